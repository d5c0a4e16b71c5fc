package dev.firefight.telemetry.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Counts the queries of the last minute, at most as many as may be asked in one. Safe for use by several threads. */
final class QueryBudget {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int mostQueries;
    private final InstantSource clock;
    private final Deque<Instant> asked = new ArrayDeque<>();

    QueryBudget(int mostQueries, InstantSource clock) {
        this.mostQueries = mostQueries;
        this.clock = clock;
    }

    /** Takes one query; false when none is left. */
    synchronized boolean take() {
        Instant now = clock.instant();
        forget(now);
        if (asked.size() >= mostQueries) {
            return false;
        }
        asked.addLast(now);
        return true;
    }

    /** How it stands now. */
    synchronized Budget now() {
        forget(clock.instant());
        int left = mostQueries - asked.size();
        return new Budget(
                asked.size(),
                left,
                left > 0 ? Optional.empty() : Optional.of(asked.getFirst().plus(WINDOW)));
    }

    /** Forgets what is a minute old, and what lies ahead of a clock that was set back. */
    private void forget(Instant now) {
        asked.removeIf(one -> !one.isAfter(now.minus(WINDOW)) || one.isAfter(now));
    }
}
