package dev.firefight.telemetry.window;

/** What an export request of OTLP tells. The order is the one in which they are numbered on disk. */
public enum Signal {
    /** Spans. */
    TRACES("spans"),
    /** Points of metrics. */
    METRICS("points"),
    /** Log records. */
    LOGS("log records");

    private final String items;

    Signal(String items) {
        this.items = items;
    }

    /** How several of what is counted in it are called. */
    public String items() {
        return items;
    }
}
