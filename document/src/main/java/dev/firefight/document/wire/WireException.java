package dev.firefight.document.wire;

/** What was sent cannot be read; the message says what to send instead. */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With words for whoever sent it. */
    public WireException(String message) {
        super(message);
    }
}
