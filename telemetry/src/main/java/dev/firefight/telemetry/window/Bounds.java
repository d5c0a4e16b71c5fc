package dev.firefight.telemetry.window;

/**
 * What a window may cost.
 *
 * @param mostBytes on disk, of all segments together
 * @param mostBodyBytes of a body as it comes
 * @param mostWaitingBytes of packed bodies that wait to be written
 * @param leastFreeBytes so much is left free on the disk, for the journal and whatever else is on it
 */
public record Bounds(long mostBytes, int mostBodyBytes, long mostWaitingBytes, long leastFreeBytes) {
    /** 1 GiB on disk, 16 MiB a body, 64 MiB waiting, 256 MiB left free. */
    public static final Bounds USUAL = new Bounds(1L << 30, 16 << 20, 64L << 20, 256L << 20);

    /** Less than this holds nothing of use. */
    public static final long LEAST_BYTES = 64 << 10;

    private static final long MOST_SEGMENT_BYTES = 64 << 20;
    private static final int SEGMENTS = 16;
    private static final long MOST_GROUP_BYTES = 8 << 20;

    /** Refuses bounds in which nothing fits. */
    public Bounds {
        if (mostBytes < LEAST_BYTES || mostBytes > 1L << 50) {
            throw new IllegalArgumentException("a window has between 64 KiB and 1 PiB on disk");
        }
        if (mostBodyBytes < 1 || mostBodyBytes > FrameHeader.MOST_BODY_BYTES || mostWaitingBytes < 1) {
            throw new IllegalArgumentException("a body has between 1 byte and 64 MiB, and some may wait");
        }
        if (leastFreeBytes < 0) {
            throw new IllegalArgumentException("what is left free of a disk is no negative number");
        }
    }

    /** The same with another bound on disk. */
    public Bounds withMostBytes(long bytes) {
        return new Bounds(bytes, mostBodyBytes, mostWaitingBytes, leastFreeBytes);
    }

    /** A segment that has more is followed by the next: what goes at once when there is no room. */
    long segmentBytes() {
        return Math.min(MOST_SEGMENT_BYTES, mostBytes / SEGMENTS);
    }

    /** So much is written before it is forced. */
    long groupBytes() {
        return Math.min(MOST_GROUP_BYTES, segmentBytes());
    }

    /** The longest frame that fits without emptying the window. */
    long mostFrameBytes() {
        return mostBytes / 4;
    }
}
