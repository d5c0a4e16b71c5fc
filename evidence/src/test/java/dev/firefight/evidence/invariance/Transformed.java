package dev.firefight.evidence.invariance;

import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.PatternCount;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Symptom;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Another way to tell the same incident.
 *
 * @param names new names of services, pods and machines
 * @param shiftNanos what is added to every time
 * @param unit another unit for series
 * @param shuffleSeed other than 0: in which order all is told
 * @param lossSeed other than 0: which sample in ten of every series is lost
 */
record Transformed(
        UnaryOperator<String> names,
        UnaryOperator<String> metrics,
        long shiftNanos,
        Unit unit,
        long shuffleSeed,
        long lossSeed) {
    /** A change of units. */
    interface Unit {
        /** The factor for a series. */
        double factor(SeriesKey key);
    }

    /** As it was told. */
    static final Transformed SAME = new Transformed(text -> text, text -> text, 0, key -> 1, 0, 0);

    private static final int LOST_ONE_IN = 10;

    static Transformed renamed(UnaryOperator<String> names) {
        return new Transformed(names, text -> text, 0, key -> 1, 0, 0);
    }

    static Transformed renamedWithMetrics(UnaryOperator<String> names) {
        return new Transformed(names, names, 0, key -> 1, 0, 0);
    }

    static Transformed later(long nanos) {
        return new Transformed(text -> text, text -> text, nanos, key -> 1, 0, 0);
    }

    static Transformed scaled(Unit unit) {
        return new Transformed(text -> text, text -> text, 0, unit, 0, 0);
    }

    static Transformed shuffled(long seed) {
        return new Transformed(text -> text, text -> text, 0, key -> 1, seed, 0);
    }

    static Transformed thinned(long seed) {
        return new Transformed(text -> text, text -> text, 0, key -> 1, 0, seed);
    }

    /** What to ask about an incident told this way. */
    Question question(Told told, boolean isOnsetTold) {
        LogPatterns patterns = new LogPatterns();
        Vocabulary vocabulary = new Vocabulary(patterns);
        OptionalLong onset = isOnsetTold && told.onsetNanos().isPresent()
                ? OptionalLong.of(told.onsetNanos().getAsLong() + shiftNanos)
                : OptionalLong.empty();
        return new Question(
                again(told, told.incident(), vocabulary),
                told.baseline().map(healthy -> again(told, healthy, vocabulary)),
                patterns,
                told.symptom()
                        .map(one -> new Symptom(
                                names.apply(one.service()),
                                metrics.apply(one.metric()),
                                one.statistic(),
                                one.direction())),
                onset);
    }

    private Telemetry again(Told told, Telemetry side, Vocabulary vocabulary) {
        TelemetryBuilder into = new TelemetryBuilder(vocabulary);
        Random loss = new Random(lossSeed);
        inOrder(side.series()).forEach(series -> add(series, loss, into));
        addSpans(side, into);
        addLogs(told, side, into);
        inOrder(side.calls())
                .forEach(call -> into.call(new Call(names.apply(call.caller()), names.apply(call.callee()))));
        inOrder(side.changes()).forEach(change -> into.change(again(change)));
        inOrder(side.alerts()).forEach(alert -> into.alert(again(alert)));
        inOrder(side.patternCounts())
                .forEach(count -> into.patternCount(new PatternCount(
                        names.apply(count.service()),
                        names.apply(count.pattern()),
                        count.count(),
                        count.delta(),
                        count.sentiment())));
        side.feeds().forEach(into::feed);
        return into.build();
    }

    private <T> List<T> inOrder(List<T> all) {
        List<T> order = new ArrayList<>(all);
        if (shuffleSeed != 0) {
            // small seeds alike begin alike, and would all leave a pair as it is
            Collections.shuffle(order, new Random(shuffleSeed * 0x9E3779B97F4A7C15L + order.size()));
        }
        return order;
    }

    private List<Integer> inOrder(int size) {
        return inOrder(IntStream.range(0, size).boxed().toList());
    }

    private Origin again(Origin origin) {
        return new Origin(names.apply(origin.service()), names.apply(origin.component()), names.apply(origin.node()));
    }

    private void add(Series series, Random loss, TelemetryBuilder into) {
        SeriesKey key = series.key();
        SortedMap<String, String> attributes = new TreeMap<>(key.attributes());
        attributes.replaceAll((name, value) -> names.apply(value));
        double factor = unit.factor(key);
        int number = into.series(
                new SeriesKey(again(key.origin()), metrics.apply(key.metric()), key.unit(), key.kind(), attributes));
        for (int i : inOrder(series.size())) {
            if (lossSeed == 0 || loss.nextInt(LOST_ONE_IN) != 0) {
                into.point(number, series.timesNanos()[i] + shiftNanos, series.values()[i] * factor);
            }
        }
    }

    private void addSpans(Telemetry side, TelemetryBuilder into) {
        Spans spans = side.spans();
        SpanDraft draft = new SpanDraft();
        for (int i : inOrder(spans.size())) {
            draft.trace(spans.trace(i));
            draft.id = spans.id(i);
            draft.parent = spans.parent(i);
            draft.startNanos = spans.startNanos(i) + shiftNanos;
            draft.endNanos = spans.endNanos(i) + shiftNanos;
            draft.origin = into.origin(again(side.origin(spans.origin(i))));
            draft.operation = into.text(names.apply(side.text(spans.operation(i))));
            draft.peer = into.text(names.apply(side.text(spans.peer(i))));
            draft.kind = spans.kind(i);
            draft.failed = spans.failed(i);
            into.span(draft);
        }
    }

    private void addLogs(Told told, Telemetry side, TelemetryBuilder into) {
        Logs logs = side.logs();
        for (int i : inOrder(logs.size())) {
            into.log(
                    logs.timeNanos(i) + shiftNanos,
                    into.origin(again(side.origin(logs.origin(i)))),
                    logs.severity(i),
                    names.apply(told.texts().get(logs.pattern(i))),
                    logs.trace(i),
                    logs.span(i));
        }
    }

    private Change again(Change change) {
        return new Change(
                change.kind(),
                change.timeNanos() + shiftNanos,
                names.apply(change.id()),
                names.apply(change.service()),
                names.apply(change.title()),
                change.author(),
                names.apply(change.version()),
                names.apply(change.provider()),
                names.apply(change.body()),
                names.apply(change.diff()),
                change.files().stream().map(names).toList());
    }

    private Alert again(Alert alert) {
        return new Alert(
                alert.timeNanos() + shiftNanos,
                names.apply(alert.name()),
                names.apply(alert.service()),
                metrics.apply(alert.metric()),
                names.apply(alert.summary()),
                alert.severity(),
                alert.threshold(),
                alert.value());
    }
}
