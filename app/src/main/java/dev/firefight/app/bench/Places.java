package dev.firefight.app.bench;

import dev.firefight.evidence.Suspect;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At which place the truth stands among suspects. Several suspects of one service (or component) count once; among equal scores the
 * truth takes the last place.
 */
final class Places {
    private static final Pattern RESOURCE = Pattern.compile("(Cpu|Memory|Network).*");

    /** Shorter parts of a label stand in many a log line by accident. */
    private static final int SHORTEST_LOG_PART = 6;

    private Places() {}

    /** The place of the right service; empty where it is not among the suspects. */
    static OptionalInt ofService(List<Suspect> suspects, Label label) {
        return place(
                suspects,
                suspect -> suspect.service().isEmpty() ? suspect.component() : suspect.service(),
                suspect -> isService(suspect, label));
    }

    /** The place of the right pod, machine or change; of whoever is no single component, where the truth is none. */
    static OptionalInt ofComponent(List<Suspect> suspects, Label label) {
        boolean nobody = label.component().equals("none");
        return place(
                suspects,
                suspect -> !suspect.component().isEmpty()
                        ? suspect.component()
                        : nobody ? "none" : "service " + suspect.service(),
                suspect -> nobody
                        ? suspect.component().isEmpty()
                        : (suspect.component().isEmpty() ? suspect.service() : suspect.component())
                                .equals(label.component()));
    }

    /** The place of the right signal at the right service. */
    static OptionalInt ofIndicator(List<Suspect> suspects, Label label) {
        return place(
                suspects,
                suspect -> suspect.service() + "\n" + suspect.indicator(),
                suspect -> isService(suspect, label) && names(suspect.indicator(), label));
    }

    private static boolean isService(Suspect suspect, Label label) {
        return suspect.service().equals(label.service())
                || (label.service().equals(label.component())
                        && suspect.component().equals(label.component()));
    }

    private static boolean names(String indicator, Label label) {
        String wanted = label.indicator().strip();
        if (List.of(wanted, label.service() + "_" + wanted, label.component() + "_" + wanted)
                .contains(indicator.strip())) {
            return true;
        }
        Matcher resource = RESOURCE.matcher(wanted);
        if (resource.matches()) {
            String found = indicator.toLowerCase(Locale.ROOT);
            return switch (resource.group(1)) {
                case "Cpu" -> found.contains("cpu");
                case "Memory" -> found.contains("mem");
                default -> found.contains("network") || found.contains("latency") || found.contains("delay");
            };
        }
        if (wanted.contains("_")) {
            for (String part : wanted.split("_", -1)) {
                if (part.length() >= SHORTEST_LOG_PART && indicator.contains(part)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The place of the first suspect that is the truth.
     *
     * @param key by which suspects count as the same one
     */
    static OptionalInt place(List<Suspect> suspects, Function<Suspect, String> key, Predicate<Suspect> isTruth) {
        Set<String> seen = new HashSet<>();
        int place = 0;
        for (int i = 0; i < suspects.size(); i++) {
            Suspect suspect = suspects.get(i);
            if (!seen.add(key.apply(suspect))) {
                continue;
            }
            place++;
            if (isTruth.test(suspect)) {
                Set<String> later = new HashSet<>(seen);
                int tied = 0;
                for (Suspect other : suspects.subList(i + 1, suspects.size())) {
                    if (later.add(key.apply(other)) && other.score() == suspect.score()) {
                        tied++;
                    }
                }
                return OptionalInt.of(place + tied);
            }
        }
        return OptionalInt.empty();
    }
}
