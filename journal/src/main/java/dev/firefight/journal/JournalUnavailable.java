package dev.firefight.journal;

/**
 * The disk or the database does not take what was to be stored, or cannot be read: full, read-only, failing, gone. The journal goes
 * on by itself as soon as the cause is removed.
 */
public final class JournalUnavailable extends JournalException {
    private final boolean perhapsStored;

    JournalUnavailable(String message, boolean perhapsStored) {
        super(message);
        this.perhapsStored = perhapsStored;
    }

    JournalUnavailable(String message, boolean perhapsStored, Throwable cause) {
        super(message, cause);
        this.perhapsStored = perhapsStored;
    }

    static JournalUnavailable closed() {
        return new JournalUnavailable("the journal is closed: open it again", false);
    }

    /**
     * Whether the append may be stored all the same, because the connection or the disk failed while the database was told to
     * keep it. Appending it again with the same key stores it once. Where this is false, nothing was stored.
     */
    public boolean perhapsStored() {
        return perhapsStored;
    }
}
