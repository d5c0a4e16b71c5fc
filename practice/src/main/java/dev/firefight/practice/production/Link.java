package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SpanKind;
import java.util.Arrays;
import java.util.Locale;

/** One who asks a service: an instance of another one, people, or a queue. It asks again, gives up, and counts what came of it. */
final class Link {
    private static final double EARLY_NANOS = 50_000;
    private static final double TOKENS = 10;
    private static final long NAME_NANOS = 30_000_000_000L;
    private static final long NAME_AGAIN_NANOS = 5_000_000_000L;
    private static final long CONNECTION_NANOS = 60_000_000_000L;

    private final Production production;
    private final CallEvents events;
    private final Meters meters;
    private final Teller teller;
    private final Edge edge;
    private final Origin origin;
    private final Host host;
    private final Breaker breaker = new Breaker();
    private final int[] outcomes = new int[Failure.values().length];
    private final int times;
    private final int retries;
    private final SpanName[] spans;
    private double tokens = TOKENS;
    private long nameUntil;
    private long connectedUntil;

    Link(Production production, Edge edge, Teller teller, Origin origin, Host host) {
        this.production = production;
        this.events = production.callEvents();
        this.edge = edge;
        this.origin = origin;
        this.host = host;
        Arrays.fill(outcomes, -1);
        this.teller = teller;
        this.meters = production.metersAt(host);
        String peer = edge.target().name();
        times = meters.histogram(teller, origin, "http_client_request_duration_seconds", "server_address", peer);
        retries = meters.counter(teller, origin, "http_client_retries_total", "server_address", peer);
        spans = edge.target().routes().stream()
                .map(route -> production.traces().name(origin, route.name, SpanKind.CLIENT, peer, host))
                .toArray(SpanName[]::new);
        // Not all at the same time, since they did not begin at the same time.
        nameUntil = production.nowNanos() + (long) (NAME_NANOS * (edge.spread() - 0.5));
        connectedUntil = production.nowNanos() + (long) (CONNECTION_NANOS * (edge.spread() - 0.5));
    }

    Host host() {
        return host;
    }

    Edge edge() {
        return edge;
    }

    /** Somebody wants something done. It is told once, when that has ended. */
    Call ask(Asker asker, Call parent, Route route, boolean isOptional) {
        Call call = production.calls().take();
        call.asker = asker;
        call.parent = parent;
        call.parentWork = parent.work;
        call.parentSpan = parent == Call.NOBODY ? 0 : parent.workSpan;
        call.link = this;
        call.route = route;
        call.attempt = 1;
        call.isOptional = isOptional;
        call.isPoison = false;
        call.isSpoiled = false;
        call.firstSentNanos = production.nowNanos();
        call.trace = (parent == Call.NOBODY ? production.traces().begin() : parent.trace).join();
        call.askSpan = call.trace.span();
        tokens = Math.min(TOKENS, tokens + edge.budget);
        send(call);
        return call;
    }

    /** The first or a further attempt goes out. */
    void send(Call call) {
        long now = production.nowNanos();
        call.sentNanos = now;
        call.isAwaited = true;
        call.holds = 1;
        Failure obstacle = obstacle(now);
        int chosen = obstacle == Failure.NONE ? edge.choose() : Edge.NOBODY;
        if (chosen == Edge.NOBODY) {
            call.server = null;
            call.outcome = obstacle == Failure.NONE ? Failure.NO_INSTANCE : obstacle;
            events.reply(call, EARLY_NANOS);
            return;
        }
        Instance server = edge.target().instances().get(chosen);
        call.server = server;
        server.outstanding++;
        edge.deadlines().add(call.slot, call.life, now + edge.timeoutNanos);
        if (!host.isReached() || !server.host().isReached()) {
            call.holds = 0; // never arrives
        } else {
            events.arrive(call, edge.wayNanos(host, server.host()));
        }
    }

    /** The pause before a further attempt is over. */
    void sendAgain(Call call) {
        if (call.isWanted()) {
            send(call);
        } else { // whoever wanted it is gone
            production.calls().release(call);
        }
    }

    private Failure obstacle(long now) {
        if (edge.hasBreaker && !breaker.lets(now)) {
            return Failure.BREAKER_OPEN;
        }
        if (edge.obstacle != Failure.NONE && edge.happens(edge.obstacleShare)) {
            return edge.obstacle;
        }
        Service target = edge.target();
        if (now >= nameUntil) {
            nameUntil = now + (target.isNameLost ? NAME_AGAIN_NANOS : NAME_NANOS);
            if (target.isNameLost) {
                return Failure.UNKNOWN_HOST;
            }
        } else if (target.isNameLost && nameUntil - now <= NAME_AGAIN_NANOS) {
            return Failure.UNKNOWN_HOST;
        }
        if (now >= connectedUntil) {
            if (now >= target.certificateUntilNanos) {
                return Failure.CERTIFICATE;
            }
            if (!host.hasPorts) {
                return Failure.NO_PORT;
            }
            connectedUntil = now + CONNECTION_NANOS;
        }
        return Failure.NONE;
    }

    /** The answer is here, if anybody waits for it. */
    void replied(Call call) {
        if (call.isAwaited) {
            call.holds--;
            end(call, call.outcome);
        } else {
            production.calls().drop(call);
        }
    }

    /** It waited long enough. */
    void timedOut(Call call) {
        end(call, Failure.TIMEOUT);
    }

    private void end(Call call, Failure outcome) {
        long now = production.nowNanos();
        call.isAwaited = false;
        boolean isInNoHands = call.holds == 0;
        count(call, outcome, now);
        if (call.server != null) {
            call.server.outstanding--;
            call.server.seen(outcome.status() >= 500);
        }
        boolean isFailure = outcome.status() >= 500;
        if (edge.hasBreaker && outcome != Failure.BREAKER_OPEN) {
            breaker.answered(now, isFailure);
        }
        if (outcome.isWorthAnotherTry() && call.attempt < edge.tries && call.isWanted() && takesToken()) {
            again(call);
        } else {
            call.asker.answered(call, outcome);
        }
        if (isInNoHands) {
            production.calls().release(call);
        }
    }

    private boolean takesToken() {
        if (edge.budget >= 1) {
            return true;
        }
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    private void again(Call call) {
        Call next = production.calls().take();
        next.asker = call.asker;
        next.parent = call.parent;
        next.parentWork = call.parentWork;
        next.parentSpan = call.parentSpan;
        next.link = this;
        next.route = call.route;
        next.attempt = call.attempt + 1;
        next.isOptional = call.isOptional;
        next.isPoison = call.isPoison;
        next.isSpoiled = false;
        next.firstSentNanos = call.firstSentNanos;
        next.trace = call.trace.join();
        next.askSpan = next.trace.span();
        meters.count(retries);
        events.sendLater(next, (edge.backoffNanos << (call.attempt - 1)) * edge.spread());
    }

    private void count(Call call, Failure outcome, long now) {
        int status = outcome.number();
        if (outcomes[status] < 0) {
            outcomes[status] = meters.counter(
                    teller,
                    origin,
                    "http_client_requests_total",
                    "server_address",
                    edge.target().name(),
                    "outcome",
                    outcome == Failure.NONE ? "ok" : outcome.status() < 500 ? "refused" : "error",
                    "error_type",
                    outcome == Failure.NONE ? "" : outcome.name().toLowerCase(Locale.ROOT));
        }
        meters.count(outcomes[status]);
        meters.time(times, now - call.sentNanos);
        if (call.parent != Call.NOBODY) {
            call.trace.add(call.askSpan, call.parentSpan, call.sentNanos, now, spans[call.route.index], outcome);
        }
    }
}
