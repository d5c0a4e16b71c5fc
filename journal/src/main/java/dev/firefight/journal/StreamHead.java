package dev.firefight.journal;

/**
 * Where a stream ends.
 *
 * @param stream its name
 * @param sequence of its last entry, 0 when there is none
 * @param hash of its last entry, 32 zero bytes when there is none
 */
public record StreamHead(String stream, long sequence, Bytes hash) {
    static StreamHead none(String stream) {
        return new StreamHead(stream, 0, EntryHash.NOTHING);
    }
}
