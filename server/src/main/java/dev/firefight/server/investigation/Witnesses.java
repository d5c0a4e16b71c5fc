package dev.firefight.server.investigation;

import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Suspect;
import dev.firefight.incident.Inquiry.Source;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What several kinds of evidence say of one suspect. Where they disagree the most direct counts: the party itself, asked by a probe, then the log of
 * the application, then traces, then metrics, then a status page or a dashboard. Those that say the same are counted by kind, as two readings of one
 * kind may have one fault in common.
 *
 * @param all what is said, in any order
 */
record Witnesses(List<Testimony> all) {
    private static final Comparator<Testimony> DIRECT =
            Comparator.comparing(Testimony::source).thenComparing(Testimony::isAgainst);

    /** Copies the list, the most direct first. */
    Witnesses {
        all = all.stream().sorted(DIRECT.reversed()).toList();
    }

    /**
     * What one of them says.
     *
     * @param source how direct it is
     * @param isAgainst whether it accuses
     * @param text what it says, to be read after the name of the suspect
     */
    record Testimony(Source source, boolean isAgainst, String text) {}

    /** What speaks against a suspect of the engine. */
    static Witnesses against(Suspect suspect) {
        return new Witnesses(suspect.evidence().stream()
                .map(one -> new Testimony(source(one.kind()), true, one.text()))
                .toList());
    }

    /** How direct a kind of evidence is. */
    static Source source(Evidence.Kind kind) {
        return switch (kind) {
            case METRIC, ALERT -> Source.METRIC;
            case LOG -> Source.LOG;
            case TRACE -> Source.TRACE;
            case CHANGE, STATUS -> Source.OPINION;
        };
    }

    /** The one that counts; where two are as direct, the one that accuses. */
    Optional<Testimony> decisive() {
        return all.stream().findFirst();
    }

    /** Whether the one that counts accuses. */
    boolean areAgainst() {
        return decisive().filter(Testimony::isAgainst).isPresent();
    }

    /** How many kinds of evidence agree, as a sentence; empty where there is but one. */
    String agreement() {
        List<Source> agreeing = all.stream()
                .filter(one -> one.isAgainst() == areAgainst())
                .map(Testimony::source)
                .distinct()
                .toList();
        return agreeing.size() < 2
                ? ""
                : agreeing.size() + " independent kinds of evidence agree: "
                        + agreeing.stream().map(Witnesses::word).collect(Collectors.joining(", ")) + ".";
    }

    /** Those that say otherwise than the one that counts, and why they do not, as sentences; empty where nobody does. */
    String overruled() {
        String said = all.stream()
                .filter(one -> one.isAgainst() != areAgainst())
                .map(Testimony::text)
                .distinct()
                .collect(Collectors.joining("; "));
        return said.isEmpty()
                ? ""
                : "Otherwise: " + said + "; "
                        + decisive().map(Testimony::source).map(Witnesses::word).orElse("")
                        + " is more direct, and counts.";
    }

    private static String word(Source source) {
        return switch (source) {
            case COMPONENT -> "our own probe";
            case LOG -> "the log";
            case TRACE -> "traces";
            case METRIC -> "metrics";
            case OPINION -> "what others report";
        };
    }
}
