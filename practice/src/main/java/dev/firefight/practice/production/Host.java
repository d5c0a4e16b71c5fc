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

    Host(String name, int zone) {
        this.name = name;
        this.zone = zone;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** In which part of the data centre it stands. */
    public int zone() {
        return zone;
    }
}
