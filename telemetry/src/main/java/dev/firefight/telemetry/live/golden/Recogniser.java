package dev.firefight.telemetry.live.golden;

import dev.firefight.telemetry.live.golden.Recognised.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Recognises golden signals among the metrics of a server. */
public final class Recogniser {
    /** How many metrics one rule may take: a star must not make more queries than anybody needs. */
    static final int MOST_PER_RULE = 12;

    private static final double[] SHARES = {0.5, 0.99};

    private final NavigableSet<String> names;
    private final Map<String, String> types;
    private final String window;
    /** Which convention has which family of metrics. */
    private final Map<String, String> takenBy = new HashMap<>();

    private final List<Recognised> recognised = new ArrayList<>();
    private final Set<String> signals = new HashSet<>();

    private Recogniser(Collection<String> names, Map<String, String> types, long windowSeconds) {
        this.names = new TreeSet<>(names);
        this.types = types;
        this.window = windowSeconds + "s";
    }

    /**
     * Recognises what conventions know.
     *
     * @param conventions the conventions
     * @param names names of all metrics
     * @param types types of metrics where the server tells, such as {@code histogram}
     * @param series numbers of series where the server tells
     * @param windowSeconds over how many seconds rates are taken
     */
    public static Recognition recognise(
            Conventions conventions,
            Collection<String> names,
            Map<String, String> types,
            Map<String, Long> series,
            long windowSeconds) {
        Recogniser recogniser = new Recogniser(names, types, windowSeconds);
        for (Convention convention : conventions.all()) {
            for (Rule rule : convention.rules()) {
                recogniser.ask(convention, rule);
            }
        }
        recogniser.recognised.sort(Comparator.comparing(Recognised::kind)); // stable: else in order of conventions
        List<Unrecognised> unknown = recogniser.names.stream()
                .filter(name -> !recogniser.takenBy.containsKey(family(name)))
                .map(name -> new Unrecognised(
                        name,
                        series.containsKey(name)
                                ? OptionalLong.of(series.getOrDefault(name, 0L))
                                : OptionalLong.empty()))
                .sorted(Comparator.comparingLong(
                        (Unrecognised one) -> -one.series().orElse(0)))
                .toList();
        return new Recognition(
                recogniser.names.size(),
                recogniser.recognised,
                unknown.stream().limit(Recognition.MOST_TOLD).toList(),
                unknown.size());
    }

    private void ask(Convention convention, Rule rule) {
        int taken = 0;
        Set<String> families = new HashSet<>();
        for (String name : names) {
            String metric = isOfHistogram(rule.measure()) ? SignalNames.withoutEnding(name) : name;
            String family = family(name);
            if (taken >= MOST_PER_RULE
                    || !rule.means(metric)
                    || !takenBy.getOrDefault(family, convention.id()).equals(convention.id())
                    || (isOfHistogram(rule.measure()) && !families.add(family))) {
                continue;
            }
            if (add(convention, rule, metric, new Promql(rule, window))) {
                takenBy.put(family, convention.id());
                taken++;
            }
        }
    }

    private static boolean isOfHistogram(Measure measure) {
        return measure == Measure.QUANTILES || measure == Measure.MEAN;
    }

    private boolean add(Convention convention, Rule rule, String metric, Promql promql) {
        return switch (rule.measure()) {
            case RATE ->
                one(convention, rule, metric, SignalNames.rate(metric, rule.kind()), "1/s", promql.rate(metric));
            case ERRORS ->
                one(
                        convention,
                        rule,
                        metric,
                        SignalNames.errorRatio(metric),
                        "",
                        rule.failing().map(bad -> promql.errors(metric, bad)).orElse(""));
            case QUANTILES -> quantiles(convention, rule, metric, promql);
            case MEAN -> mean(convention, rule, metric, promql);
            case SUM, MAX, MIN, AVG ->
                one(
                        convention,
                        rule,
                        metric,
                        metric,
                        "",
                        promql.gauge(rule.measure().name().toLowerCase(Locale.ROOT), metric));
            case FORMULA -> one(convention, rule, metric, metric, "", promql.formula());
        };
    }

    private boolean quantiles(Convention convention, Rule rule, String metric, Promql promql) {
        String signal = rule.name().orElse(SignalNames.time(metric, rule.kind()));
        Optional<String> buckets = named(metric, "_bucket");
        if (buckets.isPresent()) {
            add(convention, rule, metric, signal, "", Shape.BUCKETS, promql.buckets(buckets.get()));
            return true;
        }
        boolean isNative = names.contains(metric) && "histogram".equals(types.getOrDefault(metric, ""));
        if (!isNative) {
            return mean(convention, rule, metric, promql);
        }
        for (double share : SHARES) {
            String quantile = signal + "_p" + Math.round(share * 100);
            add(convention, rule, metric, quantile, "", Shape.VALUES, promql.nativeQuantile(share, metric));
        }
        return true;
    }

    private boolean mean(Convention convention, Rule rule, String metric, Promql promql) {
        Optional<String> sum = named(metric, "_sum");
        Optional<String> count = named(metric, "_count");
        if (sum.isEmpty() || count.isEmpty()) {
            return false;
        }
        String signal = rule.name().orElse(SignalNames.time(metric, rule.kind())) + "_mean";
        add(convention, rule, metric, signal, "", Shape.VALUES, promql.mean(sum.get(), count.get()));
        return true;
    }

    private Optional<String> named(String metric, String ending) {
        return Optional.of(metric + ending).filter(names::contains);
    }

    private boolean one(Convention convention, Rule rule, String metric, String signal, String unit, String query) {
        add(convention, rule, metric, rule.name().orElse(signal), unit, Shape.VALUES, query);
        return true;
    }

    /** A signal is read once, whatever the number of rules that give it. */
    private void add(
            Convention convention, Rule rule, String metric, String signal, String unit, Shape shape, String query) {
        if (signals.add(signal + " " + rule.level() + " " + rule.further())) {
            recognised.add(new Recognised(
                    convention.id(),
                    convention.title(),
                    rule.kind(),
                    metric,
                    signal,
                    unit,
                    shape,
                    rule.labels(),
                    rule.service()
                            .map(label -> Promql.ofService(query, label, signal))
                            .orElse(query)));
        }
    }

    /** The name that all parts of a histogram, or a counter and its base, share. */
    private static String family(String name) {
        return SignalNames.withoutEnding(name).replace('.', '_');
    }
}
