package dev.firefight.evidence.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Investigation;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingArchive;
import dev.firefight.telemetry.recording.RecordingInfo;
import dev.firefight.telemetry.recording.RecordingReader;
import dev.firefight.telemetry.recording.SaidTexts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was seen live and written down is found again: the same findings, to the last digit. */
class RecordedAgainTest {
    private static final int MADE_UP = 24;
    private static final long MOST_BYTES = 1 << 30;

    @TempDir
    private Path directory;

    static Stream<Told> incidents() throws IOException {
        return Stream.concat(
                Stream.of(Told.read(Path.of("..", "examples", "checkout-fire"))),
                LongStream.rangeClosed(1, MADE_UP).mapToObj(MadeUp::of));
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void aRecordingOfWhatWasReadHasTheSameFindings(Told told) throws IOException {
        for (boolean isOnsetTold : new boolean[] {true, false}) {
            Question live = Transformed.SAME.question(told, isOnsetTold);
            Path recorded = directory.resolve("recorded-" + isOnsetTold);
            RecordingArchive.unpack(new ByteArrayInputStream(archive(told)), recorded, MOST_BYTES);

            LogPatterns patterns = new LogPatterns();
            Recording read = RecordingReader.read(recorded, new Vocabulary(patterns), Optional.empty());

            assertThat(read.files())
                    .allSatisfy(file -> assertThat(file.notes().problems()).isEmpty());
            assertThat(read.telemetry().feeds()).isEqualTo(told.incident().feeds());
            Findings found = Investigation.investigate(
                    new Question(read.telemetry(), Optional.empty(), patterns, live.symptom(), live.onsetNanos()));
            Findings before = Investigation.investigate(new Question(
                    live.incident(), Optional.empty(), live.patterns(), live.symptom(), live.onsetNanos()));
            assertThat(before.suspects()).isNotEmpty();
            assertThat(found).usingRecursiveComparison().isEqualTo(before);
        }
    }

    private byte[] archive(Told told) throws IOException {
        Telemetry telemetry = told.incident();
        try (SaidTexts texts = new SaidTexts(new LogPatterns(), directory.resolve("texts"), MOST_BYTES)) {
            for (int i = 0; i < telemetry.logs().size(); i++) {
                texts.classify(
                        told.texts().get(telemetry.logs().pattern(i)),
                        telemetry.logs().trace(i));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            RecordingArchive.write(RecordingInfo.named(told.id()), telemetry, texts, out);
            return out.toByteArray();
        }
    }
}
