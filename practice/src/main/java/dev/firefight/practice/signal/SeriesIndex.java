package dev.firefight.practice.signal;

import dev.firefight.telemetry.SeriesKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Series by the names of their metrics; looks for new ones when it is asked. */
final class SeriesIndex {
    private final Numbers numbers;
    private final Map<String, List<Integer>> byMetric = new LinkedHashMap<>();
    private final List<SortedMap<String, String>> labels = new ArrayList<>();

    SeriesIndex(Numbers numbers) {
        this.numbers = numbers;
    }

    List<Integer> of(String metric) {
        List<SeriesKey> keys = numbers.keys();
        while (labels.size() < keys.size()) {
            SeriesKey key = keys.get(labels.size());
            byMetric.computeIfAbsent(key.metric(), _ -> new ArrayList<>()).add(labels.size());
            SortedMap<String, String> all = new TreeMap<>(PrometheusLabels.of(key));
            if (!key.origin().service().isEmpty()) {
                all.put("service", key.origin().service()); // objects of the cluster have it by another name
            }
            labels.add(all);
        }
        return byMetric.getOrDefault(metric, List.of());
    }

    /** Some of the labels of a series; those that it does not have are left out. */
    SortedMap<String, String> labels(int series, String... names) {
        SortedMap<String, String> all = labels.get(series);
        SortedMap<String, String> some = new TreeMap<>();
        for (String name : names) {
            String value = all.getOrDefault(name, "");
            if (!value.isEmpty()) {
                some.put(name, value);
            }
        }
        return some;
    }
}
