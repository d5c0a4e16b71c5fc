package dev.firefight.journal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the whole journal ends. One that is kept elsewhere (printed, mailed, in a chat) proves later that nothing up to it was
 * altered or removed, see {@link Journal#verify}.
 *
 * @param position of the last entry, 0 when there is none
 * @param hash SHA-256 over the hash of the head before it and the hash of the last entry; 32 zero bytes when there is none
 */
public record Head(long position, Bytes hash) {
    static final Head NONE = new Head(0, EntryHash.NOTHING);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /** From what {@link #toString} writes; {@link IllegalArgumentException} for anything else. */
    public static Head parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a head is written POSITION:HASH, a number and 64 of the digits 0 to 9 and a to f");
        }
        return new Head(Long.parseLong(matcher.group(1)), Bytes.ofHex(matcher.group(2)));
    }

    /** Position and hash with a colon between, to be kept somewhere else. */
    @Override
    public String toString() {
        return position + ":" + hash.hex();
    }

    Head then(Entry entry) {
        return new Head(entry.position(), EntryHash.chained(hash, entry.hash()));
    }
}
