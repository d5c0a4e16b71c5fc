package dev.firefight.evidence.invariance;

import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Investigation;
import dev.firefight.evidence.Question;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Who is suspected, most likely first, and how likely. */
record Ranking(List<Place> places) {
    private static final double ROUNDING = 1e-6;
    private static final double NOTHING = 1e-15;

    /** Less likely is below what the engine tells apart by likelihood. */
    private static final double LEAST = 2e-12;

    /**
     * A suspect.
     *
     * @param service service
     * @param component pod, machine or change; empty for all of the service
     * @param likelihood likelihood
     * @param bits surprise of each piece of evidence
     */
    record Place(String service, String component, double likelihood, List<Double> bits) {
        String name() {
            return component.isEmpty() ? service : component;
        }

        String who() {
            return component.isEmpty() ? service : service + " / " + component;
        }

        boolean isAsLikely(Place other) {
            return (likelihood < LEAST && other.likelihood < LEAST) || isClose(likelihood, other.likelihood);
        }

        /** Cannot be told apart but by name. */
        boolean isTiedWith(Place other) {
            if (!isAsLikely(other) || bits.size() != other.bits.size()) {
                return false;
            }
            for (int i = 0; i < bits.size(); i++) {
                if (!isClose(bits.get(i), other.bits.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    static Ranking of(Question question) {
        return new Ranking(Investigation.investigate(question).suspects().stream()
                .map(suspect -> new Place(
                        suspect.service(),
                        suspect.component(),
                        suspect.likelihood(),
                        suspect.evidence().stream().map(Evidence::surprise).toList()))
                .toList());
    }

    /** The same with other names. */
    Ranking renamed(UnaryOperator<String> names) {
        return new Ranking(places.stream()
                .map(place -> new Place(
                        names.apply(place.service), names.apply(place.component), place.likelihood, place.bits))
                .toList());
    }

    /** How the first suspect differs, a pod, machine or change by its own name; empty when it does not. */
    Optional<String> differsInFirst(Ranking other) {
        String one = places.isEmpty() ? "nobody" : places.getFirst().name();
        String two = other.places.isEmpty() ? "nobody" : other.places.getFirst().name();
        return one.equals(two) ? Optional.empty() : Optional.of("first %s, then %s".formatted(one, two));
    }

    /** Whether somebody is accused at all. */
    boolean accuses() {
        return !places.isEmpty() && places.getFirst().likelihood >= Findings.ALARM_LIKELIHOOD;
    }

    /** Where another ranking differs; empty when it does not. */
    Optional<String> differs(Ranking other) {
        int size = Math.min(places.size(), other.places.size());
        for (int i = 0; i < size; i++) {
            Place one = places.get(i);
            Place two = other.places.get(i);
            if (!one.isTiedWith(two)) {
                return Optional.of("place %d: %s %.9g %s, then %s %.9g %s"
                        .formatted(i + 1, one.who(), one.likelihood, one.bits, two.who(), two.likelihood, two.bits));
            }
            if (!one.who().equals(two.who()) && !isAmongTied(two, i)) {
                return Optional.of("place %d: %s, then %s".formatted(i + 1, one.who(), two.who()));
            }
        }
        return places.size() == other.places.size()
                ? Optional.empty()
                : Optional.of("%d suspects, then %d".formatted(places.size(), other.places.size()));
    }

    private boolean isAmongTied(Place two, int at) {
        int from = at;
        while (from > 0 && places.get(from - 1).isTiedWith(places.get(at))) {
            from--;
        }
        int to = at;
        while (to + 1 < places.size() && places.get(to + 1).isTiedWith(places.get(at))) {
            to++;
        }
        // the last of the list may be tied with one that was cut off
        return places.subList(from, to + 1).stream()
                        .anyMatch(place -> place.who().equals(two.who()))
                || (to == places.size() - 1 && places.get(at).isTiedWith(two));
    }

    private static boolean isClose(double one, double other) {
        return Math.abs(one - other) <= ROUNDING * Math.max(Math.abs(one), Math.abs(other)) + NOTHING;
    }
}
