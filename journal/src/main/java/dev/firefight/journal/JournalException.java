package dev.firefight.journal;

/** Why a journal did not do what was asked. Each message says what helps. */
public abstract sealed class JournalException extends RuntimeException
        permits StreamConflict, JournalBusy, JournalUnavailable, JournalDamaged, JournalNotOpened {
    JournalException(String message) {
        super(message);
    }

    JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
