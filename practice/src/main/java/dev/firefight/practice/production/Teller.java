package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;

/**
 * Who tells numbers to somebody who asks: a program, or an exporter that stands beside one. While it is silent its numbers are kept, and
 * nobody hears them.
 */
public final class Teller {
    static final String SERVER = "prometheus";

    private final String name;
    private final String job;
    private final Origin origin;
    private boolean isSilent;
    private boolean isGone;

    /** One that nobody asks by itself. */
    public static Teller named(String name, String job, Origin origin) {
        return new Teller(name, job, origin);
    }

    Teller(String name, String job, Origin origin) {
        this.name = name;
        this.job = job;
        this.origin = origin;
    }

    /** What it is called; no other one has that name. */
    public String name() {
        return name;
    }

    /** What all of its kind are called together: the service, or the exporter. */
    public String job() {
        return job;
    }

    /** Of whom most of it is told. */
    public Origin origin() {
        return origin;
    }

    /** Whether nobody answers who asks it. */
    public boolean isSilent() {
        return isSilent || isGone;
    }

    /** Whether it will never answer again, and nobody asks any more. */
    public boolean isGone() {
        return isGone;
    }

    /** Whether it is the server that asks all others. */
    public boolean isServer() {
        return job.equals(SERVER);
    }

    void silent(boolean isSilentNow) {
        isSilent = isSilentNow;
    }

    void leave() {
        isGone = true;
    }
}
