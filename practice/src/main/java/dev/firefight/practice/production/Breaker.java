package dev.firefight.practice.production;

import java.util.Arrays;

/** Keeps somebody from asking who was answered by failures mostly: half of at least twenty answers within ten seconds; then a few try whether it is better. */
final class Breaker {
    private static final long SECOND = 1_000_000_000L;
    private static final int WINDOW_SECONDS = 10;
    private static final int LEAST_ANSWERS = 20;
    private static final double MOST_FAILURES = 0.5;
    private static final long OPEN_NANOS = 10 * SECOND;
    private static final int PROBES = 5;

    private final int[] answers = new int[WINDOW_SECONDS];
    private final int[] failures = new int[WINDOW_SECONDS];
    private final long[] seconds = new long[WINDOW_SECONDS];
    private long openUntil;
    private boolean isHalfOpen;
    private int probes;

    /** Whether somebody may ask now. */
    boolean lets(long nowNanos) {
        if (nowNanos < openUntil) {
            return false;
        }
        if (openUntil != 0 && !isHalfOpen) {
            isHalfOpen = true;
            probes = PROBES;
        }
        return !isHalfOpen || probes-- > 0;
    }

    /** Somebody was answered. */
    void answered(long nowNanos, boolean isFailure) {
        if (isHalfOpen) {
            if (isFailure) {
                open(nowNanos);
            } else {
                isHalfOpen = false;
                openUntil = 0;
            }
            return;
        }
        long second = nowNanos / SECOND;
        int at = (int) (second % WINDOW_SECONDS);
        if (seconds[at] != second) {
            seconds[at] = second;
            answers[at] = 0;
            failures[at] = 0;
        }
        answers[at]++;
        if (isFailure) {
            failures[at]++;
            int all = 0;
            int bad = 0;
            for (int i = 0; i < WINDOW_SECONDS; i++) {
                if (seconds[i] > second - WINDOW_SECONDS) {
                    all += answers[i];
                    bad += failures[i];
                }
            }
            if (all >= LEAST_ANSWERS && bad >= MOST_FAILURES * all) {
                open(nowNanos);
            }
        }
    }

    private void open(long nowNanos) {
        isHalfOpen = false;
        openUntil = nowNanos + OPEN_NANOS;
        Arrays.fill(seconds, 0);
    }

    boolean isOpen(long nowNanos) {
        return nowNanos < openUntil;
    }
}
