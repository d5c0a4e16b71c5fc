package dev.firefight.app.logs;

import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.log.HeaderForms;
import dev.firefight.telemetry.log.HeaderReader;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.LogInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.OptionalLong;

/**
 * A file of which the start and the end were looked at.
 *
 * @param name as it was given
 * @param path where it lies
 * @param input its lines
 * @param forms how its lines are written
 * @param shiftNanos what is added to each time, where times lack the year
 * @param first the first time that its first lines tell
 * @param last the last time that its last lines tell
 */
record LogFile(
        String name,
        Path path,
        LogInput input,
        HeaderForms forms,
        long shiftNanos,
        OptionalLong first,
        OptionalLong last) {
    private static final int HEAD_BYTES = 1 << 20;
    private static final int TAIL_BYTES = 1 << 18;
    private static final int MOST_LINE_BYTES = 1 << 12;
    private static final int YEAR_OF_NONE = 2000;

    /** What the times of some lines say. */
    private record Times(OptionalLong first, OptionalLong last, boolean lackYear) {}

    static LogFile open(Path path) throws IOException {
        byte[] head;
        try (InputStream bytes = Files.newInputStream(path)) {
            head = bytes.readNBytes(HEAD_BYTES);
        }
        HeaderForms forms = HeaderForms.learn(head, 0, head.length);
        byte[] tail = tail(path);
        Times atHead = times(forms, head);
        Times atTail = times(forms, tail);
        long shift = atHead.lackYear() && atTail.last().isPresent()
                ? shift(path, atTail.last().getAsLong())
                : 0;
        return new LogFile(
                path.toString(),
                path,
                LogInput.of(path),
                forms,
                shift,
                moved(atHead.first(), shift),
                moved(atTail.last(), shift));
    }

    private static OptionalLong moved(OptionalLong nanos, long shift) {
        return nanos.isPresent() ? OptionalLong.of(nanos.getAsLong() + shift) : nanos;
    }

    private static byte[] tail(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long length = file.length();
            byte[] tail = new byte[(int) Math.min(length, TAIL_BYTES)];
            file.seek(length - tail.length);
            file.readFully(tail);
            return tail;
        }
    }

    private static Times times(HeaderForms forms, byte[] bytes) {
        HeaderReader reader = forms.reader();
        LineHeader header = new LineHeader();
        OptionalLong first = OptionalLong.empty();
        OptionalLong last = OptionalLong.empty();
        boolean lackYear = false;
        int at = 0;
        while (at < bytes.length) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            reader.read(bytes, at, end, header);
            if (header.hasTime()) {
                long nanos = header.timeNanos();
                first = first.isPresent()
                        ? OptionalLong.of(Math.min(nanos, first.getAsLong()))
                        : OptionalLong.of(nanos);
                last = last.isPresent() ? OptionalLong.of(Math.max(nanos, last.getAsLong())) : OptionalLong.of(nanos);
                lackYear |= !header.hasYear();
            }
            at = end + 1;
        }
        return new Times(first, last, lackYear);
    }

    /** From the year that stands for none to the last one in which the last line is not of the future of the file. */
    private static long shift(Path path, long lastNanos) throws IOException {
        ZonedDateTime changed = Files.getLastModifiedTime(path)
                .toInstant()
                .atZone(ZoneOffset.UTC)
                .plusDays(1);
        ZonedDateTime last = Timestamps.toInstant(lastNanos).atZone(ZoneOffset.UTC);
        int year = changed.getYear();
        if (last.withYear(year).isAfter(changed)) {
            year--;
        }
        return Timestamps.toNanos(last.withYear(year).toInstant())
                - Timestamps.toNanos(last.withYear(YEAR_OF_NONE).toInstant());
    }

    /** The line at an offset, cut at 4 KB. */
    String lineAt(long offset) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(offset);
            byte[] bytes = new byte[MOST_LINE_BYTES];
            int size = Math.max(0, file.read(bytes));
            int end = 0;
            while (end < size && bytes[end] != '\n') {
                end++;
            }
            return new String(bytes, 0, end, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            return ""; // it is no longer there
        }
    }
}
