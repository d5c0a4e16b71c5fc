package dev.firefight.server.web;

import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the program runs, and whether it can do its work: for machines that watch over it. */
final class Health {
    private final Journal journal;
    private final AtomicBoolean isStopping;

    Health(Journal journal, AtomicBoolean isStopping) {
        this.journal = journal;
        this.isStopping = isStopping;
    }

    void routes(RoutesConfig routes) {
        routes.get("/healthz", request -> text(request, 200, "ok"), Allowed.ANYONE);
        routes.get("/readyz", this::ready, Allowed.ANYONE);
    }

    private void ready(Context request) {
        if (isStopping.get()) {
            text(request, 503, "stopping");
            return;
        }
        try {
            journal.head();
            text(request, 200, "ready");
        } catch (JournalException trouble) {
            text(request, 503, "the journal cannot be read");
        }
    }

    private static void text(Context request, int status, String text) {
        request.status(status);
        request.contentType("text/plain; charset=utf-8");
        request.result(text + "\n");
    }
}
