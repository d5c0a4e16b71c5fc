package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * OTLP in protobuf: one export request of metrics, logs or spans, as it is sent over HTTP, or many of them as the OpenTelemetry
 * Collector's file exporter writes them, each behind its length in four bytes.
 *
 * @see <a href="https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/fileexporter">File exporter</a>
 */
final class OtlpProtobufReader implements FormatReader {
    private static final int MAX_MESSAGE_BYTES = 64 << 20;
    private static final int LENGTH_BYTES = 4;
    /** How a request starts: field 1, a message. As the first byte of a length it would be one of more than 160 MB. */
    private static final byte REQUEST_START = 0x0A;

    private final int maxMessageBytes;

    OtlpProtobufReader() {
        this(MAX_MESSAGE_BYTES);
    }

    /** With another limit for the size of a message. */
    OtlpProtobufReader(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Tells the format by the shape of the first record. */
    static Optional<String> why(Head head) {
        byte[] bytes = head.bytes();
        if (bytes.length > 0 && bytes[0] == REQUEST_START) {
            return said(OtlpWire.ofRequest(bytes, 0, bytes.length), "a message with ");
        }
        int at = 0;
        while (bytes.length - at > LENGTH_BYTES) {
            int length = length(bytes, at);
            at += LENGTH_BYTES;
            if (length < 0 || length > MAX_MESSAGE_BYTES || (length > 0 && bytes[at] != REQUEST_START)) {
                return Optional.empty();
            }
            int end = Math.min(bytes.length, at + length);
            Optional<String> why = said(OtlpWire.ofRequest(bytes, at, end), "messages behind their length, with ");
            if (why.isPresent()) {
                return why;
            }
            at = end;
        }
        return Optional.empty();
    }

    private static Optional<String> said(OtlpWire.Kind kind, String before) {
        return kind == OtlpWire.Kind.OTHER ? Optional.empty() : Optional.of(before + kind.words());
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        OtlpProtobufRequests requests = new OtlpProtobufRequests(into, notes);
        byte[] start = bytes.readNBytes(LENGTH_BYTES);
        if (start.length == 0) {
            return;
        }
        if (start[0] == REQUEST_START) {
            single(start, bytes, requests, notes);
            return;
        }
        while (start.length > 0) {
            int length = start.length < LENGTH_BYTES ? -1 : length(start, 0);
            if (length < 0 || length > maxMessageBytes) {
                notes.problem(0, "a message whose length is cut or beyond all bounds; left out what is behind");
                return;
            }
            byte[] message = bytes.readNBytes(length);
            if (message.length < length) {
                notes.problem(0, "the last message is cut; kept what is whole of it");
            }
            requests.read(message);
            start = bytes.readNBytes(LENGTH_BYTES);
        }
    }

    private void single(byte[] start, InputStream bytes, OtlpProtobufRequests requests, ReadNotes notes)
            throws IOException {
        byte[] message =
                new SequenceInputStream(new ByteArrayInputStream(start), bytes).readNBytes(maxMessageBytes + 1);
        if (message.length > maxMessageBytes) {
            notes.problem(0, "a message of more than " + maxMessageBytes + " bytes; left out what is behind");
        }
        requests.read(message);
    }

    private static int length(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes, at, LENGTH_BYTES).getInt();
    }
}
