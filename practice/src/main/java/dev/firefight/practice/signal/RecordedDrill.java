package dev.firefight.practice.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firefight.practice.production.LogBook.Line;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Teller;
import dev.firefight.practice.production.TraceBook;
import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.recording.RecordingArchive;
import dev.firefight.telemetry.recording.RecordingInfo;
import dev.firefight.telemetry.recording.SaidTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A whole run as a recording, as one that was made of a real production: what it told, what was altered, and which alerts fired. Numbers pass
 * through the house's own reader of Prometheus' text, so that totals become rates and buckets quantiles as they do everywhere.
 *
 * @param id what it is called
 * @param changes what was altered, those that do no harm among them
 * @param alerts what fired
 * @param reported when somebody was told of trouble; empty where nobody was
 */
public record RecordedDrill(String id, List<Change> changes, List<Alert> alerts, Optional<Instant> reported) {
    /** The share of good answers, for a scrape each. */
    static final String OBJECTIVE = "user_good_ratio";

    /** What is noted of programs that were started again: no fault of what is written. */
    private static final String STARTED_ANEW = "a histogram that was started anew";

    private static final long MOST_TEXT_BYTES = 1L << 30;

    /** Copies the lists. */
    public RecordedDrill {
        changes = List.copyOf(changes);
        alerts = List.copyOf(alerts);
    }

    /**
     * Writes it.
     *
     * @param scrapes of the run, from its beginning to now
     * @param scratch a file that is written anew, and removed at the end
     * @param out is left open
     */
    public void write(Scrapes scrapes, Path scratch, OutputStream out) throws IOException {
        write(scrapes, scrapes.production(), List.of(), List.of(), scratch, out);
    }

    /**
     * Writes it with what was before.
     *
     * @param history of the run, from some hours before to now
     * @param scrapes of the run
     * @param scratch a file that is written anew, and removed at the end
     * @param out is left open
     */
    public void write(History history, Scrapes scrapes, Path scratch, OutputStream out) throws IOException {
        Retold retold = history.retold();
        write(history, scrapes.production(), retold.lines(), retold.traces(), scratch, out);
    }

    private void write(
            Numbers numbers,
            Production production,
            List<Line> linesBefore,
            List<TraceBook> tracesBefore,
            Path scratch,
            OutputStream out)
            throws IOException {
        try (SaidTexts texts = new SaidTexts(_ -> 0, scratch, MOST_TEXT_BYTES)) {
            TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(texts));
            numbers(numbers, builder);
            objective(numbers, builder);
            lines(linesBefore, builder);
            lines(production.logs().lines(), builder);
            tracesBefore.forEach(book -> spans(book, builder));
            spans(production.traces(), builder);
            for (Feed feed : List.of(Feed.METRICS, Feed.LOGS, Feed.TRACES, Feed.CHANGES, Feed.ALERTS)) {
                builder.feed(feed);
            }
            changes.forEach(builder::change);
            alerts.forEach(builder::alert);
            Telemetry telemetry = builder.build();
            RecordingArchive.write(info(numbers, production, telemetry.feeds()), telemetry, texts, out);
        }
    }

    private RecordingInfo info(Numbers numbers, Production production, Set<Feed> feeds) {
        return new RecordingInfo(
                id,
                Optional.of(Timestamps.toInstant(numbers.timeNanos(0))),
                Optional.of(Timestamps.toInstant(production.nowNanos())),
                Optional.empty(),
                reported,
                Optional.of(feeds),
                Optional.empty(),
                Optional.empty());
    }

    private static void numbers(Numbers numbers, TelemetryBuilder builder) throws IOException {
        ReadNotes notes = new ReadNotes();
        Map<String, Teller> tellers = new LinkedHashMap<>();
        for (int i = 0; i < numbers.series(); i++) {
            tellers.putIfAbsent(numbers.teller(i).name(), numbers.teller(i));
        }
        for (Teller one : tellers.values()) {
            String text = PrometheusText.history(numbers, one, 0, numbers.size());
            Format.OPENMETRICS.read(new ByteArrayInputStream(text.getBytes(UTF_8)), builder, notes);
        }
        if (!notes.problems().stream().allMatch(problem -> problem.reason().startsWith(STARTED_ANEW))) {
            throw new IOException("what was written of the numbers cannot be read: " + notes.problems());
        }
    }

    private static void objective(Numbers numbers, TelemetryBuilder builder) {
        List<Integer> outcomes = IntStream.range(0, numbers.series())
                .filter(series -> numbers.keys().get(series).metric().equals("user_requests_total"))
                .boxed()
                .toList();
        int series = builder.series(new SeriesKey(
                entry(numbers), OBJECTIVE, "", Kind.GAUGE, new TreeMap<>(Map.of("slo.name", "good answers"))));
        for (int scrape = 1; scrape < numbers.size(); scrape++) {
            double good = 0;
            double all = 0;
            for (int outcome : outcomes) {
                double more = numbers.value(outcome, scrape) - numbers.value(outcome, scrape - 1);
                all += more;
                good += isGood(numbers.keys().get(outcome)) ? more : 0;
            }
            if (all > 0) {
                builder.point(series, numbers.timeNanos(scrape), good / all);
            }
        }
    }

    private static boolean isGood(SeriesKey key) {
        return key.attributes().getOrDefault("outcome", "").equals("good");
    }

    private static Origin entry(Numbers numbers) {
        OptionalInt series = IntStream.range(0, numbers.series())
                .filter(one -> isGood(numbers.keys().get(one)))
                .findFirst();
        return series.isEmpty()
                ? Origin.UNKNOWN
                : numbers.keys().get(series.getAsInt()).origin();
    }

    private static void lines(List<Line> lines, TelemetryBuilder builder) {
        for (Line line : lines) {
            builder.log(
                    line.timeNanos(),
                    builder.origin(line.origin()),
                    line.severity().number(),
                    line.text(),
                    new TraceId(line.traceHigh(), line.traceLow()));
        }
    }

    private static void spans(TraceBook book, TelemetryBuilder builder) {
        SpanDraft draft = new SpanDraft();
        for (int i = 0; i < book.size(); i++) {
            draft.clear();
            draft.origin = builder.origin(book.name(i).origin());
            draft.operation = builder.text(book.name(i).operation());
            draft.peer = builder.text(book.name(i).peer());
            draft.kind = book.name(i).kind();
            draft.traceHigh = book.traceHigh(i);
            draft.traceLow = book.traceLow(i);
            draft.id = book.id(i);
            draft.parent = book.parent(i);
            draft.startNanos = book.startNanos(i);
            draft.endNanos = Math.max(book.startNanos(i), book.endNanos(i));
            draft.failed = book.outcome(i).status() >= 500;
            builder.span(draft);
        }
    }
}
