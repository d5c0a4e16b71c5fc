package dev.firefight.telemetry.live.golden;

/** A text of conventions that cannot be read; the message tells the line and what to write instead. */
public final class ConventionException extends Exception {
    private static final long serialVersionUID = 1;

    ConventionException(int line, String message) {
        super("line " + line + ": " + message);
    }
}
