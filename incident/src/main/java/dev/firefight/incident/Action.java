package dev.firefight.incident;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** What is decided and done, and whether it helped. */
public sealed interface Action extends Fact {
    /** What a change is for. */
    enum Purpose {
        /** To stop the bleeding. */
        MITIGATION,
        /** To remove the cause. */
        FIX
    }

    /** What is chosen between. */
    enum Choice {
        /** A patch now, and the proper fix later. */
        PATCH_NOW,
        /** The proper fix, though it takes longer. */
        FIX_PROPERLY,
        /** Something else. */
        OTHER
    }

    /** What a follow-up is good for. */
    enum FollowUpKind {
        /** That it does not happen again. */
        PREVENT,
        /** That it is noticed sooner. */
        DETECT,
        /** That it hurts less. */
        MITIGATE
    }

    /**
     * A decision.
     *
     * @param what was decided
     * @param why it was
     * @param costsLater what it costs later; may be empty
     */
    record Decided(Choice choice, String what, String why, String costsLater) implements Action {
        /** Checks the texts. */
        public Decided {
            what = Words.text("decision", what);
            why = Words.text("reason", why);
            costsLater = Words.optional("later cost", costsLater);
        }
    }

    /**
     * Somebody acts on production. One thing at a time, so that one knows what helped.
     *
     * @param what is changed
     * @param where the system or component
     * @param expectedEffect by which one will see that it helped
     * @param wayBack how it is undone
     * @param signals which signals are to move, such as "checkout errors, payments latency"; may be empty
     */
    record ChangeStarted(
            Purpose purpose, String what, String where, String expectedEffect, String wayBack, String signals)
            implements Action {
        /** Checks the texts. */
        public ChangeStarted {
            what = Words.text("change", what);
            where = Words.line("place of the change", where);
            expectedEffect = Words.text("expected effect", expectedEffect);
            wayBack = Words.text("way back", wayBack);
            signals = Words.optional("signals", signals);
        }
    }

    /** A change is in place. */
    record ChangeFinished(long change, String outcome) implements Action {
        /** Checks the text. */
        public ChangeFinished {
            outcome = Words.optional("outcome", outcome);
        }
    }

    /** A change was undone. */
    record ChangeRolledBack(long change, String why) implements Action {
        /** Checks the text. */
        public ChangeRolledBack {
            why = Words.text("reason", why);
        }
    }

    /**
     * Recovery is watched.
     *
     * @param change the change that is to have helped; empty where it went away by itself
     * @param checks what is watched, such as "errors below 0.1 %, smoke test passes"
     */
    record VerificationStarted(Optional<Long> change, String checks) implements Action {
        /** Checks the text. */
        public VerificationStarted {
            checks = Words.text("checks", checks);
        }
    }

    /** All is as it should be. */
    record VerificationPassed(long verification, String evidence) implements Action {
        /** Checks the text. */
        public VerificationPassed {
            evidence = Words.text("evidence", evidence);
        }
    }

    /** It did not help, or not enough. */
    record VerificationFailed(long verification, String evidence) implements Action {
        /** Checks the text. */
        public VerificationFailed {
            evidence = Words.text("evidence", evidence);
        }
    }

    /**
     * A fix that has to be replaced by a real one.
     *
     * @param owner who makes the real fix; empty until somebody is named
     * @param due until when
     */
    record WorkaroundApplied(String what, Optional<Person> owner, Optional<LocalDate> due) implements Action {
        /** Checks the text. */
        public WorkaroundApplied {
            what = Words.text("workaround", what);
        }
    }

    /** Who replaces a workaround by a real fix, and until when. */
    record WorkaroundOwned(long workaround, Person owner, LocalDate due) implements Action {}

    /** The real fix is made; the workaround is a debt no more. */
    record WorkaroundReplaced(long workaround, String how) implements Action {
        /** Checks the text. */
        public WorkaroundReplaced {
            how = Words.text("real fix", how);
        }
    }

    /** Something to be done when the incident is over. */
    record FollowUpOpened(FollowUpKind purpose, String what, Optional<Person> owner, Optional<LocalDate> due)
            implements Action {
        /** Checks the text. */
        public FollowUpOpened {
            what = Words.text("follow-up", what);
        }
    }

    /** Deployments go on for a while though they are to rest after a major incident. */
    record FreezeLifted(Duration duration) implements Action {}
}
