package dev.firefight.incident;

/** From the declaration to the end. */
public sealed interface Course extends Fact {
    /** Whether customers will be hurt for long, as far as one knows. */
    enum Expectation {
        /** They will. */
        YES,
        /** They will not. */
        NO,
        /** Nobody can say: taken for yes. */
        UNKNOWN
    }

    /**
     * There is an incident.
     *
     * @param title what is wrong, in a line
     * @param isDrill whether it is an exercise
     * @param willHurtLong whether customers will be hurt for more than a quarter of an hour
     */
    record Declared(String title, boolean isDrill, Expectation willHurtLong) implements Course {
        /** Checks the title. */
        public Declared {
            title = Words.line("title", title);
        }
    }

    /**
     * How bad it is.
     *
     * @param severity from now on
     * @param reason why; may be empty
     */
    record SeveritySet(Severity severity, String reason) implements Course {
        /** Checks the reason. */
        public SeveritySet {
            reason = Words.optional("reason", reason);
        }
    }

    /** It gets no worse: the bleeding was stopped. */
    record Stabilised(String how) implements Course {
        /** Checks the text. */
        public Stabilised {
            how = Words.text("way in which it was stabilised", how);
        }
    }

    /** Something else is wrong now, perhaps uncovered by what was changed. */
    record SecondWaveSeen(String what) implements Course {
        /** Checks the text. */
        public SecondWaveSeen {
            what = Words.text("second wave", what);
        }
    }

    /** It is over. */
    record Resolved(String summary) implements Course {
        /** Checks the text. */
        public Resolved {
            summary = Words.text("summary", summary);
        }
    }

    /** It is not over after all. */
    record Reopened(String why) implements Course {
        /** Checks the text. */
        public Reopened {
            why = Words.text("reason", why);
        }
    }
}
