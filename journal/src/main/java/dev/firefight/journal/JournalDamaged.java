package dev.firefight.journal;

/** What is stored cannot be read as it was written. Verifying tells what is damaged; a backup has it whole. */
public final class JournalDamaged extends JournalException {
    JournalDamaged(String message) {
        super(message);
    }

    JournalDamaged(String message, Throwable cause) {
        super(message, cause);
    }
}
