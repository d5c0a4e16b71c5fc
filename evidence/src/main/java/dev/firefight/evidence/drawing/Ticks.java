package dev.firefight.evidence.drawing;

import java.util.ArrayList;
import java.util.List;

/** Marks of an axis at round numbers and round times. */
public final class Ticks {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final long[] STEPS_SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800,
        604_800
    };
    private static final int MAX_TICKS = 12;

    private Ticks() {}

    /** The smallest round step that divides a span into at most so many parts. */
    public static double step(double span, int parts) {
        double rough = span / parts;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double step : STEPS) {
            if (step * power >= rough * (1 - 1e-9)) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** Round values from {@code low} to {@code high}, both included where they are round; none when the span is none. */
    public static List<Double> values(double low, double high, int parts) {
        List<Double> ticks = new ArrayList<>();
        double step = step(high - low, parts);
        if (!(step > 0) || !Double.isFinite(step)) {
            return ticks;
        }
        double first = Math.ceil(low / step - 1e-9);
        for (int i = 0; i < MAX_TICKS && (first + i) * step <= high + step * 1e-9; i++) {
            ticks.add((first + i) * step + 0.0);
        }
        return ticks;
    }

    /** The step of a time axis in seconds. */
    public static long stepSeconds(double spanNanos, int parts) {
        for (long step : STEPS_SECONDS) {
            if (spanNanos / 1e9 / step <= parts) {
                return step;
            }
        }
        long week = STEPS_SECONDS[STEPS_SECONDS.length - 1];
        return (long) Math.ceil(spanNanos / 1e9 / parts / week) * week;
    }

    /** Round times within a span. */
    public static List<Long> times(long fromNanos, long toNanos, long stepSeconds) {
        List<Long> ticks = new ArrayList<>();
        long step = stepSeconds * 1_000_000_000L;
        long first = Math.ceilDiv(fromNanos, step);
        for (int i = 0; i < MAX_TICKS && (first + i) <= Math.floorDiv(toNanos, step); i++) {
            ticks.add((first + i) * step);
        }
        return ticks;
    }
}
