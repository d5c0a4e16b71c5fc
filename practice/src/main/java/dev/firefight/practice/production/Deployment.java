package dev.firefight.practice.production;

import dev.firefight.practice.design.ServiceDesign;
import java.util.ArrayList;
import java.util.List;

/** Which program a service shall run, in how many instances, and what brings it there. */
public final class Deployment {
    private static final double DAY_NANOS = 86_400e9;
    private static final double MOST_DAYS = 14;
    /** A roll-out waits so long for an instance to be as fast as it gets. */
    private static final long WARM_NANOS = 30_000_000_000L;

    private final Production production;
    private final Service service;
    private final Rollout rollout;
    /** All that it ran and could be brought back to, in order. */
    private final List<String> versions = new ArrayList<>();

    private String version;
    private int revision;
    private long rolledNanos;
    private int wanted;
    private boolean hasRoom = true;

    Deployment(Production production, Service service, ServiceDesign design) {
        this.production = production;
        this.service = service;
        this.rollout = new Rollout(production, service);
        this.version = design.version();
        this.versions.add(version);
        this.wanted = design.instances();
    }

    /** The program that new instances run. */
    public String version() {
        return version;
    }

    /** Counts each time that another program, or the same anew, was to run. */
    int revision() {
        return revision;
    }

    /** So many instances are wanted. */
    public int wanted() {
        return wanted;
    }

    /** Whether a new program is tried in one of its instances. */
    boolean hasCanary() {
        return rollout.isCanary();
    }

    boolean hasRoom() {
        return hasRoom;
    }

    /** All that are wanted of it run, and have done so since it was rolled out, or since some day of the last two weeks. */
    void populate() {
        long now = production.nowNanos();
        long since = rolledNanos > 0
                ? rolledNanos
                : now
                        - (long) ((1
                                        + production
                                                        .chance("age of " + service.name())
                                                        .unit()
                                                * (MOST_DAYS - 1))
                                * DAY_NANOS);
        boolean isCanary = hasCanary() && versions.size() > 1;
        if (isCanary) {
            version = versions.get(versions.size() - 2);
            revision--;
        }
        for (int i = 0; i < wanted; i++) {
            if (isCanary && i == wanted - 1) {
                version = versions.getLast();
                revision++;
            }
            since += service.design().start().toNanos() + WARM_NANOS;
            Instance one = production.machines().place(service);
            one.runs(Math.min(now, since));
            int which = versions.indexOf(one.version());
            if (which > 0) {
                one.follows(versions.get(which - 1));
            }
        }
    }

    private void runs(String program) {
        rolledNanos = production.nowNanos();
        revision++;
        version = program;
        if (!program.equals(versions.getLast())) {
            versions.add(program);
        }
    }

    /** Instances with this program take the place of those that run, one after the other. It supersedes a roll-out that is under way. */
    public void roll(String program) {
        runs(program);
        rollout.begin();
    }

    /** Brings back the program that ran before the one that runs, as far as there was one, and returns which it is. */
    public String rollBack() {
        if (versions.size() > 1) {
            versions.removeLast();
        }
        roll(versions.getLast());
        return version;
    }

    /** The first of the instances runs this program, the others go on as they are, until {@link #roll}. */
    public void canary(String program) {
        runs(program);
        rollout.canary();
    }

    /** All instances are ended, and such with this program started, without waiting whether they come up. */
    public void recreate(String program) {
        runs(program);
        if (!production.isBegun()) {
            return;
        }
        List<Instance> old = List.copyOf(service.instances());
        for (int i = 0; i < wanted; i++) {
            production.machines().place(service).start();
        }
        old.forEach(Instance::remove);
    }

    /** So many instances are wanted, until an autoscaler finds another number right. */
    public void want(int instancesWanted) {
        wanted = instancesWanted;
        rollout.begin();
    }

    /** Whether there is room for further instances. */
    public void makeRoom(boolean isThere) {
        hasRoom = isThere;
        rollout.begin();
    }
}
