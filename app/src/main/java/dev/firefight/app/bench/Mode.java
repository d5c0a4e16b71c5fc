package dev.firefight.app.bench;

import java.time.Duration;

/** What the engine is told about the onset. */
enum Mode {
    /** The true onset, as in most publications. */
    A("onset told", true, Duration.ZERO),
    /** A minute late. */
    B("onset told 60 s late", true, Duration.ofSeconds(60)),
    /** Nothing. */
    C("onset not told", false, Duration.ZERO);

    private final String words;
    private final boolean isTold;
    private final Duration late;

    Mode(String words, boolean isTold, Duration late) {
        this.words = words;
        this.isTold = isTold;
        this.late = late;
    }

    String words() {
        return words;
    }

    boolean isTold() {
        return isTold;
    }

    Duration late() {
        return late;
    }
}
