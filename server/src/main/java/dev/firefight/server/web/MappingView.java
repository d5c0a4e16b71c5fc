package dev.firefight.server.web;

import dev.firefight.paging.episode.AlertFact.Status;
import dev.firefight.server.intake.Mapping;
import dev.firefight.server.intake.MappingTrial;
import dev.firefight.server.intake.Told;
import dev.firefight.server.setup.SetupDifference;
import dev.firefight.server.setup.SetupMark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an integration of any JSON makes of a sample.
 *
 * @param sample what was pasted
 * @param chosen the pointers that are chosen, by field; of a field without one the usual names are tried
 * @param trial what comes of it
 * @param lines what saving would alter
 * @param seen how the integration stood when this was shown
 * @param answer what came of saving; empty for nothing
 */
record MappingView(
        String sample,
        Map<String, String> chosen,
        MappingTrial trial,
        List<SetupDifference.Line> lines,
        SetupMark seen,
        String answer) {
    private static final int MOST_SHOWN_CHARS = 60;

    /** As the fields are told in a list, the most needed first. */
    static final List<String> FIELDS =
            List.of("title", "service", "severity", "status", "key", "startsAt", "link", "text");

    /** A field in words. */
    String label(String field) {
        return switch (field) {
            case "title" -> "Title";
            case "service" -> "Service";
            case "severity" -> "Severity";
            case "status" -> "Status";
            case "key" -> "Key: the same for the same alert";
            case "startsAt" -> "Start";
            case "link" -> "Link";
            default -> "Text";
        };
    }

    /** What the alert has of a field. */
    String value(String field) {
        return trial.alert()
                .map(told -> value(told, field))
                .or(() -> Optional.ofNullable(trial.found().get(field)).map(Mapping.Spot::value))
                .orElse("");
    }

    private static String value(Told told, String field) {
        return switch (field) {
            case "title" -> told.labels().find("alertname").orElse("");
            case "service" -> told.labels().find("service").orElse("none: no team can be chosen by it");
            case "severity" -> told.labels().find("severity").orElse("none: it wakes somebody");
            case "status" -> told.status() == Status.FIRING ? "firing" : "resolved";
            case "key" -> told.fingerprint();
            case "startsAt" -> told.startsAt().map(Times::full).orElse("when it came in");
            case "link" -> told.link().isEmpty() ? "none" : told.link();
            default -> told.annotations().find("description").orElse("none");
        };
    }

    Optional<Instant> startsAt() {
        return trial.alert().flatMap(Told::startsAt);
    }

    /** Where a field is found if nothing is chosen. */
    String usual(String field) {
        Optional<Mapping.Spot> found = Optional.ofNullable(trial.found().get(field));
        return chosen.containsKey(field) || found.isEmpty()
                ? "under a usual name"
                : "as usual: " + found.map(Mapping.Spot::pointer).orElse("");
    }

    /** Whether something is chosen that the sample does not have. */
    boolean isMissing(String field) {
        return chosen.containsKey(field) && !trial.found().containsKey(field);
    }

    boolean isChosen(String field, Mapping.Spot leaf) {
        return leaf.pointer().equals(chosen.get(field));
    }

    /** Whether a pointer that is chosen is one of those that can be chosen from. */
    boolean isListed(String field) {
        return trial.leaves().stream().anyMatch(leaf -> isChosen(field, leaf));
    }

    String option(Mapping.Spot leaf) {
        return cut(leaf.pointer()) + " = " + cut(leaf.value().replaceAll("\\s+", " "));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MOST_SHOWN_CHARS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN_CHARS)) + "…";
    }

    /** Whether the sample is in the form that a mapping is for. */
    boolean isMapped() {
        return trial.format().equals(MappingTrial.GENERIC);
    }
}
