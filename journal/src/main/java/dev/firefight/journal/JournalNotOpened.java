package dev.firefight.journal;

/** There is no journal to be had at this place: another program holds it, it is something else, or of a newer version. */
public final class JournalNotOpened extends JournalException {
    JournalNotOpened(String message) {
        super(message);
    }

    JournalNotOpened(String message, Throwable cause) {
        super(message, cause);
    }
}
