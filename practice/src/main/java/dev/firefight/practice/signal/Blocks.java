package dev.firefight.practice.signal;

import dev.firefight.practice.design.LoadDesign;
import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.signal.History.Sample;
import java.time.Duration;
import java.util.List;

/**
 * Hours that were not simulated, put together from stretches of minutes that were: by the moving blocks of H. R. Künsch (The jackknife and the bootstrap
 * for general stationary observations, Annals of Statistics 17, 1989). A block is two minutes of all that is told together, so that what belongs together
 * stays together. Each step of fifteen seconds of these hours is one of a sample.
 */
final class Blocks {
    private static final int BLOCK = 8;

    private final Scrapes[] samples;
    private final int[] rows;
    private final double[] loads;
    private final long startNanos;

    /**
     * Draws them.
     *
     * @param samples in order of time; the first one is also taken for what is before it
     * @param endNanos when the last step ends
     * @param lasts how long they are
     * @param load how many use it by the time of the day
     */
    Blocks(List<Sample> samples, long endNanos, Duration lasts, LoadDesign load, Chance chance) {
        int steps = (int) (lasts.toNanos() / Scrapes.EVERY_NANOS);
        this.samples = new Scrapes[steps];
        this.rows = new int[steps];
        this.loads = new double[steps];
        this.startNanos = endNanos - steps * Scrapes.EVERY_NANOS;
        for (int step = 0; step < steps; step++) {
            Scrapes sample = at(samples, timeNanos(step));
            boolean goesOn = step % BLOCK > 0 && this.samples[step - 1] == sample;
            this.samples[step] = sample;
            rows[step] = goesOn && rows[step - 1] + 2 < sample.size()
                    ? rows[step - 1] + 1
                    : chance.below(Math.max(1, sample.size() - BLOCK));
            loads[step] =
                    load.perSecondAt(second(timeNanos(step))) / load.perSecondAt(second(sample.timeNanos(rows[step])));
        }
    }

    private static long second(long nanos) {
        return Math.floorDiv(nanos, 1_000_000_000L);
    }

    private static Scrapes at(List<Sample> samples, long nanos) {
        Scrapes found = samples.getFirst().scrapes();
        for (Sample one : samples) {
            found = one.fromNanos() <= nanos ? one.scrapes() : found;
        }
        return found;
    }

    /** How many steps there are. */
    int steps() {
        return rows.length;
    }

    /** When a step begins. */
    long timeNanos(int step) {
        return startNanos + step * Scrapes.EVERY_NANOS;
    }

    /** From which sample a step is. */
    Scrapes sample(int step) {
        return samples[step];
    }

    /** The scrape of the sample with which a step begins; it ends with the next one. */
    int row(int step) {
        return rows[step];
    }

    /** How many times as many users come in a step as came in the sample. */
    double load(int step) {
        return loads[step];
    }
}
