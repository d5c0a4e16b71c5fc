package dev.firefight.server.web;

import dev.firefight.incident.Terms;
import dev.firefight.server.investigation.Coverage;
import dev.firefight.server.investigation.SourceLooks;
import dev.firefight.server.setup.ConventionForm;
import dev.firefight.server.setup.Source;
import dev.firefight.telemetry.live.Budget;
import dev.firefight.telemetry.live.Reading;
import dev.firefight.telemetry.live.golden.Recognised;
import dev.firefight.telemetry.live.golden.Rule;
import dev.firefight.telemetry.live.golden.SignalKind;
import dev.firefight.telemetry.live.golden.Unrecognised;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A live source, and what is understood of it.
 *
 * @param source as it is set up; empty for what came to this program itself
 * @param name its name
 * @param last what the last reading came to
 * @param budget how often it may still be asked
 * @param coverage what it measures of which services
 * @param isLooking whether it is being looked at
 * @param seen how it was set up when this was shown
 * @param answer what came of what was just asked for; empty for nothing
 */
record SourceView(
        Optional<Source> source,
        String name,
        Optional<SourceLooks.Last> last,
        Optional<Budget> budget,
        Optional<Coverage> coverage,
        boolean isLooking,
        String seen,
        String answer) {
    /** What anybody wants to know of a service. */
    static final List<SignalKind> GOLDEN =
            List.of(SignalKind.TRAFFIC, SignalKind.ERRORS, SignalKind.LATENCY, SignalKind.SATURATION);

    /**
     * Signals of one convention.
     *
     * @param title what it is called
     * @param metrics names of metrics
     * @param kinds what they tell
     */
    record Hit(String title, Set<String> metrics, Set<SignalKind> kinds) {
        String words() {
            return kinds.stream().map(SignalKind::words).collect(Collectors.joining(", "));
        }
    }

    boolean isPrometheus() {
        return source.filter(one -> one.kind() == Source.Kind.PROMETHEUS).isPresent();
    }

    String kind() {
        return source.map(one -> Terms.of(one.kind())).orElse("Own receiver (OTLP)");
    }

    String outcome(Reading reading) {
        return switch (reading.outcome()) {
            case READ -> "read";
            case IN_PART -> "read in part";
            case NOT_READ -> "not read";
        };
    }

    String found(Reading reading) {
        return reading.notes().found().entrySet().stream()
                .map(one -> one.getValue() + " " + one.getKey().words())
                .collect(Collectors.joining(", "));
    }

    List<Hit> hits() {
        Map<String, Hit> hits = new LinkedHashMap<>();
        for (Recognised one :
                last.map(it -> it.reading().recognition().recognised()).orElse(List.of())) {
            Hit hit = hits.computeIfAbsent(
                    one.convention(), _ -> new Hit(one.conventionTitle(), new TreeSet<>(), new TreeSet<>()));
            hit.metrics().add(one.metric());
            hit.kinds().add(one.kind());
        }
        return List.copyOf(hits.values());
    }

    List<Unrecognised> unrecognised() {
        return last.map(it -> it.reading().recognition().unrecognised()).orElse(List.of());
    }

    /** What else than the golden signals is known of a service. */
    String others(Set<SignalKind> kinds) {
        return kinds.stream()
                .filter(one -> !GOLDEN.contains(one))
                .map(SignalKind::words)
                .collect(Collectors.joining(", "));
    }

    List<Rule> conventions() {
        return source.map(Source::conventions).orElse(List.of());
    }

    String words(Rule rule) {
        return ConventionForm.words(rule);
    }

    String budgetWords() {
        return budget.map(one -> one.used() + " of " + (one.used() + one.left()) + " queries of this minute are used"
                        + one.next()
                                .map(at -> "; the next may be asked at " + Times.clock(at) + " UTC")
                                .orElse(""))
                .orElse("it was not asked yet");
    }

    String address() {
        return address("/sources/one", Map.of("name", name));
    }

    String asking(String metric) {
        return address("/sources/convention", Map.of("name", name, "metric", metric));
    }

    static String address(String path, Map<String, String> values) {
        return path
                + values.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
