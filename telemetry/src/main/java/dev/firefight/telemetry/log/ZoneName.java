package dev.firefight.telemetry.log;

/** The short names of zones that stand behind a clock. Any other word in capitals belongs to what follows. */
final class ZoneName {
    /** Stands for a name that is that of several zones. */
    static final int UNKNOWN = Integer.MIN_VALUE;

    private static final int[] KEYS = keys(
            "UTC", "GMT", "WET", "CET", "CEST", "EET", "EEST", "MSK", "JST", "KST", "AEST", "AEDT", "NZST", "NZDT",
            "EST", "EDT", "MST", "MDT", "PST", "PDT", "BST", "IST", "CST", "CDT");
    /** Hours east of UTC of the first of them; the others are the names of several zones. */
    private static final int[] HOURS = {0, 0, 0, 1, 2, 2, 3, 3, 9, 9, 10, 11, 12, 13, -5, -4, -7, -6, -8, -7};

    private ZoneName() {}

    /** How many letters the name has that starts at a place; 0 when there is none. */
    static int length(byte[] bytes, int from, int to) {
        int length = letters(bytes, from, to);
        return place(key(bytes, from, length)) < 0 ? 0 : length;
    }

    /** How many hours the zone is east of UTC whose name stands between two places; {@link #UNKNOWN} where it is that of several. */
    static int hours(byte[] bytes, int from, int to) {
        int place = place(key(bytes, from, to - from));
        return place < HOURS.length ? HOURS[place] : UNKNOWN;
    }

    private static int letters(byte[] bytes, int from, int to) {
        int length = 0;
        while (length < 5 && from + length < to && bytes[from + length] >= 'A' && bytes[from + length] <= 'Z') {
            length++;
        }
        return length;
    }

    private static int place(int key) {
        for (int i = 0; i < KEYS.length; i++) {
            if (KEYS[i] == key) {
                return i;
            }
        }
        return -1;
    }

    private static int key(byte[] bytes, int from, int length) {
        int key = 0;
        for (int i = 0; length <= 4 && i < length; i++) {
            key = key << 8 | bytes[from + i];
        }
        return key;
    }

    private static int[] keys(String... names) {
        int[] keys = new int[names.length];
        for (int i = 0; i < keys.length; i++) {
            for (char letter : names[i].toCharArray()) {
                keys[i] = keys[i] << 8 | letter;
            }
        }
        return keys;
    }
}
