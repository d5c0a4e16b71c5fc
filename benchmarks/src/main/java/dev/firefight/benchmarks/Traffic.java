package dev.firefight.benchmarks;

import dev.firefight.benchmarks.LogLine.Level;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Sends requests through a production and notes what its pods tell of them. */
final class Traffic {
    private static final int ENTRIES = 3;
    private static final int MOST_DEPTH = 4;
    private static final double CALL_SHARE = 0.6;
    private static final double FAILURE_SHARE = 0.3;
    private static final double SLOWER = 6;
    private static final int USERS = 50_000;
    private static final long WIRE_NANOS = 300_000;
    private static final String STACK = """
            java.util.concurrent.TimeoutException: no connection within 1000 ms
            \tat shop.pool.Pool.acquire(Pool.java:183)
            \tat shop.store.Store.load(Store.java:77)
            \tat shop.web.Handler.handle(Handler.java:41)
            Caused by: java.net.ConnectException: Connection refused
            \t... 14 more""";

    private final Production production;
    private final SplittableRandom random;
    private final List<Batch> batches;

    Traffic(Production production) {
        this.production = production;
        this.random = new SplittableRandom(production.seed());
        this.batches = Stream.generate(Batch::new).limit(production.pods()).toList();
    }

    /** What each pod tells of a step; the lists are filled again for the next step. */
    List<Batch> step(int step) {
        int requests = production.requestsEach();
        for (Batch batch : batches) {
            batch.spans().clear();
            batch.lines().clear();
        }
        for (int i = 0; i < requests; i++) {
            long start = Production.timeNanos(step) + i * (Production.STEP_NANOS / requests);
            Service entry = production.services().get(random.nextInt(ENTRIES));
            new Request(random.nextLong(), random.nextLong(), random.nextInt(USERS)).answer(entry, 0, start, 0);
        }
        return batches;
    }

    private record Answer(long endNanos, boolean failed) {}

    private final class Request {
        private final long traceHigh;
        private final long traceLow;
        private final long user;

        Request(long traceHigh, long traceLow, long user) {
            this.traceHigh = traceHigh;
            this.traceLow = traceLow;
            this.user = user;
        }

        private Answer answer(Service service, long caller, long start, int depth) {
            Batch batch =
                    batches.get(service.pods().get(random.nextInt(service.pods().size())));
            boolean isInTrouble = production.isInTrouble(service, start);
            boolean failed = isInTrouble && random.nextDouble() < FAILURE_SHARE;
            long id = random.nextLong();
            String route = service.routes().get(random.nextInt(service.routes().size()));
            long now = start
                    + (long) (service.workMillis() * 1e6 * random.nextDouble(0.5, 1.5) * (isInTrouble ? SLOWER : 1));
            for (Service callee : service.calls()) {
                if (!failed && depth < MOST_DEPTH && random.nextDouble() < CALL_SHARE) {
                    long call = random.nextLong();
                    Answer answer = answer(callee, call, now + WIRE_NANOS, depth + 1);
                    long end = answer.endNanos() + WIRE_NANOS;
                    batch.spans()
                            .add(span(call, id, callee.routes().getFirst(), callee.name(), now, end, answer.failed()));
                    now = end;
                    failed = answer.failed();
                }
            }
            Span span = span(id, caller, route, "", start, now, failed);
            batch.spans().add(span);
            say(batch, span, isInTrouble);
            return new Answer(now, failed);
        }

        private Span span(long id, long parent, String route, String peer, long start, long end, boolean failed) {
            return new Span(traceHigh, traceLow, id, parent, route, peer, user, start, end, failed);
        }

        private void say(Batch batch, Span span, boolean isInTrouble) {
            long millis = (span.endNanos() - span.startNanos()) / 1_000_000;
            batch.lines()
                    .add(new LogLine(
                            span,
                            span.startNanos(),
                            Level.INFO,
                            "request of user " + user + " for " + span.route() + " accepted from 10.4."
                                    + random.nextInt(256) + "." + random.nextInt(256),
                            ""));
            if (span.failed()) {
                batch.lines()
                        .add(new LogLine(
                                span,
                                span.endNanos(),
                                isInTrouble ? Level.ERROR : Level.WARN,
                                isInTrouble
                                        ? "cannot answer " + span.route() + ": pool of connections is exhausted after "
                                                + millis + " ms"
                                        : "a call for user " + user + " failed, gave up after " + millis + " ms",
                                isInTrouble ? STACK : ""));
            } else {
                batch.lines()
                        .add(new LogLine(
                                span,
                                span.endNanos(),
                                Level.INFO,
                                "answered " + span.route() + " in " + millis + " ms",
                                ""));
            }
        }
    }
}
