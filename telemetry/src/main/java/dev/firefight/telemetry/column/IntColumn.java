package dev.firefight.telemetry.column;

import java.util.Arrays;

/** A growing column of {@code int}s: append at the end, read anywhere. */
public final class IntColumn {
    private static final int CHUNK_BITS = 16;
    private static final int CHUNK_VALUES = 1 << CHUNK_BITS;
    private static final int FIRST_CHUNK_VALUES = 16;

    private int[][] chunks = new int[1][];
    private int size;

    /** An empty column. */
    public IntColumn() {
        chunks[0] = new int[FIRST_CHUNK_VALUES];
    }

    /** Appends a value. */
    public void add(int value) {
        int chunk = size >>> CHUNK_BITS;
        int offset = size & (CHUNK_VALUES - 1);
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new int[CHUNK_VALUES];
        } else if (offset == chunks[chunk].length) {
            chunks[chunk] = Arrays.copyOf(chunks[chunk], Math.min(CHUNK_VALUES, offset * 2));
        }
        chunks[chunk][offset] = value;
        size++;
    }

    /**
     * The value at an index.
     *
     * @throws IndexOutOfBoundsException when the index is not below {@link #size()}
     */
    public int get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return chunks[index >>> CHUNK_BITS][index & (CHUNK_VALUES - 1)];
    }

    /** Number of values. */
    public int size() {
        return size;
    }

    /** A copy of all values. */
    public int[] toArray() {
        int[] all = new int[size];
        for (int from = 0; from < size; from += CHUNK_VALUES) {
            System.arraycopy(chunks[from >>> CHUNK_BITS], 0, all, from, Math.min(CHUNK_VALUES, size - from));
        }
        return all;
    }
}
