package dev.firefight.journal;

/** A stream has gone on since its author looked. Nothing was stored: read the rest of the stream, decide anew, and append again. */
public final class StreamConflict extends JournalException {
    private final String stream;
    private final long expected;
    private final long actual;

    StreamConflict(String stream, long expected, long actual) {
        super("stream " + stream + " ends with entry " + actual + ", not " + expected
                + ": read it to its end, decide anew, and append again");
        this.stream = stream;
        this.expected = expected;
        this.actual = actual;
    }

    /** The stream that ends elsewhere. */
    public String stream() {
        return stream;
    }

    /** The sequence number of the last entry that the author knew. */
    public long expected() {
        return expected;
    }

    /** The sequence number of the last entry that there is. */
    public long actual() {
        return actual;
    }
}
