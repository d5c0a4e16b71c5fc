package dev.firefight.telemetry.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What the fields behind the time of a header told, by their bytes: few loggers, threads and levels write most lines. What is recalled is
 * what reading would find, since only such headers are kept of which nothing but their own bytes decided. For one thread.
 */
final class HeaderMemo {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SLOT_BITS = 11;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int MOST_BYTES = 64;
    private static final int FEWEST_BYTES = Long.BYTES;

    /** Thousands of small files should not take this memory each. */
    private static final int WORTH_MEMORY = 1 << 8;

    /** After so many headers it is known whether they come again. */
    private static final int TRIAL = 1 << 12;

    /** The severity of a header whose fields before these told one already. */
    private static final byte TOLD_BEFORE = -1;

    private byte[] texts = {};
    private byte[] lengths = {};
    private byte[] severities = {};
    private long[] parts = {};
    private int seen;
    private int shortest = MOST_BYTES;
    private int tries;
    private int recalled;

    /** Tells a header what is known of the fields that start at a place; false when nothing is. */
    boolean recall(byte[] bytes, int at, int to, LineHeader header) {
        if (texts.length == 0 || at + MOST_BYTES > bytes.length || isUseless()) {
            return false;
        }
        tries++;
        int slot = slot(bytes, at);
        int length = lengths[slot];
        int from = slot * MOST_BYTES;
        boolean isKnown = length > 0
                && at + length < to
                && (severities[slot] == TOLD_BEFORE) == (header.severity != 0)
                && startsMessage(bytes[at + length])
                && Arrays.equals(bytes, at, at + length, texts, from, from + length);
        if (!isKnown) {
            return false;
        }
        recalled++;
        header.severity = header.severity == 0 ? severities[slot] : header.severity;
        header.shiftParts(parts, slot * LineHeader.PARTS, at);
        header.messageFrom = at + length;
        return true;
    }

    private boolean isUseless() {
        return tries >= TRIAL && recalled < tries / 4;
    }

    /**
     * Keeps what the fields told that start at a place.
     *
     * @param hadLevel whether the level was told before them
     */
    void keep(byte[] bytes, int at, int to, boolean hadLevel, LineHeader header) {
        int length = header.messageFrom - at;
        if (length < FEWEST_BYTES
                || length > MOST_BYTES
                || at + MOST_BYTES > bytes.length
                || header.messageFrom >= to
                || !startsMessage(bytes[header.messageFrom])) {
            return;
        }
        seen++;
        if (seen < WORTH_MEMORY) {
            return;
        }
        if (texts.length == 0) {
            texts = new byte[SLOTS * MOST_BYTES];
            lengths = new byte[SLOTS];
            severities = new byte[SLOTS];
            parts = new long[SLOTS * LineHeader.PARTS];
        }
        shortest = Math.min(shortest, length);
        int slot = slot(bytes, at);
        lengths[slot] = (byte) length;
        severities[slot] = hadLevel ? TOLD_BEFORE : (byte) header.severity;
        System.arraycopy(bytes, at, texts, slot * MOST_BYTES, length);
        header.keepParts(parts, slot * LineHeader.PARTS, at);
    }

    /** By the first bytes, and by those before the end of the shortest header. */
    private int slot(byte[] bytes, int at) {
        long first = (long) LONGS.get(bytes, at);
        long last = (long) LONGS.get(bytes, at + shortest - Long.BYTES);
        long middle = (long) LONGS.get(bytes, at + (shortest - Long.BYTES) / 2);
        long mixed = ((first * 31 + middle) * 31 + last) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> (Long.SIZE - SLOT_BITS));
    }

    /** No separator of fields, and nothing that joins a field. */
    private static boolean startsMessage(byte c) {
        return Fields.isLetter(c) || Fields.isDigit(c);
    }
}
