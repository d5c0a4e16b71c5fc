package dev.firefight.practice.production;

/** A machine on which instances run, and what is wrong with it. */
public final class Host {
    private final String name;
    private final int zone;
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

    Host(String name, int zone) {
        this.name = name;
        this.zone = zone;
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
}
