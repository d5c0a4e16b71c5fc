package dev.firefight.app.example;

import dev.firefight.app.example.Act.CacheLookup;
import dev.firefight.app.example.Act.Call;
import dev.firefight.app.example.Act.Outside;
import dev.firefight.app.example.Act.Publish;
import dev.firefight.app.example.Act.Statement;
import dev.firefight.app.example.Act.Transaction;
import dev.firefight.app.example.Act.Work;
import dev.firefight.app.example.LogLine.Level;
import dev.firefight.telemetry.SpanKind;
import java.util.List;
import java.util.function.Consumer;

/** One service at work on one request: does the acts of an operation, one after another, and answers. */
final class Serving {
    private static final double NETWORK_MILLIS = 0.4;
    private static final long CONNECTION_TIMEOUT_MICROS = 1_000_000;
    private static final long WORTH_A_SPAN_MICROS = 1_000;
    private static final double DATABASE_COMPUTES = 0.06;
    private static final double MESSAGE_DELAY_MILLIS = 25;

    private final Cluster cluster;
    private final Timetable time;
    private final Request request;
    private final Operation operation;
    private final Pod pod;
    private final Span span;
    private final Consumer<Outcome> answer;

    private Serving(
            Cluster cluster, Request request, Operation operation, Pod pod, Span span, Consumer<Outcome> answer) {
        this.cluster = cluster;
        this.time = cluster.time();
        this.request = request;
        this.operation = operation;
        this.pod = pod;
        this.span = span;
        this.answer = answer;
    }

    /** Starts to serve on one of a service's pods. */
    static void start(
            Cluster cluster,
            Request request,
            String service,
            String operationName,
            long parent,
            Consumer<Outcome> answer) {
        Operation operation = Shop.operation(service, operationName);
        Pod pod = cluster.anyPod(service);
        boolean isQueue = operation.method().isEmpty();
        Span span = request.open(
                pod,
                parent,
                isQueue ? SpanKind.CONSUMER : SpanKind.SERVER,
                operation.name(),
                cluster.time().now());
        if (isQueue) {
            span.say("messaging.destination.name", operation.route());
        } else {
            span.say("http.request.method", operation.method()).say("http.route", operation.route());
        }
        pod.enter();
        new Serving(cluster, request, operation, pod, span, answer).act(0);
    }

    private void act(int index) {
        if (index == operation.acts().size()) {
            if (operation.asideShare() > 0 && cluster.chance(operation.asideShare())) {
                request.log(time.now(), span, Level.WARN, operation.aside(), Outcome.OK);
            }
            end(Outcome.OK);
            return;
        }
        Runnable next = () -> act(index + 1);
        switch (operation.acts().get(index)) {
            case Work work -> pod.compute(cluster.draw(work.millis()), next);
            case CacheLookup lookup -> look(lookup, next);
            case Transaction transaction -> connect(transaction, next);
            case Outside outside -> askOutside(outside, next);
            case Call call -> call(call, 1, next);
            case Publish publish -> publish(publish, next);
        }
    }

    private void end(Outcome outcome) {
        request.log(
                time.now(),
                span,
                outcome.failed() ? Level.ERROR : Level.INFO,
                outcome.failed() ? operation.failed() : operation.done(),
                outcome);
        if (span.kind == SpanKind.SERVER) {
            span.say("http.response.status_code", outcome.status());
        }
        pod.leave(time.now() - span.start, outcome.failed());
        answer.accept(outcome);
        if (outcome.failed()) {
            span.fail(time.now(), Integer.toString(outcome.status()), "");
        } else {
            span.close(time.now());
        }
    }

    private void look(CacheLookup lookup, Runnable next) {
        Pod cache = cluster.anyPod(Shop.CACHE);
        Span asked = request.open(pod, span.id, SpanKind.CLIENT, lookup.statement(), time.now())
                .say("db.system.name", "redis")
                .say("server.address", Shop.CACHE);
        long micros = cluster.draw(0.7);
        cache.enter();
        cache.busy(micros / 20);
        time.after(micros, () -> {
            cache.leave(micros, false);
            asked.close(time.now());
            if (cluster.chance(lookup.missShare())) {
                cache.missed();
                pod.compute(cluster.draw(lookup.missMillis()), next);
            } else {
                next.run();
            }
        });
    }

    private void connect(Transaction transaction, Runnable next) {
        Slots pool = pod.connections();
        long asked = time.now();
        pool.acquire(
                CONNECTION_TIMEOUT_MICROS,
                () -> {
                    if (time.now() - asked > WORTH_A_SPAN_MICROS) {
                        waited(asked).close(time.now());
                    }
                    run(transaction.database(), transaction.statements(), 0, () -> {
                        pool.release();
                        next.run();
                    });
                },
                () -> {
                    String why = pod.service + "-pool - Connection is not available, request timed out after "
                            + (time.now() - asked) / 1000 + "ms (total=" + pool.size() + ", active=" + pool.used()
                            + ", idle=" + (pool.size() - pool.used()) + ", waiting=" + pool.waiting() + ")";
                    waited(asked).fail(time.now(), "java.sql.SQLTransientConnectionException", why);
                    end(new Outcome(503, why));
                });
    }

    private Span waited(long since) {
        return request.open(pod, span.id, SpanKind.INTERNAL, "HikariDataSource.getConnection", since);
    }

    private void run(String database, List<Statement> statements, int index, Runnable next) {
        if (index == statements.size()) {
            next.run();
            return;
        }
        Statement statement = statements.get(index);
        Pod store = cluster.anyPod(database);
        Span asked = request.open(pod, span.id, SpanKind.CLIENT, statement.text(), time.now())
                .say("db.system.name", "postgresql")
                .say("server.address", database);
        long micros = cluster.draw(statement.millis());
        store.enter();
        store.busy((long) (micros * DATABASE_COMPUTES));
        time.after(micros, () -> {
            store.leave(micros, false);
            asked.close(time.now());
            run(database, statements, index + 1, next);
        });
    }

    private void askOutside(Outside outside, Runnable next) {
        Span asked = request.open(pod, span.id, SpanKind.CLIENT, outside.operation(), time.now())
                .say("http.request.method", "POST")
                .say("server.address", outside.address());
        long micros = cluster.draw(outside.millis());
        boolean fails = cluster.chance(outside.failureShare());
        time.after(micros, () -> {
            pod.outsideDurations.add(micros);
            asked.say("http.response.status_code", fails ? 500 : 200);
            if (fails) {
                asked.fail(time.now(), "500", "");
                end(new Outcome(502, outside.address() + " answered 500"));
            } else {
                asked.close(time.now());
                next.run();
            }
        });
    }

    private void call(Call call, int attempt, Runnable next) {
        Operation asked = Shop.operation(call.service(), call.operation());
        Span client = request.open(pod, span.id, SpanKind.CLIENT, asked.name(), time.now())
                .say("http.request.method", asked.method())
                .say("server.address", call.service());
        OneAnswer first = new OneAnswer(outcome -> {
            if (!outcome.failed()) {
                client.say("http.response.status_code", outcome.status()).close(time.now());
                next.run();
                return;
            }
            if (outcome.status() == 504) {
                client.fail(time.now(), "timeout", outcome.why());
            } else {
                client.say("http.response.status_code", outcome.status());
                client.fail(time.now(), Integer.toString(outcome.status()), "");
            }
            failed(call, attempt, outcome, next);
        });
        request.expect();
        time.after(cluster.draw(NETWORK_MILLIS), () -> {
            start(
                    cluster,
                    request,
                    call.service(),
                    call.operation(),
                    client.id,
                    outcome -> time.after(cluster.draw(NETWORK_MILLIS), () -> first.accept(said(call, outcome))));
            request.came();
        });
        time.after(
                call.timeoutMillis() * 1000,
                () -> first.accept(
                        new Outcome(504, call.service() + " did not answer within " + call.timeoutMillis() + " ms")));
    }

    private static Outcome said(Call call, Outcome outcome) {
        return outcome.failed()
                ? new Outcome(
                        outcome.status() == 504 ? 502 : outcome.status(),
                        call.service() + " answered " + outcome.status())
                : outcome;
    }

    private void failed(Call call, int attempt, Outcome outcome, Runnable next) {
        if (attempt < call.attempts()) {
            call(call, attempt + 1, next);
        } else if (call.withoutIt().isEmpty()) {
            end(new Outcome(outcome.status(), outcome.why()));
        } else {
            request.log(time.now(), span, Level.WARN, call.withoutIt(), outcome);
            next.run();
        }
    }

    private void publish(Publish publish, Runnable next) {
        Operation asked = Shop.operation(publish.service(), publish.operation());
        Span producer = request.open(pod, span.id, SpanKind.PRODUCER, "send " + asked.route(), time.now())
                .say("messaging.destination.name", asked.route());
        request.expect();
        time.after(cluster.draw(2), () -> {
            producer.close(time.now());
            time.after(cluster.draw(MESSAGE_DELAY_MILLIS), () -> {
                start(cluster, request, publish.service(), publish.operation(), producer.id, _ -> {});
                request.came();
            });
            next.run();
        });
    }

    /** Takes the first answer and passes over later ones: who has given up no longer listens. */
    private static final class OneAnswer implements Consumer<Outcome> {
        private final Consumer<Outcome> taker;
        private boolean taken;

        OneAnswer(Consumer<Outcome> taker) {
            this.taker = taker;
        }

        @Override
        public void accept(Outcome outcome) {
            if (!taken) {
                taken = true;
                taker.accept(outcome);
            }
        }
    }
}
