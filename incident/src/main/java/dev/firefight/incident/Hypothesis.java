package dev.firefight.incident;

import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.incident.Inquiry.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A supposed cause, and what speaks for and against it.
 *
 * @param number of the entry that brought it
 * @param proposed what was supposed
 * @param standing what became of it so far
 * @param isPinned whether somebody keeps it on top
 * @param evidence what was brought forward, in order
 */
public record Hypothesis(
        long number, HypothesisProposed proposed, Standing standing, boolean isPinned, List<Evidence> evidence) {
    /**
     * In which order to test: the likelier first, then what explains more, then what is tested more quickly; at last, what was supposed
     * first. What is pinned stands before all that, and what is refuted behind it, pinned or not.
     */
    public static final Comparator<Hypothesis> SIMPLEST_FIRST = Comparator.comparing(
                    (Hypothesis one) -> one.standing == Standing.REFUTED)
            .thenComparing(one -> !one.isPinned)
            .thenComparing(one -> one.proposed.likelihood(), Comparator.reverseOrder())
            .thenComparing(one -> one.proposed.impact(), Comparator.reverseOrder())
            .thenComparing(one -> one.proposed.testCost())
            .thenComparing(Hypothesis::number);

    /** What became of a hypothesis. */
    public enum Standing {
        /** Nothing speaks for or against it yet. */
        OPEN,
        /** Something speaks for it. */
        SUPPORTED,
        /** It cannot be true. */
        REFUTED,
        /** It is true. */
        CONFIRMED
    }

    /**
     * What was brought forward.
     *
     * @param entry number of the entry that brought it
     * @param standing what it makes of the hypothesis
     * @param text what was found
     * @param source how direct it is
     */
    public record Evidence(long entry, Standing standing, String text, Source source) {}

    /** Copies the list. */
    public Hypothesis {
        evidence = List.copyOf(evidence);
    }

    /** The same with more evidence: the last word counts, as new information may send people back. */
    Hypothesis with(Evidence more) {
        List<Evidence> all = new ArrayList<>(evidence);
        all.add(more);
        return new Hypothesis(number, proposed, more.standing(), isPinned, all);
    }

    /** The same, kept on top or no longer. */
    Hypothesis pinned(boolean isNow) {
        return new Hypothesis(number, proposed, standing, isNow, evidence);
    }
}
