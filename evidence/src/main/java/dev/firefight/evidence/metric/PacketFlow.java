package dev.firefight.evidence.metric;

import dev.firefight.evidence.Target;
import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The balance of a component's traffic. The packets it sends follow from the packets and bytes it receives and the bytes it sends;
 * when the network under it loses or delays packets, it sends more of them than that: acknowledgements that no longer ride on data, and
 * repetitions. Delays on a path leave hardly any other trace in the counters of a pod.
 *
 * @param target whose
 * @param timesNanos times at which all four were measured and none was zero
 * @param rows for each time packets received, bytes received, bytes sent, packets sent
 * @param sentPackets the series of packets sent
 */
@SuppressWarnings("ArrayRecordComponent") // columns are computed on, not compared
record PacketFlow(Target target, long[] timesNanos, double[][] rows, Series sentPackets) {
    private static final int RECEIVED_PACKETS = 0;
    private static final int RECEIVED_BYTES = 1;
    private static final int SENT_BYTES = 2;

    /** The last column, which the others explain. */
    private static final int SENT_PACKETS = 3;

    private static final int COLUMNS = 4;
    private static final int NO_COLUMN = -1;

    /** Twice as many as there are weights to learn. */
    private static final int FEWEST_BEFORE = 6;

    /** One row is an accident. */
    private static final int FEWEST_AFTER = 2;

    /** Quiet minutes count by their relative error, but not without limit. */
    private static final double LEAST_LOAD = 0.2;

    /** Of several counters that sound alike: {@code packets} before {@code packets_dropped}, and the same interface for all. */
    private static final Comparator<Series> PLAINEST = Comparator.comparingInt(
                    (Series series) -> series.key().metric().length())
            .thenComparing(series -> series.key().selector());

    /** All components whose four counters are known. */
    static List<PacketFlow> of(List<Measured> all) {
        Map<Target, Series[]> counters = new LinkedHashMap<>();
        for (Measured one : all) {
            int column = column(one.series().key().metric());
            if (column != NO_COLUMN) {
                Series[] four = counters.computeIfAbsent(one.target(), target -> new Series[COLUMNS]);
                four[column] = four[column] == null || PLAINEST.compare(one.series(), four[column]) < 0
                        ? one.series()
                        : four[column];
            }
        }
        List<PacketFlow> flows = new ArrayList<>();
        counters.forEach((target, four) -> join(target, four).ifPresent(flows::add));
        return flows;
    }

    private static int column(String metric) {
        String name = metric.toLowerCase(Locale.ROOT);
        boolean receives = name.contains("receive") || name.contains("rx");
        boolean sends = name.contains("transmit") || name.contains("tx") || name.contains("sent");
        boolean bytes = name.contains("byte");
        boolean packets = name.contains("packet");
        if (receives) {
            return packets ? RECEIVED_PACKETS : bytes ? RECEIVED_BYTES : NO_COLUMN;
        }
        return sends ? (bytes ? SENT_BYTES : packets ? SENT_PACKETS : NO_COLUMN) : NO_COLUMN;
    }

    private static Optional<PacketFlow> join(Target target, Series[] four) {
        if (Arrays.stream(four).anyMatch(Objects::isNull)) {
            return Optional.empty();
        }
        List<double[]> rows = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < four[SENT_PACKETS].size(); i++) {
            long time = four[SENT_PACKETS].timesNanos()[i];
            double[] row = new double[COLUMNS];
            boolean whole = true;
            for (int column = 0; column < row.length && whole; column++) {
                int index = four[column].indexAt(time);
                whole = index < four[column].size()
                        && four[column].timesNanos()[index] == time
                        && four[column].values()[index] > 0;
                row[column] = whole ? four[column].values()[index] : 0;
            }
            if (whole) {
                rows.add(row);
                times.add(time);
            }
        }
        return Optional.of(new PacketFlow(
                target,
                times.stream().mapToLong(Long::longValue).toArray(),
                rows.toArray(double[][]::new),
                four[SENT_PACKETS]));
    }

    /**
     * How many more packets are sent after a time than the traffic before it lets expect, in standard errors, or in what is usual in healthy
     * times where that is more; empty when too little was measured.
     */
    Optional<Double> excess(long onsetNanos, Optional<PacketFlow> healthy) {
        int split = 0;
        while (split < timesNanos.length && timesNanos[split] < onsetNanos) {
            split++;
        }
        int before = split;
        int after = timesNanos.length - split;
        if (before < FEWEST_BEFORE || after < FEWEST_AFTER) {
            return Optional.empty();
        }
        double excess = excess(0, split, rows.length);
        if (healthy.isPresent() && excess > HealthyMoves.REMARKABLE) {
            excess /= Math.max(1, HealthyMoves.usual(healthy.get().rows.length, before, after, healthy.get()::excess));
        }
        return Optional.of(excess);
    }

    /** The excess of rows {@code split} to {@code to} over what rows {@code from} to {@code split} let expect, in standard errors of their sum. */
    private double excess(int from, int split, int to) {
        double[] medians = medians(from, split);
        double[][] scaled = scaled(medians, from, to);
        Ridge expected = Ridge.of(scaled, split - from);
        double sum = 0;
        for (int row = split - from; row < scaled.length; row++) {
            sum += expected.error(scaled[row]);
        }
        return sum / Math.sqrt(to - split);
    }

    /**
     * The course of the error of what the traffic lets expect, in standard errors, as learned from healthy times; where these are not
     * known, from the whole course, which then holds some of the trouble; empty when too little was measured.
     */
    Optional<Series> errors(Optional<PacketFlow> healthy) {
        PacketFlow teacher =
                healthy.filter(flow -> flow.rows.length >= FEWEST_BEFORE).orElse(this);
        if (rows.length < FEWEST_BEFORE) {
            return Optional.empty();
        }
        double[] medians = teacher.medians(0, teacher.rows.length);
        Ridge expected = Ridge.of(teacher.scaled(medians, 0, teacher.rows.length), teacher.rows.length);
        double[][] scaled = scaled(medians, 0, rows.length);
        double[] errors = new double[scaled.length];
        Arrays.setAll(errors, row -> expected.error(scaled[row]));
        return Optional.of(new Series(sentPackets.key(), timesNanos, errors));
    }

    /** The median of each column over some rows. */
    private double[] medians(int from, int to) {
        double[] medians = new double[COLUMNS];
        for (int column = 0; column < medians.length; column++) {
            double[] values = new double[to - from];
            for (int row = from; row < to; row++) {
                values[row - from] = rows[row][column];
            }
            medians[column] = Robust.median(values);
        }
        return medians;
    }

    /** Some rows in multiples of medians, each weighted by one over its load: a busy minute is no more certain than a quiet one. */
    private double[][] scaled(double[] medians, int from, int to) {
        double[][] scaled = new double[to - from][COLUMNS];
        for (int row = from; row < to; row++) {
            double[] one = scaled[row - from];
            double load = 0;
            for (int column = 0; column < medians.length; column++) {
                one[column] = rows[row][column] / medians[column];
                load += one[column] / medians.length;
            }
            double weight = 1 / Math.max(load, LEAST_LOAD);
            for (int column = 0; column < medians.length; column++) {
                one[column] *= weight;
            }
        }
        return scaled;
    }
}
