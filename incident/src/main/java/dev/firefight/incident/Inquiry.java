package dev.firefight.incident;

/** What is seen, asked, supposed and tested. */
public sealed interface Inquiry extends Fact {
    /** How much of something, roughly: people agree on three steps sooner than on numbers. */
    enum Amount {
        /** Little. */
        LOW,
        /** Some. */
        MEDIUM,
        /** Much. */
        HIGH
    }

    /** How direct evidence is; the most direct wins where two disagree. */
    enum Source {
        /** A dashboard, or what a tool makes of things. */
        OPINION,
        /** A metric. */
        METRIC,
        /** A trace. */
        TRACE,
        /** The component's own log. */
        LOG,
        /** The component itself, asked. */
        COMPONENT
    }

    /** Something was seen. */
    record Observed(String what, Source source) implements Inquiry {
        /** Checks the text. */
        public Observed {
            what = Words.text("observation", what);
        }
    }

    /** A question that somebody has to answer. */
    record Asked(String question) implements Inquiry {
        /** Checks the text. */
        public Asked {
            question = Words.text("question", question);
        }
    }

    /** The answer to a question. */
    record Answered(long question, String answer) implements Inquiry {
        /** Checks the text. */
        public Answered {
            answer = Words.text("answer", answer);
        }
    }

    /**
     * A cause is supposed.
     *
     * @param bucket what kind of cause
     * @param cause what may have happened
     * @param likelihood how likely it is
     * @param impact how much of what is seen it would explain
     * @param testCost how much work the quickest test of it is
     * @param test the quickest test that could refute it; may be empty
     */
    record HypothesisProposed(
            Bucket bucket, String cause, Amount likelihood, Amount impact, Amount testCost, String test)
            implements Inquiry {
        /** Checks the texts. */
        public HypothesisProposed {
            cause = Words.text("supposed cause", cause);
            test = Words.optional("test", test);
        }
    }

    /** Something speaks for a hypothesis. */
    record HypothesisSupported(long hypothesis, String evidence, Source source) implements Inquiry {
        /** Checks the text. */
        public HypothesisSupported {
            evidence = Words.text("evidence", evidence);
        }
    }

    /** A hypothesis cannot be true. */
    record HypothesisRefuted(long hypothesis, String evidence, Source source) implements Inquiry {
        /** Checks the text. */
        public HypothesisRefuted {
            evidence = Words.text("evidence", evidence);
        }
    }

    /** A hypothesis is true. */
    record HypothesisConfirmed(long hypothesis, String evidence, Source source) implements Inquiry {
        /** Checks the text. */
        public HypothesisConfirmed {
            evidence = Words.text("evidence", evidence);
        }
    }

    /** A hypothesis stays on top of the board, whatever comes. */
    record HypothesisPinned(long hypothesis) implements Inquiry {}

    /** A hypothesis goes back to its place. */
    record HypothesisUnpinned(long hypothesis) implements Inquiry {}

    /**
     * A test of a hypothesis has begun.
     *
     * @param what is done
     * @param cost how much work it is
     * @param risk how much it may harm
     */
    record TestStarted(long hypothesis, String what, Amount cost, Amount risk) implements Inquiry {
        /** Checks the text. */
        public TestStarted {
            what = Words.text("test", what);
        }
    }

    /** What came of a test. */
    record TestFinished(long test, String result) implements Inquiry {
        /** Checks the text. */
        public TestFinished {
            result = Words.text("result", result);
        }
    }
}
