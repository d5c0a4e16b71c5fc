package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.column.DoubleColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The points of one histogram, exponential histogram or summary of OTLP/JSON, held until its name is known. They become quantiles, a
 * count and a sum.
 */
final class OtlpHistogramPoints {
    private static final int MAX_BUCKETS = 100_000;

    private final ReadNotes notes;
    private final List<Point> points = new ArrayList<>();
    private boolean isDelta;

    private record Point(
            SortedMap<String, String> attributes,
            long timeNanos,
            double count,
            double sum,
            Optional<Distribution> distribution,
            SortedMap<Double, Double> quantiles) {}

    OtlpHistogramPoints(ReadNotes notes) {
        this.notes = notes;
    }

    /** Reads the object that holds the points. */
    void read(JsonParser json, long line) {
        Json.forEachProperty(json, name -> {
            switch (name) {
                case "dataPoints" -> Json.forEachObject(json, () -> point(json, line));
                case "aggregationTemporality" -> {
                    String temporality = Json.text(json);
                    isDelta = temporality.equals("1") || temporality.endsWith("_DELTA");
                }
                default -> json.skipChildren();
            }
        });
    }

    private void point(JsonParser json, long line) {
        SortedMap<String, String> attributes = new TreeMap<>();
        SortedMap<Double, Double> quantiles = new TreeMap<>();
        long time = 0;
        double count = Double.NaN;
        double sum = Double.NaN;
        double[] bounds = {};
        double[] counts = {};
        boolean isExponential = false;
        int scale = 0;
        double zeroCount = 0;
        double zeroThreshold = 0;
        ExponentialBuckets.Half positive = ExponentialBuckets.Half.NONE;
        ExponentialBuckets.Half negative = ExponentialBuckets.Half.NONE;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "timeUnixNano" -> time = Timestamps.toNanos(Json.longValue(json));
                case "attributes" -> OtlpJson.attributes(json, attributes);
                case "count" -> count = Json.doubleValue(json);
                case "sum" -> sum = Json.doubleValue(json);
                case "explicitBounds" -> bounds = numbers(json);
                case "bucketCounts" -> counts = numbers(json);
                case "scale" -> {
                    isExponential = true;
                    scale = (int) Math.clamp(Json.doubleValue(json), Short.MIN_VALUE, Short.MAX_VALUE);
                }
                case "zeroCount" -> zeroCount = Json.doubleValue(json);
                case "zeroThreshold" -> zeroThreshold = Json.doubleValue(json);
                case "positive" -> positive = half(json);
                case "negative" -> negative = half(json);
                case "quantileValues" -> Json.forEachObject(json, () -> quantile(json, quantiles));
                default -> json.skipChildren();
            }
        }
        isExponential |= positive.counts().length + negative.counts().length > 0;
        Optional<Distribution> distribution = isExponential
                ? Optional.of(new ExponentialBuckets(scale, zeroCount, zeroThreshold, positive, negative))
                        .filter(ExponentialBuckets::isReadable)
                        .map(ExponentialBuckets::distribution)
                : explicit(bounds, counts);
        if (distribution.isEmpty() && (isExponential || counts.length > 0)) {
            notes.problem(line, "a histogram whose buckets do not fit its bounds; only its count and sum are kept");
        }
        points.add(new Point(attributes, time, count, sum, distribution, quantiles));
    }

    private static void quantile(JsonParser json, SortedMap<Double, Double> into) {
        double share = 0; // left out in JSON when it is zero
        double value = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "quantile" -> share = Json.doubleValue(json);
                case "value" -> value = Json.doubleValue(json);
                default -> json.skipChildren();
            }
        }
        if (share >= 0 && share <= 1) {
            into.put(share, value);
        }
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
                if (numbers.size() < MAX_BUCKETS) {
                    numbers.add(number);
                }
                token = json.nextToken();
            }
        } else {
            json.skipChildren();
        }
        return numbers.toArray();
    }

    /** Buckets between explicit bounds; the last bucket has no upper bound. */
    private static Optional<Distribution> explicit(double[] bounds, double[] counts) {
        if (counts.length == 0 || counts.length != bounds.length + 1) {
            return Optional.empty();
        }
        double[] uppers = java.util.Arrays.copyOf(bounds, counts.length);
        uppers[bounds.length] = Double.POSITIVE_INFINITY;
        double[] running = new double[counts.length];
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            if (!(counts[i] >= 0) || (i > 0 && !(uppers[i] > uppers[i - 1]))) {
                return Optional.empty();
            }
            total += counts[i];
            running[i] = total;
        }
        return Optional.of(new Distribution(uppers, running));
    }

    /** Hands the points on as series, once the key of the metric is known for each set of attributes. */
    void flush(Function<SortedMap<String, String>, SeriesKey> keys, HistogramSeries into, long line) {
        Kind kind = isDelta ? Kind.DELTA : Kind.COUNTER;
        for (Point point : points) {
            if (point.timeNanos() == 0) {
                notes.problem(line, "a point without time; left out");
                continue;
            }
            SeriesKey key = keys.apply(point.attributes());
            point.quantiles().forEach((share, value) -> into.add(key, share, point.timeNanos(), value, line));
            if (point.distribution().isPresent()) {
                Distribution distribution = point.distribution().get();
                if (isDelta) {
                    into.addInterval(key, point.timeNanos(), distribution, line);
                } else {
                    into.addRunning(key, point.timeNanos(), distribution, line);
                }
            }
            into.addCount(key, "_count", kind, point.timeNanos(), point.count(), line);
            if (!Double.isNaN(point.sum())) { // optional
                into.addCount(key, "_sum", kind, point.timeNanos(), point.sum(), line);
            }
        }
    }
}
