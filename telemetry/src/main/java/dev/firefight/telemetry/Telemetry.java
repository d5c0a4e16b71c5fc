package dev.firefight.telemetry;

import java.util.List;
import java.util.Set;

/**
 * All that was read of one stretch of time.
 *
 * @param series measurements, in order of first sight; all of them gauges, since counts are turned into {@linkplain Rates rates}
 * @param spans parts of requests
 * @param logs log records
 * @param calls who calls whom, where a source says so besides spans
 * @param changes what was altered, in order of time
 * @param alerts alerts that fired, in order of time
 * @param patternCounts log patterns counted by somebody else
 * @param feeds which kinds of signal were there at all, even if empty
 * @param vocabulary what the numbers of origins, names and log patterns stand for
 */
public record Telemetry(
        List<Series> series,
        Spans spans,
        Logs logs,
        List<Call> calls,
        List<Change> changes,
        List<Alert> alerts,
        List<PatternCount> patternCounts,
        Set<Feed> feeds,
        Vocabulary vocabulary) {
    /** A kind of signal. */
    public enum Feed {
        /** Series. */
        METRICS,
        /** Log records. */
        LOGS,
        /** Spans. */
        TRACES,
        /** Commits, deployments, flags. */
        CHANGES,
        /** What outside parties report about themselves. */
        STATUS,
        /** Alerts. */
        ALERTS
    }

    /** Copies the lists. */
    public Telemetry {
        series = List.copyOf(series);
        calls = List.copyOf(calls);
        changes = List.copyOf(changes);
        alerts = List.copyOf(alerts);
        patternCounts = List.copyOf(patternCounts);
        feeds = Set.copyOf(feeds);
    }

    /** The same, with other kinds of signal that were there. */
    public Telemetry with(Set<Feed> others) {
        return new Telemetry(series, spans, logs, calls, changes, alerts, patternCounts, others, vocabulary);
    }

    /** The origin that has a number. */
    public Origin origin(int number) {
        return vocabulary.origins().get(number);
    }

    /** The text that has a number. */
    public String text(int number) {
        return vocabulary.texts().get(number);
    }
}
