package dev.firefight.evidence.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The shapes of a batch of messages as text, one behind the other without anything between them, and with one byte for each value. */
final class ShapeTexts {
    /** What stands for a value: it is in no line, so that no message can look like the shape of another. */
    static final byte VALUE = '\n';

    /** Bytes that can be read behind the last text. */
    private static final int SLACK = ShapeHash.STEP;

    private static final long ONE_A_BYTE = 0x0101_0101_0101_0101L;
    private static final int BYTE_MASK = 0xFF;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] text;
    private final int[] before;

    /** For batches of so many blocks at most. */
    ShapeTexts(int blocks) {
        text = new byte[blocks * ByteClasses.BLOCK + SLACK];
        before = new int[blocks + 1];
    }

    /** Takes the kept bytes together. */
    void fill(byte[] bytes, int blocks, long[] masks) {
        int to = 0;
        for (int block = 0; block < blocks; block++) {
            before[block] = to;
            long kept = masks[block * ByteClasses.MASKS + ValueMasks.KEPT];
            for (int shift = 0; shift < ByteClasses.BLOCK; shift += Byte.SIZE) {
                long word = (long) WORD.get(bytes, block * ByteClasses.BLOCK + shift);
                long eight = (kept >>> shift) & BYTE_MASK;
                WORD.set(text, to, Long.compress(word, wide(eight)));
                to += Long.bitCount(eight);
            }
        }
        before[blocks] = to;
    }

    /** Eight bits as eight bytes of all ones or all zeros. */
    private static long wide(long bits) {
        long ones = Long.expand(bits, ONE_A_BYTE);
        return (ones << Byte.SIZE) - ones;
    }

    /** All texts. */
    byte[] bytes() {
        return text;
    }

    /** How many kept bytes lie before a byte of the batch. */
    int at(int position, long[] masks) {
        int block = position / ByteClasses.BLOCK;
        long kept = masks[block * ByteClasses.MASKS + ValueMasks.KEPT];
        return before[block] + Long.bitCount(kept & ((1L << position) - 1));
    }
}
