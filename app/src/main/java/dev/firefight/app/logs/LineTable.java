package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.Secrets;
import dev.firefight.evidence.pattern.Shape;
import dev.firefight.evidence.pattern.Template;
import dev.firefight.evidence.pattern.Templates;
import dev.firefight.telemetry.log.HeaderReader;
import dev.firefight.telemetry.log.LineHeader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Writes which line says what: a row {@code line,pattern,template} for each physical line, counted on over all files. */
final class LineTable {
    private static final int BUFFER_BYTES = 1 << 16;

    private LineTable() {}

    static void write(List<LogFile> files, Templates templates, Writer into) throws IOException {
        into.write("line,pattern,template\n");
        long number = 0;
        for (LogFile file : files) {
            HeaderReader reader = file.forms().reader();
            LineHeader header = new LineHeader();
            try (InputStream bytes = new BufferedInputStream(file.content(), BUFFER_BYTES)) {
                Optional<byte[]> line = next(bytes);
                while (line.isPresent()) {
                    byte[] whole = line.get();
                    reader.read(whole, 0, whole.length, header);
                    row(++number, templates.of("", Shape.of(header.message(whole))), into);
                    line = next(bytes);
                }
            }
        }
    }

    private static Optional<byte[]> next(InputStream bytes) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = bytes.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = bytes.read();
        }
        return Optional.of(line.toByteArray());
    }

    private static void row(long number, Optional<Template> template, Writer into) throws IOException {
        String id = template.map(Template::id).orElse("other");
        String text = template.map(Template::text).map(Secrets::masked).orElse("");
        into.write(number + "," + id + ",\"" + text.replace("\"", "\"\"") + "\"\n");
    }
}
