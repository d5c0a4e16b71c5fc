package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Reads samples with a reader, whole and damaged. A damaged one may lose what it says, and must say so; it never throws. */
final class ReaderFuzz {
    private static final int FLIPPED_SAMPLES = 400;

    private ReaderFuzz() {}

    /**
     * What came out of a reader.
     *
     * @param telemetry the records
     * @param notes the notes
     * @param logTexts texts of the log records, by pattern number
     * @param resets how often counters fell
     */
    record Outcome(Telemetry telemetry, ReadNotes notes, List<String> logTexts, long resets) {
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
    }

    /** Reads a text in a given format. */
    static Outcome read(Format format, String text) {
        return read(format, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads bytes in a given format. */
    static Outcome read(Format format, byte[] bytes) {
        List<String> texts = new ArrayList<>();
        TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(text -> {
            texts.add(text.toString());
            return texts.size() - 1;
        }));
        ReadNotes notes = new ReadNotes();
        try {
            format.read(new ByteArrayInputStream(bytes), into, notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Telemetry telemetry = into.build();
        return new Outcome(telemetry, notes, texts, into.counterResets());
    }

    /** What a text is taken for. */
    static Optional<Format> detect(String text) {
        return FormatDetector.detect(text.getBytes(StandardCharsets.UTF_8)).map(FormatDetector.Detection::format);
    }

    /** Cuts a sample anywhere, then flips bytes of it: neither may throw, and every series stays in order and finite. */
    static void survivesDamage(Format format, String sample, long seed) {
        survivesDamage(format, sample.getBytes(StandardCharsets.UTF_8), seed);
    }

    /** Does the same to a sample in bytes. */
    static void survivesDamage(Format format, byte[] whole, long seed) {
        for (int length = 0; length <= whole.length; length++) {
            check(format, Arrays.copyOf(whole, length), "cut to " + length + " bytes");
        }
        Random random = new Random(seed);
        for (int i = 0; i < FLIPPED_SAMPLES; i++) {
            byte[] flipped = whole.clone();
            int flips = 1 + random.nextInt(4);
            for (int flip = 0; flip < flips; flip++) {
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            }
            check(format, flipped, "seed " + seed + ", sample " + i);
        }
    }

    private static void check(Format format, byte[] bytes, String what) {
        try {
            FormatDetector.detect(bytes);
            for (Series series : read(format, bytes).telemetry().series()) {
                for (int i = 0; i < series.size(); i++) {
                    assertThat(series.values()[i]).isFinite();
                    assertThat(i == 0 || series.timesNanos()[i] > series.timesNanos()[i - 1])
                            .isTrue();
                }
            }
        } catch (RuntimeException e) {
            fail(format + ", " + what + ": " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }
}
