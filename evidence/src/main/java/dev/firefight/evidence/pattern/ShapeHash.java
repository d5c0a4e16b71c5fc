package dev.firefight.evidence.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * 127 bits of the text of a shape, in two parts. Each part takes sixteen bytes a time through one multiplication of 64 by 64 bits of
 * which both halves are used, after the way of wyhash (Wang Yi, 2019). Two texts share both parts by chance once in 10^38; who writes
 * the log may construct such texts, and would have them counted as one.
 */
final class ShapeHash {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long[] MASKS = {
        0, 0xFF, 0xFFFF, 0xFF_FFFF, 0xFFFF_FFFFL, 0xFF_FFFF_FFFFL, 0xFFFF_FFFF_FFFFL, 0xFF_FFFF_FFFF_FFFFL, -1L
    };

    /** Bytes that are taken at once. */
    static final int STEP = 4 * Long.BYTES;

    /** Digits of the square roots of 2, 3, 5 and 7 behind the point, made odd. */
    private static final long A = 0x6A09E667F3BCC909L;

    private static final long B = 0xBB67AE8584CAA73BL;
    private static final long C = 0x3C6EF372FE94F82BL;
    private static final long D = 0xA54FF53A5F1D36F1L;

    private long first;
    private long second;

    /** Takes a text; behind its end there must be readable bytes of one step, which do not matter. */
    void of(byte[] text, int from, int length) {
        long one = A;
        long two = B;
        int at = from;
        int left = length;
        while (left >= STEP) {
            long x = (long) WORD.get(text, at) ^ one;
            long y = (long) WORD.get(text, at + 8) ^ two;
            long z = (long) WORD.get(text, at + 16) ^ low(x, y);
            long w = (long) WORD.get(text, at + 24) ^ high(x, y);
            one = low(z, w);
            two = high(z, w);
            at += STEP;
            left -= STEP;
        }
        long x = ((long) WORD.get(text, at) & lowest(left)) ^ one;
        long y = ((long) WORD.get(text, at + 8) & lowest(left - 8)) ^ two;
        long z = ((long) WORD.get(text, at + 16) & lowest(left - 16)) ^ low(x, y);
        long w = ((long) WORD.get(text, at + 24) & lowest(left - 24)) ^ high(x, y);
        one = low(z, w) ^ C;
        two = high(z, w) ^ D ^ length;
        first = low(one, two) >>> 1;
        second = high(one, two);
    }

    /** The first part, not negative. */
    long first() {
        return first;
    }

    /** The second part. */
    long second() {
        return second;
    }

    /** So many bytes of ones, at most eight and at least none. */
    private static long lowest(int bytes) {
        return MASKS[Math.clamp(bytes, 0, Long.BYTES)];
    }

    /** Lower half of the product; what a factor of zero would take away stays. */
    private static long low(long a, long b) {
        return (a * b) ^ Long.rotateLeft(b, Integer.SIZE);
    }

    /** Upper half of the product. */
    private static long high(long a, long b) {
        return Math.unsignedMultiplyHigh(a, b) ^ Long.rotateLeft(a, Integer.SIZE);
    }
}
