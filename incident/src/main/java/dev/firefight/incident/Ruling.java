package dev.firefight.incident;

import java.util.List;

/** What becomes of a {@link Proposal}. */
public sealed interface Ruling {
    /** It is written, with what it brings along, in this order. */
    record Accepted(List<Fact> facts) implements Ruling {
        /** Copies the list. */
        public Accepted {
            facts = List.copyOf(facts);
        }
    }

    /**
     * It is written when the person says yes.
     *
     * @param question what they are asked
     */
    record NeedsConfirmation(String question) implements Ruling {}

    /**
     * It is written when somebody who may do so overrides the rule with a reason.
     *
     * @param rule what stands against it
     * @param remedy what to do instead, or who may override
     */
    record NeedsOverride(String rule, String remedy) implements Ruling {}

    /**
     * It cannot be.
     *
     * @param reason why not
     * @param remedy what to do instead
     */
    record Refused(String reason, String remedy) implements Ruling {}
}
