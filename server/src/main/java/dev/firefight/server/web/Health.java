package dev.firefight.server.web;

import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Whether the program runs, and whether it can do its work: for machines that watch over it. Work is done where entries can be stored, and
 * so that is tried, now and then, without storing anything.
 */
final class Health {
    /** How long an answer counts, so that whoever asks all the time does not keep the disk busy. */
    private static final Duration KEPT = Duration.ofSeconds(2);
    /** A full disk may have room for a trial and none for an entry: what somebody met counts for longer. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final Journal journal;
    private final AtomicBoolean isStopping;
    private final BooleanSupplier isFollowing;
    private final InstantSource clock;
    private Instant tried = Instant.EPOCH;
    private Instant failed = Instant.EPOCH;
    private boolean isWell;

    /** @param isFollowing whether what others write is taken in */
    Health(Journal journal, AtomicBoolean isStopping, BooleanSupplier isFollowing, InstantSource clock) {
        this.journal = journal;
        this.isStopping = isStopping;
        this.isFollowing = isFollowing;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.get("/healthz", request -> text(request, 200, "ok"), Allowed.ANYONE);
        routes.get("/readyz", this::ready, Allowed.ANYONE);
    }

    /** Somebody could not store something. */
    synchronized void failed() {
        failed = clock.instant();
    }

    private void ready(Context request) {
        if (isStopping.get()) {
            text(request, 503, "stopping");
        } else if (!isFollowing.getAsBoolean()) {
            text(request, 503, "the journal holds what this program cannot read, and it follows it no longer");
        } else if (isWell()) {
            text(request, 200, "ready");
        } else {
            text(request, 503, "the journal cannot be written");
        }
    }

    private synchronized boolean isWell() {
        Instant now = clock.instant();
        if (!now.isBefore(tried.plus(KEPT)) || now.isBefore(tried)) {
            isWell = canWrite();
            tried = now;
        }
        return isWell && !now.isBefore(failed.plus(REMEMBERED));
    }

    private boolean canWrite() {
        try {
            journal.tryWriting();
            return true;
        } catch (JournalException trouble) {
            return false;
        }
    }

    private static void text(Context request, int status, String text) {
        request.status(status);
        request.contentType("text/plain; charset=utf-8");
        request.result(text + "\n");
    }
}
