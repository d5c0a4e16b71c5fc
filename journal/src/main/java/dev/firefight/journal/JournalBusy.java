package dev.firefight.journal;

/** More was asked for than can be done at once. Nothing was stored: try again in a moment. */
public final class JournalBusy extends JournalException {
    /** Says what is busy. */
    public JournalBusy(String message) {
        super(message);
    }

    JournalBusy(String message, Throwable cause) {
        super(message, cause);
    }
}
