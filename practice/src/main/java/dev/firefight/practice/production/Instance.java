package dev.firefight.practice.production;

import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.production.LogBook.Severity;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SpanKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One running program of a service. A request takes one of its threads, or waits in a queue of limited length, or is turned away; it holds the
 * thread until it is answered, also while it waits for others.
 */
public final class Instance implements Asker {
    private static final int FAILURES_TO_EJECT = 5;
    private static final long EJECTED_NANOS = 30_000_000_000L;
    private static final double COLD_SPEED = 0.4;
    private static final long COLD_NANOS = 30_000_000_000L;

    private final Production production;
    private final Service service;
    private final Chance chance;
    private final Host host;
    private final Origin origin;
    private final Processor processor;
    private final Heap heap;
    private final List<Link> links = new ArrayList<>();
    private final List<Pool> pools = new ArrayList<>();
    private final RouteMeters[] meters;
    private final SpanName[] spans;
    private final int lifeActor;
    private final int firstMeter;
    private final int lastMeter;

    private State state = State.STOPPED;
    private String version;
    private Twist[][] twists;
    private int busy;
    private int[] queue = new int[64];
    private int queueHead;
    private int queued;
    private boolean isServing;
    private int[] working = new int[64];
    private int works;
    private long startedNanos;
    private int restarts;
    private int starts;

    int outstanding;
    boolean isKnownHealthy = true;
    int probesFailed;
    private int failuresInRow;
    private long ejectedUntil;
    private double speed = 1;
    private boolean isCold;

    /** How far it is. */
    public enum State {
        /** It does not run. */
        STOPPED,
        /** It starts. */
        STARTING,
        /** It answers. */
        RUNNING,
        /** It stopped by itself and is going to be started again. */
        CRASHED,
        /** It is gone for good. */
        GONE
    }

    Instance(Production production, Service service, String name, Host host, String version) {
        this.production = production;
        this.service = service;
        this.host = host;
        this.version = version;
        this.chance = production.chance("instance " + name);
        this.origin = new Origin(service.name(), name, host.name());
        this.processor = new Processor(production.agenda(), service.cores(), this::computed);
        this.heap = new Heap(production.agenda(), this, service.design().heap());
        this.lifeActor = production.agenda().enrol(this::nextState);
        this.firstMeter = production.meters().size();
        this.meters = service.routes().stream()
                .map(route -> new RouteMeters(production.meters(), origin, route.name))
                .toArray(RouteMeters[]::new);
        this.spans = service.routes().stream()
                .map(route -> production.traces().name(origin, route.name, SpanKind.SERVER, "", host.skewNanos))
                .toArray(SpanName[]::new);
        service.edges().forEach(edge -> links.add(new Link(production, edge, origin, host)));
        service.design()
                .pools()
                .forEach(pool -> pools.add(new Pool(
                        production,
                        production.database(pool.database()),
                        production.poolDeadlines(pool.patience().toNanos()),
                        pool.size(),
                        pool.patience().toNanos())));
        this.lastMeter = production.meters().size();
        this.twists = new Twist[service.routes().size()][0];
    }

    // --- what it is

    Service service() {
        return service;
    }

    /** Who it is in telemetry. */
    public Origin origin() {
        return origin;
    }

    /** Where it runs. */
    public Host host() {
        return host;
    }

    /** What it is called. */
    public String name() {
        return origin.component();
    }

    /** Which program runs. */
    public String version() {
        return version;
    }

    /** How far it is. */
    public State state() {
        return state;
    }

    Chance chance() {
        return chance;
    }

    Processor processor() {
        return processor;
    }

    Heap heap() {
        return heap;
    }

    Link link(int edge) {
        return links.get(edge);
    }

    Pool pool(int index) {
        return pools.get(index);
    }

    List<Pool> pools() {
        return pools;
    }

    int busy() {
        return busy;
    }

    int queued() {
        return queued;
    }

    int restarts() {
        return restarts;
    }

    long startedNanos() {
        return startedNanos;
    }

    boolean isRunning() {
        return state == State.RUNNING && host.isUp;
    }

    boolean isInRotation() {
        return isKnownHealthy && state != State.GONE && state != State.STARTING && state != State.STOPPED;
    }

    boolean isEjected() {
        return production.nowNanos() < ejectedUntil;
    }

    /** Those who ask see whether it fails all the time. */
    void seen(boolean isFailure) {
        failuresInRow = isFailure ? failuresInRow + 1 : 0;
        if (failuresInRow >= FAILURES_TO_EJECT && !isEjected() && service.mayEject()) {
            ejectedUntil = production.nowNanos() + EJECTED_NANOS;
            failuresInRow = 0;
        }
    }

    /** The program that runs does things otherwise from now on: for each route the twists. */
    void twist(Twist[][] anew) {
        twists = anew;
    }

    // --- its life

    /** It runs already. */
    void runs() {
        state = State.RUNNING;
        startedNanos = production.nowNanos();
    }

    /** It is started with this program. */
    void start(String program) {
        version = program;
        service.refresh(this);
        state = State.STARTING;
        starts++;
        production
                .agenda()
                .plan(
                        production.nowNanos()
                                + (long) (service.design().start().toNanos() * (0.8 + 0.4 * chance.unit())),
                        lifeActor,
                        starts & 0xFFFF);
    }

    private void nextState(int start) {
        if (start != (starts & 0xFFFF)) {
            if (start == COLD_DETAIL) {
                isCold = false;
                run(speed);
            }
            return;
        }
        if (state == State.CRASHED) {
            start(version);
        } else if (state == State.STARTING) {
            String failure = service.startFailure(this);
            if (!failure.isEmpty()) {
                log(Severity.FATAL, failure, Trace.NONE);
                crashed("CrashLoopBackOff");
                return;
            }
            state = State.RUNNING;
            startedNanos = production.nowNanos();
            isKnownHealthy = true;
            probesFailed = 0;
            isCold = true;
            run(speed);
            production.agenda().plan(production.nowNanos() + COLD_NANOS, lifeActor, COLD_DETAIL);
            log(Severity.INFO, "Started " + service.name() + " " + version + ", listening on :8080", Trace.NONE);
        }
    }

    private static final int COLD_DETAIL = 0xFFFFF;

    /** Its cores are so many times as fast as usual. */
    void run(double timesAsFast) {
        speed = timesAsFast;
        processor.run(speed * host.speed * (isCold ? COLD_SPEED : 1));
    }

    /** It ends by itself, and is started again after a while, later each time. */
    void crash(String says, String why) {
        if (state != State.RUNNING) {
            return;
        }
        log(Severity.FATAL, says, Trace.NONE);
        breakOff();
        crashed(why);
    }

    private void crashed(String why) {
        state = State.CRASHED;
        restarts++;
        production.event(origin, why);
        long wait = Math.min(300, 5L << Math.min(6, restarts - 1));
        starts++;
        production.agenda().plan(production.nowNanos() + wait * 1_000_000_000L, lifeActor, starts & 0xFFFF);
    }

    /** It is ended by somebody, and started again at once. */
    void restart(String program) {
        breakOff();
        restarts++;
        start(program);
    }

    /** It is ended for good. */
    void remove() {
        breakOff();
        state = State.GONE;
        starts++;
        production.meters().silence(firstMeter, lastMeter);
    }

    private void breakOff() {
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
        pools.forEach(Pool::clear);
        heap.clear(service.design().heap());
        production.meters().reset(firstMeter, lastMeter);
    }

    private void abandon(Call call) {
        call.work = 0;
        if (call.pool != null) {
            call.pool.database().leave(call);
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

    // --- requests

    /** A request is here. */
    void arrive(Call call) {
        call.arrivedNanos = production.nowNanos();
        call.workSpan = call.trace.span();
        if (!isRunning()) {
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
                longer[i] = queue[(queueHead + i) & (queued - 1)];
            }
            queue = longer;
            queueHead = 0;
        }
        queue[(queueHead + queued++) & (queue.length - 1)] = call.slot;
    }

    private int takeFirst() {
        int slot = queue[queueHead];
        queueHead = (queueHead + 1) & (queue.length - 1);
        queued--;
        return slot;
    }

    private int takeLast() {
        return queue[(queueHead + --queued) & (queue.length - 1)];
    }

    private void reply(Call call, Failure outcome) {
        if (call.isAwaited && !host.isCutOff && !call.link.host().isCutOff) {
            call.outcome = outcome;
            production.reply(call, call.link.edge().wayNanos(host, call.link.host()));
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
        call.pending = 0;
        call.isDead = false;
        call.isElsewhere = false;
        call.isInTransaction = false;
        call.losesConnection = false;
        call.pool = null;
        call.locks = RowLock.NONE;
        call.doom = call.isPoison ? Failure.REJECTED : Failure.NONE;
        call.doomSays = call.isPoison ? "cannot deserialize message: unexpected field" : "";
        double pauseNanos = 0;
        for (Twist twist : twists[call.route.index]) {
            if (twist.share() >= 1 || chance.happens(twist.share())) {
                call.workFactor *= twist.work();
                call.repeats += twist.repeats();
                call.losesConnection |= twist.losesConnection();
                pauseNanos += twist.pauseNanos();
                if (twist.failure() != Failure.NONE) {
                    call.doom = twist.failure();
                    call.doomSays = twist.says();
                }
                if (twist.leakedBytes() > 0) {
                    heap.use(0, twist.leakedBytes());
                    if (call.work == 0) {
                        return; // that was more than there is, and it ended with the program
                    }
                }
            }
        }
        if (pauseNanos > 0) {
            call.step = -1;
            sleep(call, pauseNanos);
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
        call.step++;
        proceed(call);
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
        Call call = production.calls().get(slot);
        if (call.doom == Failure.NONE) {
            goOn(call);
        } else {
            fail(call, call.doom, call.doomSays);
        }
    }

    /** Nothing happens to the call for a while. */
    void sleep(Call call, double nanos) {
        call.isElsewhere = true;
        production.wake(call, nanos);
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
            pool.database().unlock(call);
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
        while (queued > 0 && busy < service.threads() && state == State.RUNNING) {
            Call next = production.calls().get(service.servesNewestFirst ? takeLast() : takeFirst());
            if (service.dropsExpired && !next.isAwaited) {
                production.calls().drop(next);
            } else {
                begin(next);
            }
        }
        isServing = false;
    }

    private void forget(Call call) {
        int last = working[--works];
        working[call.place] = last;
        production.calls().get(last).place = call.place;
    }

    void log(Severity severity, String text, Trace trace) {
        production.logs().write(origin, host.skewNanos, severity, text, trace);
    }
}
