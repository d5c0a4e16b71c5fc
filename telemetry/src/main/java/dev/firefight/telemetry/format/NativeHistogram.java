package dev.firefight.telemetry.format;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A native histogram in an answer of Prometheus: {@code {"count":"3","sum":"4.5","buckets":[[rule,"from","to","count"],…]}}, buckets
 * without observations left out.
 *
 * @param timeNanos when
 * @param count observations
 * @param sum their sum
 * @param distribution where they lie
 */
record NativeHistogram(long timeNanos, double count, double sum, Distribution distribution) {
    /** Reads a histogram whose object the parser stands at. */
    static NativeHistogram read(JsonParser json, long timeNanos) {
        double count = Double.NaN;
        double sum = Double.NaN;
        Buckets buckets = new Buckets();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "count" -> count = Json.doubleValue(json);
                case "sum" -> sum = Json.doubleValue(json);
                case "buckets" -> buckets.readAll(json);
                default -> json.skipChildren();
            }
        }
        return new NativeHistogram(timeNanos, count, sum, buckets.distribution());
    }

    /** Buckets in rising order; those out of order or without numbers are passed over. */
    private static final class Buckets {
        private final SortedMap<Double, Double> atOrBelow = new TreeMap<>();
        private double total;

        void readAll(JsonParser json) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                json.skipChildren();
                return;
            }
            JsonToken token = json.nextToken();
            while (token != JsonToken.END_ARRAY && token != null) {
                if (token == JsonToken.START_ARRAY) {
                    read(json);
                } else {
                    json.skipChildren();
                }
                token = json.nextToken();
            }
        }

        private void read(JsonParser json) {
            double[] parts = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
            int size = 0;
            JsonToken token = json.nextToken();
            while (token != JsonToken.END_ARRAY && token != null) {
                double part = Json.doubleValue(json);
                if (size < parts.length) {
                    parts[size++] = part;
                }
                token = json.nextToken();
            }
            double from = parts[1];
            double to = parts[2];
            boolean isRising = atOrBelow.isEmpty() || from >= atOrBelow.lastKey();
            if (from <= to && isRising && parts[3] >= 0) {
                atOrBelow.putIfAbsent(from, total);
                total += parts[3];
                atOrBelow.put(to, total);
            }
        }

        Distribution distribution() {
            return new Distribution(toArray(atOrBelow.keySet()), toArray(atOrBelow.values()));
        }

        private static double[] toArray(Collection<Double> numbers) {
            return numbers.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
