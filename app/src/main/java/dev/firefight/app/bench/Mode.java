package dev.firefight.app.bench;

import java.time.Duration;

/** What the engine is told about the onset. The names stand in the published tables. */
enum Mode {
    /** The true onset, as in most publications. */
    A(true, Duration.ZERO),
    /** A minute late. */
    B(true, Duration.ofSeconds(60)),
    /** Nothing. */
    C(false, Duration.ZERO);

    private final boolean isTold;
    private final Duration late;

    Mode(boolean isTold, Duration late) {
        this.isTold = isTold;
        this.late = late;
    }

    /** Whether any onset is told. */
    boolean isTold() {
        return isTold;
    }

    /** How much later than the true one the told onset is. */
    Duration late() {
        return late;
    }
}
