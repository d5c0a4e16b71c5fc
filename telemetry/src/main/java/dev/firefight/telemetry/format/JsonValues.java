package dev.firefight.telemetry.format;

import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Walks over the JSON values of a stream: one value a line, or one document over many lines. A line that cannot be read to its
 * end costs only what is behind the fault in that line.
 */
final class JsonValues {
    private static final int LOOK_AHEAD_BYTES = 1 << 16;
    private static final int MAX_TEXT_CHARS = 1 << 24;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_TEXT_CHARS)
                    .build())
            .build();

    /** Takes one value. */
    @FunctionalInterface
    interface ValueReader {
        /**
         * Reads one value.
         *
         * @param json stands at the first token of the value; must be left at its last
         * @param line line of the file on which the value starts
         */
        void read(JsonParser json, long line);
    }

    private JsonValues() {}

    /** Hands each value to a reader. */
    static void forEach(InputStream bytes, ReadNotes notes, ValueReader reader) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(bytes, LOOK_AHEAD_BYTES);
        if (firstLineIsWhole(buffered)) {
            LineInput lines = new LineInput(buffered);
            while (lines.nextLine()) {
                readAll(lines, lines.line(), notes, reader);
            }
        } else {
            readAll(buffered, 1, notes, reader);
        }
    }

    private static void readAll(InputStream source, long line, ReadNotes notes, ValueReader reader) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), new Uncloseable(source))) {
            JsonToken token = json.nextToken();
            while (token != null) {
                reader.read(json, line + json.currentTokenLocation().getLineNr() - 1);
                token = json.nextToken();
            }
        } catch (JacksonException e) {
            boolean isRead = !(e instanceof JacksonIOException) || e.getCause() instanceof CharConversionException;
            if (!isRead) {
                throw (IOException) e.getCause();
            }
            int within =
                    Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
            notes.problem(line + within - 1, "not readable as JSON to the end of the line; kept what came before");
        }
    }

    /** Whether the first line holds a whole value, or is longer than one may look ahead. */
    private static boolean firstLineIsWhole(BufferedInputStream bytes) throws IOException {
        bytes.mark(LOOK_AHEAD_BYTES);
        byte[] head = bytes.readNBytes(LOOK_AHEAD_BYTES - 1);
        bytes.reset();
        int depth = 0;
        boolean inText = false;
        boolean seen = false;
        for (int i = 0; i < head.length; i++) {
            byte b = head[i];
            if (inText) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    inText = false;
                }
            } else if (b == '"') {
                inText = true;
            } else if (b == '{' || b == '[') {
                depth++;
                seen = true;
            } else if (b == '}' || b == ']') {
                depth--;
            } else if (b == '\n' && seen) {
                return depth <= 0;
            }
        }
        return true;
    }

    /** A stream that a parser cannot close: other lines follow. */
    private static final class Uncloseable extends java.io.FilterInputStream {
        Uncloseable(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return in.read(target, offset, length);
        }

        @Override
        public void close() {
            // the caller closes the file
        }
    }
}
