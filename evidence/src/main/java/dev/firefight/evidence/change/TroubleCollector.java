package dev.firefight.evidence.change;

import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.Window;
import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.PatternCount;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Collects the trouble: what is new and bad since the healthy time, which is the first half of what lies before the alarm. */
final class TroubleCollector {
    private static final int WARNING = 13;
    /** The most frequent ones tell the story. */
    private static final int MAX_ERRORS = 1_000;

    private static final Pattern BAD = Pattern.compile(
            "error|fail|fatal|panic|exception|timeout|timed out|exceed|refused|denied|reset|unavailable|throttl|oom|killed|evict"
                    + "|exhaust|crash|no space|not found|does not exist|invalid|expired|unhealthy|degraded|slow|abort|corrupt|pressure"
                    + "|reject|stall|retry",
            Pattern.CASE_INSENSITIVE);
    /** Load moves for good reasons: a cause of trouble at times, a sign of it never. */
    static final Pattern LOAD = Pattern.compile(
            "^(?!.*(duration|latency|time|err|fail)).*(req|rps|ops|qps|throughput|workload|traffic|connections|sessions)",
            Pattern.CASE_INSENSITIVE);

    private final Question question;
    private final Telemetry telemetry;
    private final long alarm;
    private final long healthyEnd;
    private final long step;
    private final List<Said> said = new ArrayList<>();
    private final List<Trouble.Moved> departures = new ArrayList<>();
    private final Map<String, Long> sickSince = new TreeMap<>();
    private final Set<String> failing = new TreeSet<>();
    private final Set<String> healthyWords = new HashSet<>();
    private long sign = Long.MAX_VALUE;
    private long mainSign = Long.MAX_VALUE;

    private TroubleCollector(Question question) {
        this.question = question;
        this.telemetry = question.incident();
        Window window = Window.of(telemetry);
        OptionalLong onset = question.onsetNanos();
        this.alarm = telemetry.alerts().isEmpty()
                ? onset.orElse(window.endNanos())
                : telemetry.alerts().getFirst().timeNanos();
        long start = Math.min(window.startNanos(), alarm);
        this.healthyEnd = Math.min(start + (alarm - start) / 2, onset.orElse(Long.MAX_VALUE));
        this.step = Trouble.step(telemetry.series());
    }

    /** Collects what is wrong, and since when. */
    static Trouble collect(Question question) {
        TroubleCollector collector = new TroubleCollector(question);
        collector.metrics();
        collector.logs();
        collector.patternCounts();
        collector.alerts();
        collector.spans();
        return collector.finish();
    }

    private Trouble finish() {
        OptionalLong onset = question.onsetNanos();
        List<Alert> alerts = telemetry.alerts().stream()
                .filter(alert -> !alert.service().isEmpty())
                .toList();
        List<String> alerted = alerts.stream().map(Alert::service).distinct().toList();
        long first = Math.min(sign, onset.orElse(Long.MAX_VALUE));
        first = first == Long.MAX_VALUE ? alarm : first;
        long found = mainSign;
        if (found == Long.MAX_VALUE) {
            found = alerted.stream()
                    .map(service -> sickSince.getOrDefault(service, alarm))
                    .filter(time -> time < alarm)
                    .min(Comparator.naturalOrder())
                    .orElse(first);
        }
        Trouble.Onsets onsets = new Trouble.Onsets(first, Math.max(first, onset.orElse(found)), alarm);
        return new Trouble(
                said,
                departures,
                sickSince,
                failing,
                alerted,
                alerts.stream()
                        .filter(alert -> alert.timeNanos() == alerts.getFirst().timeNanos())
                        .map(Alert::service)
                        .distinct()
                        .toList(),
                Calls.of(telemetry, said, sickSince.keySet()),
                nameWords(),
                healthyWords,
                step,
                sign == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(sign),
                onsets);
    }

    private void metrics() {
        Set<String> metrics = new HashSet<>();
        Set<String> services = new HashSet<>();
        for (Alert alert : telemetry.alerts()) {
            metrics.add(alert.metric());
            services.add(alert.service());
        }
        for (Series series : telemetry.series()) {
            Departure.find(series, alarm).ifPresent(departure -> {
                String service = series.key().origin().service();
                String metric = series.key().metric();
                departures.add(new Trouble.Moved(service, metric, departure));
                if (!LOAD.matcher(metric).find()) {
                    sick(service, departure.timeNanos());
                    sign = Math.min(sign, departure.timeNanos());
                }
                if (metrics.contains(metric) && services.contains(service)) {
                    mainSign = Math.min(mainSign, departure.timeNanos());
                }
                String selector = series.key().selector();
                say(metric, Said.NAME, service, Evidence.Kind.METRIC, selector, 1, departure.timeNanos());
            });
        }
    }

    private void logs() {
        Set<LogKey> known = new HashSet<>();
        question.baseline().ifPresent(baseline -> remember(baseline, Long.MAX_VALUE, known));
        remember(telemetry, healthyEnd, known);
        Map<LogKey, Errors> errors = new HashMap<>();
        Logs logs = telemetry.logs();
        for (int i = 0; i < logs.size(); i++) {
            LogKey key = key(telemetry, i);
            if (logs.timeNanos(i) >= healthyEnd && !known.contains(key)) {
                errors.computeIfAbsent(key, fresh -> new Errors()).add(logs.timeNanos(i), logs.severity(i));
            }
        }
        errors.entrySet().stream()
                .filter(entry ->
                        isBad(entry.getValue().severity, question.patterns().template(entry.getKey().pattern)))
                .sorted(Comparator.comparingLong((Map.Entry<LogKey, Errors> entry) -> -entry.getValue().count)
                        .thenComparing(entry -> entry.getKey().service)
                        .thenComparing(entry -> question.patterns().template(entry.getKey().pattern)))
                .limit(MAX_ERRORS)
                .forEach(entry -> {
                    LogKey key = entry.getKey();
                    Errors seen = entry.getValue();
                    sick(key.service, seen.first);
                    failing.add(key.service);
                    sign = Math.min(sign, seen.first);
                    String text = question.patterns().example(key.pattern);
                    String selector = question.patterns().template(key.pattern);
                    say(text, Said.ERROR, key.service, Evidence.Kind.LOG, selector, seen.count, seen.first);
                });
    }

    /** Keeps what is said when all is well. */
    private void remember(Telemetry healthy, long end, Set<LogKey> known) {
        Set<Integer> patterns = new HashSet<>();
        for (int i = 0; i < healthy.logs().size(); i++) {
            if (healthy.logs().timeNanos(i) < end) {
                known.add(key(healthy, i));
                patterns.add(healthy.logs().pattern(i));
            }
        }
        patterns.forEach(
                pattern -> healthyWords.addAll(Words.of(question.patterns().example(pattern))));
    }

    private static boolean isBad(int severity, String template) {
        return severity >= WARNING || (severity == 0 && BAD.matcher(template).find());
    }

    /** Patterns counted by somebody else have no times: they say what, not when. */
    private void patternCounts() {
        for (PatternCount counted : telemetry.patternCounts()) {
            boolean isNegative = counted.sentiment().isEmpty()
                    ? BAD.matcher(counted.pattern()).find()
                    : counted.sentiment().equals("negative");
            if (isNegative && counted.delta() >= 0) {
                sick(counted.service(), alarm);
                sign = Math.min(sign, alarm);
                say(
                        counted.pattern(),
                        Said.ERROR,
                        counted.service(),
                        Evidence.Kind.LOG,
                        counted.pattern(),
                        counted.count(),
                        alarm);
            }
        }
    }

    private void alerts() {
        for (Alert alert : telemetry.alerts()) {
            sick(alert.service(), alert.timeNanos());
            String text = String.join(" ", alert.name(), alert.metric(), alert.summary());
            say(text, Said.BESIDE_ERROR, alert.service(), Evidence.Kind.ALERT, alert.name(), 1, alert.timeNanos());
        }
    }

    private void spans() {
        Spans spans = telemetry.spans();
        Map<Operation, Errors> failed = new HashMap<>();
        Set<Operation> failedBefore = new HashSet<>();
        for (int i = 0; i < spans.size(); i++) {
            if (spans.failed(i)) {
                Operation operation =
                        new Operation(telemetry.origin(spans.origin(i)).service(), telemetry.text(spans.operation(i)));
                if (spans.startNanos(i) < healthyEnd) {
                    failedBefore.add(operation);
                } else {
                    failed.computeIfAbsent(operation, fresh -> new Errors()).add(spans.startNanos(i), 0);
                }
            }
        }
        failed.keySet().removeAll(failedBefore);
        failed.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Operation, Errors> entry) -> entry.getKey().service)
                        .thenComparing(entry -> entry.getKey().name))
                .limit(MAX_ERRORS)
                .forEach(entry -> {
                    Operation operation = entry.getKey();
                    Errors seen = entry.getValue();
                    sick(operation.service, seen.first);
                    failing.add(operation.service);
                    sign = Math.min(sign, seen.first);
                    String name = operation.name;
                    say(name, Said.NAME, operation.service, Evidence.Kind.TRACE, name, seen.count, seen.first);
                });
    }

    private void say(
            String text, double weight, String service, Evidence.Kind kind, String selector, long count, long time) {
        said.add(Said.of(text, weight, service, kind, selector, count, time));
    }

    private void sick(String service, long time) {
        if (!service.isEmpty()) {
            sickSince.merge(service, time, Math::min);
        }
    }

    private Set<String> nameWords() {
        Set<String> services = new HashSet<>(sickSince.keySet());
        telemetry.vocabulary().origins().asList().forEach(origin -> services.add(origin.service()));
        for (Change change : telemetry.changes()) {
            services.add(change.service());
        }
        Set<String> words = new HashSet<>();
        services.forEach(service -> words.addAll(Words.of(service)));
        return words;
    }

    private static LogKey key(Telemetry telemetry, int index) {
        return new LogKey(
                telemetry.origin(telemetry.logs().origin(index)).service(),
                telemetry.logs().pattern(index));
    }

    private record LogKey(String service, int pattern) {}

    private record Operation(String service, String name) {}

    /** What was counted of one kind of error. */
    private static final class Errors {
        private long first = Long.MAX_VALUE;
        private long count;
        private int severity;

        void add(long time, int howBad) {
            first = Math.min(first, time);
            severity = Math.max(severity, howBad);
            count++;
        }
    }
}
