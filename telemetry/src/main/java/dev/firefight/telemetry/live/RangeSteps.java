package dev.firefight.telemetry.live;

import java.time.Instant;

/**
 * How finely a window is read.
 *
 * @param stepSeconds seconds between two points of a series
 * @param rateSeconds over how many seconds rates are taken
 */
record RangeSteps(long stepSeconds, long rateSeconds) {
    /** How many points of one series are read. */
    static final int MOST_POINTS = 1_000;

    /** Seconds between scrapes where a server does not tell: half of what is usual at most, so that rates have something to go by. */
    static final long USUAL_SCRAPE_SECONDS = 30;

    private static final long[] STEPS = {1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600};

    /**
     * Steps as fine as scrapes are, unless that would be more points than are read. Rates go over four scrapes, so that one that is
     * missing does not make a gap.
     *
     * @param scrapeSeconds seconds between scrapes, 0 where not known
     * @see <a href="https://grafana.com/docs/grafana/latest/datasources/prometheus/template-variables/">Grafana, $__rate_interval</a>
     */
    static RangeSteps of(LiveWindow window, long scrapeSeconds) {
        long scrape = scrapeSeconds > 0 ? scrapeSeconds : USUAL_SCRAPE_SECONDS;
        long least = Math.max(
                scrapeSeconds > 0 ? scrapeSeconds : USUAL_SCRAPE_SECONDS / 2,
                (window.length().toSeconds() + MOST_POINTS - 2) / (MOST_POINTS - 1));
        long step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            step = STEPS[i] >= least ? STEPS[i] : step;
        }
        return new RangeSteps(step, Math.max(4 * scrape, step + scrape));
    }

    /** With a quarter of the points; rates go over as much time as before, unless that would leave something out. */
    RangeSteps coarser() {
        return new RangeSteps(4 * stepSeconds, Math.max(rateSeconds, 4 * stepSeconds));
    }

    /** Puts start, end and step into a query. Times are multiples of the step, so that servers can use again what they computed. */
    Query put(Query query, LiveWindow window) {
        return query.with("start", start(window).getEpochSecond())
                .with("end", end(window).getEpochSecond())
                .with("step", stepSeconds);
    }

    /** The first time that is read. */
    Instant start(LiveWindow window) {
        long start = window.from().getEpochSecond() / stepSeconds * stepSeconds;
        return Instant.ofEpochSecond(start < window.from().getEpochSecond() ? start + stepSeconds : start);
    }

    private Instant end(LiveWindow window) {
        return Instant.ofEpochSecond(
                Math.max(window.from().getEpochSecond(), window.to().getEpochSecond() - 1));
    }
}
