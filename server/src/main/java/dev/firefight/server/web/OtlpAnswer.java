package dev.firefight.server.web;

import com.google.protobuf.CodedOutputStream;
import dev.firefight.telemetry.window.Encoding;
import dev.firefight.telemetry.window.Signal;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What senders of OTLP are answered, in the encoding that they speak: {@code Export…ServiceResponse}, or {@code google.rpc.Status} where it did
 * not go.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp-response">OTLP/HTTP response</a>
 */
final class OtlpAnswer {
    static final String PROTOBUF = "application/x-protobuf";
    static final String JSON = "application/json";
    /** Both messages that are written here have a number in the first field and words in the second. */
    private static final int NUMBER = 1;

    private static final int WORDS = 2;
    private static final int PARTIAL_SUCCESS = 1;

    private OtlpAnswer() {}

    /** The encoding that a type of a body names; empty for any other. */
    static Optional<Encoding> encoding(Context request) {
        String type = Optional.ofNullable(request.header("Content-Type")).orElse("");
        int end = type.indexOf(';');
        return switch ((end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT)) {
            case PROTOBUF, "application/protobuf" -> Optional.of(Encoding.PROTOBUF);
            case JSON -> Optional.of(Encoding.JSON);
            default -> Optional.empty();
        };
    }

    /** All is on disk; of so many items nothing can be made. */
    static void taken(Context request, Encoding encoding, Signal signal, int rejected) {
        String words = "They say nothing that can be used: a span needs its ids and a start, a log record or a point a"
                + " time, a metric a name.";
        byte[] body =
                switch (encoding) {
                    case PROTOBUF -> rejected == 0 ? new byte[0] : partial(message(rejected, words));
                    case JSON -> {
                        ObjectNode answer = Schema.node();
                        if (rejected > 0) {
                            answer.putObject("partialSuccess")
                                    .put(rejectedName(signal), String.valueOf(rejected))
                                    .put("errorMessage", words);
                        }
                        yield JsonMapper.shared().writeValueAsBytes(answer);
                    }
                };
        write(request, encoding, 200, body);
    }

    /** It did not go. */
    static void refused(Context request, Encoding encoding, int status, String words) {
        int code =
                switch (status) {
                    case 404 -> 5;
                    case 413 -> 8;
                    case 503 -> 14;
                    default -> 3;
                };
        byte[] body =
                switch (encoding) {
                    case PROTOBUF -> message(code, words);
                    case JSON ->
                        JsonMapper.shared()
                                .writeValueAsBytes(
                                        Schema.node().put("code", code).put("message", words));
                };
        write(request, encoding, status, body);
    }

    private static String rejectedName(Signal signal) {
        return switch (signal) {
            case TRACES -> "rejectedSpans";
            case METRICS -> "rejectedDataPoints";
            case LOGS -> "rejectedLogRecords";
        };
    }

    private static void write(Context request, Encoding encoding, int status, byte[] body) {
        request.attribute("told", true);
        request.status(status);
        request.contentType(
                switch (encoding) {
                    case PROTOBUF -> PROTOBUF;
                    case JSON -> JSON;
                });
        request.result(body);
    }

    private static byte[] message(int number, String words) {
        return written(out -> {
            out.writeInt64(NUMBER, number);
            out.writeByteArray(WORDS, words.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static byte[] partial(byte[] message) {
        return written(out -> out.writeByteArray(PARTIAL_SUCCESS, message));
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            writing.to(out);
            out.flush();
        } catch (IOException never) {
            throw new AssertionError("memory can always be written", never);
        }
        return bytes.toByteArray();
    }
}
