package dev.firefight.practice.production;

import java.util.ArrayList;
import java.util.List;

/** A machine on which instances run, and what is wrong with it. */
public final class Host {
    private final String name;
    private final int zone;
    private final boolean isOutside;
    long skewNanos;
    double speed = 1;
    double loss;
    long delayNanos;
    boolean isUp = true;
    boolean isCutOff;
    /** Whether nothing new is started on it. */
    boolean isDrained;
    /** Whether it can open connections beside those that are open. */
    boolean hasPorts = true;

    final double diskBytes = 100.0 * (1L << 30);
    double usedBytes = 38.0 * (1L << 30);
    /** Of all instances that ever ran on it. */
    final List<Processor> processors = new ArrayList<>();

    Host(String name, int zone) {
        this(name, zone, false);
    }

    private Host(String name, int zone, boolean isOutside) {
        this.name = name;
        this.zone = zone;
        this.isOutside = isOutside;
    }

    /** Where others run what is theirs; nothing there tells us anything. */
    static Host ofOthers() {
        return new Host("outside", 0, true);
    }

    boolean isOutside() {
        return isOutside;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    boolean isReached() {
        return isUp && !isCutOff;
    }

    /** In which part of the data centre it stands. */
    public int zone() {
        return zone;
    }

    /** Its clock is so much ahead. */
    public void skew(long nanos) {
        skewNanos = nanos;
    }

    /** Messages of its instances take so much longer, and this share is lost. */
    public void disturb(long longerNanos, double lost) {
        delayNanos = longerNanos;
        loss = lost;
    }

    /** Whether nothing reaches it. */
    public void cutOff(boolean isOn) {
        isCutOff = isOn;
    }

    /** Whether its instances can open further connections. */
    public void ports(boolean areLeft) {
        hasPorts = areLeft;
    }

    @Override
    public String toString() {
        return name;
    }
}
