package dev.firefight.practice.production;

import dev.firefight.practice.design.ServiceDesign.ScalingDesign;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Adds and takes away instances of a service, so that those that are ready use about the share of their cores that is wanted. It behaves as the
 * documentation of Kubernetes says of the HorizontalPodAutoscaler, with the settings that it has unless told otherwise
 * (kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale): it looks every 15 seconds, leaves alone what is within a tenth
 * of the target, at most doubles the number at once or adds four, and takes away no more than the highest number allows that it found right
 * within five minutes.
 */
public final class Autoscaler {
    private static final long EVERY_NANOS = 15_000_000_000L;
    private static final double TOLERANCE = 0.1;
    private static final int ALWAYS_ADDED = 4;
    private static final long WINDOW_NANOS = 300_000_000_000L;

    private final Production production;
    private final Service service;
    private final ScalingDesign design;
    private final int actor;
    /** Within the window, in order of time. */
    private final Deque<Advice> advices = new ArrayDeque<>();

    private int least;
    private int most;
    private double target;
    private long windowNanos = WINDOW_NANOS;
    private int desired;
    private boolean isBlind;

    /** What was found right at a moment. */
    private record Advice(long timeNanos, int instances) {}

    Autoscaler(Production production, Service service, ScalingDesign design) {
        this.production = production;
        this.service = service;
        this.design = design;
        this.least = design.least();
        this.most = design.most();
        this.target = design.target();
        this.desired = service.deployment().wanted();
        this.actor = production.agenda().enrol(_ -> look());
    }

    /** The number was right before. */
    void begin() {
        desired = service.deployment().wanted();
        advices.add(new Advice(production.nowNanos(), desired));
        production.agenda().plan(production.nowNanos() + EVERY_NANOS, actor, 0);
    }

    /** At least and at most so many instances from now on. */
    public void bound(int fewest, int highest) {
        least = fewest;
        most = Math.max(fewest, highest);
    }

    /** From now on the number is right at this share of processor time. */
    public void aim(double share) {
        target = share;
    }

    /** What was found right is remembered for so long. */
    public void remember(long nanos) {
        windowNanos = nanos;
    }

    /** It gets no numbers of its instances, and leaves them as they are. */
    public void blind() {
        isBlind = true;
    }

    /** It works as the design says. */
    public void restore() {
        bound(design.least(), design.most());
        aim(design.target());
        remember(WINDOW_NANOS);
        isBlind = false;
    }

    private void look() {
        production.agenda().plan(production.nowNanos() + EVERY_NANOS, actor, 0);
        int current = service.deployment().wanted();
        Use use = Use.since(service, production.nowNanos() - EVERY_NANOS);
        if (current == 0 || service.deployment().hasCanary()) {
            return; // switched off, or others are about to judge by its numbers
        }
        if (current < least || current > most) {
            desired = Math.clamp(current, least, most);
        } else if (isBlind || use.ready == 0) {
            desired = current;
            production.happened(service.origin(), "FailedGetResourceMetric");
        } else {
            int added = Math.max(2 * current, current + ALWAYS_ADDED);
            desired = Math.clamp(stable(use.advice(current, target)), least, Math.min(most, added));
        }
        if (desired != current) {
            production.happened(service.origin(), "SuccessfulRescale");
            service.deployment().want(desired);
        }
    }

    /** The highest number that was right within the window. */
    private int stable(int advice) {
        long now = production.nowNanos();
        while (!advices.isEmpty() && advices.getFirst().timeNanos < now - windowNanos) {
            advices.removeFirst();
        }
        advices.add(new Advice(now, advice));
        return advices.stream().mapToInt(Advice::instances).max().orElse(advice);
    }

    /**
     * How much of their cores instances used since it was looked last.
     *
     * @param cores of those that are ready, in cores
     * @param used of these
     * @param ready how many have been ready all the time
     * @param unready how many there are beside these
     */
    private record Use(double cores, double used, int ready, int unready) {
        static Use since(Service service, long nanos) {
            double cores = 0;
            double used = 0;
            int ready = 0;
            int unready = 0;
            for (Instance one : service.instances()) {
                double now = one.desk().processor().busyNanos();
                if (one.isReady() && one.startedNanos() <= nanos) {
                    ready++;
                    cores += one.desk().processor().cores();
                    used += (now - one.busySeenNanos) / EVERY_NANOS;
                } else if (one.state() != Instance.State.DRAINING) {
                    unready++;
                }
                one.busySeenNanos = now;
            }
            return new Use(cores, used, ready, unready);
        }

        /** How many there should be. Where more are needed, those that are not ready count as using nothing. */
        int advice(int current, double target) {
            double ratio = used / (cores * target);
            int counted = ready;
            if (ratio > 1 && unready > 0) {
                counted = ready + unready;
                ratio *= (double) ready / counted;
                if (ratio < 1) {
                    return current;
                }
            }
            if (Math.abs(ratio - 1) <= TOLERANCE) {
                return current;
            }
            int advice = (int) Math.ceil(ratio * counted);
            return ratio > 1 ? Math.max(advice, current) : Math.min(advice, current);
        }
    }

    /** Fewest instances that it leaves. */
    public int least() {
        return least;
    }

    /** Most instances that it makes. */
    public int most() {
        return most;
    }

    /** The share of processor time at which the number is right. */
    public double target() {
        return target;
    }

    /** How many there should be, within its bounds, as it last found. */
    int desired() {
        return desired;
    }

    /** Whether it knows what is used. */
    boolean isActive() {
        return !isBlind && service.deployment().wanted() > 0;
    }
}
