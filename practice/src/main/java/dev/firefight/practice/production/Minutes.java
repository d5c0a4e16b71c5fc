package dev.firefight.practice.production;

import java.util.Arrays;

/** What was counted in each of the last minutes: how many, how much all of them were together, and how many of them were of note. */
public final class Minutes {
    /** So many minutes are known, the current one among them. */
    public static final int KEPT = 16;

    private static final long MINUTE = 60_000_000_000L;

    private final long[] minutes = new long[KEPT];
    private final long[] counts = new long[KEPT];
    private final double[] sums = new double[KEPT];
    private final long[] marked = new long[KEPT];

    Minutes() {
        Arrays.fill(minutes, -1);
    }

    void add(long nowNanos, double amount, boolean isOfNote) {
        long minute = nowNanos / MINUTE;
        int at = (int) (minute % KEPT);
        if (minutes[at] != minute) {
            minutes[at] = minute;
            counts[at] = 0;
            sums[at] = 0;
            marked[at] = 0;
        }
        counts[at]++;
        sums[at] += amount;
        marked[at] += isOfNote ? 1 : 0;
    }

    /**
     * What some minutes come to.
     *
     * @param count how many there were
     * @param sum how much they were together
     * @param marked how many of them were of note
     * @param seconds how long these minutes are
     */
    public record Sum(long count, double sum, long marked, double seconds) {
        /** How much one of them was on average; no number where there was none. */
        public double mean() {
            return count == 0 ? Double.NaN : sum / count;
        }

        /** What share of them was of note; no number where there was none. */
        public double share() {
            return count == 0 ? Double.NaN : (double) marked / count;
        }

        /** How many a second. */
        public double perSecond() {
            return count / seconds;
        }
    }

    /**
     * Those minutes that ended at least so many whole minutes ago, and so many of them. The current one counts as the first, up to now.
     *
     * @param skipped how many of the newest are left out
     * @param length how many are counted; both together are at most {@link #KEPT}
     */
    public Sum last(long nowNanos, int skipped, int length) {
        long now = nowNanos / MINUTE;
        long count = 0;
        double sum = 0;
        long ofNote = 0;
        for (int i = 0; i < KEPT; i++) {
            long age = now - minutes[i];
            if (minutes[i] >= 0 && age >= skipped && age < skipped + length) {
                count += counts[i];
                sum += sums[i];
                ofNote += marked[i];
            }
        }
        double seconds = 60.0 * length - (skipped == 0 ? 60 - (nowNanos % MINUTE) / 1e9 : 0);
        return new Sum(count, sum, ofNote, Math.max(1, seconds));
    }
}
