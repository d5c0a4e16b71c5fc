package dev.firefight.telemetry.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a Prometheus tells about its metrics before any of them is read. Empty where it is not what a Prometheus answers. */
final class PrometheusSurvey {
    /** How many metrics are looked at, by their names. */
    static final int MOST_METRICS = 50_000;

    private static final int MOST_NAME_CHARS = 500;

    private PrometheusSurvey() {}

    /** Names of metrics, of {@code /api/v1/label/__name__/values}. */
    static Optional<List<String>> names(JsonNode answer) {
        return data(answer).filter(JsonNode::isArray).map(data -> {
            List<String> names = new ArrayList<>();
            for (JsonNode name : data) {
                if (name.isString() && isName(name.asString()) && names.size() < MOST_METRICS) {
                    names.add(name.asString());
                }
            }
            return names;
        });
    }

    /** Types of metrics, of {@code /api/v1/metadata}. */
    static Optional<Map<String, String>> types(JsonNode answer) {
        return data(answer).filter(JsonNode::isObject).map(data -> {
            Map<String, String> types = new HashMap<>();
            data.forEachEntry((name, told) -> {
                if (isName(name) && types.size() < MOST_METRICS) {
                    types.put(name, told.path(0).path("type").asString(""));
                }
            });
            return types;
        });
    }

    /** Series of the largest metrics, of {@code /api/v1/status/tsdb}. */
    static Optional<Map<String, Long>> sizes(JsonNode answer) {
        return data(answer)
                .map(data -> data.path("seriesCountByMetricName"))
                .filter(JsonNode::isArray)
                .map(counts -> {
                    Map<String, Long> sizes = new HashMap<>();
                    for (JsonNode count : counts) {
                        String name = count.path("name").asString("");
                        if (isName(name) && sizes.size() < MOST_METRICS) {
                            sizes.put(name, count.path("value").asLong(0));
                        }
                    }
                    return sizes;
                });
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= MOST_NAME_CHARS;
    }

    /** What a successful answer holds. */
    static Optional<JsonNode> data(JsonNode answer) {
        return answer.path("status").asString("").equals("success")
                ? Optional.of(answer.path("data"))
                : Optional.empty();
    }
}
