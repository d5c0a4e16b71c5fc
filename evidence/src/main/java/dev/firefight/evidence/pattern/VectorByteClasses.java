package dev.firefight.evidence.pattern;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * With vector instructions, as wide as the processor has them. A byte's class is found by its two halves: each half picks from a table
 * of sixteen in which classes it can be, and the byte is in those that both halves allow.
 */
final class VectorByteClasses implements ByteClasses {
    private static final VectorSpecies<Byte> SPECIES =
            ByteVector.SPECIES_PREFERRED.length() > BLOCK ? ByteVector.SPECIES_512 : ByteVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int HALVES = 16;
    private static final byte HALF = 0x0F;
    private static final int HALF_BITS = 4;

    private static final byte ZERO_OR_ONE = 1;
    private static final byte FROM_TWO = 2;
    private static final byte A_TO_F = 4;
    private static final byte G_TO_O = 8;
    private static final byte P_TO_Z = 16;
    private static final byte IS_SIGN = 32;
    private static final byte OTHER_JOINT = 64;
    /** Also true for {@code 0} and {@code J}, which are tokens. */
    private static final byte COLON_OR_AT = (byte) 128;

    private static final byte IS_DIGIT = ZERO_OR_ONE | FROM_TWO;
    private static final byte IS_BEYOND_HEX = G_TO_O | P_TO_Z;
    private static final byte IS_LETTER = A_TO_F | IS_BEYOND_HEX;
    private static final byte IS_JOINT = (byte) (IS_SIGN | OTHER_JOINT | COLON_OR_AT);

    private static final ByteVector HIGH;
    private static final ByteVector LOW;

    static {
        byte[] high = new byte[Math.max(LANES, HALVES)];
        byte[] low = new byte[Math.max(LANES, HALVES)];
        allow(high, low, ZERO_OR_ONE, "01");
        allow(high, low, FROM_TWO, "23456789");
        allow(high, low, A_TO_F, "ABCDEFabcdef");
        allow(high, low, G_TO_O, "GHIJKLMNOghijklmno");
        allow(high, low, P_TO_Z, "PQRSTUVWXYZpqrstuvwxyz");
        allow(high, low, IS_SIGN, "/-+");
        allow(high, low, OTHER_JOINT, ".#,%");
        allow(high, low, COLON_OR_AT, ":@");
        HIGH = ByteVector.fromArray(SPECIES, high, 0);
        LOW = ByteVector.fromArray(SPECIES, low, 0);
    }

    private static void allow(byte[] high, byte[] low, byte bit, String members) {
        for (int i = 0; i < members.length(); i++) {
            high[members.charAt(i) >> HALF_BITS] |= bit;
            low[members.charAt(i) & HALF] |= bit;
        }
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
            for (int lane = 0; lane < BLOCK; lane += LANES) {
                ByteVector vector = ByteVector.fromArray(SPECIES, bytes, block * BLOCK + lane);
                ByteVector highHalf =
                        vector.lanewise(VectorOperators.LSHR, HALF_BITS).and(HALF);
                ByteVector classes = vector.and(HALF).selectFrom(LOW).and(highHalf.selectFrom(HIGH));
                newline |= vector.eq((byte) '\n').toLong() << lane;
                token |= (vector.lt((byte) 0).toLong() | vector.eq((byte) '_').toLong()) << lane;
                digit |= any(classes, IS_DIGIT) << lane;
                fromTwo |= any(classes, FROM_TWO) << lane;
                letter |= any(classes, IS_LETTER) << lane;
                beyondHex |= any(classes, IS_BEYOND_HEX) << lane;
                joint |= (any(classes, IS_JOINT) | vector.eq((byte) '~').toLong()) << lane;
                sign |= any(classes, IS_SIGN) << lane;
            }
            token |= digit | letter;
            int at = block * MASKS;
            masks[at + NEWLINE] = newline;
            masks[at + TOKEN] = token;
            masks[at + DIGIT] = digit;
            masks[at + DIGIT_FROM_TWO] = fromTwo;
            masks[at + LETTER] = letter;
            masks[at + LETTER_BEYOND_HEX] = beyondHex;
            masks[at + JOINT] = joint & ~token;
            masks[at + SIGN] = sign;
        }
    }

    @Override
    public void replace(byte[] bytes, int blocks, long[] masks) {
        for (int block = 0; block < blocks; block++) {
            long values = masks[block * MASKS + ValueMasks.VALUE];
            for (int lane = 0; lane < BLOCK; lane += LANES) {
                int at = block * BLOCK + lane;
                ByteVector.fromArray(SPECIES, bytes, at)
                        .blend(ShapeTexts.VALUE, VectorMask.fromLong(SPECIES, values >>> lane))
                        .intoArray(bytes, at);
            }
        }
    }

    private static long any(ByteVector classes, byte bits) {
        return classes.and(bits).compare(VectorOperators.NE, (byte) 0).toLong();
    }
}
