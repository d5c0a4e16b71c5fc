package dev.firefight.evidence.pattern;

import static dev.firefight.evidence.pattern.ByteClasses.DIGIT;
import static dev.firefight.evidence.pattern.ByteClasses.DIGIT_FROM_TWO;
import static dev.firefight.evidence.pattern.ByteClasses.JOINT;
import static dev.firefight.evidence.pattern.ByteClasses.LETTER;
import static dev.firefight.evidence.pattern.ByteClasses.LETTER_BEYOND_HEX;
import static dev.firefight.evidence.pattern.ByteClasses.MASKS;
import static dev.firefight.evidence.pattern.ByteClasses.SIGN;
import static dev.firefight.evidence.pattern.ByteClasses.TOKEN;

/**
 * Finds the values of a {@link Shape} in the masks of {@link ByteClasses}, 64 bytes at a step and without a branch. Adding a bit to a run
 * of ones carries up to the end of the run: so all of a token behind its first digit is found by one addition, whatever its length, and
 * the part before it by one more on the bits in reverse.
 */
final class ValueMasks {
    /** Where {@link #mark} leaves the mask of the bytes that stay in the shape; of a value only the first does. */
    static final int KEPT = 0;

    /** Where {@link #mark} leaves the mask of the first bytes of values. */
    static final int VALUE = 1;

    private static final int TOP = Long.SIZE - 1;

    private ValueMasks() {}

    /**
     * Replaces masks of classes by those of what is kept.
     *
     * @param masks as {@link ByteClasses} left them
     * @param dropped for each block the bytes that are no part of any message; messages are told apart by them
     */
    static void mark(long[] masks, long[] dropped, int blocks) {
        markFromFirstDigit(masks, dropped, blocks);
        markWholeTokens(masks, blocks);
        join(masks, dropped, blocks);
    }

    /** Leaves tokens in TOKEN, and in DIGIT the rest of each value from a digit on. */
    private static void markFromFirstDigit(long[] masks, long[] dropped, int blocks) {
        long letterBefore = 0;
        long beyondBefore = 0;
        long digitsBefore = 0;
        long digitCarry = 0;
        long valueCarry = 0;
        for (int block = 0; block < blocks; block++) {
            int at = block * MASKS;
            long kept = ~dropped[block];
            long token = masks[at + TOKEN] & kept;
            long digit = masks[at + DIGIT] & kept;
            long letter = masks[at + LETTER] & kept;
            long beyond = masks[at + LETTER_BEYOND_HEX] & kept;

            long twoLetters = ((letter << 1) | (letterBefore >>> TOP)) & ((letter << 2) | (letterBefore >>> (TOP - 1)));
            long oneBeyond = (beyond << 1) | (beyondBefore >>> TOP) | (beyond << 2) | (beyondBefore >>> (TOP - 1));
            long version = masks[at + DIGIT_FROM_TWO] & twoLetters & oneBeyond;
            letterBefore = letter;
            beyondBefore = beyond;

            long sum = token + digit + digitCarry;
            digitCarry = carry(token, digit, sum);
            long fromDigit = token & (~sum | digit);
            long value = digit & (~version | (fromDigit << 1) | (digitsBefore >>> TOP));
            digitsBefore = fromDigit;

            sum = token + value + valueCarry;
            valueCarry = carry(token, value, sum);
            masks[at + TOKEN] = token;
            masks[at + DIGIT] = token & (~sum | value);
        }
    }

    /** Leaves the values that are one token in DIGIT. */
    private static void markWholeTokens(long[] masks, int blocks) {
        long behind = 0; // whether the block behind starts within a value
        for (int at = (blocks - 1) * MASKS; at >= 0; at -= MASKS) {
            long token = masks[at + TOKEN];
            long last = token & ~(token >>> 1);
            long first = token & ~(token << 1);
            long ends = last & (masks[at + DIGIT] | behind << TOP);
            long starts = Long.expand(Long.compress(ends, last), first);
            masks[at + DIGIT] = (ends << 1) - starts;
            behind = token & ((ends & last & -last) == 0 ? 0 : 1);
        }
    }

    private static void join(long[] masks, long[] dropped, int blocks) {
        long attachedBefore = 0;
        long valueBefore = 0;
        long allBefore = 0;
        for (int block = 0; block < blocks; block++) {
            int at = block * MASKS;
            long kept = ~dropped[block];
            long value = masks[at + DIGIT];
            long signs = masks[at + SIGN] & kept;
            long attached = masks[at + TOKEN] | signs;
            long behind = (value >>> 1) | (block + 1 < blocks ? masks[at + MASKS + DIGIT] << TOP : 0);
            long before = (value << 1) | (valueBefore >>> TOP);
            long joint = masks[at + JOINT] & kept & before & behind;
            long sign = signs & behind & ~((attached << 1) | (attachedBefore >>> TOP));
            long all = value | joint | sign;
            long first = all & ~((all << 1) | (allBefore >>> TOP));
            attachedBefore = attached;
            valueBefore = value;
            allBefore = all;
            masks[at + KEPT] = kept & (~all | first);
            masks[at + VALUE] = first;
        }
    }

    /** The carry out of the highest bit, 0 or 1. */
    private static long carry(long a, long b, long sum) {
        return ((a & b) | ((a | b) & ~sum)) >>> TOP;
    }
}
