package dev.firefight.server.incidents;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Numbers of incidents: of a few a sorted list, of many a bit for each that could be, whichever is shorter. */
final class NumberSet {
    private static final int FEW = 8;
    /** A number of a list is as long as so many bits. */
    private static final int BITS_A_NUMBER = 32;

    private int[] few;
    private int size;
    private Optional<BitSet> many = Optional.empty();

    /** With one number, not negative. */
    NumberSet(int first) {
        few = new int[] {first};
        size = 1;
    }

    void add(int number) {
        if (many.isPresent()) {
            many.get().set(number);
            return;
        }
        int last = few[size - 1];
        if (number == last) {
            return;
        }
        int at = size;
        if (number < last) {
            int place = Arrays.binarySearch(few, 0, size, number);
            if (place >= 0) {
                return;
            }
            at = -place - 1;
        }
        insert(at, number);
    }

    private void insert(int at, int number) {
        if (size >= FEW && size > few[size - 1] / BITS_A_NUMBER) {
            BitSet bits = new BitSet(few[size - 1] + 1);
            addTo(bits);
            bits.set(number);
            many = Optional.of(bits);
            few = new int[0];
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
        if (many.isPresent()) {
            numbers.or(many.get());
            return;
        }
        for (int i = 0; i < size; i++) {
            numbers.set(few[i]);
        }
    }
}
