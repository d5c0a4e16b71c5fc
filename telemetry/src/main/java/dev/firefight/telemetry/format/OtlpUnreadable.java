package dev.firefight.telemetry.format;

/** Something is no export request of OTLP. The message tells whoever sent it what is wrong, and nothing of what was in it. */
public final class OtlpUnreadable extends Exception {
    private static final long serialVersionUID = 1;

    OtlpUnreadable(String message) {
        super(message, null, false, false);
    }
}
