package dev.firefight.practice.production;

import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.production.LogBook.Severity;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SpanKind;
import java.util.Arrays;

/**
 * Where an instance works on requests: each takes one of its threads, or waits in a queue of limited length, or is turned away; it holds the thread
 * until it is answered, also while it waits for others.
 */
final class Desk implements Asker {
    /** Its good answers; of note are wrong ones. */
    final Minutes checked = new Minutes();

    private static final double MOST_RUNNABLE = 2;

    private final Production production;
    private final CallEvents events;
    private final Instance instance;
    private final Service service;
    private final Origin origin;
    private final Host host;
    private final Chance chance;
    private final Processor processor;
    private final Heap heap;
    private final RouteMeters[] meters;
    private final SpanName[] spans;
    private Twist[][] twists;
    private int busy;
    private int[] queue = new int[64];
    private int head;
    private int queued;
    private boolean isServing;
    private int[] working = new int[64];
    private int works;

    Desk(Production production, Instance instance) {
        this.production = production;
        this.events = production.callEvents();
        this.instance = instance;
        this.service = instance.service();
        this.origin = instance.origin();
        this.host = instance.host();
        this.chance = instance.chance();
        this.processor = new Processor(production.agenda(), service.cores(), this::computed);
        host.processors.add(processor);
        this.heap = new Heap(
                production.agenda(), instance, processor, service.design().heap());
        this.meters = service.routes().stream()
                .map(route -> new RouteMeters(production.metersAt(host), instance.teller(), origin, route.name))
                .toArray(RouteMeters[]::new);
        this.spans = service.routes().stream()
                .map(route -> production.traces().name(origin, route.name, SpanKind.SERVER, "", host))
                .toArray(SpanName[]::new);
        this.twists = new Twist[service.routes().size()][0];
    }

    Processor processor() {
        return processor;
    }

    Heap heap() {
        return heap;
    }

    int busy() {
        return busy;
    }

    /** Whether so many compute that a look at its health takes too long. */
    boolean isBusy() {
        return processor.runnable() > MOST_RUNNABLE * processor.cores();
    }

    int queued() {
        return queued;
    }

    /** The program that runs does things otherwise from now on: for each route the twists. */
    void twist(Twist[][] anew) {
        twists = anew;
    }

    /** All work is broken off, and whoever waits for it is told so. */
    void breakOff() {
        while (works > 0) {
            Call call = production.calls().get(working[works - 1]);
            forget(call);
            abandon(call);
        }
        while (queued > 0) {
            reply(production.calls().get(takeFirst()), Failure.RESET);
        }
        busy = 0;
        processor.clear();
        heap.clear();
    }

    private void abandon(Call call) {
        call.work = 0;
        if (call.pool != null) {
            call.pool.database().locks().leave(call);
        }
        call.waitTicket = 0;
        call.isInTransaction = false;
        call.losesConnection = false;
        call.pool = null;
        if (call.isElsewhere) {
            call.isDead = true;
            call.holds++;
        }
        reply(call, Failure.RESET);
    }

    /** A request is here. */
    void arrive(Call call) {
        call.arrivedNanos = production.nowNanos();
        call.workSpan = call.trace.span();
        if (!instance.isRunning()) {
            reply(call, Failure.REFUSED);
        } else if (service.hasWrongTime(call)) {
            reply(call, Failure.TOKEN_TIME);
        } else if (busy < service.threads() && queued == 0) {
            begin(call);
        } else if (queued < service.queue()) {
            enqueue(call);
        } else {
            meters[call.route.index].answered(Failure.OVERLOADED, 0);
            if (production.logs().takes(origin)) {
                production
                        .logs()
                        .add(
                                origin,
                                host.skewNanos,
                                Severity.WARN,
                                call.route.name + " 503 " + Failure.OVERLOADED.words() + " (" + queued + " waiting, "
                                        + busy + " threads busy)",
                                call.trace);
            }
            reply(call, Failure.OVERLOADED);
        }
    }

    private void enqueue(Call call) {
        if (queued == queue.length) {
            int[] longer = new int[2 * queued];
            for (int i = 0; i < queued; i++) {
                longer[i] = queue[(head + i) & (queued - 1)];
            }
            queue = longer;
            head = 0;
        }
        queue[(head + queued++) & (queue.length - 1)] = call.slot;
    }

    private int takeFirst() {
        int slot = queue[head];
        head = (head + 1) & (queue.length - 1);
        queued--;
        return slot;
    }

    private int takeLast() {
        return queue[(head + --queued) & (queue.length - 1)];
    }

    private void reply(Call call, Failure outcome) {
        if (call.isAwaited && !host.isCutOff && !call.link.host().isCutOff) {
            call.outcome = outcome;
            events.reply(call, call.link.edge().wayNanos(host, call.link.host()));
        } else {
            production.calls().drop(call);
        }
    }

    private void begin(Call call) {
        busy++;
        if (works == working.length) {
            working = Arrays.copyOf(working, 2 * works);
        }
        call.place = works;
        working[works++] = call.slot;
        call.work = production.calls().ticket();
        call.step = 0;
        call.workFactor = 1;
        call.repeats = 0;
        call.asks = 0;
        call.pending = 0;
        call.isDead = false;
        call.isElsewhere = false;
        call.isInTransaction = false;
        call.losesConnection = false;
        call.pool = null;
        call.locks = RowLock.NONE;
        call.doom = call.isPoison ? Failure.REJECTED : Failure.NONE;
        call.doomSays = call.isPoison ? "cannot deserialize message: unexpected field" : "";
        long pauseNanos = 0;
        for (Twist twist : twists[call.route.index]) {
            if (twist.share() >= 1 || chance.happens(twist.share())) {
                call.workFactor *= twist.work();
                call.repeats += twist.repeats();
                call.losesConnection |= twist.losesConnection();
                call.asks += twist.asks();
                call.isSpoiled |= twist.spoils();
                pauseNanos += twist.pauseNanos();
                if (twist.failure() != Failure.NONE) {
                    call.doom = twist.failure();
                    call.doomSays = twist.says();
                }
                if (twist.leakedBytes() > 0) {
                    heap.use(0, (double) twist.leakedBytes());
                    if (call.work == 0) {
                        return; // that was more than there is, and it ended with the program
                    }
                }
            }
        }
        if (pauseNanos > 0) {
            call.step = -1;
            sleep(call, (double) pauseNanos);
        } else {
            proceed(call);
        }
    }

    private void proceed(Call call) {
        while (call.step < call.route.steps()) {
            if (!call.route.op(call.step).begin(call)) {
                return;
            }
            call.step++;
        }
        answer(call, Failure.NONE);
    }

    /** The step ended well. */
    void goOn(Call call) {
        if (call.doom == Failure.NONE) {
            call.step++;
            proceed(call);
        } else {
            fail(call, call.doom, call.doomSays);
        }
    }

    /** The step failed, and with it the request. */
    void fail(Call call, Failure failure, String says) {
        if (production.logs().takes(origin)) {
            production
                    .logs()
                    .add(origin, host.skewNanos, Severity.ERROR, call.route.name + " failed: " + says, call.trace);
        }
        answer(call, failure);
    }

    void compute(Call call, double workNanos) {
        processor.begin(call.slot, workNanos);
    }

    private void computed(int slot) {
        goOn(production.calls().get(slot));
    }

    /** Nothing happens to the call for a while. */
    void sleep(Call call, double nanos) {
        call.isElsewhere = true;
        events.wake(call, nanos);
    }

    void woken(Call call) {
        if (call.step < 0) {
            goOn(call);
        } else {
            call.route.op(call.step).woken(call);
        }
    }

    @Override
    public void answered(Call child, Failure outcome) {
        Call call = child.parent;
        if (!child.isWanted()) {
            return;
        }
        if (outcome != Failure.NONE && !child.isOptional && call.trouble == Failure.NONE) {
            call.trouble = outcome;
        }
        if (outcome != Failure.NONE && production.logs().takes(origin)) {
            production
                    .logs()
                    .add(
                            origin,
                            host.skewNanos,
                            child.isOptional ? Severity.WARN : Severity.ERROR,
                            told(call, child, outcome),
                            call.trace);
        }
        call.isSpoiled |= child.isSpoiled;
        if (--call.pending == 0) {
            if (call.trouble == Failure.NONE) {
                goOn(call);
            } else {
                answer(call, call.trouble.passedOn());
            }
        }
    }

    private String told(Call call, Call child, Failure outcome) {
        String target = child.link.edge().target().name();
        long millis = (production.nowNanos() - child.firstSentNanos) / 1_000_000;
        return call.route.name + ": call to " + target + " (" + child.route.name + ") failed after " + millis + " ms: "
                + outcome.words() + (child.attempt > 1 ? ", " + child.attempt + " attempts" : "");
    }

    private void answer(Call call, Failure outcome) {
        long now = production.nowNanos();
        busy--;
        forget(call);
        if (call.pool != null) {
            call.isInTransaction = false;
            Pool pool = call.pool;
            pool.database().locks().release(call);
            pool.giveBack(call);
        }
        call.work = 0;
        meters[call.route.index].answered(outcome, now - call.arrivedNanos);
        call.trace.add(call.workSpan, call.askSpan, call.arrivedNanos, now, spans[call.route.index], outcome);
        call.trace.hasFailed |= outcome != Failure.NONE;
        if (call.trace.isSampled && outcome == Failure.NONE && production.logs().takes(origin)) {
            production
                    .logs()
                    .add(
                            origin,
                            host.skewNanos,
                            Severity.INFO,
                            call.route.name + " 200 in " + (now - call.arrivedNanos) / 1_000_000 + " ms",
                            call.trace);
        }
        if (outcome == Failure.NONE) {
            checked.add(now, 0, call.isSpoiled);
        }
        reply(call, outcome);
        heap.use((double) service.design().heap().requestBytes(), 0);
        if (isServing) {
            return; // whoever called serves the next one
        }
        serve();
    }

    /** Threads that are free take those who wait. */
    void serve() {
        isServing = true;
        while (queued > 0 && busy < service.threads() && instance.isRunning()) {
            Call next = production.calls().get(service.servesNewestFirst ? takeLast() : takeFirst());
            if (service.dropsExpired && !next.isAwaited) {
                production.calls().drop(next);
            } else {
                begin(next);
            }
        }
        isServing = false;
        if (busy == 0) {
            instance.isIdle();
        }
    }

    private void forget(Call call) {
        int last = working[--works];
        working[call.place] = last;
        production.calls().get(last).place = call.place;
    }
}
