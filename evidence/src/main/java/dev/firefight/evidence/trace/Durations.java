package dev.firefight.evidence.trace;

import dev.firefight.evidence.stat.Peers;
import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.column.DoubleColumn;
import dev.firefight.telemetry.column.LongColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Durations of one kind, such as own times: gathered once for each key, and how far each key's have moved at any time. */
final class Durations<K> {
    /** Heaviness of the tail of surprises at durations. */
    static final double DEGREES_OF_FREEDOM = 3;

    /** Shorter ones are below what clocks tell; a time of 0 has no logarithm. */
    private static final double LEAST_MILLIS = 1e-3;

    /** Fewer have no median that one of them could not move. */
    private static final int FEWEST = 3;

    private final Map<K, History> histories = new LinkedHashMap<>();

    /**
     * How far a key has moved.
     *
     * @param key the key
     * @param beforeMillis median before
     * @param afterMillis median after
     * @param distance in standard deviations beyond its peers
     */
    record Move<K>(K key, double beforeMillis, double afterMillis, double distance) {}

    /**
     * How far several keys have moved that belong together.
     *
     * @param surprise at their median distance, in nats
     * @param most the one that moved most
     */
    record Together<K>(double surprise, Move<K> most) {}

    /** Notes a duration in healthy times. */
    void addHealthy(K key, long nanos) {
        history(key).healthy.add(logarithm(nanos));
    }

    /** Notes a duration in the incident. */
    void add(K key, long timeNanos, long nanos) {
        History history = history(key);
        history.timesNanos.add(timeNanos);
        history.incident.add(logarithm(nanos));
    }

    private History history(K key) {
        return histories.computeIfAbsent(key, k -> new History());
    }

    /** How far keys have moved at a time, those together that belong to one group. */
    <G> Map<G, Together<K>> moves(long onsetNanos, Function<K, G> group) {
        Map<G, List<Move<K>>> groups = new HashMap<>();
        for (Move<K> move : moves(onsetNanos)) {
            groups.computeIfAbsent(group.apply(move.key()), g -> new ArrayList<>())
                    .add(move);
        }
        Map<G, Together<K>> together = new HashMap<>();
        groups.forEach((one, moves) -> {
            double[] distances = moves.stream().mapToDouble(Move::distance).toArray();
            together.put(
                    one,
                    new Together<>(
                            Robust.surprise(Robust.median(distances), DEGREES_OF_FREEDOM),
                            moves.stream()
                                    .max(Comparator.comparingDouble(Move::distance))
                                    .orElseThrow()));
        });
        return together;
    }

    /**
     * How far each key has moved at a time that was seen often enough, against healthy times where they know it, else against the time
     * before.
     */
    List<Move<K>> moves(long onsetNanos) {
        List<Move<K>> moves = new ArrayList<>();
        histories.forEach((key, history) -> {
            double[] after = history.since(onsetNanos);
            if (after.length >= FEWEST) {
                double now = Robust.median(after);
                history.usual(onsetNanos)
                        .ifPresent(usual -> moves.add(
                                new Move<>(key, Math.exp(usual.median()), Math.exp(now), usual.distance(now))));
            }
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

    /** All durations of one key, as logarithms of milliseconds. */
    private static final class History {
        private final DoubleColumn healthy = new DoubleColumn();
        private final LongColumn timesNanos = new LongColumn();
        private final DoubleColumn incident = new DoubleColumn();

        /** Sorted once, since it is the same whenever the trouble began. */
        private Optional<Usual> usualWhenHealthy = Optional.empty();

        /** What is usual of a key that is known well enough. */
        Optional<Usual> usual(long onsetNanos) {
            if (healthy.size() < FEWEST) {
                return Optional.of(side(onsetNanos, true))
                        .filter(before -> before.length >= FEWEST)
                        .map(Usual::of);
            }
            if (usualWhenHealthy.isEmpty()) {
                usualWhenHealthy = Optional.of(Usual.of(healthy.toArray()));
            }
            return usualWhenHealthy;
        }

        double[] since(long onsetNanos) {
            return side(onsetNanos, false);
        }

        private double[] side(long onsetNanos, boolean isBefore) {
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
