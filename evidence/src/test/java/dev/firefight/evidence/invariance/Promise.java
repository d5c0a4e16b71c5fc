package dev.firefight.evidence.invariance;

import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.SeriesKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What must not matter. */
enum Promise {
    /** What services, pods and machines are called. */
    NAMES,
    /** The same, with names that are hardly more than numbers. */
    NUMBERS,
    /** What the words in their names are, in paths and texts as well. */
    WORDS,
    /** The zero of time. */
    TIME,
    /** Larger numbers for the same. */
    THOUSANDFOLD,
    /** Smaller numbers for the same. */
    BINARY_UNITS,
    /** Milliseconds for seconds. */
    MILLISECONDS,
    /** The order of series, points, spans, log lines, calls, changes and alerts, and so of files. */
    ORDER,
    /** One sample in ten of every series: the first suspect stays. */
    LOSS;

    /** Neither a multiple of a minute nor of any step. */
    private static final long LATER_NANOS =
            Duration.ofDays(31).plusNanos(12_345_678_901L).toNanos();

    /** Those made for an incident: where there are commits, words of names stand in paths, and no name can change alone. */
    static List<Promise> madeFor(Told told) {
        boolean hasCommits = told.incident().changes().stream().anyMatch(change -> change.kind() == Change.Kind.COMMIT);
        return Stream.of(values())
                .filter(promise -> !hasCommits || (promise != NAMES && promise != NUMBERS))
                .toList();
    }

    /**
     * What became of a promise.
     *
     * @param accused whether somebody is accused when it is told as it was
     * @param broken what differs; empty when the promise is kept
     */
    record Outcome(boolean accused, Optional<String> broken) {}

    /**
     * Tells an incident in another way and compares.
     *
     * @param usual the ranking when it is told as it was
     */
    Outcome of(Told told, boolean isOnsetTold, Ranking usual, long seed) {
        UnaryOperator<String> names =
                switch (this) {
                    case NAMES -> Renaming.ofShape(told.names(), seed);
                    case NUMBERS -> Renaming.toNumbers(told.names(), seed);
                    case WORDS -> Renaming.ofWords(told.names(), seed);
                    default -> UnaryOperator.identity();
                };
        Transformed another =
                switch (this) {
                    case NAMES, NUMBERS -> Transformed.renamed(names);
                    case WORDS -> Transformed.renamedWithMetrics(names);
                    case TIME -> Transformed.later(LATER_NANOS);
                    case THOUSANDFOLD -> Transformed.scaled(key -> 1000);
                    case BINARY_UNITS -> Transformed.scaled(key -> 1.0 / 1024);
                    case MILLISECONDS -> Transformed.scaled(key -> isTime(key) ? 1000 : 1);
                    case ORDER -> Transformed.shuffled(seed);
                    case LOSS -> Transformed.thinned(seed);
                };
        Ranking expected = usual.renamed(names);
        Ranking other = Ranking.of(another.question(told, isOnsetTold));
        return new Outcome(usual.accuses(), this == LOSS ? expected.differsInFirst(other) : expected.differs(other));
    }

    private static boolean isTime(SeriesKey key) {
        String metric = key.metric().toLowerCase(Locale.ROOT);
        return key.unit().equals("s")
                || metric.contains("latency")
                || metric.contains("duration")
                || metric.startsWith("lat_");
    }
}
