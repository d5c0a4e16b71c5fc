package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.log.Colours;
import dev.firefight.telemetry.log.HeaderForms;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.LineHeader.Kind;
import dev.firefight.telemetry.log.StatementReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Plain files of logs, in all forms that {@link HeaderForms} learns from their start. */
final class LogTextReader implements FormatReader {
    /** By so many lines a file is told to be a log. */
    static final int ENOUGH_LINES = 200;

    /** From how much of its start it is learned how a file is written. */
    private static final int LEARN_BYTES = 1 << 18;

    /** Tells the format by most lines that start a record: they hold a time, or at least a level. */
    static Optional<String> why(Head whole) {
        Head head = new Head(plain(whole.start(ENOUGH_LINES)));
        HeaderForms forms = HeaderForms.learn(head.bytes(), 0, head.bytes().length);
        StatementReader reader = forms.statements();
        LineHeader header = new LineHeader();
        int[] timed = new int[forms.forms().size()];
        int carried = 0;
        int levelled = 0;
        int starts = 0;
        for (String text : head.lines()) {
            byte[] line = text.getBytes(StandardCharsets.UTF_8);
            reader.read(line, 0, line.length, 0, header);
            boolean isHeader = header.kind() == Kind.HEADER;
            starts += header.startsRecord() ? 1 : 0;
            boolean isTimed = LogClock.isTimed(header) && header.hasDate() && header.hasClock();
            if (isTimed && header.form() >= 0 && (isHeader || header.messageFrom() < header.messageTo())) {
                timed[header.form()]++;
            } else if (isTimed) {
                carried++; // the time is that of what carries the line
            } else if (header.startsRecord() && (header.severity() != 0 || LineSeverity.of(text) != 0)) {
                levelled++;
            }
        }
        int most = Arrays.stream(timed).max().orElse(0);
        if (isMost(most, starts)) {
            for (int form = 0; form < timed.length; form++) {
                if (timed[form] == most) {
                    return Optional.of("holds " + words(forms.forms().get(form)));
                }
            }
        }
        if (isMost(carried + Arrays.stream(timed).sum(), starts)) {
            String carrier = forms.carriedBy();
            return Optional.of("holds lines " + (carrier.isEmpty() ? "with times, of several forms" : carrier));
        }
        return isMost(levelled, starts) ? Optional.of("holds lines with levels, but without times") : Optional.empty();
    }

    private static String words(HeaderForms.Form form) {
        return (form.name().isEmpty() ? "lines" : form.name()) + ": " + form.fields();
    }

    private static boolean isMost(int some, int all) {
        return some > 0 && some * 2 >= all;
    }

    /** Some bytes without colours. */
    private static byte[] plain(byte[] bytes) {
        try (InputStream plain = Colours.without(new BufferedInputStream(new ByteArrayInputStream(bytes), 1 << 16))) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be read", e);
        }
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        InputStream plain = Colours.without(new BufferedInputStream(bytes, LEARN_BYTES));
        BufferedInputStream buffered = new BufferedInputStream(plain, LEARN_BYTES);
        buffered.mark(LEARN_BYTES);
        byte[] start = buffered.readNBytes(LEARN_BYTES - 1);
        buffered.reset();
        HeaderForms forms = HeaderForms.learn(start, 0, start.length);
        Head head = new Head(Arrays.copyOf(start, Math.min(start.length, FormatDetector.HEAD_BYTES)));
        LogSource source = LogSource.ofFile(notes.fileName());
        LogRecords records = new LogRecords(into, notes, source, forms, new LogClock(head, forms, source, notes));
        TextLines lines = new TextLines(buffered, notes);
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            records.line(line.get(), lines.line());
        }
        records.finish();
    }
}
