package dev.firefight.evidence.trace;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Target;
import dev.firefight.evidence.stat.Robust;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Clues that a service takes longer by itself: the time of its spans less that of the calls they make. */
final class OwnTimes {
    /** Heaviness of the tail of surprises at durations. */
    static final double DEGREES_OF_FREEDOM = 3;

    private OwnTimes() {}

    static List<Clue> clues(Requests requests, long onsetNanos) {
        Map<String, List<Durations.Move<Requests.Operation>>> byService = new TreeMap<>();
        for (Durations.Move<Requests.Operation> move : requests.ownTimes().moves(onsetNanos)) {
            byService
                    .computeIfAbsent(move.key().service(), service -> new ArrayList<>())
                    .add(move);
        }
        List<Clue> clues = new ArrayList<>();
        byService.forEach((service, moves) -> {
            double[] distances =
                    moves.stream().mapToDouble(Durations.Move::distance).toArray();
            double surprise = Robust.surprise(Robust.median(distances), DEGREES_OF_FREEDOM);
            Durations.Move<Requests.Operation> most = moves.stream()
                    .max(Comparator.comparingDouble(Durations.Move::distance))
                    .orElseThrow();
            if (surprise > 0) {
                clues.add(clue(
                        requests.target(service),
                        Family.OWN_TIME,
                        surprise,
                        "own time",
                        service + ": " + requests.words().operation(most.key().operation()),
                        most.beforeMillis(),
                        most.afterMillis(),
                        onsetNanos,
                        "%s takes longer by itself".formatted(service)));
            }
        });
        return clues;
    }

    /** A clue of durations in milliseconds. */
    static Clue clue(
            Target target,
            Family family,
            double surprise,
            String indicator,
            String selector,
            double beforeMillis,
            double afterMillis,
            long onsetNanos,
            String text) {
        return new Clue(
                target,
                family,
                surprise,
                indicator,
                new Evidence(
                        Evidence.Kind.TRACE,
                        selector,
                        "median",
                        beforeMillis,
                        afterMillis,
                        "ms",
                        surprise / Math.log(2),
                        OptionalLong.of(onsetNanos),
                        text,
                        Optional.empty()));
    }
}
