package dev.firefight.evidence.trace;

import dev.firefight.evidence.stat.Peers;
import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.column.DoubleColumn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Durations of one kind, gathered for each key in each {@link Phase}, and how far each key's have moved. Logarithms are compared, because what
 * is slow is slow by a factor.
 */
final class Durations<K> {
    private static final double LEAST_MILLIS = 1e-3;
    private static final int FEWEST = 3;

    /** A change by a third is within what a busy machine does. */
    private static final double FLOOR = 0.3;

    private final Map<K, EnumMap<Phase, DoubleColumn>> logarithms = new LinkedHashMap<>();

    /**
     * How far a key has moved.
     *
     * @param key the key
     * @param beforeMillis median before
     * @param afterMillis median after
     * @param distance in standard deviations beyond its peers
     */
    record Move<K>(K key, double beforeMillis, double afterMillis, double distance) {}

    void add(K key, Phase phase, long nanos) {
        logarithms
                .computeIfAbsent(key, k -> new EnumMap<>(Phase.class))
                .computeIfAbsent(phase, p -> new DoubleColumn())
                .add(Math.log(Math.max(LEAST_MILLIS, nanos / 1e6)));
    }

    /** How far each key has moved that was seen often enough, against healthy times where they know it, else against the time before. */
    List<Move<K>> moves() {
        List<Move<K>> moves = new ArrayList<>();
        logarithms.forEach((key, phases) -> {
            double[] after = values(phases, Phase.AFTER);
            double[] reference = values(phases, Phase.HEALTHY);
            if (reference.length < FEWEST) {
                reference = values(phases, Phase.BEFORE);
            }
            if (after.length >= FEWEST && reference.length >= FEWEST) {
                double[] sorted = Robust.sorted(reference);
                double spread =
                        (Robust.quantile(sorted, 0.75) - Robust.quantile(sorted, 0.25)) / Robust.NORMAL_QUARTILE_RANGE;
                double before = Robust.quantile(sorted, 0.5);
                double now = Robust.median(after);
                moves.add(new Move<>(key, Math.exp(before), Math.exp(now), (now - before) / Math.max(spread, FLOOR)));
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

    private static double[] values(Map<Phase, DoubleColumn> phases, Phase phase) {
        DoubleColumn column = phases.get(phase);
        return column == null ? new double[0] : column.toArray();
    }
}
