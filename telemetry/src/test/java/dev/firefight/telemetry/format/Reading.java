package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came out of a reader.
 *
 * @param telemetry the records
 * @param notes the notes
 * @param logTexts texts of the log records, by pattern number
 * @param resets how often counters fell
 */
record Reading(Telemetry telemetry, ReadNotes notes, List<String> logTexts, long resets) {
    /** Reads a text in a given format. */
    static Reading of(Format format, String text) {
        return of(format, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads bytes in a given format. */
    static Reading of(Format format, byte[] bytes) {
        return of(format, new ByteArrayInputStream(bytes));
    }

    /** Reads a stream in a given format. */
    static Reading of(Format format, InputStream bytes) {
        List<String> texts = new ArrayList<>();
        TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(text -> {
            texts.add(text.toString());
            return texts.size() - 1;
        }));
        ReadNotes notes = new ReadNotes();
        try {
            format.read(bytes, into, notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Telemetry telemetry = into.build();
        return new Reading(telemetry, notes, texts, into.counterResets());
    }

    /** What a text is taken for. */
    static Optional<Format> detect(String text) {
        return detect(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What bytes are taken for. */
    static Optional<Format> detect(byte[] bytes) {
        return FormatDetector.detect(bytes).map(FormatDetector.Detection::format);
    }

    /** The only series of a metric. */
    Series series(String metric) {
        List<Series> found = telemetry.series().stream()
                .filter(one -> one.key().metric().equals(metric))
                .toList();
        assertThat(found).as("series of " + metric + " among " + keys()).hasSize(1);
        return found.getFirst();
    }

    List<String> keys() {
        return telemetry.series().stream().map(one -> one.key().selector()).toList();
    }

    List<String> reasons() {
        return notes.problems().stream().map(ReadNotes.Problem::reason).toList();
    }

    /** How many records were found of all kinds. */
    long found() {
        return notes.found().values().stream().mapToLong(Long::longValue).sum();
    }
}
