package dev.firefight.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * What the journal keeps, for good.
 *
 * @param position its place in the whole journal, from 1, without gaps
 * @param stream the stream that it belongs to
 * @param sequence its place in the stream, from 1, without gaps
 * @param type what kind of entry it is
 * @param time when it came to be, as its author said, to the microsecond
 * @param payload what it says
 * @param appendedFrom the position of the first entry of the append that brought it: those with equal numbers were stored
 *     together
 * @param key the key of that append, at its first entry only
 * @param previous the hash of the entry before it in the stream; 32 zero bytes for the first
 * @param hash SHA-256 over all of the above, see {@link #computedHash()}
 */
public record Entry(
        long position,
        String stream,
        long sequence,
        String type,
        Instant time,
        Bytes payload,
        long appendedFrom,
        Optional<String> key,
        Bytes previous,
        Bytes hash) {

    /**
     * The hash as it has to be: SHA-256 over the text {@code firefight-entry-1} and then position, stream, sequence, type, time
     * in microseconds since 1970, payload, appendedFrom, key (empty if there is none) and previous. Each field has its length in
     * bytes before it, as four bytes; numbers are eight bytes, the highest first; texts are UTF-8.
     */
    public Bytes computedHash() {
        return EntryHash.of(this);
    }
}
