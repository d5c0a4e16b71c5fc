package dev.firefight.server.access;

/** Why somebody was not let in, or something was not done. Each message is for a person and says what helps. */
public abstract sealed class AccessException extends RuntimeException
        permits AccessRefused, TooManyAttempts, PasswordsBusy {
    private static final long serialVersionUID = 1;

    AccessException(String message) {
        super(message);
    }
}
