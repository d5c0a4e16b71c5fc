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
 */
final class Weights {
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
        Map<Target, EnumMap<Family, Clue>> strongest = new HashMap<>();
        for (Clue clue : clues) {
            strongest
                    .computeIfAbsent(clue.target(), target -> new EnumMap<>(Family.class))
                    .merge(clue.family(), clue, Weights::stronger);
        }
        List<Weighed> weighed = new ArrayList<>();
        strongest.forEach((target, byFamily) -> {
            List<Clue> ordered = new ArrayList<>(byFamily.values());
            ordered.sort(Comparator.comparingDouble(Clue::surprise).reversed());
            double weight = 0;
            for (Clue clue : ordered) {
                weight += term(clue.surprise(), targets);
            }
            weighed.add(new Weighed(target, weight, List.copyOf(ordered)));
        });
        weighed.sort(Comparator.comparingDouble(Weighed::weight)
                .reversed()
                .thenComparing(one -> -one.strongest().getFirst().evidence().surprise())
                .thenComparing(Weighed::target));
        return weighed;
    }

    /** What one family adds: ln(1 + e^surprise / targets), which is 0 for nothing and surprise - ln(targets) for much. */
    static double term(double surprise, int targets) {
        double exponent = surprise - Math.log(Math.max(1, targets));
        return exponent > 30 ? exponent : Math.log1p(Math.exp(exponent));
    }

    private static Clue stronger(Clue one, Clue other) {
        int bySurprise = Double.compare(one.surprise(), other.surprise());
        if (bySurprise != 0) {
            return bySurprise > 0 ? one : other;
        }
        return one.evidence().selector().compareTo(other.evidence().selector()) <= 0 ? one : other;
    }
}
