package dev.firefight.evidence.trace;

import dev.firefight.evidence.stat.Peers;
import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.column.DoubleColumn;
import dev.firefight.telemetry.column.LongColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Durations of one kind, gathered once for each key, and how far each key's have moved at any time. Logarithms are compared, because what
 * is slow is slow by a factor.
 */
final class Durations<K> {
    private static final double LEAST_MILLIS = 1e-3;
    private static final int FEWEST = 3;

    /** A change by a third is within what a busy machine does. */
    private static final double FLOOR = 0.3;

    private final Map<K, Kind> kinds = new LinkedHashMap<>();

    /**
     * How far a key has moved.
     *
     * @param key the key
     * @param beforeMillis median before
     * @param afterMillis median after
     * @param distance in standard deviations beyond its peers
     */
    record Move<K>(K key, double beforeMillis, double afterMillis, double distance) {}

    /** Notes a duration in healthy times. */
    void addHealthy(K key, long nanos) {
        kinds.computeIfAbsent(key, k -> new Kind()).healthy.add(logarithm(nanos));
    }

    /** Notes a duration in the incident. */
    void add(K key, long timeNanos, long nanos) {
        Kind kind = kinds.computeIfAbsent(key, k -> new Kind());
        kind.timesNanos.add(timeNanos);
        kind.incident.add(logarithm(nanos));
    }

    /**
     * How far each key has moved at a time that was seen often enough, against healthy times where they know it, else against the time
     * before.
     */
    List<Move<K>> moves(long onsetNanos) {
        List<Move<K>> moves = new ArrayList<>();
        kinds.forEach((key, kind) -> {
            double[] after = kind.incident(onsetNanos, false);
            if (after.length < FEWEST) {
                return;
            }
            Optional<Usual> usual =
                    kind.healthy.size() >= FEWEST ? kind.usualWhenHealthy() : Usual.of(kind.incident(onsetNanos, true));
            usual.ifPresent(before -> {
                double now = Robust.median(after);
                moves.add(
                        new Move<>(key, Math.exp(before.median), Math.exp(now), (now - before.median) / before.spread));
            });
        });
        double[] beyond =
                Peers.beyond(moves.stream().mapToDouble(Move::distance).toArray());
        List<Move<K>> beyondPeers = new ArrayList<>(moves.size());
        for (int i = 0; i < beyond.length; i++) {
            Move<K> move = moves.get(i);
            beyondPeers.add(new Move<>(move.key(), move.beforeMillis(), move.afterMillis(), beyond[i]));
        }
        return beyondPeers;
    }

    private static double logarithm(long nanos) {
        return Math.log(Math.max(LEAST_MILLIS, nanos / 1e6));
    }

    /** Median of the logarithms of milliseconds, and their spread where that is more than the floor. */
    private record Usual(double median, double spread) {
        static Optional<Usual> of(double[] values) {
            if (values.length < FEWEST) {
                return Optional.empty();
            }
            double[] sorted = Robust.sorted(values);
            double spread =
                    (Robust.quantile(sorted, 0.75) - Robust.quantile(sorted, 0.25)) / Robust.NORMAL_QUARTILE_RANGE;
            return Optional.of(new Usual(Robust.quantile(sorted, 0.5), Math.max(spread, FLOOR)));
        }
    }

    /** All durations of one key, as logarithms of milliseconds. */
    private static final class Kind {
        private final DoubleColumn healthy = new DoubleColumn();
        private final LongColumn timesNanos = new LongColumn();
        private final DoubleColumn incident = new DoubleColumn();
        private Optional<Usual> usualWhenHealthy = Optional.empty();

        Optional<Usual> usualWhenHealthy() {
            if (usualWhenHealthy.isEmpty()) {
                usualWhenHealthy = Usual.of(healthy.toArray());
            }
            return usualWhenHealthy;
        }

        /** Those of the incident on one side of a time. */
        double[] incident(long onsetNanos, boolean isBefore) {
            double[] side = new double[incident.size()];
            int size = 0;
            for (int i = 0; i < incident.size(); i++) {
                if (timesNanos.get(i) < onsetNanos == isBefore) {
                    side[size++] = incident.get(i);
                }
            }
            return Arrays.copyOf(side, size);
        }
    }
}
