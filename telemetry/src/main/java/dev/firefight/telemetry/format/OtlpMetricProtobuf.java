package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Timestamps;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one metric of OTLP in protobuf. */
final class OtlpMetricProtobuf {
    private OtlpMetricProtobuf() {}

    /** Puts a message into a metric. */
    static void read(Metric message, OtlpMetric metric) {
        metric.name = message.getName();
        metric.unit = message.getUnit();
        OtlpHistogramPoints histogram = metric.histogram;
        switch (message.getDataCase()) {
            case GAUGE -> numbers(message.getGauge().getDataPointsList(), metric);
            case SUM -> {
                Sum sum = message.getSum();
                metric.isMonotonic = sum.getIsMonotonic();
                metric.isDelta = isDelta(sum.getAggregationTemporality());
                numbers(sum.getDataPointsList(), metric);
            }
            case HISTOGRAM -> {
                histogram.isDelta(isDelta(message.getHistogram().getAggregationTemporality()));
                message.getHistogram().getDataPointsList().forEach(point -> histogram.add(explicit(point), 0));
            }
            case EXPONENTIAL_HISTOGRAM -> {
                histogram.isDelta(isDelta(message.getExponentialHistogram().getAggregationTemporality()));
                message.getExponentialHistogram()
                        .getDataPointsList()
                        .forEach(point -> histogram.add(exponential(point), 0));
            }
            case SUMMARY -> message.getSummary().getDataPointsList().forEach(point -> histogram.add(summary(point), 0));
            default -> {} // a name without data says nothing
        }
    }

    private static boolean isDelta(AggregationTemporality temporality) {
        return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
    }

    private static void numbers(List<NumberDataPoint> points, OtlpMetric metric) {
        for (NumberDataPoint point : points) {
            SortedMap<String, String> attributes = new TreeMap<>();
            OtlpProtobuf.attributes(point.getAttributesList(), attributes);
            double value =
                    switch (point.getValueCase()) {
                        case AS_DOUBLE -> point.getAsDouble();
                        case AS_INT -> point.getAsInt();
                        default -> Double.NaN;
                    };
            metric.point(attributes, Timestamps.toNanos(point.getTimeUnixNano()), value);
        }
    }

    private static HistogramDraft explicit(HistogramDataPoint point) {
        HistogramDraft draft = new HistogramDraft();
        OtlpProtobuf.attributes(point.getAttributesList(), draft.attributes);
        draft.timeNanos = Timestamps.toNanos(point.getTimeUnixNano());
        draft.flags = point.getFlags();
        draft.count = count(point.getCount());
        draft.sum = point.hasSum() ? point.getSum() : Double.NaN;
        draft.bounds = point.getExplicitBoundsList().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        draft.counts = counts(point.getBucketCountsList());
        return draft;
    }

    private static HistogramDraft exponential(ExponentialHistogramDataPoint point) {
        HistogramDraft draft = new HistogramDraft();
        OtlpProtobuf.attributes(point.getAttributesList(), draft.attributes);
        draft.timeNanos = Timestamps.toNanos(point.getTimeUnixNano());
        draft.flags = point.getFlags();
        draft.count = count(point.getCount());
        draft.sum = point.hasSum() ? point.getSum() : Double.NaN;
        draft.isExponential = true;
        draft.scale = point.getScale();
        draft.zeroCount = count(point.getZeroCount());
        draft.zeroThreshold = point.getZeroThreshold();
        draft.positive = half(point.getPositive());
        draft.negative = half(point.getNegative());
        return draft;
    }

    private static ExponentialBuckets.Half half(ExponentialHistogramDataPoint.Buckets buckets) {
        return new ExponentialBuckets.Half(buckets.getOffset(), counts(buckets.getBucketCountsList()));
    }

    private static HistogramDraft summary(SummaryDataPoint point) {
        HistogramDraft draft = new HistogramDraft();
        OtlpProtobuf.attributes(point.getAttributesList(), draft.attributes);
        draft.timeNanos = Timestamps.toNanos(point.getTimeUnixNano());
        draft.flags = point.getFlags();
        draft.count = count(point.getCount());
        draft.sum = point.getSum();
        point.getQuantileValuesList().forEach(value -> draft.quantile(value.getQuantile(), value.getValue()));
        return draft;
    }

    private static double[] counts(List<Long> counts) {
        return counts.stream()
                .limit(HistogramDraft.MAX_BUCKETS)
                .mapToDouble(OtlpMetricProtobuf::count)
                .toArray();
    }

    /** A count is without sign: the upper half of its range comes as negative numbers. */
    private static double count(long unsigned) {
        return unsigned >= 0 ? unsigned : (unsigned >>> 1) * 2.0;
    }
}
