package dev.firefight.app.example;

import java.util.List;

/**
 * An alert rule as teams write them: the share of failed requests of {@code web} over a minute stays above a limit for some minutes.
 *
 * @param micros when it fired
 * @param value the share at that time
 */
record Alarm(long micros, double value) {
    static final double LIMIT = 0.015;

    private static final int STEPS_AVERAGED = 4;
    private static final int STEPS_ABOVE = 16;

    /** When the rule fires first. */
    static Alarm of(List<Double> ratios) {
        int above = 0;
        for (int i = STEPS_AVERAGED - 1; i < ratios.size(); i++) {
            double average = ratios.subList(i - STEPS_AVERAGED + 1, i + 1).stream()
                            .mapToDouble(Double::doubleValue)
                            .sum()
                    / STEPS_AVERAGED;
            above = average > LIMIT ? above + 1 : 0;
            if (above > STEPS_ABOVE) {
                return new Alarm((i + 1) * Scenario.STEP_MICROS - Scenario.WARM_UP_MICROS, average);
            }
        }
        throw new IllegalStateException("nobody is alerted: the fire of this model is too small");
    }
}
