package dev.firefight.evidence.change;

import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.PatternCount;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A made-up incident: two hours, trouble from minute 70 on, the alert ten minutes later. All times are given in seconds from the onset.
 */
final class Incident {
    static final int ALERT = 600;
    private static final long SECOND = 1_000_000_000L;
    private static final int MINUTES = 120;
    private static final int ONSET_MINUTE = 70;
    private static final int ERROR = 17;
    private static final int INFO = 9;

    final String name;
    final String service;
    /** Id of the change that caused it; empty when none did. */
    final String cause;

    private long onsetNanos = 1_790_000_000L * SECOND;
    private UnaryOperator<String> spelling = UnaryOperator.identity();
    private final List<Metric> metrics = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Happened> changes = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<PatternCount> counts = new ArrayList<>();
    private OptionalLong toldNanos = OptionalLong.empty();
    private String alertMetric = "error_rate";
    private String alertSummary = "";

    private record Metric(String service, String name, double before, double after, int delay) {}

    private record Line(int time, String service, int severity, String text) {}

    private record Happened(
            Change.Kind kind,
            int time,
            String id,
            String service,
            String title,
            String provider,
            String diff,
            List<String> files) {}

    private Incident(String name, String service, String cause) {
        this.name = name;
        this.service = service;
        this.cause = cause;
    }

    /** An incident at a service, which logs its requests all the time. */
    static Incident of(String name, String service, String cause) {
        Incident incident = new Incident(name, service, cause);
        for (int time = -ONSET_MINUTE * 60; time < 0; time += 180) {
            incident.lines.add(new Line(time + 7, service, INFO, "handled request GET /v1 in 23 ms"));
        }
        return incident;
    }

    /** A metric that is at one level before the onset and at another from so many seconds after it. */
    Incident metric(String of, String metric, double before, double after, int delay) {
        metrics.add(new Metric(of, metric, before, after, delay));
        return this;
    }

    /** The alert: the metric, and its course. */
    Incident alert(String metric, double before, double after, String summary) {
        alertMetric = metric;
        alertSummary = summary;
        return metric(service, metric, before, after, 0);
    }

    /** An error that is logged again and again from the onset on. */
    Incident error(String of, String text) {
        for (int i = 0; i < 14; i++) {
            lines.add(new Line(15 + 25 * i, of, ERROR, text));
        }
        return this;
    }

    Incident healthyLine(String of, String text) {
        lines.add(new Line(-3_600, of, INFO, text));
        return this;
    }

    Incident call(String caller, String callee) {
        calls.add(new Call(caller, callee));
        return this;
    }

    Incident counted(String of, String pattern, long count) {
        counts.add(new PatternCount(of, pattern, count, count, "negative"));
        return this;
    }

    /** A commit that is not deployed. */
    Incident commit(int time, String id, String title, String file, String diff) {
        changes.add(new Happened(Change.Kind.COMMIT, time, id, "", title, "", diff, List.of(file)));
        return this;
    }

    Incident deploy(int time, String id, String to) {
        changes.add(new Happened(Change.Kind.DEPLOY, time, id, to, "", "", "", List.of()));
        return this;
    }

    /** A commit that is deployed to the failing service at a time, two minutes after it was made. */
    Incident deployed(int time, String id, String title, String file, String diff) {
        return commit(time - 120, id, title, file, diff).deploy(time, id, service);
    }

    /** The same in another service than the failing one. */
    Incident deployedTo(String of, int time, String id, String title, String file, String diff) {
        return commit(time - 120, id, title, file, diff).deploy(time, id, of);
    }

    /** A setting altered by hand or by a machine, of which only the title is known. */
    Incident config(int time, String id, String of, String title) {
        changes.add(new Happened(Change.Kind.CONFIG, time, id, of, title, "", "", List.of()));
        return this;
    }

    Incident flag(int time, String id, String of) {
        changes.add(new Happened(Change.Kind.FLAG, time, id, of, "off -> on", "", "", List.of()));
        return this;
    }

    Incident status(int time, String provider, String title) {
        changes.add(new Happened(Change.Kind.STATUS, time, "", "", title, provider, "", List.of()));
        return this;
    }

    /** What happens in any hour at any service: a tidied handler, a reworded log, a small setting, a patch, a style, a late fix. */
    Incident everyday() {
        String dir = "services/" + service + "/";
        return deployed(-100, "tidy", "refactor: tidy handler", dir + "handler.go", """
                        @@ -10,6 +10,6 @@
                        -\tvar in Input
                        -\tif err := json.NewDecoder(r.Body).Decode(&in); err != nil {
                        -\t\thttp.Error(w, err.Error(), 400)
                        -\t\treturn
                        -\t}
                        +\tin, err := decode[Input](r)
                        +\tif err != nil {
                        +\t\twriteError(w, 400, err)
                        +\t\treturn
                        +\t}
                        """)
                .deployed(-1_400, "reworded", "chore: reword logging", dir + "run.go", """
                        @@ -3 +3 @@
                        -\tlog.Printf("run done %d", n)
                        +\tlog.Printf("run finished count=%d", n)
                        """)
                .deployed(-1_800, "small", "chore: adjust entries kept", dir + "config.yaml", """
                        @@ -3 +3 @@
                        -  entries_kept: 50000
                        +  entries_kept: 60000
                        """)
                .commit(-2_500, "patch", "chore: bump dependencies", "go.mod", """
                        @@ -3 +3 @@
                        -\tgoogle.golang.org/grpc v1.62.0
                        +\tgoogle.golang.org/grpc v1.62.1
                        """)
                .commit(-190, "style", "feat(web): wider margins", "web/static/page.css", """
                        @@ -3 +3 @@
                        -.a { padding: 6px; }
                        +.a { padding: 8px; }
                        """)
                .deploy(-60, "style", "web")
                .deployed(400, "late", "fix: correct rounding", dir + "calc.go", """
                        @@ -3 +3 @@
                        -\treturn n / k
                        +\treturn (n + k - 1) / k
                        """)
                .flag(-700, "new_layout_v2", service)
                .commit(-5_000, "flags", "docs: describe flags", "docs/flags.md", "")
                .commit(-4_000, "coverage", "test: more cases", "pkg/x/x_test.go", "")
                .commit(-3_500, "ready", "feat: readiness page", "internal/health/ready.go", "");
    }

    /** A feature that really alters behaviour, at the failing service, shortly before the onset, and has nothing to do with it. */
    Incident unrelatedFeature() {
        return deployed(-160, "feature", "feat: bulk export", "services/" + service + "/export.go", """
                @@ -3 +3 @@
                +func (s *Svc) Export(w io.Writer) error {
                +\tfor _, x := range s.list() {
                +\t\tfmt.Fprintln(w, x.Title)
                +\t}
                +\treturn nil
                +}
                """);
    }

    /** A setting changed much, at the failing service, shortly before the onset, that has nothing to do with it. */
    Incident unrelatedSetting() {
        return deployed(
                -190, "setting", "chore: slower housekeeping", "services/" + service + "/housekeeping.yaml", """
                @@ -3 +3 @@
                -  interval: 5m
                +  interval: 60m
                """);
    }

    /** The same incident with every text spelt another way. */
    Incident spelt(UnaryOperator<String> other) {
        Incident copy = copy(other.apply(service));
        copy.spelling = other;
        return copy;
    }

    /** The same incident, its onset told. */
    Incident told(long nanos) {
        Incident copy = copy(service);
        copy.toldNanos = OptionalLong.of(nanos);
        return copy;
    }

    /** The same incident, later. */
    Incident later(long seconds) {
        Incident copy = copy(service);
        copy.onsetNanos += seconds * SECOND;
        return copy;
    }

    /** The same incident with its changes and records in another order. */
    Incident shuffled(long seed) {
        Incident copy = copy(service);
        Random random = new Random(seed);
        Collections.shuffle(copy.changes, random);
        Collections.shuffle(copy.lines, random);
        Collections.shuffle(copy.metrics, random);
        return copy;
    }

    private Incident copy(String of) {
        Incident copy = new Incident(name, of, cause);
        copy.onsetNanos = onsetNanos;
        copy.spelling = spelling;
        copy.alertMetric = alertMetric;
        copy.alertSummary = alertSummary;
        copy.metrics.addAll(metrics);
        copy.lines.addAll(lines);
        copy.changes.addAll(changes);
        copy.calls.addAll(calls);
        copy.counts.addAll(counts);
        return copy;
    }

    /** The verdict, on nothing but the telemetry unless an onset is told. */
    ChangeVerdict verdict() {
        return ChangeAttribution.attribute(question());
    }

    /** Id of the change that is blamed; empty for none. */
    String blamed() {
        return verdict().blamed().map(blamed -> blamed.change().id()).orElse("");
    }

    Question question() {
        LogPatterns patterns = new LogPatterns();
        TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(patterns));
        for (Metric metric : metrics) {
            addTo(into, metric);
        }
        for (Line line : lines) {
            into.log(at(line.time), into.origin(origin(line.service)), line.severity, spell(line.text), TraceId.NONE);
        }
        calls.forEach(call -> into.call(new Call(spell(call.caller()), spell(call.callee()))));
        counts.forEach(one -> into.patternCount(new PatternCount(
                spell(one.service()), spell(one.pattern()), one.count(), one.delta(), one.sentiment())));
        for (Happened one : changes) {
            into.change(new Change(
                    one.kind,
                    at(one.time),
                    one.id,
                    spell(one.service),
                    spell(one.title),
                    "",
                    "",
                    one.provider,
                    "",
                    spell(one.diff),
                    one.files.stream().map(this::spell).toList()));
        }
        into.alert(new Alert(
                at(ALERT),
                alertMetric,
                spell(service),
                alertMetric,
                spell(alertSummary),
                "high",
                OptionalDouble.empty(),
                OptionalDouble.empty()));
        return new Question(into.build(), Optional.empty(), patterns, Optional.empty(), toldNanos);
    }

    private void addTo(TelemetryBuilder into, Metric metric) {
        Random wiggle = new Random(metric.name.hashCode());
        int series = into.series(SeriesKey.gauge(origin(metric.service), metric.name));
        for (int minute = 0; minute < MINUTES; minute++) {
            int time = (minute - ONSET_MINUTE) * 60;
            double level = time < metric.delay ? metric.before : metric.after;
            into.point(series, at(time), level * (1 + 0.06 * (2 * wiggle.nextDouble() - 1)));
        }
    }

    private Origin origin(String of) {
        return Origin.ofService(spell(of));
    }

    private String spell(String text) {
        return spelling.apply(text);
    }

    private long at(int seconds) {
        return onsetNanos + seconds * SECOND;
    }

    @Override
    public String toString() {
        return name;
    }
}
