package dev.firefight.telemetry.log;

/** The short names of zones that stand behind a clock. Any other word in capitals belongs to what follows. */
final class ZoneName {
    private static final int[] KEYS = keys(
            "UTC", "GMT", "CET", "CEST", "EET", "EEST", "WET", "BST", "IST", "JST", "KST", "MSK", "EST", "EDT", "CST",
            "CDT", "MST", "MDT", "PST", "PDT", "AEST", "AEDT", "NZST", "NZDT");
    /** The first so many of them are at UTC; of the others the offset is not told, since some names stand for several. */
    private static final int WORLD = 2;

    private ZoneName() {}

    /** How many letters the name has that starts at a place; 0 when there is none. */
    static int length(byte[] bytes, int from, int to) {
        int length = letters(bytes, from, to);
        return place(key(bytes, from, length)) < 0 ? 0 : length;
    }

    /** Whether the name between two places stands for UTC. */
    static boolean isWorld(byte[] bytes, int from, int to) {
        return place(key(bytes, from, to - from)) < WORLD;
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
