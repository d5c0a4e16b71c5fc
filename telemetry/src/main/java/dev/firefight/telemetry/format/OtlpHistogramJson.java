package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.column.DoubleColumn;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads histograms, exponential histograms and summaries of OTLP/JSON. */
final class OtlpHistogramJson {
    private OtlpHistogramJson() {}

    /** Reads the object that holds the points. */
    static void read(JsonParser json, OtlpHistogramPoints into, long line) {
        Json.forEachProperty(json, name -> {
            switch (name) {
                case "dataPoints" -> Json.forEachObject(json, () -> into.add(point(json), line));
                case "aggregationTemporality" -> into.isDelta(OtlpJson.isDelta(json));
                default -> json.skipChildren();
            }
        });
    }

    private static HistogramDraft point(JsonParser json) {
        HistogramDraft point = new HistogramDraft();
        Json.forEachProperty(json, name -> {
            switch (name) {
                case "timeUnixNano" -> point.timeNanos = Timestamps.toNanos(Json.longValue(json));
                case "attributes" -> OtlpJson.attributes(json, point.attributes);
                case "flags" -> point.flags = Json.longValue(json);
                case "count" -> point.count = Json.doubleValue(json);
                case "sum" -> point.sum = Json.doubleValue(json);
                case "explicitBounds" -> point.bounds = numbers(json);
                case "bucketCounts" -> point.counts = numbers(json);
                case "scale" -> {
                    point.isExponential = true;
                    point.scale = (int) Math.clamp(Json.doubleValue(json), Short.MIN_VALUE, Short.MAX_VALUE);
                }
                case "zeroCount" -> point.zeroCount = Json.doubleValue(json);
                case "zeroThreshold" -> point.zeroThreshold = Json.doubleValue(json);
                case "positive" -> point.positive = half(json);
                case "negative" -> point.negative = half(json);
                case "quantileValues" -> Json.forEachObject(json, () -> quantile(json, point));
                default -> json.skipChildren();
            }
        });
        return point;
    }

    private static void quantile(JsonParser json, HistogramDraft point) {
        double[] pair = {0, 0}; // left out in JSON when it is zero
        Json.forEachProperty(json, name -> {
            switch (name) {
                case "quantile" -> pair[0] = Json.doubleValue(json);
                case "value" -> pair[1] = Json.doubleValue(json);
                default -> json.skipChildren();
            }
        });
        point.quantile(pair[0], pair[1]);
    }

    private static ExponentialBuckets.Half half(JsonParser json) {
        int offset = 0;
        double[] counts = {};
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return ExponentialBuckets.Half.NONE;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "offset" -> offset = (int) Json.longValue(json);
                case "bucketCounts" -> counts = numbers(json);
                default -> json.skipChildren();
            }
        }
        return new ExponentialBuckets.Half(offset, counts);
    }

    private static double[] numbers(JsonParser json) {
        DoubleColumn numbers = new DoubleColumn();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            JsonToken token = json.nextToken();
            while (token != JsonToken.END_ARRAY && token != null) {
                double number = Json.doubleValue(json);
                if (numbers.size() < HistogramDraft.MAX_BUCKETS) {
                    numbers.add(number);
                }
                token = json.nextToken();
            }
        } else {
            json.skipChildren();
        }
        return numbers.toArray();
    }
}
