package dev.firefight.telemetry.window;

/** A body was not stored. */
public final class WindowRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final Why why;

    /** Why not. */
    public enum Why {
        /** Too many bytes wait already: it may be tried again in a moment. */
        BUSY,
        /** The disk has no room, or fails: it may be tried again. */
        DISK,
        /** It is longer than the window takes. */
        TOO_LARGE,
        /** The window is being closed. */
        CLOSED
    }

    WindowRefused(Why why, String message) {
        super(message);
        this.why = why;
    }

    /** Why not. */
    public Why why() {
        return why;
    }
}
