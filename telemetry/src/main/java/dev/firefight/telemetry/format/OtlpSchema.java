package dev.firefight.telemetry.format;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The messages of export requests, their fields by number and by name in JSON, and how the value of each is written.
 *
 * @see <a href="https://github.com/open-telemetry/opentelemetry-proto/tree/v1.11.0/opentelemetry/proto">opentelemetry-proto 1.11.0</a>
 */
final class OtlpSchema {
    /** A message a line; a field is its number, its name, and its kind or message, with a star where there may be several. */
    private static final String MESSAGES = """
            TracesRequest: 1 resourceSpans ResourceSpans*
            MetricsRequest: 1 resourceMetrics ResourceMetrics*
            LogsRequest: 1 resourceLogs ResourceLogs*
            ResourceSpans: 1 resource Resource, 2 scopeSpans ScopeSpans*, 3 schemaUrl text
            ResourceMetrics: 1 resource Resource, 2 scopeMetrics ScopeMetrics*, 3 schemaUrl text
            ResourceLogs: 1 resource Resource, 2 scopeLogs ScopeLogs*, 3 schemaUrl text
            Resource: 1 attributes KeyValue*, 2 droppedAttributesCount varint, 3 entityRefs EntityRef*
            EntityRef: 1 schemaUrl text, 2 type text, 3 idKeys text*, 4 descriptionKeys text*
            ScopeSpans: 1 scope Scope, 2 spans Span*, 3 schemaUrl text
            ScopeMetrics: 1 scope Scope, 2 metrics Metric*, 3 schemaUrl text
            ScopeLogs: 1 scope Scope, 2 logRecords LogRecord*, 3 schemaUrl text
            Scope: 1 name text, 2 version text, 3 attributes KeyValue*, 4 droppedAttributesCount varint
            KeyValue: 1 key text, 2 value AnyValue
            AnyValue: 1 stringValue text, 2 boolValue flag, 3 intValue varint, 4 doubleValue double, 5 arrayValue ArrayValue, \
            6 kvlistValue KeyValueList, 7 bytesValue bytes
            ArrayValue: 1 values AnyValue*
            KeyValueList: 1 values KeyValue*
            Span: 1 traceId traceId, 2 spanId spanId, 3 traceState text, 4 parentSpanId bytes, 16 flags fixed32, 5 name text, \
            6 kind enum, 7 startTimeUnixNano fixed64, 8 endTimeUnixNano fixed64, 9 attributes KeyValue*, \
            10 droppedAttributesCount varint, 11 events Event*, 12 droppedEventsCount varint, 13 links Link*, \
            14 droppedLinksCount varint, 15 status Status
            Event: 1 timeUnixNano fixed64, 2 name text, 3 attributes KeyValue*, 4 droppedAttributesCount varint
            Link: 1 traceId bytes, 2 spanId bytes, 3 traceState text, 4 attributes KeyValue*, 5 droppedAttributesCount varint, \
            6 flags fixed32
            Status: 2 message text, 3 code enum
            LogRecord: 1 timeUnixNano fixed64, 11 observedTimeUnixNano fixed64, 2 severityNumber enum, 3 severityText text, \
            5 body AnyValue, 6 attributes KeyValue*, 7 droppedAttributesCount varint, 8 flags fixed32, 9 traceId bytes, \
            10 spanId bytes, 12 eventName text
            Metric: 1 name name, 2 description text, 3 unit text, 5 gauge Gauge, 7 sum Sum, 9 histogram Histogram, \
            10 exponentialHistogram ExponentialHistogram, 11 summary Summary, 12 metadata KeyValue*
            Gauge: 1 dataPoints NumberPoint*
            Sum: 1 dataPoints NumberPoint*, 2 aggregationTemporality enum, 3 isMonotonic flag
            Histogram: 1 dataPoints HistogramPoint*, 2 aggregationTemporality enum
            ExponentialHistogram: 1 dataPoints ExponentialPoint*, 2 aggregationTemporality enum
            Summary: 1 dataPoints SummaryPoint*
            NumberPoint: 7 attributes KeyValue*, 2 startTimeUnixNano fixed64, 3 timeUnixNano fixed64, 4 asDouble double, \
            6 asInt fixed64, 5 exemplars Exemplar*, 8 flags varint
            HistogramPoint: 9 attributes KeyValue*, 2 startTimeUnixNano fixed64, 3 timeUnixNano fixed64, 4 count fixed64, \
            5 sum double, 6 bucketCounts fixed64*, 7 explicitBounds double*, 8 exemplars Exemplar*, 10 flags varint, \
            11 min double, 12 max double
            ExponentialPoint: 1 attributes KeyValue*, 2 startTimeUnixNano fixed64, 3 timeUnixNano fixed64, 4 count fixed64, \
            5 sum double, 6 scale varint, 7 zeroCount fixed64, 8 positive Buckets, 9 negative Buckets, 10 flags varint, \
            11 exemplars Exemplar*, 12 min double, 13 max double, 14 zeroThreshold double
            Buckets: 1 offset varint, 2 bucketCounts varint*
            SummaryPoint: 7 attributes KeyValue*, 2 startTimeUnixNano fixed64, 3 timeUnixNano fixed64, 4 count fixed64, \
            5 sum double, 6 quantileValues QuantileValue*, 8 flags varint
            QuantileValue: 1 quantile double, 2 value double
            Exemplar: 7 filteredAttributes KeyValue*, 2 timeUnixNano fixed64, 3 asDouble double, 6 asInt fixed64, \
            4 spanId bytes, 5 traceId bytes
            """;

    private static final Map<String, Message> ALL = read();

    private OtlpSchema() {}

    /** How a value is written. */
    enum Kind {
        /** A text in UTF-8. */
        TEXT,
        /** A text without which nobody knows what its message is about: not empty, no control characters. */
        NAME,
        /** Bytes; in JSON a text. */
        BYTES,
        /** 16 bytes, not all of them zero; in JSON hexadecimal. */
        TRACEID,
        /** 8 bytes, not all of them zero; in JSON hexadecimal. */
        SPANID,
        /** A whole number. */
        VARINT,
        /** A whole number, in JSON perhaps by its name. */
        ENUM,
        /** True or false. */
        FLAG,
        /** A whole number of 8 bytes. */
        FIXED64,
        /** A whole number of 4 bytes. */
        FIXED32,
        /** A number of 8 bytes. */
        DOUBLE,
        /** A message. */
        MESSAGE
    }

    /** What is counted in a request. */
    enum Counted {
        /** Nothing. */
        NOTHING,
        /** A span: of use with its ids and its start. */
        SPAN,
        /** A log record: of use with a time. */
        LOG,
        /** A point: of use with its time. */
        POINT,
        /** A metric: without a name its points are of no use. */
        METRIC
    }

    /** A field. */
    record Field(int number, String name, Kind kind, boolean isRepeated, Optional<String> of) {
        /** The message that it holds. */
        Message message() {
            return OtlpSchema.message(of.orElseThrow());
        }
    }

    /** A message. Two of a name are the same. */
    static final class Message {
        private static final int MOST_NUMBER = 16;

        private final String name;
        private final Counted counted;
        private final @Nullable Field[] byNumber = new Field[MOST_NUMBER + 1];
        private final @Nullable Message[] messages = new Message[MOST_NUMBER + 1];
        private final Map<String, Field> byName = new HashMap<>();

        Message(String name) {
            this.name = name;
            this.counted = switch (name) {
                case "Span" -> Counted.SPAN;
                case "LogRecord" -> Counted.LOG;
                case "Metric" -> Counted.METRIC;
                case "NumberPoint", "HistogramPoint", "ExponentialPoint", "SummaryPoint" -> Counted.POINT;
                default -> Counted.NOTHING;
            };
        }

        private void add(Field field) {
            byNumber[field.number()] = field;
            byName.put(field.name(), field);
        }

        String name() {
            return name;
        }

        Counted counted() {
            return counted;
        }

        /** The field of a number; null for one that is not known. */
        @Nullable
        Field field(int number) {
            return number <= MOST_NUMBER ? byNumber[number] : null;
        }

        /** The message in a field of this number, which has one. */
        Message inner(Field field) {
            Message known = messages[field.number()];
            if (known == null) {
                known = field.message();
                messages[field.number()] = known;
            }
            return known;
        }

        /** The field of a name; null for one that is not known. */
        @Nullable
        Field field(String jsonName) {
            return byName.get(jsonName);
        }
    }

    /** The message of a name. */
    static Message message(String name) {
        return Optional.ofNullable(ALL.get(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static Map<String, Message> read() {
        Map<String, Message> all = new HashMap<>();
        for (String line : MESSAGES.lines().toList()) {
            int colon = line.indexOf(':');
            Message message = new Message(line.substring(0, colon));
            for (String field : List.of(line.substring(colon + 1).split(",", -1))) {
                message.add(field(List.of(field.strip().split(" ", -1))));
            }
            all.put(message.name(), message);
        }
        return Map.copyOf(all);
    }

    private static Field field(List<String> words) {
        String type = words.get(2);
        boolean isRepeated = type.endsWith("*");
        String single = isRepeated ? type.substring(0, type.length() - 1) : type;
        boolean isMessage = Character.isUpperCase(single.charAt(0));
        return new Field(
                Integer.parseInt(words.get(0)),
                words.get(1),
                isMessage ? Kind.MESSAGE : Kind.valueOf(single.toUpperCase(Locale.ROOT)),
                isRepeated,
                isMessage ? Optional.of(single) : Optional.empty());
    }
}
