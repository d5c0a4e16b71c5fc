package dev.firefight.practice.production;

import dev.firefight.practice.production.Instance.State;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a service to the instances that are wanted of it: one new instance is started at a time, and an old one drained when it is
 * as fast as it gets. A new one that does not come up holds it up, and those that run go on.
 */
final class Rollout {
    private static final long LOOK_NANOS = 1_000_000_000L;

    private final Production production;
    private final Service service;
    private final int actor;
    private boolean isGoingOn;
    private boolean isCanary;

    Rollout(Production production, Service service) {
        this.production = production;
        this.service = service;
        this.actor = production.agenda().enrol(this::look);
    }

    void begin() {
        isCanary = false;
        if (!isGoingOn && production.isBegun()) {
            isGoingOn = true;
            look(0);
        }
    }

    /** Only one of the instances is replaced. */
    void canary() {
        begin();
        isCanary = true;
    }

    boolean isCanary() {
        return isCanary;
    }

    private void look(int detail) {
        isGoingOn = step();
        if (isGoingOn) {
            production.agenda().plan(production.nowNanos() + LOOK_NANOS, actor, 0);
        }
    }

    /** Whether there is more to do. */
    private boolean step() {
        List<Instance> current = new ArrayList<>();
        List<Instance> old = new ArrayList<>();
        for (Instance one : service.instances()) {
            if (one.state() != State.DRAINING) {
                (one.revision() == service.deployment().revision() ? current : old).add(one);
            }
        }
        int wanted = service.deployment().wanted();
        boolean isComing = current.stream().anyMatch(one -> !one.isAvailable() && one.state() != State.STOPPED);
        if (isCanary) {
            if (current.isEmpty()) {
                start();
                return true;
            }
            if (!isComing && !old.isEmpty() && current.size() + old.size() > wanted) {
                next(old).drain();
            }
            return isComing;
        }
        if (current.size() > wanted) {
            next(current).drain();
            return true;
        }
        if (!old.isEmpty() && current.size() + old.size() > wanted && !isComing) {
            next(old).drain();
            return true;
        }
        if (old.isEmpty() && current.size() < wanted) {
            start();
            return true;
        }
        if (!old.isEmpty() && !isComing) {
            start();
        }
        return !old.isEmpty() || isComing;
    }

    private void start() {
        if (service.deployment().hasRoom()) {
            production.machines().place(service).start();
        } else {
            production.happened(service.origin(), "FailedScheduling");
        }
    }

    /** One that does not run, or else the oldest. */
    private static Instance next(List<Instance> some) {
        return some.stream()
                .filter(one -> one.state() != State.RUNNING)
                .findFirst()
                .orElse(some.getFirst());
    }
}
