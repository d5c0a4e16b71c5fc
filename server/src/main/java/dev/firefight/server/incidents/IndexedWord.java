package dev.firefight.server.incidents;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A word, and the numbers of the incidents in which it stands: a sorted list while they are few, then a bit for each that could be. All in
 * one object, since what is looked up twenty million times should lie together.
 */
final class IndexedWord {
    private static final int FEWEST_BITS = 8;
    /** Bits take at most four times the room of the list, and are far quicker. */
    private static final int BITS_A_NUMBER = 4 * Integer.SIZE;

    private static final int[] NO_NUMBERS = {};
    private static final long[] NO_BITS = {};

    final long hash;
    private final String text;
    /** Empty once there are bits. */
    private int[] few;

    private int size = 1;
    private int latest;
    private long[] bits = NO_BITS;

    /** In one incident. */
    IndexedWord(String text, long hash, int incident) {
        this.text = text;
        this.hash = hash;
        this.latest = incident;
        this.few = new int[] {incident};
    }

    boolean beginsWith(String beginning) {
        return text.startsWith(beginning);
    }

    void add(int incident) {
        if (incident == latest) {
            return; // as mostly: people write to one incident for a while, and say the same again
        }
        latest = incident;
        if (few.length == 0) {
            mark(incident);
            return;
        }
        int last = few[size - 1];
        int place = incident > last ? -size - 1 : Arrays.binarySearch(few, 0, size, incident);
        if (place < 0) {
            insert(-place - 1, incident);
        }
    }

    private void mark(int incident) {
        int place = incident >>> 6;
        if (place >= bits.length) {
            bits = Arrays.copyOf(bits, place + 1 + (place >>> 3));
        }
        bits[place] |= 1L << incident;
    }

    private void insert(int at, int incident) {
        int highest = Math.max(incident, few[size - 1]);
        if (size >= FEWEST_BITS && size >= highest / BITS_A_NUMBER) {
            bits = new long[(highest >>> 6) + 1];
            for (int i = 0; i < size; i++) {
                mark(few[i]);
            }
            mark(incident);
            few = NO_NUMBERS;
            return;
        }
        if (size == few.length) {
            few = Arrays.copyOf(few, 2 * size);
        }
        System.arraycopy(few, at, few, at + 1, size - at);
        few[at] = incident;
        size++;
    }

    void addTo(BitSet incidents) {
        if (few.length == 0) {
            incidents.or(BitSet.valueOf(bits));
            return;
        }
        for (int i = 0; i < size; i++) {
            incidents.set(few[i]);
        }
    }
}
