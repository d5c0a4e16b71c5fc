package dev.firefight.evidence.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** In plain Java: a table says in which masks a byte has its bit; the answers for eight bytes are laid side by side in one word. */
final class PlainByteClasses implements ByteClasses {
    private static final int BYTES = 256;
    private static final long ONE = 0x00FF_00FF_00FF_00FFL;
    private static final long TWO = 0x0000_FFFF_0000_FFFFL;
    private static final long FOUR = 0x0000_0000_FFFF_FFFFL;
    private static final long ONE_A_BYTE = 0x0101_0101_0101_0101L;
    private static final long VALUES = ONE_A_BYTE * ShapeTexts.VALUE;
    private static final int BYTE_MASK = 0xFF;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** For each byte a word whose byte number m has its lowest bit set when the byte is in mask m. */
    private static final long[] CLASSES = new long[BYTES];

    static {
        for (int b = 0; b < BYTES; b++) {
            boolean isDigit = b >= '0' && b <= '9';
            boolean isLetter = (b | ' ') >= 'a' && (b | ' ') <= 'z';
            CLASSES[b] = bit(NEWLINE, b == '\n')
                    | bit(TOKEN, isDigit || isLetter || b == '_' || b >= BYTES / 2)
                    | bit(DIGIT, isDigit)
                    | bit(DIGIT_FROM_TWO, isDigit && b >= '2')
                    | bit(LETTER, isLetter)
                    | bit(LETTER_BEYOND_HEX, isLetter && (b | ' ') > 'f')
                    | bit(JOINT, ".:-/+@#,~%".indexOf(b) >= 0)
                    | bit(SIGN, "/-+".indexOf(b) >= 0);
        }
    }

    private static long bit(int mask, boolean isSet) {
        return isSet ? 1L << (mask * Byte.SIZE) : 0;
    }

    @Override
    public void classify(byte[] bytes, int blocks, long[] masks) {
        for (int block = 0; block < blocks; block++) {
            int from = block * BLOCK;
            long a = eight((long) WORD.get(bytes, from));
            long b = eight((long) WORD.get(bytes, from + 8));
            long c = eight((long) WORD.get(bytes, from + 16));
            long d = eight((long) WORD.get(bytes, from + 24));
            long e = eight((long) WORD.get(bytes, from + 32));
            long f = eight((long) WORD.get(bytes, from + 40));
            long g = eight((long) WORD.get(bytes, from + 48));
            long h = eight((long) WORD.get(bytes, from + 56));
            // from eight words with a byte for each mask to a word for each mask: halves, quarters and eighths change
            // places
            long ae = low(a, e, FOUR);
            long bf = low(b, f, FOUR);
            long cg = low(c, g, FOUR);
            long dh = low(d, h, FOUR);
            transpose(ae, bf, cg, dh, masks, block * MASKS);
            ae = high(a, e, FOUR);
            bf = high(b, f, FOUR);
            cg = high(c, g, FOUR);
            dh = high(d, h, FOUR);
            transpose(ae, bf, cg, dh, masks, block * MASKS + MASKS / 2);
        }
    }

    private static void transpose(long ae, long bf, long cg, long dh, long[] masks, int at) {
        long aceg = low(ae, cg, TWO);
        long bdfh = low(bf, dh, TWO);
        masks[at] = low(aceg, bdfh, ONE);
        masks[at + 1] = high(aceg, bdfh, ONE);
        aceg = high(ae, cg, TWO);
        bdfh = high(bf, dh, TWO);
        masks[at + 2] = low(aceg, bdfh, ONE);
        masks[at + 3] = high(aceg, bdfh, ONE);
    }

    /** The lower parts of both, those of the second in the places of the higher ones of the first; a part has so many bytes as the mask says. */
    private static long low(long first, long second, long mask) {
        return (first & mask) | (second & mask) << Long.numberOfTrailingZeros(~mask);
    }

    private static long high(long first, long second, long mask) {
        return (first & ~mask) >>> Long.numberOfTrailingZeros(~mask) | (second & ~mask);
    }

    @Override
    public void replace(byte[] bytes, int blocks, long[] masks) {
        for (int block = 0; block < blocks; block++) {
            long values = masks[block * MASKS + ValueMasks.VALUE];
            for (int at = block * BLOCK; values != 0; at += Long.BYTES) {
                long replaced = Long.expand(values, ONE_A_BYTE);
                replaced = (replaced << Byte.SIZE) - replaced;
                long word = (long) WORD.get(bytes, at);
                WORD.set(bytes, at, word ^ ((word ^ VALUES) & replaced));
                values >>>= Long.BYTES;
            }
        }
    }

    /** Eight bits for each mask: byte number m holds those of mask m, the lowest for the first byte. */
    private static long eight(long word) {
        return CLASSES[(int) (word & BYTE_MASK)]
                | CLASSES[(int) ((word >>> 8) & BYTE_MASK)] << 1
                | CLASSES[(int) ((word >>> 16) & BYTE_MASK)] << 2
                | CLASSES[(int) ((word >>> 24) & BYTE_MASK)] << 3
                | CLASSES[(int) ((word >>> 32) & BYTE_MASK)] << 4
                | CLASSES[(int) ((word >>> 40) & BYTE_MASK)] << 5
                | CLASSES[(int) ((word >>> 48) & BYTE_MASK)] << 6
                | CLASSES[(int) (word >>> 56)] << 7;
    }
}
