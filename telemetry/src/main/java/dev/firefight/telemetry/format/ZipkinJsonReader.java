package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Spans in version 2 of Zipkin's JSON: a list of spans, a list of traces, each a list of spans, or either of them, or a span by
 * itself, a line.
 *
 * <p>In Zipkin the two halves of a call may share one id. The server's half is then given an id of its own and becomes a child of the
 * client's; what the server did under the shared id becomes its child. For that, spans are held, at most {@value #MAX_HELD} spans and
 * events at a time; in a longer file this is found out only for halves that lie no further apart.
 *
 * @see <a href="https://zipkin.io/zipkin-api/zipkin2-api.yaml">Zipkin, API of version 2</a>
 */
final class ZipkinJsonReader implements FormatReader {
    private static final int MAX_HELD = 100_000;

    /** Tells the format by ids and endpoints. */
    static Optional<String> why(Head head) {
        boolean isJson = head.first() == '{' || head.first() == '[';
        boolean hasEndpoint = head.hasProperty("localEndpoint") || head.hasProperty("remoteEndpoint");
        return isJson && hasEndpoint && head.hasProperty("traceId") && head.hasProperty("id")
                ? Optional.of("holds spans with traceId, id and endpoints")
                : Optional.empty();
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        Lists lists = new Lists(into, notes);
        JsonValues.forEach(bytes, notes, lists::read);
        lists.held.release();
    }

    /** Reads lists of whatever depth. */
    private static final class Lists {
        private final TelemetryBuilder into;
        private final ReadNotes notes;
        private final ZipkinSpans held;

        Lists(TelemetryBuilder into, ReadNotes notes) {
            this.into = into;
            this.notes = notes;
            this.held = new ZipkinSpans(new SpanRecords(into, notes), MAX_HELD);
        }

        void read(JsonParser json, long line) {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                JsonToken token = json.nextToken();
                while (token != JsonToken.END_ARRAY && token != null) {
                    read(json, line);
                    token = json.nextToken();
                }
            } else if (json.currentToken() == JsonToken.START_OBJECT) {
                held.add(ZipkinSpan.read(json, into, line));
            } else {
                notes.problem(line, "neither a span nor a list of spans; left out");
            }
        }
    }
}
