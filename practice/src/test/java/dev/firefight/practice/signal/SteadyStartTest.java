package dev.firefight.practice.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.design.Systems;
import dev.firefight.practice.production.Production;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SteadyStartTest {
    private static final int SEEDS = 3;
    private static final int MINUTES = 12;
    private static final int SCRAPES = 4;
    /**
     * About 600 lines are fitted, and all together shall be found to rise or fall by chance once in a thousand times: 2e-6 for one of them, at 32 degrees
     * of freedom.
     */
    private static final double MOST_T = 6;
    /** Only at the busiest hour there are as many users at the end as at the beginning. */
    private static final Instant START = Instant.parse("2026-03-03T18:54:00Z");

    private static final Map<String, double[]> ALL = minutes();

    /** Values of each minute, by the minutes of all seeds: rates of totals, means of others; of all instances of a service together. */
    private static Map<String, double[]> minutes() {
        Map<String, double[]> all = new TreeMap<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            Scrapes scrapes = new Scrapes(new Production(Systems.shop(), START, 40 + seed));
            scrapes.runUntil(scrapes.timeNanos(MINUTES * SCRAPES));
            for (int series = 0; series < scrapes.series(); series++) {
                SeriesKey key = scrapes.keys().get(series);
                double[] values = all.computeIfAbsent(
                        key.metric() + ' ' + key.origin().service() + ' ' + key.attributes(),
                        _ -> new double[SEEDS * MINUTES]);
                for (int minute = 0; minute < MINUTES; minute++) {
                    values[seed * MINUTES + minute] += value(scrapes, key, series, minute);
                }
            }
        }
        return all;
    }

    private static double value(Scrapes scrapes, SeriesKey key, int series, int minute) {
        int from = minute * SCRAPES;
        if (key.kind() == Kind.COUNTER || key.metric().endsWith("_current_offset")) {
            double before = scrapes.value(series, from);
            return scrapes.value(series, from + SCRAPES) - (Double.isNaN(before) ? 0 : before);
        }
        double sum = 0;
        for (int i = 1; i <= SCRAPES; i++) {
            sum += scrapes.value(series, from + i);
        }
        return sum / SCRAPES;
    }

    /** How many of its own errors the slope of a line is away from none, where each seed has a line of its own level and all the same slope. */
    private static double t(double[] values) {
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            double mean = 0;
            for (int i = 0; i < MINUTES; i++) {
                mean += values[seed * MINUTES + i] / MINUTES;
            }
            for (int i = 0; i < MINUTES; i++) {
                double x = i - (MINUTES - 1) / 2.0;
                double y = values[seed * MINUTES + i] - mean;
                xy += x * y;
                xx += x * x;
                yy += y * y;
            }
        }
        double slope = xy / xx;
        double residual = Math.max(0, yy - slope * xy) / (SEEDS * (MINUTES - 1) - 1);
        return slope == 0 ? 0 : Math.abs(slope) / Math.sqrt(residual / xx);
    }

    /** Whoever looks for the first sign of trouble finds none in how the production was begun. */
    @Test
    void nothingRisesOrFallsInTheFirstMinutesOfAHealthyProduction() {
        List<String> drifting = new ArrayList<>();
        ALL.forEach((name, values) -> {
            double t = t(values);
            if (t > MOST_T) {
                drifting.add(name + " t=" + t);
            }
        });

        assertThat(drifting).isEmpty();
    }

    /** The measure is fine enough to notice what a cache does that was begun with what is popular. */
    @Test
    void aRiseByAQuarterIsNoticed() {
        double[] misses = Objects.requireNonNull(ALL.get("redis_keyspace_misses_total product-cache {}"))
                .clone();
        for (int i = 0; i < misses.length; i++) {
            misses[i] *= 1 + 0.25 * (i % MINUTES) / MINUTES;
        }

        assertThat(t(misses)).isGreaterThan(MOST_T);
    }
}
