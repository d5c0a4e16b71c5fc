package dev.firefight.telemetry.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Words for levels, and OpenTelemetry's severity numbers for them. Those that loggers use are found in bytes without making a text of them. */
public final class LevelWord {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Makes capitals small, in eight bytes at once. */
    private static final long SMALL = 0x2020_2020_2020_2020L;

    private static final String[] WORDS = {"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"};
    private static final int NUMBERS_PER_WORD = 4;
    private static final int MAX_LETTERS = 13;
    private static final int TABLE = 256;
    private static final long[] KEYS = new long[TABLE];
    private static final byte[] SEVERITIES = new byte[TABLE];

    static {
        put(1, "trace", "finest", "finer", "verbose", "vrb", "trc");
        put(5, "debug", "fine", "dbg", "debug1", "debug2", "debug3", "debug4", "debug5");
        put(9, "info", "information", "informational", "inf", "config");
        put(10, "notice");
        put(13, "warn", "warning", "wrn");
        put(17, "error", "err", "severe", "eror", "failure");
        put(18, "critical", "crit", "alert");
        put(-9, "log", "system");
        put(-10, "note");
        put(-17, "fail");
        put(21, "fatal", "panic", "emerg", "emergency", "ftl");
    }

    private LevelWord() {}

    /** OpenTelemetry's word for a severity number; empty for 0, when none is told. */
    public static String of(int severity) {
        return severity <= 0 ? "" : WORDS[Math.min((severity - 1) / NUMBERS_PER_WORD, WORDS.length - 1)];
    }

    /** Words whose severity is told as a negative one are levels only with a capital in front. */
    private static void put(int severity, String... words) {
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            long key = key(bytes, 0, bytes.length);
            int at = slot(key);
            while (KEYS[at] != 0) {
                at = (at + 1) % TABLE;
            }
            KEYS[at] = key;
            SEVERITIES[at] = (byte) severity;
        }
    }

    /** The severity that a word tells where only levels stand, whatever its case; 0 for any other word. */
    public static int severity(String word) {
        byte[] capitals = word.strip().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return severity(capitals, 0, capitals.length);
    }

    /** The severity of the bytes from one place to another, whatever their case; 0 when they are no such word. */
    static int severity(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 1) {
            return ofLetter(bytes[from]);
        }
        if (length < 3 || length > MAX_LETTERS) {
            return 0;
        }
        long key = key(bytes, from, to);
        for (int at = slot(key); KEYS[at] != 0; at = (at + 1) % TABLE) {
            if (KEYS[at] == key) {
                int severity = SEVERITIES[at];
                return severity > 0 ? severity : bytes[from] <= 'Z' ? -severity : 0;
            }
        }
        return 0;
    }

    /** The severity that a single capital stands for, 0 for any other byte. */
    static int ofLetter(byte letter) {
        return switch (letter) {
            case 'V', 'T' -> 1;
            case 'D' -> 5;
            case 'I' -> 9;
            case 'W' -> 13;
            case 'E' -> 17;
            case 'F', 'C' -> 21;
            default -> 0;
        };
    }

    /** OpenTelemetry's number of a severity of syslog, from 0, an emergency, to 7, debugging; 0 for others. */
    static int ofSyslog(int severity) {
        return switch (severity) {
            case 0 -> 21;
            case 1, 2 -> 18;
            case 3 -> 17;
            case 4 -> 13;
            case 5 -> 10;
            case 6 -> 9;
            case 7 -> 5;
            default -> 0;
        };
    }

    /** The first eight letters in lower case, and the length: enough to tell all known words apart. */
    private static long key(byte[] bytes, int from, int to) {
        int length = to - from;
        long letters = 0;
        if (from + Long.BYTES <= bytes.length) {
            letters = (long) LONGS.get(bytes, from) | SMALL;
            letters &= length < Long.BYTES ? (1L << (length * Byte.SIZE)) - 1 : -1;
        } else {
            for (int i = 0; i < Math.min(length, Long.BYTES); i++) {
                letters |= ((bytes[from + i] & 0xFFL) | ' ') << (i * Byte.SIZE);
            }
        }
        return letters * 131 + length;
    }

    private static int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 56);
    }
}
