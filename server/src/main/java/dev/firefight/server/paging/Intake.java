package dev.firefight.server.paging;

import dev.firefight.journal.Addition;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalBusy;
import dev.firefight.paging.episode.AlertFact.Alert;
import dev.firefight.paging.episode.AlertFact.GroupEnded;
import dev.firefight.paging.episode.AlertFact.Status;
import dev.firefight.paging.episode.Episode;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.intake.Delivery;
import dev.firefight.server.intake.Told;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Stores what senders say, each delivery as a whole or not at all, and each thing once: what is known already is answered without being written,
 * and what another request is just writing is waited for.
 */
public final class Intake {
    private final Journal journal;
    private final Alerts alerts;
    private final Follower follower;
    private final InstantSource clock;
    /** What is being written, until it is known. Holds no more than requests that are under way. */
    private final Map<Saying, CompletableFuture<Void>> underWay = new LinkedHashMap<>();

    private record Saying(String integration, String fingerprint, Status status, Instant startsAt) {}

    /**
     * What became of a delivery.
     *
     * @param stored how many alerts were written
     * @param known how many were known already
     */
    public record Result(int stored, int known) {}

    /** Over a journal, of which the alerts follow. */
    public Intake(Journal journal, Alerts alerts, Follower follower, InstantSource clock) {
        this.journal = journal;
        this.alerts = alerts;
        this.follower = follower;
        this.clock = clock;
    }

    /**
     * Stores a delivery. When this returns, all of it is on disk.
     *
     * @throws dev.firefight.journal.JournalException when it could not be stored: the sender is to try again
     */
    public Result receive(String integration, Delivery delivery) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Draft> drafts = new ArrayList<>();
        List<CompletableFuture<Void>> others = new ArrayList<>();
        Map<Saying, CompletableFuture<Void>> own = new LinkedHashMap<>();
        CompletableFuture<Void> stored = new CompletableFuture<>();
        synchronized (underWay) {
            for (Told told : delivery.alerts()) {
                Alert alert = alert(integration, told, now);
                Saying saying = new Saying(integration, alert.fingerprint(), alert.status(), alert.startsAt());
                Optional<CompletableFuture<Void>> other = Optional.ofNullable(underWay.get(saying));
                if (other.isPresent()) {
                    others.add(other.get());
                } else if (alerts.read(all -> all.effect(now, integration, alert))
                        .isNews()) {
                    drafts.add(PagingStreams.draft(now, alert));
                    underWay.put(saying, stored);
                    own.put(saying, stored);
                } else if (alert.isFiring()) {
                    alert.endsAt().ifPresent(end -> alerts.heard(integration, alert.fingerprint(), end));
                }
            }
        }
        int news = drafts.size();
        delivery.endedGroup().ifPresent(group -> drafts.add(PagingStreams.draft(now, new GroupEnded(group, now))));
        try {
            if (!drafts.isEmpty()) {
                long position = journal.append(
                                List.of(new Addition(PagingStreams.alerts(integration), OptionalLong.empty(), drafts)))
                        .entries()
                        .getLast()
                        .position();
                follower.awaits(position);
            }
            stored.complete(null);
        } finally {
            stored.completeExceptionally(
                    new JournalBusy("another request with the same alert could not be stored; try again"));
            synchronized (underWay) {
                own.keySet().forEach(underWay::remove);
            }
        }
        await(others.stream().filter(one -> one != stored).toList());
        return new Result(news, delivery.alerts().size() - news);
    }

    /** Of an alert that fires, and whose sender does not say since when, nothing new is learned. */
    private Alert alert(String integration, Told told, Instant now) {
        Instant start = told.startsAt().isPresent()
                ? now
                : alerts.read(all -> all.open(integration, told.fingerprint()))
                        .map(Episode::renewedAt)
                        .orElse(now);
        Alert alert = told.since(start);
        return alert.status() == Status.RESOLVED && alert.endsAt().isEmpty()
                ? new Alert(
                        alert.fingerprint(),
                        alert.status(),
                        alert.startsAt(),
                        Optional.of(now),
                        alert.labels(),
                        alert.annotations(),
                        alert.group(),
                        alert.link())
                : alert;
    }

    private static void await(List<CompletableFuture<Void>> others) {
        try {
            others.forEach(CompletableFuture::join);
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw failed;
        }
    }
}
