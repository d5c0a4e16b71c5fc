package dev.firefight.evidence.pattern;

import java.util.HashMap;
import java.util.Map;

/**
 * How often a variable had which value before and after, in bounded memory. Up to {@value #MOST} different values are counted exactly.
 * When there are more, two rows of buckets are counted instead, into which values fall by their hashes (count-min; Cormode and
 * Muthukrishnan 2005): by them it is known which values can be frequent, and a second reading counts those exactly as {@link
 * Frequent}. Whether there are more depends on the set of values alone, so neither order nor threads matter.
 */
public final class ValueCounts {
    /** So many different values are counted exactly. */
    public static final int MOST = 10_000;

    /** A value is frequent with at least this share of the lines before or after. */
    private static final int FREQUENT = 256;

    private static final int BUCKETS = 1 << 15;
    private static final int ROWS = 2;
    private static final int MOST_CHARS = 300;

    private final String behind;
    private final Map<String, long[]> exact = new HashMap<>();
    private final NumberCounts numbers = new NumberCounts();
    private final SeenChars chars = new SeenChars();
    private final long[] lines = new long[2];
    private long[] buckets = {};

    /** Of a variable with a text behind it, which may be its unit. */
    public ValueCounts(String behind) {
        this.behind = behind;
    }

    /** Counts a value: side 0 is before, 1 after. */
    public void see(String value, int side) {
        chars.see(value);
        lines[side]++;
        if (isOver()) {
            long[] once = {1 - side, side};
            bucket(cut(value), once);
        } else {
            exact.computeIfAbsent(cut(value), one -> new long[2])[side]++;
            bound();
        }
    }

    /** Adds what was counted elsewhere. */
    public void add(ValueCounts other) {
        chars.add(other.chars);
        lines[0] += other.lines[0];
        lines[1] += other.lines[1];
        if (other.isOver()) {
            overflow();
            numbers.add(other.numbers);
            for (int i = 0; i < buckets.length; i++) {
                buckets[i] += other.buckets[i];
            }
        } else if (isOver()) {
            other.exact.forEach(this::bucket);
        } else {
            other.exact.forEach((value, times) -> {
                long[] here = exact.computeIfAbsent(value, one -> new long[2]);
                here[0] += times[0];
                here[1] += times[1];
            });
            bound();
        }
    }

    private void bound() {
        if (exact.size() > MOST) {
            overflow();
        }
    }

    private void overflow() {
        if (!isOver()) {
            buckets = new long[ROWS * BUCKETS * 2];
            exact.forEach(this::bucket);
            exact.clear();
        }
    }

    private void bucket(String value, long[] times) {
        numbers.see(Quantity.of(value, behind), times, true);
        for (int row = 0; row < ROWS; row++) {
            int at = at(value, row);
            buckets[at] += times[0];
            buckets[at + 1] += times[1];
        }
    }

    private static int at(String value, int row) {
        long mixed = (value.hashCode() * 31L + value.length() + row * 0x51ED2701L) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 32) * 0x94d049bb133111ebL;
        return (row * BUCKETS + (int) (mixed >>> 49)) * 2;
    }

    /** Long values are told apart by their start, as they are shown. */
    private static String cut(String value) {
        return value.length() <= MOST_CHARS ? value : value.substring(0, MOST_CHARS) + '\u2026';
    }

    /** Whether there are more different values than are counted exactly. */
    public boolean isOver() {
        return buckets.length > 0;
    }

    /** An empty count of the values that can be frequent, for a second reading. */
    public Frequent frequent() {
        return new Frequent(this);
    }

    private boolean canBeFrequent(String value) {
        boolean[] can = {lines[0] > 0, lines[1] > 0};
        for (int row = 0; row < ROWS; row++) {
            int at = at(value, row);
            can[0] &= buckets[at] * FREQUENT >= lines[0];
            can[1] &= buckets[at + 1] * FREQUENT >= lines[1];
        }
        return can[0] || can[1];
    }

    /** Exact counts of values that can be frequent, when there are too many values to count all. */
    public static final class Frequent {
        private final ValueCounts of;
        private final Map<String, long[]> exact = new HashMap<>();

        private Frequent(ValueCounts of) {
            this.of = of;
        }

        /** Counts a value, if it can be frequent. */
        public void see(String value, int side) {
            String key = cut(value);
            if (of.isOver() && of.canBeFrequent(key)) {
                exact.computeIfAbsent(key, one -> new long[2])[side]++;
            }
        }

        /** Adds what was counted elsewhere. */
        public void add(Frequent other) {
            other.exact.forEach((value, times) -> {
                long[] here = exact.computeIfAbsent(value, one -> new long[2]);
                here[0] += times[0];
                here[1] += times[1];
            });
        }
    }

    /** Takes over what a second reading counted. */
    public void take(Frequent counted) {
        exact.putAll(counted.exact);
    }

    Map<String, long[]> exact() {
        return exact;
    }

    long lines(int side) {
        return lines[side];
    }

    SeenChars chars() {
        return chars;
    }

    NumberCounts numbers() {
        if (isOver()) {
            return numbers;
        }
        NumberCounts all = new NumberCounts();
        exact.forEach((value, times) -> all.see(Quantity.of(value, behind), times, false));
        return all;
    }
}
