package dev.firefight.evidence.pattern;

/**
 * Where a line starts.
 *
 * @param file number of the file, below {@link #FILES}
 * @param offset bytes before the line in the unpacked file, below {@link #BYTES}
 */
public record Place(int file, long offset) implements Comparable<Place> {
    private static final int OFFSET_BITS = 44;

    /** How many files can be told apart: half a million. */
    public static final int FILES = 1 << (Long.SIZE - 1 - OFFSET_BITS);

    /** How long a file can be: 16 TiB. */
    public static final long BYTES = 1L << OFFSET_BITS;

    /** Refuses what cannot be told apart. */
    public Place {
        if (file < 0 || file >= FILES || offset < 0 || offset >= BYTES) {
            throw new IllegalArgumentException("File " + file + ", offset " + offset + ": there can be " + FILES
                    + " files of " + BYTES + " bytes.");
        }
    }

    /** Both in one number, in the same order. */
    long packed() {
        return ((long) file << OFFSET_BITS) | offset;
    }

    static Place of(long packed) {
        return new Place((int) (packed >>> OFFSET_BITS), packed & (BYTES - 1));
    }

    /** Files in order of their numbers, lines in order. */
    @Override
    public int compareTo(Place other) {
        return Long.compare(packed(), other.packed());
    }
}
