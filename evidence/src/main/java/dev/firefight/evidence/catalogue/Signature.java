package dev.firefight.evidence.catalogue;

import dev.firefight.evidence.Clue.Family;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A known way of failing: how to recognise it and what to do about it.
 *
 * <p>A signature with phrases or metric signs matches when one of them was seen; one with neither matches by its families alone.
 *
 * @param id short name that never changes
 * @param name what a person calls it
 * @param faultClass where it is at home
 * @param phrases what those who suffer from it write to their logs, in words; {@code *} stands for up to six words
 * @param metricSigns metrics that give it away
 * @param needs families of clues without which it is not this
 * @param may families of clues that go well with it
 * @param quiet families that stay quiet; a log that says it outright outranks them
 * @param isGeneric whether many causes look like this, so that a match gives advice but no verdict
 * @param isOutsideControl whether the cause lies outside the team's control
 * @param blamesCalled whether whoever shows the signs suffers from another whom it calls
 * @param mitigation what stops the bleeding: one sentence, imperative
 * @param fix what keeps it from coming back: one sentence
 * @param quickestTest what would refute it soonest: one sentence
 * @param examples what it looks like; each is matched by this signature before all others
 * @param counterExamples log texts that look like it and are not
 */
public record Signature(
        String id,
        String name,
        FaultClass faultClass,
        List<String> phrases,
        List<MetricSign> metricSigns,
        Set<Family> needs,
        Set<Family> may,
        Set<Family> quiet,
        boolean isGeneric,
        boolean isOutsideControl,
        boolean blamesCalled,
        String mitigation,
        String fix,
        String quickestTest,
        List<Example> examples,
        List<String> counterExamples) {
    /** Copies lists and sets; families stand in the order of {@link Family}. */
    public Signature {
        phrases = List.copyOf(phrases);
        metricSigns = List.copyOf(metricSigns);
        needs = ordered(needs);
        may = ordered(may);
        quiet = ordered(quiet);
        examples = List.copyOf(examples);
        counterExamples = List.copyOf(counterExamples);
    }

    /** Whether it can only be recognised by families of clues. */
    boolean isOfFamiliesAlone() {
        return phrases.isEmpty() && metricSigns.isEmpty();
    }

    private static Set<Family> ordered(Set<Family> families) {
        EnumSet<Family> copy = EnumSet.noneOf(Family.class);
        copy.addAll(families);
        return java.util.Collections.unmodifiableSet(copy);
    }

    /** What a signature looks like in an incident. */
    public sealed interface Example {
        /**
         * A log text.
         *
         * @param text the text
         */
        record Said(String text) implements Example {}

        /**
         * A metric that moved.
         *
         * @param selector metric, perhaps with labels: {@code metric{name="value"}}
         * @param before value before the onset
         * @param after value after the onset
         */
        record Moved(String selector, double before, double after) implements Example {}

        /**
         * Clues of some families.
         *
         * @param families the families
         */
        record Felt(Set<Family> families) implements Example {
            /** Copies the set. */
            public Felt {
                families = ordered(families);
            }
        }
    }
}
