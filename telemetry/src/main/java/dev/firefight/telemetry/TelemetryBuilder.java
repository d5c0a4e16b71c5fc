package dev.firefight.telemetry;

import dev.firefight.telemetry.column.DoubleColumn;
import dev.firefight.telemetry.column.LongColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Collects what readers find, from any number of files, and makes it {@link Telemetry}. Not safe for use by several threads. */
public final class TelemetryBuilder {
    /** How many series are kept. */
    public static final int MOST_SERIES = 200_000;

    /** The number of series beyond {@link #MOST_SERIES}, which are not kept. */
    public static final int NO_SERIES = -1;

    private final Vocabulary vocabulary;
    private final Names<SeriesKey> keys;
    private final List<LongColumn> times = new ArrayList<>();
    private final List<DoubleColumn> values = new ArrayList<>();
    private final Spans spans = new Spans();
    private final SpanIndex spanIndex = new SpanIndex(spans);
    private final Logs logs = new Logs();
    private final Set<Call> calls = new LinkedHashSet<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<PatternCount> patternCounts = new ArrayList<>();
    private final Set<Telemetry.Feed> feeds = EnumSet.noneOf(Telemetry.Feed.class);
    private long counterResets;
    private long logsFromNanos = Long.MIN_VALUE;
    private long logsLastNanos = Long.MAX_VALUE;
    private long logsOutside;
    private long othersFromNanos = Long.MIN_VALUE;
    private long othersLastNanos = Long.MAX_VALUE;
    private int oneTraceIn = 1;

    /** An empty builder whose names are numbered by a vocabulary, which others may share. */
    public TelemetryBuilder(Vocabulary vocabulary) {
        this(vocabulary, MOST_SERIES);
    }

    TelemetryBuilder(Vocabulary vocabulary, int mostSeries) {
        this.vocabulary = vocabulary;
        this.keys = new Names<>(mostSeries, SeriesKey.gauge(Origin.UNKNOWN, ""));
    }

    /** The number of an origin. */
    public int origin(Origin origin) {
        return vocabulary.origins().number(origin);
    }

    /** The number of an operation's or a peer's name. */
    public int text(String text) {
        return vocabulary.texts().number(text);
    }

    /** The number of a series; {@link #NO_SERIES} for a new one when there are too many. */
    public int series(SeriesKey key) {
        int number = keys.number(key);
        if (number >= keys.most()) {
            return NO_SERIES;
        }
        if (number == times.size()) {
            times.add(new LongColumn());
            values.add(new DoubleColumn());
        }
        return number;
    }

    /** Adds a point. A value that is no number is left out: it says that nothing was measured; so is a point of {@link #NO_SERIES}. */
    public void point(int series, long timeNanos, double value) {
        feeds.add(Telemetry.Feed.METRICS);
        boolean isWithin = timeNanos >= othersFromNanos && timeNanos <= othersLastNanos;
        if (series != NO_SERIES && Double.isFinite(value) && isWithin) {
            times.get(series).add(timeNanos);
            values.get(series).add(value);
        }
    }

    /**
     * Adds a span, unless the same one (trace, id, start and kind) is there already. Whoever reads only a part asks {@link #wants} first.
     *
     * @return whether it was added
     */
    public boolean span(SpanDraft span) {
        feeds.add(Telemetry.Feed.TRACES);
        if (!spanIndex.add(span)) {
            return false;
        }
        spans.add(span);
        return true;
    }

    /**
     * Adds a log record.
     *
     * @param timeNanos when it was logged
     * @param origin number of its origin
     * @param severity OpenTelemetry's severity number, 0 where not told
     * @param text the message
     * @param trace the trace it belongs to, or {@link TraceId#NONE}
     * @param span the span it belongs to, 0 where not told
     * @return whether it was added: what is outside of a {@linkplain #logsWithin stretch of time} is not
     */
    public boolean log(long timeNanos, int origin, int severity, CharSequence text, TraceId trace, long span) {
        feeds.add(Telemetry.Feed.LOGS);
        if (timeNanos < logsFromNanos || timeNanos > logsLastNanos) {
            logsOutside++;
            return false;
        }
        logs.add(timeNanos, origin, severity, vocabulary.logs().classify(text, trace), trace, span);
        return true;
    }

    /** Adds a log record that does not tell its span; as {@link #log(long, int, int, CharSequence, TraceId, long)}. */
    public boolean log(long timeNanos, int origin, int severity, CharSequence text, TraceId trace) {
        return log(timeNanos, origin, severity, text, trace, 0);
    }

    /**
     * Reads something of which only the log records of one stretch of time are kept, such as a log file that goes on.
     *
     * @param fromNanos start of the stretch
     * @param toNanos its end, not in it
     * @param reading what adds to this builder
     * @return how many log records lay outside and were not added
     */
    public long logsWithin(long fromNanos, long toNanos, Runnable reading) {
        logsFromNanos = fromNanos;
        logsLastNanos = toNanos - 1;
        logsOutside = 0;
        try {
            reading.run();
            return logsOutside;
        } finally {
            logsFromNanos = Long.MIN_VALUE;
            logsLastNanos = Long.MAX_VALUE;
        }
    }

    /**
     * Reads something of which only one stretch of time is kept, and of traces only some, each of them whole.
     *
     * @param fromNanos start of the stretch
     * @param toNanos its end, not in it
     * @param traceOf of so many traces one is kept, the same ones each time; 1 for all
     * @param reading what adds to this builder
     * @return how many log records lay outside and were not added
     */
    public long allWithin(long fromNanos, long toNanos, int traceOf, Runnable reading) {
        othersFromNanos = fromNanos;
        othersLastNanos = toNanos - 1;
        oneTraceIn = traceOf;
        try {
            return logsWithin(fromNanos, toNanos, reading);
        } finally {
            othersFromNanos = Long.MIN_VALUE;
            othersLastNanos = Long.MAX_VALUE;
            oneTraceIn = 1;
        }
    }

    /** Whether a span is one of those that are {@linkplain #allWithin read now}. */
    public boolean wants(SpanDraft span) {
        return span.startNanos >= othersFromNanos
                && span.startNanos <= othersLastNanos
                && wantsTrace(span.traceHigh, span.traceLow);
    }

    /** Whether a trace, given as the halves of its id, is one of those that are {@linkplain #allWithin read now}. */
    public boolean wantsTrace(long high, long low) {
        return oneTraceIn == 1 || (((high ^ low) * 0x9E3779B97F4A7C15L) >>> 33) % oneTraceIn == 0;
    }

    /** Adds that one service calls another. */
    public void call(Call call) {
        calls.add(call);
    }

    /** Adds a change. */
    public void change(Change change) {
        feeds.add(change.kind() == Change.Kind.STATUS ? Telemetry.Feed.STATUS : Telemetry.Feed.CHANGES);
        changes.add(change);
    }

    /** Adds an alert. */
    public void alert(Alert alert) {
        feeds.add(Telemetry.Feed.ALERTS);
        alerts.add(alert);
    }

    /** Adds a counted pattern. */
    public void patternCount(PatternCount count) {
        patternCounts.add(count);
    }

    /** Notes that a feed is there, even if it is empty: "no change" is an answer only where changes were looked for. */
    public void feed(Telemetry.Feed feed) {
        feeds.add(feed);
    }

    /** How often a counter fell because its process was started anew; known after {@link #build}. */
    public long counterResets() {
        return counterResets;
    }

    /** A time in the middle of all that was added so far, which a few wrong clocks do not move; empty when nothing was added. */
    public OptionalLong middleNanos() {
        LongColumn all = new LongColumn();
        times.stream().filter(one -> one.size() > 0).forEach(one -> all.add(one.get(one.size() / 2)));
        for (int i = 0; i < spans.size(); i++) {
            all.add(spans.startNanos(i));
        }
        for (int i = 0; i < logs.size(); i++) {
            all.add(logs.timeNanos(i));
        }
        changes.forEach(change -> all.add(change.timeNanos()));
        alerts.forEach(alert -> all.add(alert.timeNanos()));
        long[] sorted = all.toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? OptionalLong.empty() : OptionalLong.of(sorted[sorted.length / 2]);
    }

    /** All that was collected, with counts turned into {@linkplain Rates rates}. The builder must not be used afterwards. */
    public Telemetry build() {
        List<Series> series = new ArrayList<>(times.size());
        for (int i = 0; i < times.size(); i++) {
            Rates.Rate one = Rates.perSecond(SeriesOrder.sorted(
                    keys.get(i), times.get(i).toArray(), values.get(i).toArray()));
            counterResets += one.resets();
            if (one.series().size() > 0) {
                series.add(one.series());
            }
        }
        changes.sort(Comparator.comparingLong(Change::timeNanos));
        alerts.sort(Comparator.comparingLong(Alert::timeNanos));
        return new Telemetry(
                series, spans, logs, List.copyOf(calls), changes, alerts, patternCounts, feeds, vocabulary);
    }
}
