package dev.firefight.telemetry;

/** The role of a span in a call, numbered as in OpenTelemetry's {@code SpanKind}. */
public enum SpanKind {
    /** Not told. */
    UNSPECIFIED(0),
    /** Work inside a service. */
    INTERNAL(1),
    /** Handling of a call from outside. */
    SERVER(2),
    /** A call to another party. */
    CLIENT(3),
    /** A message sent. */
    PRODUCER(4),
    /** A message handled. */
    CONSUMER(5);

    private static final SpanKind[] ALL = values();

    private final int number;

    SpanKind(int number) {
        this.number = number;
    }

    /** OpenTelemetry's number. */
    public int number() {
        return number;
    }

    /** The kind with OpenTelemetry's number; unknown numbers are {@link #UNSPECIFIED}. */
    public static SpanKind ofNumber(int number) {
        return number >= 0 && number < ALL.length ? ALL[number] : UNSPECIFIED;
    }
}
