package dev.firefight.incident;

/** What somebody says when a rule stands against what they want to do. */
public sealed interface Consent {
    /** Nothing. */
    record None() implements Consent {}

    /** Yes, that is meant. */
    record Confirmed() implements Consent {}

    /** It has to be, for a reason that will stand in the timeline. */
    record Because(String reason) implements Consent {
        /** Checks the reason. */
        public Because {
            reason = Words.text("reason", reason);
        }
    }
}
