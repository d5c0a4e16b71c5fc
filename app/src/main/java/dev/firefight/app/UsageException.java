package dev.firefight.app;

/** Something that a person can put right; the message says what and how. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what to put right and how, in one line, or in one line each where it is several things. */
    public UsageException(String message) {
        super(message);
    }
}
