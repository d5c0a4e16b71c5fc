package dev.firefight.journal;

import java.time.Instant;
import java.util.regex.Pattern;

/** How much a journal takes. What is beyond is refused with {@link IllegalArgumentException} before anything is stored. */
public final class Limits {
    /** The longest name of a stream or of a type of entries. */
    public static final int NAME_CHARACTERS = 200;
    /** The longest key of an append. */
    public static final int KEY_CHARACTERS = 200;
    /** The largest payload of one entry. */
    public static final int PAYLOAD_BYTES = 1 << 20;
    /** The most entries in one append. Others wait while it is stored, a second or two for so many. */
    public static final int APPEND_ENTRIES = 50_000;
    /** The most payload in one append. */
    public static final int APPEND_BYTES = 32 << 20;
    /** The most that one call reads, in entries or heads of streams. */
    public static final int PAGE_ENTRIES = 10_000;
    /** After so much payload a page ends, though fewer entries are on it than were asked for. */
    public static final int PAGE_BYTES = 8 << 20;
    /** Appends that wait for the disk; one more is refused with {@link JournalBusy}. */
    public static final int WAITING_APPENDS = 8_192;
    /** Payload of appends that wait for the disk; an append that would make it more is refused with {@link JournalBusy}. */
    public static final int WAITING_BYTES = 64 << 20;

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:/-]{1," + NAME_CHARACTERS + "}");
    private static final Pattern KEY = Pattern.compile("[!-~]{1," + KEY_CHARACTERS + "}");

    private Limits() {}

    static String name(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " is named by 1 to " + NAME_CHARACTERS
                    + " of the letters A-Z and a-z, digits and . _ : / -, not by " + shown(name));
        }
        return name;
    }

    static String key(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("a key is 1 to " + KEY_CHARACTERS
                    + " printable ASCII characters without spaces, not " + shown(key));
        }
        return key;
    }

    static Instant time(Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new IllegalArgumentException("the time of an entry lies in the years 0 to 9999, not at " + time);
        }
        return time;
    }

    static int most(int most) {
        if (most < 1 || most > PAGE_ENTRIES) {
            throw new IllegalArgumentException("1 to " + PAGE_ENTRIES + " are read at a time, not " + most);
        }
        return most;
    }

    private static String shown(String text) {
        String start = text.length() <= 40 ? text : text.substring(0, 40) + "…";
        return "\"" + start.replaceAll("[^ -~…]", "?") + "\" (" + text.length() + " characters)";
    }
}
