package dev.firefight.telemetry.window;

import java.util.Arrays;
import java.util.Optional;

/** What an export request of OTLP tells. */
public enum Signal {
    /** Spans. */
    TRACES(0, "spans"),
    /** Points of metrics. */
    METRICS(1, "points"),
    /** Log records. */
    LOGS(2, "log records");

    private final byte onDisk;
    private final String items;

    Signal(int onDisk, String items) {
        this.onDisk = (byte) onDisk;
        this.items = items;
    }

    /** How several of what is counted in it are called. */
    public String items() {
        return items;
    }

    byte onDisk() {
        return onDisk;
    }

    static Optional<Signal> ofDisk(byte number) {
        return Arrays.stream(values()).filter(one -> one.onDisk == number).findFirst();
    }
}
