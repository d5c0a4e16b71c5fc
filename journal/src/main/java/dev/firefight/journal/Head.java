package dev.firefight.journal;

/**
 * Where the whole journal ends. One that is kept elsewhere (printed, mailed, in a chat) proves later that nothing up to it was
 * altered or removed, see {@link Journal#verify}.
 *
 * @param position of the last entry, 0 when there is none
 * @param hash SHA-256 over the hash of the head before it and the hash of the last entry; 32 zero bytes when there is none
 */
public record Head(long position, Bytes hash) {
    static final Head NONE = new Head(0, EntryHash.NOTHING);

    Head then(Entry entry) {
        return new Head(entry.position(), EntryHash.chained(hash, entry.hash()));
    }
}
