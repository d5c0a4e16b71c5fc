package dev.firefight.evidence;

import dev.firefight.telemetry.Telemetry;
import java.time.Duration;

/**
 * A told onset is taken at its word, unless the trouble is plainly older: alerts fire late, and people round times to minutes. A late
 * onset costs much, because the time before it, with which all is compared, then holds trouble itself. Earlier times within a minute are
 * tried, and the one that makes its heaviest suspect heaviest wins if it pays for the search.
 */
final class OnsetRefinement {
    /** Why an onset is earlier than told. */
    static final String EARLIER = "a little earlier than told, where what speaks against the first suspect begins";

    /** An alert that wants two or three samples comes as late as that. */
    private static final long MOST_LATE_NANOS = Duration.ofMinutes(1).toNanos();

    /** Spans and logs can tell more times apart than series, but each trial weighs all anew, and has to be paid for. */
    private static final int MOST_TRIALS = 3;

    private OnsetRefinement() {}

    /** The trial at the told onset, or an earlier one that says so much more that it pays for the number of trials. */
    static Trial aroundTold(Gathered gathered, Trial told) {
        int trials = trials(gathered.question().incident());
        Trial best = told;
        double most = told.weight() + Math.log(1 + trials);
        for (int i = 1; i <= trials; i++) {
            Trial earlier = Trial.at(gathered, told.onsetNanos() - i * MOST_LATE_NANOS / trials);
            if (earlier.weight() > most) {
                most = earlier.weight();
                best = earlier;
            }
        }
        return best;
    }

    /** How many times within a minute can be told apart. */
    private static int trials(Telemetry telemetry) {
        if (telemetry.spans().size() + telemetry.logs().size() > 0) {
            return MOST_TRIALS;
        }
        long finest = telemetry.series().stream()
                .filter(series -> series.size() > 1)
                .mapToLong(series ->
                        (series.timesNanos()[series.size() - 1] - series.timesNanos()[0]) / (series.size() - 1))
                .filter(step -> step > 0)
                .min()
                .orElse(MOST_LATE_NANOS);
        return Math.clamp(MOST_LATE_NANOS / finest, 1, MOST_TRIALS);
    }
}
