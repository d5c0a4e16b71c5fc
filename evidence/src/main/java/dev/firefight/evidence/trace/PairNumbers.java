package dev.firefight.evidence.trace;

import java.util.Arrays;

/** A dictionary: each distinct pair of longs has a number, from 0 in order of first sight. No object a pair. */
final class PairNumbers {
    private static final int FIRST_SLOTS = 64;

    /** The number of the pair that hashes here, plus one; zero is free. */
    private int[] slots = new int[FIRST_SLOTS];

    private long[] firsts = new long[FIRST_SLOTS / 2];
    private long[] seconds = new long[FIRST_SLOTS / 2];
    private int size;

    /** The number of a pair; a new one for a pair not seen before. */
    int number(long first, long second) {
        int slot = slot(first, second);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == firsts.length) {
            grow();
            slot = slot(first, second);
        }
        firsts[size] = first;
        seconds[size] = second;
        slots[slot] = ++size;
        return size - 1;
    }

    /** How many distinct pairs there are. */
    int size() {
        return size;
    }

    long first(int number) {
        return firsts[number];
    }

    long second(int number) {
        return seconds[number];
    }

    private void grow() {
        firsts = Arrays.copyOf(firsts, size * 2);
        seconds = Arrays.copyOf(seconds, size * 2);
        slots = new int[slots.length * 2];
        for (int i = 0; i < size; i++) {
            slots[slot(firsts[i], seconds[i])] = i + 1;
        }
    }

    /** The slot of a pair, or the free one where it belongs; half of all slots are free, so that the search ends. */
    private int slot(long first, long second) {
        long hash = (first * 0x9E3779B97F4A7C15L) ^ Long.rotateLeft(second * 0xC2B2AE3D27D4EB4FL, 31);
        hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        int slot = (int) (hash >>> 32) & (slots.length - 1);
        while (slots[slot] != 0 && (firsts[slots[slot] - 1] != first || seconds[slots[slot] - 1] != second)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
