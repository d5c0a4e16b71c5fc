package dev.firefight.evidence.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Known ways from a change to a symptom; the table is {@code mechanisms.txt}. */
final class Mechanisms {
    /** A word of title, path or untouched code is worth half a changed one; less is chance. */
    private static final double LEAST_WEIGHT = 0.5;

    private static final List<Mechanism> ALL =
            Tables.lines("mechanisms.txt").stream().map(Mechanism::parse).toList();

    private Mechanisms() {}

    /** A mechanism that connects a change with the evidence. */
    record Link(String mechanism, String changeWord, String symptomWord, double strength) {}

    /** The mechanisms that connect weighted words of a change with weighted words of the evidence, strongest first. */
    static List<Link> between(Map<String, Double> changed, Map<String, Double> evidence) {
        List<Link> links = new ArrayList<>();
        for (Mechanism mechanism : ALL) {
            String change = strongest(mechanism.change, changed);
            String symptom = strongest(mechanism.symptom, evidence);
            double strength = changed.getOrDefault(change, 0.0) * evidence.getOrDefault(symptom, 0.0);
            if (strength > 0) {
                links.add(new Link(mechanism.name, change, symptom, strength));
            }
        }
        links.sort(Comparator.comparingDouble((Link link) -> -link.strength).thenComparing(Link::mechanism));
        return links;
    }

    private static String strongest(Set<String> words, Map<String, Double> weights) {
        String best = "";
        double most = 0;
        for (String word : words) {
            double weight = weights.getOrDefault(word, 0.0);
            if (weight >= LEAST_WEIGHT && (weight > most || (weight == most && word.compareTo(best) < 0))) {
                best = word;
                most = weight;
            }
        }
        return best;
    }

    private record Mechanism(String name, Set<String> symptom, Set<String> change) {
        static Mechanism parse(String line) {
            int colon = line.indexOf(':');
            int bar = line.indexOf('|');
            return new Mechanism(
                    line.substring(0, colon),
                    Words.stems(Tables.separated(line.substring(colon + 1, bar))),
                    Words.stems(Tables.separated(line.substring(bar + 1))));
        }
    }
}
