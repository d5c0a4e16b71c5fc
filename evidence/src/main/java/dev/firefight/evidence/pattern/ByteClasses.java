package dev.firefight.evidence.pattern;

/**
 * Tells for each byte what it is to a {@link Shape}, 64 bytes at a time: one bit a byte in one mask a class. There are two that do the
 * same: in plain Java, and with the vector instructions of the processor where the module for them is there.
 */
interface ByteClasses {
    /** Bytes of a block, and bits of a mask. */
    int BLOCK = Long.SIZE;

    /** Masks of a block, in the order of the constants below. */
    int MASKS = 8;

    int NEWLINE = 0;
    /** Letters, digits, the underscore, and all that is not ASCII. */
    int TOKEN = 1;

    int DIGIT = 2;
    /** {@code 2} to {@code 9}. */
    int DIGIT_FROM_TWO = 3;

    int LETTER = 4;
    /** {@code g} to {@code z} in either case. */
    int LETTER_BEYOND_HEX = 5;
    /** What joins two values to one. */
    int JOINT = 6;
    /** What belongs to the value behind it. */
    int SIGN = 7;

    /**
     * Sets the masks of all blocks.
     *
     * @param bytes whole blocks
     * @param blocks how many
     * @param masks for each block its masks, the lowest bit for its first byte
     */
    void classify(byte[] bytes, int blocks, long[] masks);

    /**
     * Writes {@link ShapeTexts#VALUE} over the first byte of each value.
     *
     * @param masks as {@link ValueMasks} left them
     */
    void replace(byte[] bytes, int blocks, long[] masks);
}
