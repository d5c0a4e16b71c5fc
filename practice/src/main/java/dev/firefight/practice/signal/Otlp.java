package dev.firefight.practice.signal;

import dev.firefight.practice.production.LogBook.Line;
import dev.firefight.practice.production.SpanName;
import dev.firefight.practice.production.TraceBook;
import dev.firefight.practice.signal.Families.Family;
import dev.firefight.practice.signal.Families.Shape;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What is told, as OTLP in JSON: each body is one export request, as a program that measures itself sends it. Totals are totals and histograms
 * are histograms, other than in a recording, where they are rates and quantiles already.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP, JSON encoding</a>
 */
public final class Otlp {
    private static final JsonFactory JSON = new JsonFactory();
    private static final HexFormat HEX = HexFormat.of();
    private static final int CUMULATIVE = 2;
    private static final int FAILED = 2;

    private Otlp() {}

    /** Records of one kind of signal. */
    private interface Body {
        void write(JsonGenerator json);
    }

    /** All numbers of one scrape: the body of {@code /v1/metrics}. */
    public static byte[] metrics(Numbers numbers, int scrape) {
        Map<Origin, List<Integer>> byOrigin = new LinkedHashMap<>();
        for (int i = 0; i < numbers.series(); i++) {
            if (!Double.isNaN(numbers.value(i, scrape))) {
                byOrigin.computeIfAbsent(numbers.keys().get(i).origin(), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        Map<Origin, Body> bodies = new LinkedHashMap<>();
        byOrigin.forEach((origin, series) -> bodies.put(origin, json -> metrics(numbers, scrape, series, json)));
        return request("Metrics", "metrics", bodies);
    }

    /** Some lines, in their order: the body of {@code /v1/logs}. */
    public static byte[] logs(List<Line> lines) {
        Map<Origin, List<Line>> byOrigin = new LinkedHashMap<>();
        for (Line line : lines) {
            byOrigin.computeIfAbsent(line.origin(), _ -> new ArrayList<>()).add(line);
        }
        Map<Origin, Body> bodies = new LinkedHashMap<>();
        byOrigin.forEach((origin, all) -> bodies.put(origin, json -> all.forEach(line -> log(line, json))));
        return request("Logs", "logRecords", bodies);
    }

    /**
     * Some spans: the body of {@code /v1/traces}.
     *
     * @param from the number of the first one
     * @param to the number behind the last one
     */
    public static byte[] spans(TraceBook book, int from, int to) {
        return spans(book, from, to, 0);
    }

    /** As above, told so many nanoseconds later than they were. */
    static byte[] spans(TraceBook book, int from, int to, long laterNanos) {
        Map<Origin, List<Integer>> byOrigin = new LinkedHashMap<>();
        IntStream.range(from, to)
                .forEach(span -> byOrigin.computeIfAbsent(book.name(span).origin(), _ -> new ArrayList<>())
                        .add(span));
        Map<Origin, Body> bodies = new LinkedHashMap<>();
        byOrigin.forEach(
                (origin, all) -> bodies.put(origin, json -> all.forEach(span -> span(book, span, laterNanos, json))));
        return request("Spans", "spans", bodies);
    }

    private static byte[] request(String signal, String records, Map<Origin, Body> bodies) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("resource" + signal);
            bodies.forEach((origin, body) -> {
                json.writeStartObject();
                json.writeObjectPropertyStart("resource");
                resource(origin, json);
                json.writeEndObject();
                json.writeArrayPropertyStart("scope" + signal);
                json.writeStartObject();
                json.writeArrayPropertyStart(records);
                body.write(json);
                json.writeEndArray();
                json.writeEndObject();
                json.writeEndArray();
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void resource(Origin origin, JsonGenerator json) {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("service.name", origin.service());
        attributes.put("k8s.pod.name", origin.component());
        attributes.put("k8s.node.name", origin.node());
        attributes(attributes, json);
    }

    private static void attributes(Map<String, String> attributes, JsonGenerator json) {
        json.writeArrayPropertyStart("attributes");
        attributes.forEach((name, value) -> {
            if (!value.isEmpty()) {
                json.writeStartObject();
                json.writeStringProperty("key", name);
                json.writeObjectPropertyStart("value");
                json.writeStringProperty("stringValue", value);
                json.writeEndObject();
                json.writeEndObject();
            }
        });
        json.writeEndArray();
    }

    private static void metrics(Numbers numbers, int scrape, List<Integer> wanted, JsonGenerator json) {
        boolean[] isWanted = new boolean[numbers.series()];
        wanted.forEach(series -> isWanted[series] = true);
        for (Family family : Families.of(numbers.keys(), series -> isWanted[series])) {
            if (family.shape() == Shape.HISTOGRAM) {
                histogram(numbers, scrape, family, json);
            } else {
                // A summary is two totals here, as it is at Prometheus.
                byName(numbers, family).forEach((name, series) -> plain(numbers, scrape, name, series, json));
            }
        }
    }

    private static Map<String, List<Integer>> byName(Numbers numbers, Family family) {
        Map<String, List<Integer>> names = new LinkedHashMap<>();
        for (int series : family.series()) {
            names.computeIfAbsent(numbers.keys().get(series).metric(), _ -> new ArrayList<>())
                    .add(series);
        }
        return names;
    }

    private static void plain(Numbers numbers, int scrape, String name, List<Integer> series, JsonGenerator json) {
        boolean isTotal = numbers.keys().get(series.getFirst()).kind() == SeriesKey.Kind.COUNTER;
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeObjectPropertyStart(isTotal ? "sum" : "gauge");
        if (isTotal) {
            json.writeNumberProperty("aggregationTemporality", CUMULATIVE);
            json.writeBooleanProperty("isMonotonic", true);
        }
        json.writeArrayPropertyStart("dataPoints");
        for (int one : series) {
            json.writeStartObject();
            json.writeStringProperty("timeUnixNano", Long.toString(numbers.timeNanos(scrape)));
            json.writeNumberProperty("asDouble", numbers.value(one, scrape));
            attributes(numbers.keys().get(one).attributes(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** One point for each set of labels: its buckets stand one behind the other, each holding those before it, then its sum and its count. */
    private static void histogram(Numbers numbers, int scrape, Family family, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", family.name());
        json.writeStringProperty("unit", "s");
        json.writeObjectPropertyStart("histogram");
        json.writeNumberProperty("aggregationTemporality", CUMULATIVE);
        json.writeArrayPropertyStart("dataPoints");
        List<Double> bounds = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        double sum = 0;
        for (int series : family.series()) {
            SeriesKey key = numbers.keys().get(series);
            double value = numbers.value(series, scrape);
            String bound = key.attributes().getOrDefault("le", "");
            if (!bound.isEmpty()) {
                counts.add(value);
                if (!bound.equals("+Inf")) {
                    bounds.add(Double.valueOf(bound));
                }
            } else if (key.metric().endsWith("_sum")) {
                sum = value;
            } else {
                point(numbers.timeNanos(scrape), key, bounds, counts, sum, value, json);
                bounds.clear();
                counts.clear();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void point(
            long timeNanos,
            SeriesKey key,
            List<Double> bounds,
            List<Double> counts,
            double sum,
            double count,
            JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("timeUnixNano", Long.toString(timeNanos));
        json.writeStringProperty("count", Long.toString((long) count));
        json.writeNumberProperty("sum", sum);
        json.writeArrayPropertyStart("bucketCounts");
        double before = 0;
        for (double upTo : counts) {
            json.writeString(Long.toString((long) (upTo - before)));
            before = upTo;
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("explicitBounds");
        bounds.forEach(json::writeNumber);
        json.writeEndArray();
        attributes(key.attributes(), json);
        json.writeEndObject();
    }

    private static void log(Line line, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("timeUnixNano", Long.toString(line.timeNanos()));
        json.writeNumberProperty("severityNumber", line.severity().number());
        json.writeStringProperty("severityText", line.severity().name());
        json.writeObjectPropertyStart("body");
        json.writeStringProperty("stringValue", line.text());
        json.writeEndObject();
        if (line.traceHigh() != 0 || line.traceLow() != 0) {
            json.writeStringProperty("traceId", HEX.toHexDigits(line.traceHigh()) + HEX.toHexDigits(line.traceLow()));
        }
        json.writeEndObject();
    }

    private static void span(TraceBook book, int at, long laterNanos, JsonGenerator json) {
        SpanName name = book.name(at);
        json.writeStartObject();
        json.writeStringProperty("traceId", HEX.toHexDigits(book.traceHigh(at)) + HEX.toHexDigits(book.traceLow(at)));
        json.writeStringProperty("spanId", HEX.toHexDigits(book.id(at)));
        if (book.parent(at) != 0) {
            json.writeStringProperty("parentSpanId", HEX.toHexDigits(book.parent(at)));
        }
        json.writeStringProperty("name", name.operation());
        json.writeNumberProperty("kind", name.kind().number());
        json.writeStringProperty("startTimeUnixNano", Long.toString(book.startNanos(at) + laterNanos));
        json.writeStringProperty("endTimeUnixNano", Long.toString(book.endNanos(at) + laterNanos));
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("peer.service", name.peer());
        attributes.put(
                "http.response.status_code", String.valueOf(book.outcome(at).status()));
        attributes(attributes, json);
        if (book.outcome(at).status() >= 500) {
            json.writeObjectPropertyStart("status");
            json.writeNumberProperty("code", FAILED);
            json.writeStringProperty("message", book.outcome(at).words());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
