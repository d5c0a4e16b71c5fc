package dev.firefight.telemetry;

/**
 * The numbers behind which names and log texts stand. Telemetry that is to be compared, such as an incident and its healthy
 * baseline, is collected with one vocabulary, so that equal numbers mean equal things. Not safe for use by several threads.
 */
public final class Vocabulary {
    /** How many origins, and how many texts, are told apart: more than that are no names, but values. */
    private static final int MOST = 1_000_000;

    private static final String OTHERS = "other";

    private final Names<Origin> origins = new Names<>(MOST, Origin.ofService(OTHERS));
    private final Names<String> texts = new Names<>(MOST, OTHERS);
    private final LogClassifier logs;

    /** An empty vocabulary that keeps log texts as the numbers a classifier gives them. */
    public Vocabulary(LogClassifier logs) {
        this.logs = logs;
        texts.number("");
        origins.number(Origin.UNKNOWN);
    }

    /** Origins; number 0 is {@link Origin#UNKNOWN}. */
    public Names<Origin> origins() {
        return origins;
    }

    /** Names of operations and of called parties; number 0 is the empty text. */
    public Names<String> texts() {
        return texts;
    }

    /** Patterns of log texts. */
    public LogClassifier logs() {
        return logs;
    }
}
