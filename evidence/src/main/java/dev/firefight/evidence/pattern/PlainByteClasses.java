package dev.firefight.evidence.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** In plain Java: a table says in which masks a byte has its bit; the answers for eight bytes are laid side by side in one word. */
final class PlainByteClasses implements ByteClasses {
    private static final int BYTES = 256;
    private static final int BYTE_MASK = 0xFF;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** For each byte a word whose byte number m has its lowest bit set when the byte is in mask m. */
    private static final long[] CLASSES = new long[BYTES];

    static {
        for (int b = 0; b < BYTES; b++) {
            boolean isDigit = b >= '0' && b <= '9';
            boolean isLetter = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
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
        return isSet ? 1L << mask * Byte.SIZE : 0;
    }

    @Override
    public void classify(byte[] bytes, int blocks, long[] masks) {
        for (int block = 0; block < blocks; block++) {
            long newline = 0;
            long token = 0;
            long digit = 0;
            long fromTwo = 0;
            long letter = 0;
            long beyondHex = 0;
            long joint = 0;
            long sign = 0;
            for (int shift = 0; shift < BLOCK; shift += Byte.SIZE) {
                long eight = eight((long) WORD.get(bytes, block * BLOCK + shift));
                newline |= (eight & BYTE_MASK) << shift;
                token |= (eight >>> TOKEN * Byte.SIZE & BYTE_MASK) << shift;
                digit |= (eight >>> DIGIT * Byte.SIZE & BYTE_MASK) << shift;
                fromTwo |= (eight >>> DIGIT_FROM_TWO * Byte.SIZE & BYTE_MASK) << shift;
                letter |= (eight >>> LETTER * Byte.SIZE & BYTE_MASK) << shift;
                beyondHex |= (eight >>> LETTER_BEYOND_HEX * Byte.SIZE & BYTE_MASK) << shift;
                joint |= (eight >>> JOINT * Byte.SIZE & BYTE_MASK) << shift;
                sign |= (eight >>> SIGN * Byte.SIZE) << shift;
            }
            int at = block * MASKS;
            masks[at + NEWLINE] = newline;
            masks[at + TOKEN] = token;
            masks[at + DIGIT] = digit;
            masks[at + DIGIT_FROM_TWO] = fromTwo;
            masks[at + LETTER] = letter;
            masks[at + LETTER_BEYOND_HEX] = beyondHex;
            masks[at + JOINT] = joint;
            masks[at + SIGN] = sign;
        }
    }

    /** Eight bits for each mask: byte number m holds those of mask m, the lowest for the first byte. */
    private static long eight(long word) {
        return CLASSES[(int) (word & BYTE_MASK)]
                | CLASSES[(int) (word >>> 8 & BYTE_MASK)] << 1
                | CLASSES[(int) (word >>> 16 & BYTE_MASK)] << 2
                | CLASSES[(int) (word >>> 24 & BYTE_MASK)] << 3
                | CLASSES[(int) (word >>> 32 & BYTE_MASK)] << 4
                | CLASSES[(int) (word >>> 40 & BYTE_MASK)] << 5
                | CLASSES[(int) (word >>> 48 & BYTE_MASK)] << 6
                | CLASSES[(int) (word >>> 56)] << 7;
    }
}
