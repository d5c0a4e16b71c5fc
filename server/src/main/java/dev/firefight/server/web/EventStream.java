package dev.firefight.server.web;

import dev.firefight.server.incidents.Notices;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells what is new, as server-sent events. An event says how many entries an incident has now and nothing of what they say: who wants to
 * know asks for them, in the same way after a lost connection. The id of an event is a position in the journal; who comes back with it is
 * told what was missed.
 */
final class EventStream {
    /** Nobody watches with more than this; one more is asked to come back. */
    static final int MOST_WATCHERS = 2_000;

    /** So many of them are one person's, or one program's: nobody alone takes the place of all others. */
    static final int MOST_WATCHERS_OF_ONE = 250;

    private static final String EVERYTHING = "event: everything\ndata: {}\n\n";

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Notices notices;
    private final Gate gate;
    private final AtomicInteger watchers = new AtomicInteger();
    private final Map<String, Integer> watchersByName = new ConcurrentHashMap<>();

    EventStream(Notices notices, Gate gate) {
        this.notices = notices;
        this.gate = gate;
    }

    Endpoint endpoint() {
        return Endpoint.get(
                        "/api/v1/events",
                        Allowed.VIEWER,
                        "Tells what is new, as server-sent events: {\"incident\":7,\"entries\":12}; the event"
                                + " \"everything\" asks to look at everything anew",
                        this::stream)
                .with(
                        "since",
                        "the id of the last event that was seen; so does the header Last-Event-ID",
                        Schema.number())
                .gives("text/event-stream", Schema.text());
    }

    int watchers() {
        return watchers.get();
    }

    private void stream(Context request) throws IOException {
        if (request.method().equals(HandlerType.HEAD)) {
            request.contentType("text/event-stream");
            return;
        }
        String name = Gate.caller(request).person().name();
        enter(request, name);
        try {
            request.contentType("text/event-stream");
            request.header("Cache-Control", "no-store");
            request.header("X-Accel-Buffering", "no");
            request.disableCompression();
            write(request, request.res().getOutputStream());
        } catch (IOException | InterruptedException gone) {
            // Whoever watched has left, or the program ends.
        } finally {
            leave(name);
        }
    }

    private void enter(Context request, String name) {
        int all = watchers.incrementAndGet();
        int own = watchersByName.merge(name, 1, Integer::sum);
        if (all > MOST_WATCHERS || own > MOST_WATCHERS_OF_ONE) {
            leave(name);
            request.header("Retry-After", "10");
            throw own > MOST_WATCHERS_OF_ONE
                    ? new ProblemException(
                            429,
                            "too-many-watchers",
                            "You watch " + MOST_WATCHERS_OF_ONE + " times already",
                            "Close pages or programs that watch in your name.")
                    : new ProblemException(
                            503,
                            "too-many-watchers",
                            "Too many watch already",
                            "Close a page, or ask for what is new now and then.");
        }
    }

    private void leave(String name) {
        watchers.decrementAndGet();
        watchersByName.computeIfPresent(name, (_, own) -> own > 1 ? own - 1 : null);
    }

    private void write(Context request, OutputStream out) throws IOException, InterruptedException {
        long position = notices.position();
        long told = since(request).orElse(position);
        long seen = Math.min(told, position);
        send(out, "retry: 1000\nid: " + seen + "\nevent: hello\ndata: {}\n\n");
        if (told > position) { // of a journal that was restored meanwhile, or of a node that is ahead of this one
            send(out, EVERYTHING);
        }
        while (!notices.isClosed() && gate.stillKnows(request)) {
            Optional<Notices.News> news = notices.after(seen, HEARTBEAT);
            if (news.isEmpty()) {
                send(out, "event: still\ndata: {}\n\n");
                continue;
            }
            StringBuilder text = new StringBuilder();
            if (!news.get().isComplete()) {
                text.append(EVERYTHING);
            }
            for (Notices.Notice one : news.get().notices()) {
                text.append("id: ")
                        .append(one.position())
                        .append("\nevent: incident\ndata: {\"incident\":")
                        .append(one.incident())
                        .append(",\"entries\":")
                        .append(one.entries())
                        .append("}\n\n");
            }
            seen = news.get().position();
            send(out, text.toString());
        }
    }

    private static Optional<Long> since(Context request) {
        return Optional.ofNullable(request.header("Last-Event-ID"))
                .or(() -> Optional.ofNullable(request.queryParam("since")))
                .filter(one -> one.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
