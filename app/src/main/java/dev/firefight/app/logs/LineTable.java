package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.Secrets;
import dev.firefight.evidence.pattern.Shape;
import dev.firefight.evidence.pattern.ShapeScanner;
import dev.firefight.evidence.pattern.Template;
import dev.firefight.evidence.pattern.Templates;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.StatementReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes which line says what: a row {@code line,pattern,template} for each physical line, counted on over all files. The parts of a line
 * that was cut have the pattern of the whole, so that their rows wait for the last of them.
 */
final class LineTable {
    /** The first row. */
    static final String HEADER = "line,pattern,template\n";

    private static final int BUFFER_BYTES = 1 << 16;

    /** How many rows wait for the last part of a line at most; else one that never comes would keep all that follow. */
    private static final int MOST_WAITING = 1 << 17;

    private static final byte[] CUT = {' ', '0'};

    /** A row that is to be written. */
    private static final class Row {
        private Optional<Template> template = Optional.empty();
        private boolean isTold;

        void tell(Optional<Template> said) {
            template = said;
            isTold = true;
        }
    }

    private final Templates templates;
    private final Writer into;
    private final Deque<Row> waiting = new ArrayDeque<>();
    private final Map<Long, List<Row>> parts = new HashMap<>();
    private final LineHeader header = new LineHeader();
    private final byte[] line = new byte[ShapeScanner.LONGEST_BYTES + CUT.length];
    private int length;
    private long number;

    private LineTable(Templates templates, Writer into) {
        this.templates = templates;
        this.into = into;
    }

    static void write(List<LogFile> files, Templates templates, Writer into) throws IOException {
        into.write(HEADER);
        LineTable table = new LineTable(templates, into);
        for (LogFile file : files) {
            try (InputStream bytes = new BufferedInputStream(file.content(), BUFFER_BYTES)) {
                table.write(file.forms().statements(), bytes);
            }
        }
    }

    private void write(StatementReader reader, InputStream bytes) throws IOException {
        long offset = 0;
        for (long read = next(bytes); read > 0; read = next(bytes)) {
            reader.read(line, 0, length, offset, header);
            Row row = new Row();
            waiting.addLast(row);
            if (reader.isPart()) {
                parts.computeIfAbsent(header.writer(), writer -> new ArrayList<>())
                        .add(row);
            } else {
                row.tell(template(line));
            }
            whole(reader);
            if (waiting.size() > MOST_WAITING && reader.readUnfinished(header)) {
                whole(reader); // its last part will not come
            }
            writeTold();
            offset += read;
        }
        while (reader.readUnfinished(header)) {
            whole(reader);
        }
        writeTold();
    }

    /** Tells all parts of a line what it says when the last of them has come. */
    private void whole(StatementReader reader) {
        if (reader.isJoined()) {
            Optional<Template> said = template(reader.joined());
            parts.getOrDefault(header.writer(), List.of()).forEach(part -> part.tell(said));
            parts.remove(header.writer());
        }
    }

    private Optional<Template> template(byte[] bytes) {
        return templates.of(Shape.of(header.message(bytes)));
    }

    private void writeTold() throws IOException {
        while (!waiting.isEmpty() && waiting.getFirst().isTold) {
            row(++number, waiting.removeFirst().template, into);
        }
    }

    /** Reads a line, of which as much is kept as is looked at when lines are counted; gives how many bytes it has, 0 behind the last. */
    private long next(InputStream bytes) throws IOException {
        long count = 0;
        length = 0;
        for (int one = bytes.read(); one >= 0; one = bytes.read()) {
            count++;
            if (one == '\n') {
                return count;
            }
            if (count <= ShapeScanner.LONGEST_BYTES) {
                line[length++] = (byte) one;
            } else if (count == ShapeScanner.LONGEST_BYTES + 1) {
                System.arraycopy(CUT, 0, line, length, CUT.length);
                length += CUT.length;
            }
        }
        return count;
    }

    private static void row(long number, Optional<Template> template, Writer into) throws IOException {
        String id = template.map(Template::id).orElse("other");
        String text = template.map(Template::text).map(Secrets::masked).orElse("");
        into.write(number + "," + id + ",\"" + text.replace("\"", "\"\"") + "\"\n");
    }
}
