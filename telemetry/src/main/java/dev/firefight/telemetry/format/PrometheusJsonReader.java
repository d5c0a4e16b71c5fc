package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.column.DoubleColumn;
import dev.firefight.telemetry.column.LongColumn;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Answers of Prometheus' {@code /api/v1/query_range} and {@code /api/v1/query}, whole or only their list of results, any number of
 * them in a file. Thanos, Mimir, VictoriaMetrics and Cortex answer the same.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries">Prometheus, HTTP API</a>
 */
final class PrometheusJsonReader implements FormatReader {
    private static final Pattern RESULT = Pattern.compile("\"resultType\"\\s*:\\s*\"(matrix|vector|scalar)\"");
    private static final Pattern REFUSAL = Pattern.compile("^\\s*\\{\\s*\"status\"\\s*:\\s*\"error\"");
    private static final Set<String> KNOWN = Set.of(
            "status", "data", "result", "resultType", "metric", "values", "value", "histograms", "histogram", "error");
    private static final String NO_RESULT = "neither an answer nor a series; left out";
    private static final Pattern SERIES = Pattern.compile("\"metric\"\\s*:\\s*\\{");

    /** Tells the format by the type of its result, or by a series with its labels and values. */
    static Optional<String> why(Head head) {
        if (head.first() != '{' && head.first() != '[') {
            return Optional.empty();
        }
        if (RESULT.matcher(head.text()).find()) {
            return Optional.of("holds the result of a query");
        }
        if (REFUSAL.matcher(head.text()).find() && head.hasProperty("errorType")) {
            return Optional.of("a query that was refused");
        }
        boolean hasValues = head.hasProperty("values") || head.hasProperty("value") || head.hasProperty("histograms");
        return hasValues && SERIES.matcher(head.text()).find()
                ? Optional.of("holds series with labels and values")
                : Optional.empty();
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        PrometheusSeries series = new PrometheusSeries(into, notes);
        read(bytes, new IntoSeries(series), notes);
        series.finish();
    }

    /** Reads answers, and hands each series with its samples to a taker. */
    static void read(InputStream bytes, SamplesTaker taker, ReadNotes notes) throws IOException {
        JsonValues.forEach(bytes, notes, new Answers(taker, notes)::read);
    }

    /** Takes series with their samples. */
    interface SamplesTaker {
        /** Takes the plain samples of a series, found on a line. */
        void take(Map<String, String> labels, LongColumn times, DoubleColumn values, long line);

        /** Takes the histograms of a series, found on a line. */
        void take(Map<String, String> labels, List<NativeHistogram> histograms, long line);
    }

    /** Makes series of samples, as they are named. */
    private record IntoSeries(PrometheusSeries series) implements SamplesTaker {
        @Override
        public void take(Map<String, String> labels, LongColumn times, DoubleColumn values, long line) {
            PrometheusSeries.PointTaker taker = series.of(labels, name -> Optional.empty(), line);
            for (int i = 0; i < times.size(); i++) {
                taker.take(times.get(i), values.get(i), line);
            }
        }

        @Override
        public void take(Map<String, String> labels, List<NativeHistogram> histograms, long line) {
            SeriesKey key = series.histogramKey(labels, line);
            for (NativeHistogram histogram : histograms) {
                HistogramSeries into = series.histograms();
                if (key.kind() == Kind.COUNTER) {
                    into.addRunning(key, histogram.timeNanos(), histogram.distribution(), line);
                } else {
                    into.addInterval(key, histogram.timeNanos(), histogram.distribution(), line);
                }
                into.addCount(key, "_count", key.kind(), histogram.timeNanos(), histogram.count(), line);
                into.addCount(key, "_sum", key.kind(), histogram.timeNanos(), histogram.sum(), line);
            }
        }
    }

    /** Reads answers; keeps what is gathered over all of them. */
    private static final class Answers {
        private final ReadNotes notes;
        private final SamplesTaker taker;
        private long line;

        Answers(SamplesTaker taker, ReadNotes notes) {
            this.notes = notes;
            this.taker = taker;
        }

        void read(JsonParser json, long atLine) {
            line = atLine;
            switch (json.currentToken()) {
                case START_ARRAY -> results(json);
                case START_OBJECT -> result(json);
                case null, default -> notes.problem(line, "neither an answer nor a list of series; left out");
            }
        }

        /** A list of series or of answers; the numbers of a scalar are no series. */
        private void results(JsonParser json) {
            JsonToken token = json.nextToken();
            while (token != JsonToken.END_ARRAY && token != null) {
                if (token == JsonToken.START_OBJECT) {
                    result(json);
                } else {
                    notes.problem(line, "a value that belongs to no series; left out");
                    json.skipChildren();
                }
                token = json.nextToken();
            }
        }

        /** A series or an answer, which tells its results by name. */
        private void result(JsonParser json) {
            Map<String, String> labels = new TreeMap<>();
            Samples samples = new Samples();
            boolean isSeries = false;
            boolean isKnown = false;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken token = json.nextToken();
                isKnown |= KNOWN.contains(name);
                switch (name) {
                    case "metric" -> {
                        isSeries = true;
                        Json.forEachProperty(json, label -> labels.put(label, Json.text(json)));
                    }
                    case "values", "histograms" -> samples.readAll(json);
                    case "value", "histogram" -> samples.read(json);
                    case "data", "result" -> {
                        if (token == JsonToken.START_ARRAY) {
                            results(json);
                        } else if (token == JsonToken.START_OBJECT) {
                            result(json);
                        } else if (token != JsonToken.VALUE_NULL) {
                            notes.problem(line, NO_RESULT);
                        }
                    }
                    case "error" -> notes.problem(line, "the server refused the query: " + shortened(Json.text(json)));
                    case "warnings" -> warnings(json);
                    default -> json.skipChildren();
                }
            }
            if (isSeries) {
                samples.flush(labels);
            } else if (!samples.isEmpty()) {
                notes.problem(line, "values without labels; left out");
            } else if (!isKnown) {
                notes.problem(line, NO_RESULT);
            }
        }

        private void warnings(JsonParser json) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                json.skipChildren();
                return;
            }
            JsonToken token = json.nextToken();
            while (token != JsonToken.END_ARRAY && token != null) {
                notes.problem(line, "the server warns: " + shortened(Json.text(json)));
                token = json.nextToken();
            }
        }

        private static String shortened(String text) {
            return text.length() <= 200 ? text : text.substring(0, 200) + "…";
        }

        /** The samples of one series; its labels may stand behind them. */
        private final class Samples {
            private final LongColumn times = new LongColumn();
            private final DoubleColumn values = new DoubleColumn();
            private final List<NativeHistogram> histograms = new ArrayList<>();

            boolean isEmpty() {
                return times.size() == 0 && histograms.isEmpty();
            }

            void readAll(JsonParser json) {
                if (json.currentToken() != JsonToken.START_ARRAY) {
                    notes.problem(line, "values that are no list; left out");
                    json.skipChildren();
                    return;
                }
                JsonToken token = json.nextToken();
                while (token != JsonToken.END_ARRAY && token != null) {
                    read(json);
                    token = json.nextToken();
                }
            }

            /** One {@code [time, value]}. */
            void read(JsonParser json) {
                if (json.currentToken() != JsonToken.START_ARRAY) {
                    notes.problem(line, "a value that is no pair of time and value; left out");
                    json.skipChildren();
                    return;
                }
                JsonToken token = json.nextToken();
                double time = token == JsonToken.END_ARRAY ? Double.NaN : Json.doubleValue(json);
                token = token == JsonToken.END_ARRAY ? token : json.nextToken();
                if (!Double.isFinite(time) || token == JsonToken.END_ARRAY) {
                    notes.problem(line, "a value without time; left out");
                } else if (token == JsonToken.START_OBJECT) {
                    histograms.add(NativeHistogram.read(json, Timestamps.toNanos(time)));
                } else {
                    times.add(Timestamps.toNanos(time));
                    values.add(Json.doubleValue(json));
                }
                while (token != JsonToken.END_ARRAY && token != null) {
                    token = json.nextToken();
                    if (token != null && token.isStructStart()) {
                        json.skipChildren();
                    }
                }
            }

            void flush(Map<String, String> labels) {
                if (times.size() > 0) {
                    taker.take(labels, times, values, line);
                }
                if (!histograms.isEmpty()) {
                    taker.take(labels, histograms, line);
                }
            }
        }
    }
}
