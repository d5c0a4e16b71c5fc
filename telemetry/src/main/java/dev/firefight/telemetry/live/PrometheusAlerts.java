package dev.firefight.telemetry.live;

import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.format.PrometheusAnswer;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.format.ReadNotes.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what fired in a window: Prometheus keeps it as series {@code ALERTS}, so that what ended a short while ago is there as well. What was
 * firing before the window is left out: it says nothing about when trouble began, and may be the alert that always fires; so is what ended
 * long before its end, which is of an earlier trouble.
 *
 * @param metrics names of the server's metrics
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/">Prometheus, alerting rules</a>
 */
record PrometheusAlerts(Asking asking, LiveWindow window, RangeSteps steps, Set<String> metrics) {
    static final String BEFORE_WINDOW = "an alert that was firing before the window; left out";

    /** What ended longer ago is of an earlier trouble. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    static final String LONG_OVER = "an alert that ended well before the end of the window; left out";

    private static final String SERIES = "ALERTS";

    /** Asks for rules, and for what fired where something did. */
    void read() {
        Query asked = Query.of("the rules of alerts", "/api/v1/rules").with("type", "alert");
        Optional<Map<String, AlertRule>> rules = asking.jsonIfTold(asked, AlertRule::byName);
        if (rules.filter(all -> !all.isEmpty()).isPresent()) {
            asking.intake().add(asked, (builder, notes) -> builder.feed(Feed.ALERTS));
        }
        if (metrics.contains(SERIES)) {
            Query query = steps.put(
                    Query.of("the alerts that fired", "/api/v1/query_range")
                            .with("query", SERIES + "{alertstate=\"firing\"}"),
                    window);
            asking.one(
                    query,
                    (fired, answer) -> asking.intake().bytes(fired, answer).ifPresent(bytes -> asking.intake()
                            .add(fired, (builder, notes) -> read(bytes, rules.orElse(Map.of()), builder, notes))));
        }
    }

    private void read(byte[] bytes, Map<String, AlertRule> rules, TelemetryBuilder into, ReadNotes notes) {
        into.feed(Feed.ALERTS);
        try {
            PrometheusAnswer.read(new ByteArrayInputStream(bytes), notes, (labels, times, values) -> {
                long before = window.fromNanos() + pause().toNanos();
                for (int i = 0; i < times.length; i++) {
                    boolean isStart = i == 0 || times[i] - times[i - 1] > pause().toNanos();
                    if (isStart && times[i] < before) {
                        notes.problem(0, BEFORE_WINDOW);
                    } else if (isStart && end(times, i) < window.toNanos() - LATELY.toNanos()) {
                        notes.problem(0, LONG_OVER);
                    } else if (isStart) {
                        into.alert(alert(times[i], labels, rules));
                        notes.found(Item.ALERTS);
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be read", e);
        }
    }

    /** When what fires from a sample on was there last. */
    private long end(long[] times, int start) {
        int last = start;
        while (last + 1 < times.length && times[last + 1] - times[last] <= pause().toNanos()) {
            last++;
        }
        return times[last];
    }

    /** An alert that is not there for longer than this fires anew. */
    private Duration pause() {
        return Duration.ofSeconds(2 * steps.stepSeconds());
    }

    private Alert alert(long timeNanos, Map<String, String> labels, Map<String, AlertRule> rules) {
        String name = labels.getOrDefault("alertname", "");
        Map<String, String> own = new TreeMap<>(labels);
        own.remove("__name__");
        own.remove("alertstate");
        Optional<AlertRule> rule = Optional.ofNullable(rules.get(name));
        Optional<AlertRule.Active> active = rule.flatMap(one -> one.active(own));
        own.remove("alertname");
        own.remove("severity");
        return new Alert(
                timeNanos,
                name,
                PrometheusAnswer.origin(SERIES, own).service(),
                rule.map(one -> one.metric(metrics)).orElse(""),
                active.map(AlertRule.Active::summary)
                        .or(() -> rule.map(AlertRule::summary))
                        .orElse(""),
                labels.getOrDefault("severity", ""),
                rule.map(AlertRule::threshold).orElse(OptionalDouble.empty()),
                active.map(AlertRule.Active::value).orElse(OptionalDouble.empty()));
    }
}
