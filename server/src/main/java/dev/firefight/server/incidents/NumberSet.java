package dev.firefight.server.incidents;

import java.util.Arrays;
import java.util.BitSet;

/** Numbers of incidents: a sorted list while they are few, a bit for each that could be when that is shorter. */
final class NumberSet {
    private static final int FEWEST_BITS = 8;
    private static final int[] NO_NUMBERS = {};
    private static final long[] NO_BITS = {};

    /** Sorted; empty once there are bits. */
    private int[] few;

    private int size;
    private long[] bits = NO_BITS;

    /** With one number, not negative. */
    NumberSet(int first) {
        few = new int[] {first};
        size = 1;
    }

    void add(int number) {
        if (few.length == 0) {
            mark(number);
            return;
        }
        int last = few[size - 1];
        int place = number > last ? -size - 1 : Arrays.binarySearch(few, 0, size, number);
        if (place < 0) {
            insert(-place - 1, number);
        }
    }

    private void mark(int number) {
        int place = number >>> 6;
        if (place >= bits.length) {
            bits = Arrays.copyOf(bits, place + 1 + (place >>> 3));
        }
        bits[place] |= 1L << number;
    }

    private void insert(int at, int number) {
        int most = Math.max(number, few[size - 1]);
        if (size >= FEWEST_BITS && size >= most / Integer.SIZE) {
            bits = new long[(most >>> 6) + 1];
            for (int i = 0; i < size; i++) {
                mark(few[i]);
            }
            mark(number);
            few = NO_NUMBERS;
            return;
        }
        if (size == few.length) {
            few = Arrays.copyOf(few, 2 * size);
        }
        System.arraycopy(few, at, few, at + 1, size - at);
        few[at] = number;
        size++;
    }

    void addTo(BitSet numbers) {
        if (few.length == 0) {
            numbers.or(BitSet.valueOf(bits));
            return;
        }
        for (int i = 0; i < size; i++) {
            numbers.set(few[i]);
        }
    }
}
