package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * OTLP in JSON, as the OpenTelemetry Collector's file exporter writes it: one export request of metrics, logs or spans a line. Also
 * the answers of Tempo and of Jaeger's version 3 API, which hold the same in another envelope.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP, JSON encoding</a>
 */
final class OtlpJsonReader implements FormatReader {
    /** Tells the format by the lists that only its requests hold. */
    static Optional<String> why(Head head) {
        return Stream.of("resourceMetrics", "resourceLogs", "resourceSpans")
                .filter(head::hasProperty)
                .findFirst()
                .map(name -> "holds " + name);
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        OtlpJsonContent content = new OtlpJsonContent(into, notes);
        OtlpJsonRequests requests = new OtlpJsonRequests(content, notes);
        BufferedInputStream buffered = JsonValues.buffered(bytes);
        if (JsonValues.firstLineIsWhole(buffered)) {
            LinePieces pieces = new LinePieces(buffered);
            InOrder.forEach(pieces::next, MetricsAhead::read, ahead -> ahead.addTo(content, notes));
            JsonValues.forEachLine(pieces.rest(), notes, requests::read);
        } else {
            JsonValues.forEach(buffered, notes, requests::read);
        }
    }
}
