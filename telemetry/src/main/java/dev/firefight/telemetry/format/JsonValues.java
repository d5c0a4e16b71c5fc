package dev.firefight.telemetry.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
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
            .enable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES) // to compare them with known ones by identity
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
        BufferedInputStream buffered = buffered(bytes);
        if (firstLineIsWhole(buffered)) {
            forEachLine(new LineInput(buffered), notes, reader);
        } else {
            document(buffered, notes, reader);
        }
    }

    /** Reads a document of many lines; behind a fault in it every line is tried by itself, since it may be a file that begins cut. */
    private static void document(InputStream source, ReadNotes notes, ValueReader reader) throws IOException {
        OptionalLong fault;
        ByteArrayOutputStream unread = new ByteArrayOutputStream();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), new Uncloseable(source))) {
            fault = readAll(json, 1, notes, reader);
            json.releaseBuffered(unread);
        }
        if (fault.isPresent()) {
            InputStream rest = new SequenceInputStream(new ByteArrayInputStream(unread.toByteArray()), source);
            forEachLine(LineInput.within(rest, fault.getAsLong()), notes, reader);
        }
    }

    /** Hands each value of some lines to a reader. */
    static void forEachLine(LineInput lines, ReadNotes notes, ValueReader reader) throws IOException {
        while (lines.nextLine()) {
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), new Uncloseable(lines))) {
                readAll(json, lines.line(), notes, reader);
            }
        }
    }

    /** A stream that can be looked at by {@link #firstLineIsWhole}. */
    static BufferedInputStream buffered(InputStream bytes) {
        return new BufferedInputStream(bytes, LOOK_AHEAD_BYTES);
    }

    /**
     * Hands each value of some lines to a reader.
     *
     * @param linesBefore how many lines stand before the first of these
     */
    static void forEachLine(byte[] bytes, int size, long linesBefore, ReadNotes notes, ValueReader reader) {
        long line = linesBefore;
        int end;
        for (int from = 0; from < size; from = end + 1) {
            end = LineEnds.first(bytes, from, size);
            line++;
            if (end > from) {
                try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes, from, end - from)) {
                    readAll(json, line, notes, reader);
                } catch (IOException e) {
                    throw new AssertionError("memory can always be read", e);
                }
            }
        }
    }

    /** Walks over all of some bytes. */
    static JsonParser parser(byte[] bytes) {
        return JSON.createParser(ObjectReadContext.empty(), bytes, 0, bytes.length);
    }

    /** Hands each value in some bytes, over whatever lines it goes, to a reader. */
    static void forEachIn(byte[] bytes, ReadNotes notes, ValueReader reader) {
        try (JsonParser json = parser(bytes)) {
            readAll(json, 1, notes, reader);
        } catch (IOException e) {
            throw new AssertionError("memory can always be read", e);
        }
    }

    /** Hands each value of a parser to a reader; returns the line of the fault that ended it, if one did. */
    private static OptionalLong readAll(JsonParser json, long line, ReadNotes notes, ValueReader reader)
            throws IOException {
        try {
            JsonToken token = json.nextToken();
            while (token != null) {
                reader.read(json, line + json.currentTokenLocation().getLineNr() - 1);
                token = json.nextToken();
            }
            return OptionalLong.empty();
        } catch (JacksonException e) {
            boolean isRead = !(e instanceof JacksonIOException) || e.getCause() instanceof CharConversionException;
            if (!isRead) {
                throw (IOException) e.getCause();
            }
            int within =
                    Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
            notes.problem(line + within - 1, "not readable as JSON to the end of the line; kept what came before");
            return OptionalLong.of(line + within - 1);
        }
    }

    /** Whether the first line holds a whole value, or is longer than one may look ahead. */
    static boolean firstLineIsWhole(BufferedInputStream bytes) throws IOException {
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
                } else if (b == '\n') {
                    return true; // no text goes over a line end: a line that is cut
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
