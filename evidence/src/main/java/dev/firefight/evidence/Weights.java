package dev.firefight.evidence;

import dev.firefight.evidence.Clue.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weighs all clues against each target. Within a family the strongest clue counts; between families surprises add up. Each is first
 * divided by the number of targets among which it was the strongest: the surest way to find something odd is to look in many places.
 *
 * <p>What speaks against a service speaks against each of its pods. Where one pod stands out it is named; where they are much alike the
 * service is named as a whole.
 */
final class Weights {
    /** A pod stands out that is e times as likely as the next of its service. */
    private static final double STANDS_OUT_NATS = 1;

    private static final Comparator<Clue> STRONGEST_FIRST = Comparator.comparingDouble(Clue::surprise)
            .thenComparingDouble(clue -> clue.evidence().surprise())
            .reversed()
            .thenComparing(clue -> clue.evidence().selector());

    private Weights() {}

    /**
     * A target with what speaks against it.
     *
     * @param target the target
     * @param weight sum over families, in nats
     * @param strongest the strongest clue of each family, the family that weighs most first
     */
    record Weighed(Target target, double weight, List<Clue> strongest) {}

    /**
     * Weighs clues.
     *
     * @param clues what was seen
     * @param targets among how many targets
     * @return targets with any clue, heaviest first; equals in the order of what speaks against them, never of their names alone
     */
    static List<Weighed> weigh(List<Clue> clues, int targets) {
        Map<String, List<Clue>> byService = new HashMap<>();
        for (Clue clue : clues) {
            byService
                    .computeIfAbsent(clue.target().service(), service -> new ArrayList<>())
                    .add(clue);
        }
        List<Weighed> weighed = new ArrayList<>();
        byService.forEach((service, own) -> weighed.addAll(weighService(service, own, targets)));
        weighed.sort(Comparator.comparingDouble(Weighed::weight)
                .reversed()
                .thenComparing(one -> -one.strongest().getFirst().evidence().surprise())
                .thenComparing(Weighed::target));
        return weighed;
    }

    private static List<Weighed> weighService(String service, List<Clue> clues, int targets) {
        List<Target> pods = clues.stream()
                .map(Clue::target)
                .filter(target -> !target.component().isEmpty())
                .distinct()
                .toList();
        if (pods.isEmpty()) {
            return List.of(weighTarget(new Target(service, ""), clues, targets));
        }
        List<Weighed> weighed = new ArrayList<>();
        for (Target pod : pods) {
            weighed.add(weighTarget(
                    pod,
                    clues.stream()
                            .filter(clue -> clue.target().component().isEmpty()
                                    || clue.target().equals(pod))
                            .toList(),
                    targets));
        }
        weighed.sort(Comparator.comparingDouble(Weighed::weight).reversed().thenComparing(Weighed::target));
        if (weighed.size() == 1 || weighed.getFirst().weight() - weighed.get(1).weight() >= STANDS_OUT_NATS) {
            return weighed;
        }
        return List.of(new Weighed(
                new Target(service, ""),
                weighed.getFirst().weight(),
                weighed.getFirst().strongest()));
    }

    private static Weighed weighTarget(Target target, List<Clue> clues, int targets) {
        EnumMap<Family, Clue> strongest = new EnumMap<>(Family.class);
        clues.forEach(clue -> strongest.merge(clue.family(), clue, Weights::stronger));
        List<Clue> ordered = new ArrayList<>(strongest.values());
        ordered.sort(Comparator.comparingDouble(Clue::surprise).reversed());
        double weight = 0;
        for (Clue clue : ordered) {
            weight += term(clue.surprise(), targets);
        }
        return new Weighed(target, weight, List.copyOf(ordered));
    }

    /** What one family adds: ln(1 + e^surprise / targets), which is 0 for nothing and surprise - ln(targets) for much. */
    private static double term(double surprise, int targets) {
        double exponent = surprise - Math.log(Math.max(1, targets));
        return exponent > 30 ? exponent : Math.log1p(Math.exp(exponent));
    }

    /** Of clues that weigh the same, as symptoms do from some size on, the more surprising; names decide last. */
    private static Clue stronger(Clue one, Clue other) {
        return STRONGEST_FIRST.compare(one, other) <= 0 ? one : other;
    }
}
