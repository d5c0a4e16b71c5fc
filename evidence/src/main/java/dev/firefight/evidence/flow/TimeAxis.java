package dev.firefight.evidence.flow;

import dev.firefight.telemetry.Series;
import java.util.Arrays;
import java.util.List;

/**
 * The times at which anything was measured, rising.
 *
 * <p>Instances are scraped each at its own moment of the same period, while amounts of one period have to meet; times are therefore
 * moved to the nearest step of the finest series, counted from the first point. Points on a common grid stay where they are.
 */
final class TimeAxis {
    private final long[] times;
    private final long first;
    private final long grid;

    private TimeAxis(long[] times, long first, long grid) {
        this.times = times;
        this.first = first;
        this.grid = grid;
    }

    /** The axis of some series. */
    static TimeAxis of(List<Series> series) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long grid = Long.MAX_VALUE;
        int total = 0;
        Series longest = null;
        for (Series one : series) {
            if (one.size() == 0) {
                continue;
            }
            first = Math.min(first, one.timesNanos()[0]);
            last = Math.max(last, one.timesNanos()[one.size() - 1]);
            long step = medianStep(one.timesNanos());
            grid = step > 0 ? Math.min(grid, step) : grid;
            longest = longest == null || one.size() > longest.size() ? one : longest;
            total += one.size();
        }
        if (longest == null) {
            return new TimeAxis(new long[0], 0, 1);
        }
        // a stretch of centuries, or a single point for each series, has no grid to move to
        boolean hasGrid = grid != Long.MAX_VALUE && last - first > 0 && last - first < Long.MAX_VALUE / 4;
        TimeAxis grown = new TimeAxis(new long[0], first, hasGrid ? grid : 1);
        return new TimeAxis(grown.union(series, longest, total), first, grown.grid);
    }

    /** Nearly all series share their times, so that only the strays need sorting. */
    private long[] union(List<Series> series, Series longest, int total) {
        long[] common = distinct(snapped(longest.timesNanos()), longest.size());
        long[] strays = new long[total];
        int count = 0;
        for (Series one : series) {
            int at = 0;
            for (long raw : one.timesNanos()) {
                long time = snapped(raw);
                while (at < common.length && common[at] < time) {
                    at++;
                }
                if (at == common.length || common[at] != time) {
                    strays[count++] = time;
                }
            }
        }
        if (count == 0) {
            return common;
        }
        long[] all = Arrays.copyOf(common, common.length + count);
        System.arraycopy(strays, 0, all, common.length, count);
        Arrays.sort(all);
        return distinct(all, all.length);
    }

    private long[] snapped(long[] raw) {
        long[] moved = new long[raw.length];
        for (int i = 0; i < raw.length; i++) {
            moved[i] = snapped(raw[i]);
        }
        return moved;
    }

    private long snapped(long time) {
        return grid == 1 ? time : first + (time - first + grid / 2) / grid * grid;
    }

    private static long[] distinct(long[] rising, int size) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || rising[i] != rising[i - 1]) {
                rising[kept++] = rising[i];
            }
        }
        return Arrays.copyOf(rising, kept);
    }

    /** Number of times. */
    int size() {
        return times.length;
    }

    /** The time at an index. */
    long time(int index) {
        return times[index];
    }

    /** The index of the time that a point belongs to. The point must be of a series the axis was made of. */
    int slot(long timeNanos) {
        return Arrays.binarySearch(times, snapped(timeNanos));
    }

    /** The usual distance of two times in nanoseconds; 0 where there are less than two. */
    long stepNanos() {
        return medianStep(times);
    }

    /** The median distance of neighbours; 0 for less than two times, and for times centuries apart. */
    private static long medianStep(long[] times) {
        if (times.length < 2) {
            return 0;
        }
        long[] steps = new long[times.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = times[i + 1] - times[i];
        }
        Arrays.sort(steps);
        long below = steps[(steps.length - 1) / 2];
        long above = steps[steps.length / 2];
        return Math.max(0, below + (above - below) / 2);
    }
}
