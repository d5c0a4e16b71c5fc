package dev.firefight.practice.production;

import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.production.LogBook.Severity;
import dev.firefight.telemetry.Origin;
import java.util.ArrayList;
import java.util.List;

/** One running program of a service: where it runs, how far it is, whom it asks, and whether those who ask it think it is well. */
public final class Instance {
    private static final long SECOND = 1_000_000_000L;
    private static final int FAILURES_TO_EJECT = 5;
    private static final long EJECTED_NANOS = 30 * SECOND;
    private static final double COLD_SPEED = 0.4;
    private static final long COLD_NANOS = 30 * SECOND;
    /** So long those who ask give it less than its share. */
    private static final long SPARED_NANOS = 60 * SECOND;

    private static final double LEAST_SHARE = 0.1;
    private static final long DRAIN_NANOS = 30 * SECOND;
    private static final long LONGEST_WAIT_SECONDS = 300;
    private static final long FIRST_WAIT_SECONDS = 10;
    private static final long FORGIVEN_NANOS = 600 * SECOND;

    private final Production production;
    private final Service service;
    private final Chance chance;
    private final Host host;
    private final Origin origin;
    private final String version;
    private final int revision;
    private final Desk desk;
    private final List<Link> links = new ArrayList<>();
    private final List<Pool> pools = new ArrayList<>();
    private final int life;
    private final Teller teller;

    private State state = State.STOPPED;
    /** Counts what is planned for its life, so that what was planned before is known. */
    private int plans;

    private long startedNanos;
    private int restarts;
    private int failures;
    private boolean isCold;
    private long sparedUntilNanos;
    private double speed = 1;
    private int failuresInRow;
    private long ejectedUntil;
    int outstanding;
    int probesFailed;
    /** How long its cores had been busy when an autoscaler last looked. */
    double busySeenNanos;

    boolean isKnownHealthy = true;

    /** How far it is. */
    public enum State {
        /** It does not run. */
        STOPPED,
        /** It starts. */
        STARTING,
        /** It answers. */
        RUNNING,
        /** It ends what it began, and takes nothing new. */
        DRAINING,
        /** It ended by itself, and is going to be started again. */
        CRASHED,
        /** It is gone for good. */
        GONE
    }

    Instance(Production production, Service service, String name, Host host) {
        this.production = production;
        this.service = service;
        this.host = host;
        this.version = service.deployment().version();
        this.revision = service.deployment().revision();
        this.chance = production.chance("instance " + name);
        this.origin = new Origin(service.name(), name, host.name());
        this.life = production.agenda().enrol(this::nextState);
        this.teller = production.metersAt(host).teller(name, service.name(), origin);
        this.desk = new Desk(production, this);
        service.edges().forEach(edge -> links.add(new Link(production, edge, teller, origin, host)));
        service.design()
                .pools()
                .forEach(pool -> pools.add(new Pool(
                        production,
                        production.database(pool.database()),
                        production.callEvents().connections(pool.patience().toNanos()),
                        pool.size(),
                        pool.patience().toNanos())));
        production.logs().mute(origin, host.isOutside() || service.isSilent());
        service.sizePools(this);
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

    /** Counts the roll-outs of its service up to the one that brought it. */
    int revision() {
        return revision;
    }

    /** How far it is. */
    public State state() {
        return state;
    }

    Teller teller() {
        return teller;
    }

    Chance chance() {
        return chance;
    }

    Desk desk() {
        return desk;
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

    int restarts() {
        return restarts;
    }

    /** When it began to answer. */
    public long startedNanos() {
        return startedNanos;
    }

    // --- whether it is well

    boolean isRunning() {
        return state == State.RUNNING || state == State.DRAINING;
    }

    /** Whether it answers, and is as fast as it gets: roll-outs wait for that. */
    boolean isAvailable() {
        return state == State.RUNNING && !isCold;
    }

    /** How much it is asked, of what is asked of others: little at first and then more and more, since its program is slow until it has run for a while. */
    double share() {
        long now = production.nowNanos();
        return now >= sparedUntilNanos
                ? 1
                : Math.max(LEAST_SHARE, 1 - (double) (sparedUntilNanos - now) / SPARED_NANOS);
    }

    /** Whether those who look at its health find it well. */
    boolean isReady() {
        return state == State.RUNNING && host.isUp && isKnownHealthy;
    }

    boolean isInRotation() {
        return isKnownHealthy && (state == State.RUNNING || state == State.CRASHED || state == State.STOPPED);
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

    // --- its life

    /** It has run for a long time already, since a moment. */
    void runs(long sinceNanos) {
        state = State.RUNNING;
        startedNanos = sinceNanos;
        service.refresh(this);
        pools.forEach(Pool::settle);
        desk.heap().settle(production.chance("past of " + name()).unit());
    }

    /** Before it there was one with another program in its place. That tells nothing any more, but has a number of its own for those who look back. */
    void follows(String program) {
        Meters meters = production.metersAt(host);
        meters.set(meters.gauge(teller, origin, "build_info", "version", program), Double.NaN);
    }

    /** It is started. */
    void start() {
        service.refresh(this);
        state = State.STARTING;
        plan((long) (service.design().start().toNanos() * (0.8 + 0.4 * chance.unit())));
    }

    private void plan(long inNanos) {
        plans = (plans + 1) & 0xFFFF;
        production.agenda().plan(production.nowNanos() + inNanos, life, plans);
    }

    private void nextState(int plan) {
        if (plan != plans) {
            return;
        }
        switch (state) {
            case STARTING -> started();
            case CRASHED -> start();
            case DRAINING -> remove();
            case RUNNING -> warm();
            case STOPPED, GONE -> {}
        }
    }

    private void started() {
        String failure = service.startFailure(this);
        if (!failure.isEmpty()) {
            log(Severity.FATAL, failure);
            crashed("CrashLoopBackOff");
            return;
        }
        state = State.RUNNING;
        startedNanos = production.nowNanos();
        isKnownHealthy = true;
        probesFailed = 0;
        service.refresh(this);
        isCold = true;
        sparedUntilNanos = startedNanos + SPARED_NANOS;
        run(speed);
        plan(COLD_NANOS);
        log(Severity.INFO, "Started " + service.name() + " " + version + ", listening on :8080");
    }

    private void warm() {
        isCold = false;
        run(speed);
    }

    /** Its cores are so many times as fast as usual. */
    void run(double timesAsFast) {
        speed = timesAsFast;
        desk.processor().run(speed * host.speed * (isCold ? COLD_SPEED : 1));
    }

    /** Does nothing for a while, as when all of it is collected. */
    void pause(boolean isPaused) {
        desk.processor().pause(isPaused);
    }

    /** It ends by itself, and is started again after a while, later each time. */
    void crash(String says, String why) {
        if (isRunning()) {
            log(Severity.FATAL, says);
            breakOff();
            crashed(why);
        }
    }

    private void crashed(String why) {
        state = State.CRASHED;
        restarts++;
        failures = production.nowNanos() - startedNanos > FORGIVEN_NANOS ? 0 : failures + 1;
        production.happened(origin, why);
        long wait = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS << Math.min(5, failures));
        plan(wait * SECOND);
    }

    /** It is ended by somebody, and started again at once. */
    void restart() {
        if (state == State.GONE) {
            return;
        }
        breakOff();
        restarts++;
        start();
    }

    /** Its machine is gone, or somebody switched it off. */
    void stop() {
        breakOff();
        state = State.STOPPED;
        plans++;
    }

    /** It takes nothing new, and goes when it has ended what it began. */
    void drain() {
        if (isRunning()) {
            state = State.DRAINING;
            plan(DRAIN_NANOS);
        } else {
            remove();
        }
    }

    /** Nobody waits for it any more. */
    void isIdle() {
        if (state == State.DRAINING) {
            plan(SECOND); // what is on its way still arrives
        }
    }

    /** It is ended for good. */
    void remove() {
        breakOff();
        state = State.GONE;
        plans++;
        service.forget(this);
        teller.leave();
    }

    private void breakOff() {
        desk.breakOff();
        pools.forEach(Pool::clear);
        production.metersAt(host).reset(teller);
    }

    void log(Severity severity, String text) {
        production.logs().write(origin, host.skewNanos, severity, text, Trace.NONE);
    }
}
