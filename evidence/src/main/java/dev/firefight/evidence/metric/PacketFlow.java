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
import java.util.Optional;

/**
 * The balance of a component's traffic. The packets it sends follow from the packets and bytes it receives and the bytes it sends;
 * when the network under it loses or delays packets, it sends more of them than that: acknowledgements that no longer ride on data, and
 * repetitions. Delays on a path leave hardly any other trace in the counters of a pod.
 *
 * @param target whose
 * @param timesNanos times at which all four were measured and none was zero
 * @param rows for each time packets received, bytes received, bytes sent, packets sent, each as a multiple of its median
 * @param sentPackets the series of packets sent
 */
@SuppressWarnings("ArrayRecordComponent") // columns are computed on, not compared
record PacketFlow(Target target, long[] timesNanos, double[][] rows, Series sentPackets) {
    private static final int INPUTS = 3;
    private static final int SENT = 3;
    private static final int FEWEST_BEFORE = 6;
    private static final int FEWEST_AFTER = 2;

    /** A little of the identity keeps the equations solvable when inputs go together. */
    private static final double RIDGE = 1e-3;

    /** A miss by two in a hundred is not worth a word. */
    private static final double FLOOR = 0.02;

    /** One wild minute must not decide. */
    private static final double MOST_OF_ONE = 3;

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
            if (column >= 0) {
                Series[] four = counters.computeIfAbsent(one.target(), target -> new Series[INPUTS + 1]);
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
            return packets ? 0 : bytes ? 1 : -1;
        }
        return sends ? (bytes ? 2 : packets ? SENT : -1) : -1;
    }

    private static Optional<PacketFlow> join(Target target, Series[] four) {
        if (Arrays.stream(four).anyMatch(java.util.Objects::isNull)) {
            return Optional.empty();
        }
        List<double[]> rows = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < four[SENT].size(); i++) {
            long time = four[SENT].timesNanos()[i];
            double[] row = new double[INPUTS + 1];
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
                four[SENT]));
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
        if (healthy.isPresent() && excess > Shift.REMARKABLE) {
            excess /= Math.max(1, HealthyMoves.usual(healthy.get().rows.length, before, after, healthy.get()::excess));
        }
        return Optional.of(excess);
    }

    /** The excess of some rows over what those before them let expect. Ridge regression through the origin, each row weighted by one over its load. */
    private double excess(int from, int split, int to) {
        double[] medians = medians(from, split);
        double[][] scaled = scaled(medians, from, to);
        Fit fit = Fit.of(scaled, split - from);
        double sum = 0;
        for (int row = split - from; row < scaled.length; row++) {
            sum += fit.error(scaled[row]);
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
        Fit fit = Fit.of(teacher.scaled(medians, 0, teacher.rows.length), teacher.rows.length);
        double[][] scaled = scaled(medians, 0, rows.length);
        double[] errors = new double[scaled.length];
        Arrays.setAll(errors, row -> fit.error(scaled[row]));
        return Optional.of(new Series(sentPackets.key(), timesNanos, errors));
    }

    private double[] medians(int from, int to) {
        double[] medians = new double[INPUTS + 1];
        for (int column = 0; column < medians.length; column++) {
            double[] values = new double[to - from];
            for (int row = from; row < to; row++) {
                values[row - from] = rows[row][column];
            }
            medians[column] = Robust.median(values);
        }
        return medians;
    }

    private double[][] scaled(double[] medians, int from, int to) {
        double[][] scaled = new double[to - from][INPUTS + 1];
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

    /** What is sent, learned from the first rows. */
    @SuppressWarnings("ArrayRecordComponent") // computed on, not compared
    private record Fit(double[] weights, double[][] inverse, double variance) {
        static Fit of(double[][] scaled, int split) {
            double[][] gram = new double[INPUTS][INPUTS];
            double[] product = new double[INPUTS];
            for (int row = 0; row < split; row++) {
                for (int i = 0; i < INPUTS; i++) {
                    product[i] += scaled[row][i] * scaled[row][SENT];
                    for (int j = 0; j < INPUTS; j++) {
                        gram[i][j] += scaled[row][i] * scaled[row][j];
                    }
                }
            }
            for (int i = 0; i < INPUTS; i++) {
                gram[i][i] += RIDGE * split;
            }
            double[][] inverse = PacketFlow.inverse(gram);
            double[] weights = new double[INPUTS];
            for (int i = 0; i < INPUTS; i++) {
                for (int j = 0; j < INPUTS; j++) {
                    weights[i] += inverse[i][j] * product[j];
                }
            }
            double squares = 0;
            for (int row = 0; row < split; row++) {
                double miss = miss(scaled[row], weights);
                squares += miss * miss;
            }
            return new Fit(weights, inverse, squares / Math.max(1, split - INPUTS) + FLOOR * FLOOR);
        }

        /** How many more packets a row sent than its traffic lets expect, in standard errors. */
        double error(double[] row) {
            double error = miss(row, weights) / Math.sqrt(variance * (1 + leverage(row, inverse)));
            return Math.clamp(error, -MOST_OF_ONE, MOST_OF_ONE);
        }
    }

    private static double miss(double[] row, double[] weights) {
        double expected = 0;
        for (int i = 0; i < INPUTS; i++) {
            expected += row[i] * weights[i];
        }
        return row[SENT] - expected;
    }

    private static double leverage(double[] row, double[][] inverse) {
        double sum = 0;
        for (int i = 0; i < INPUTS; i++) {
            for (int j = 0; j < INPUTS; j++) {
                sum += row[i] * inverse[i][j] * row[j];
            }
        }
        return sum;
    }

    /** Inverse of a symmetric positive definite matrix by Gauss and Jordan; no pivot is zero, thanks to the ridge. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] left = new double[n][];
        double[][] right = new double[n][n];
        for (int i = 0; i < n; i++) {
            left[i] = matrix[i].clone();
            right[i][i] = 1;
        }
        for (int pivot = 0; pivot < n; pivot++) {
            double divisor = left[pivot][pivot];
            for (int j = 0; j < n; j++) {
                left[pivot][j] /= divisor;
                right[pivot][j] /= divisor;
            }
            for (int i = 0; i < n; i++) {
                double factor = left[i][pivot];
                for (int j = 0; j < n && i != pivot; j++) {
                    left[i][j] -= factor * left[pivot][j];
                    right[i][j] -= factor * right[pivot][j];
                }
            }
        }
        return right;
    }
}
