package dev.firefight.evidence.catalogue;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Target;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is known about one suspect.
 *
 * @param target the suspect
 * @param clues clues that point at it, of all families
 * @param said what it says in logs, events or the status of spans since the onset, and did not say before, or far less often
 */
public record Symptoms(Target target, List<Clue> clues, List<SaidText> said) {
    /** Copies the lists. */
    public Symptoms {
        clues = List.copyOf(clues);
        said = List.copyOf(said);
    }

    /**
     * A text that stands for all of its pattern.
     *
     * @param text an example of it, with its values; of more than 2,000 characters the rest is not read
     * @param before how often it was said before the onset
     * @param after how often it was said after the onset
     * @param firstNanos when it was first said after the onset; empty where that is not known
     */
    public record SaidText(String text, long before, long after, OptionalLong firstNanos) {
        /** A text that was said once and never before. */
        public static SaidText of(String text) {
            return new SaidText(text, 0, 1, OptionalLong.empty());
        }
    }
}
