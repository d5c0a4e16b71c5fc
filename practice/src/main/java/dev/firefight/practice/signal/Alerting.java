package dev.firefight.practice.signal;

import dev.firefight.practice.signal.AlertRule.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which alerts fire over numbers. Rules are evaluated at every scrape, each once; what comes out depends on the numbers alone. An alert whose
 * condition holds is pending until it has held for as long as its rule says, then it fires until the condition holds no more.
 */
public final class Alerting {
    private final Numbers numbers;
    private final SeriesIndex index;
    private final List<AlertRule> rules;
    private final Map<SortedMap<String, String>, Long> since = new LinkedHashMap<>();
    private final Map<SortedMap<String, String>, Integer> firing = new LinkedHashMap<>();
    private final List<Firing> all = new ArrayList<>();
    private int evaluated;

    /**
     * Nothing is evaluated yet.
     *
     * @param objective the share of requests that shall be answered well
     * @param good within what time an answer is one
     */
    public Alerting(Numbers numbers, double objective, Duration good) {
        this(numbers, AlertRules.of(objective, good));
    }

    Alerting(Numbers numbers, List<AlertRule> rules) {
        this.numbers = numbers;
        this.index = new SeriesIndex(numbers);
        this.rules = rules;
    }

    /**
     * Evaluates the rules at all scrapes that came since it was done last.
     *
     * @return alerts that began to fire or ceased to, in this order of time
     */
    public List<Firing> evaluate() {
        List<Firing> changed = new ArrayList<>();
        while (evaluated < numbers.size()) {
            evaluate(evaluated++, changed);
        }
        return changed;
    }

    private void evaluate(int scrape, List<Firing> changed) {
        Query query = new Query(numbers, index, scrape);
        long now = numbers.timeNanos(scrape);
        Map<SortedMap<String, String>, Long> stillSince = new LinkedHashMap<>();
        for (AlertRule rule : rules) {
            for (Held held : rule.condition().at(query)) {
                SortedMap<String, String> labels = labels(rule, held);
                long from = since.getOrDefault(labels, now);
                stillSince.put(labels, from);
                if (now - from >= rule.forNanos() && !firing.containsKey(labels)) {
                    Firing one = new Firing(
                            rule.name(),
                            rule.severity(),
                            labels,
                            summary(rule, held),
                            rule.metric(),
                            rule.limit(),
                            held.value(),
                            now,
                            OptionalLong.empty());
                    firing.put(labels, all.size());
                    all.add(one);
                    changed.add(one);
                }
            }
        }
        since.clear();
        since.putAll(stillSince);
        firing.entrySet().removeIf(one -> {
            boolean hasEnded = !since.containsKey(one.getKey());
            if (hasEnded) {
                Firing ended = all.get(one.getValue()).ended(now);
                all.set(one.getValue(), ended);
                changed.add(ended);
            }
            return hasEnded;
        });
    }

    private static SortedMap<String, String> labels(AlertRule rule, Held held) {
        SortedMap<String, String> labels = new TreeMap<>(held.labels());
        labels.put("alertname", rule.name());
        labels.put("severity", rule.severity());
        return labels;
    }

    /** Whole numbers as such, others with four digits that count. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    private static String summary(AlertRule rule, Held held) {
        String text = rule.summary()
                .replace("{value%}", String.format(Locale.ROOT, "%.1f %%", 100 * held.value()))
                .replace("{value}", number(held.value()));
        for (Map.Entry<String, String> label : held.labels().entrySet()) {
            text = text.replace('{' + label.getKey() + '}', label.getValue());
        }
        return text.replaceAll("\\{[a-z_]+\\}", "");
    }

    /** All that fired up to the last evaluation, in order of their begin. */
    public List<Firing> all() {
        return List.copyOf(all);
    }

    /** Those that fire. */
    public List<Firing> firing() {
        return all.stream().filter(one -> one.endNanos().isEmpty()).toList();
    }
}
