package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Timestamps;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one metric of OTLP/JSON. Its name may stand behind its points. */
final class OtlpMetricJson {
    private OtlpMetricJson() {}

    /** Reads a metric whose object the parser stands at. */
    static void read(JsonParser json, OtlpMetric metric, long line) {
        Json.forEachProperty(json, property -> {
            switch (property) {
                case "name" -> metric.name = Json.text(json);
                case "unit" -> metric.unit = Json.text(json);
                case "gauge", "sum" -> numbers(json, metric);
                case "histogram", "exponentialHistogram", "summary" ->
                    OtlpHistogramJson.read(json, metric.histogram, line);
                default -> json.skipChildren();
            }
        });
    }

    private static void numbers(JsonParser json, OtlpMetric metric) {
        AttributeRun attributes = new AttributeRun();
        Json.forEachProperty(json, name -> {
            switch (name) {
                case "dataPoints" -> Json.forEachObject(json, () -> point(json, attributes, metric));
                case "isMonotonic" -> metric.isMonotonic = json.currentToken() == JsonToken.VALUE_TRUE;
                case "aggregationTemporality" -> metric.isDelta = OtlpJson.isDelta(json);
                default -> json.skipChildren();
            }
        });
    }

    private static void point(JsonParser json, AttributeRun attributes, OtlpMetric metric) {
        attributes.clear();
        long time = 0;
        double value = Double.NaN;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "timeUnixNano" -> time = Timestamps.toNanos(Json.longValue(json));
                case "asDouble", "asInt" -> value = Json.doubleValue(json);
                case "attributes" -> OtlpJson.attributes(json, attributes::put);
                default -> json.skipChildren();
            }
        }
        metric.point(attributes.attributes(), time, value);
    }
}
