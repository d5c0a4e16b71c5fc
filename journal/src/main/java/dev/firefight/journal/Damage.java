package dev.firefight.journal;

/**
 * Something that is not as it was stored.
 *
 * @param stream whose entry it is; empty where it is the matter of no single stream
 * @param sequence of the entry in the stream, 0 where it is the matter of no single entry
 * @param position of the entry in the journal, 0 where it is not known
 * @param what is wrong, for a person
 */
public record Damage(String stream, long sequence, long position, String what) {
    @Override
    public String toString() {
        if (stream.isEmpty()) {
            return position == 0 ? what : "position " + position + ": " + what;
        }
        return (sequence == 0 ? "stream " + stream : "entry " + sequence + " of " + stream)
                + (position == 0 ? "" : " (position " + position + ")") + ": " + what;
    }
}
