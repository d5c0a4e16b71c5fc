package dev.firefight.telemetry.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An alerting rule of a Prometheus.
 *
 * @param query its query
 * @param summary its summary or description as it is written, possibly with places for values
 * @param active the alerts that are active now
 */
record AlertRule(String query, String summary, List<Active> active) {
    private static final int MOST_RULES = 20_000;
    private static final int MOST_ACTIVE = 1_000;
    private static final int MOST_CHARS = 2_000;
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:.]*");
    private static final Pattern LIMIT = Pattern.compile("[<>]=?\\s*([+-]?[0-9.]{1,30}(?:[eE][+-]?[0-9]{1,3})?)\\s*$");

    /**
     * An alert that is active.
     *
     * @param labels its labels
     * @param summary its summary, with values
     * @param value what its query gave
     */
    record Active(Map<String, String> labels, String summary, OptionalDouble value) {}

    /** Rules by name, of {@code /api/v1/rules}; of several of one name the first. */
    static Optional<Map<String, AlertRule>> byName(JsonNode answer) {
        return PrometheusSurvey.data(answer).map(data -> {
            Map<String, AlertRule> rules = new HashMap<>();
            for (JsonNode group : data.path("groups")) {
                for (JsonNode rule : group.path("rules")) {
                    if (rules.size() < MOST_RULES
                            && rule.path("type").asString("alerting").equals("alerting")) {
                        rules.putIfAbsent(text(rule.path("name")), rule(rule));
                    }
                }
            }
            return rules;
        });
    }

    private static AlertRule rule(JsonNode rule) {
        List<Active> active = new ArrayList<>();
        for (JsonNode alert : rule.path("alerts")) {
            if (active.size() < MOST_ACTIVE) {
                Map<String, String> labels = new HashMap<>();
                alert.path("labels").forEachEntry((name, value) -> labels.put(name, text(value)));
                active.add(new Active(labels, summary(alert.path("annotations")), number(text(alert.path("value")))));
            }
        }
        return new AlertRule(text(rule.path("query")), summary(rule.path("annotations")), active);
    }

    private static String summary(JsonNode annotations) {
        for (String name : List.of("summary", "description", "message")) {
            String text = text(annotations.path(name));
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String text(JsonNode value) {
        String text = value.isValueNode() ? value.asString("") : "";
        return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
    }

    private static OptionalDouble number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The first metric in its query; empty when there is none. */
    String metric(Set<String> metrics) {
        Matcher words = WORD.matcher(query);
        while (words.find()) {
            if (metrics.contains(words.group())) {
                return words.group();
            }
        }
        return "";
    }

    /** The limit at the end of its query. */
    OptionalDouble threshold() {
        Matcher limit = LIMIT.matcher(query);
        return limit.find() ? number(limit.group(1)) : OptionalDouble.empty();
    }

    /** The active alert that has all labels of one that fired. */
    Optional<Active> active(Map<String, String> labels) {
        return active.stream()
                .filter(one -> one.labels().entrySet().equals(labels.entrySet()))
                .findFirst();
    }
}
