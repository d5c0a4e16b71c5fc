package dev.firefight.telemetry.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.ReadNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileDirectoryTest {
    private static final String LOG = "2025-11-21T03:41:44Z a\n2025-11-21T03:41:45Z b\n";

    @TempDir
    private Path parent;

    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createDirectory(parent.resolve("case"));
    }

    private Recording read() throws IOException {
        return read(Optional.empty());
    }

    private Recording read(Optional<Format> forced) throws IOException {
        return RecordingReader.read(directory, new Vocabulary(text -> 0), forced);
    }

    private static List<String> reasons(ReadNotes notes) {
        return notes.problems().stream().map(ReadNotes.Problem::reason).toList();
    }

    private static List<String> reasons(Recording recording, String file) {
        return recording.files().stream()
                .filter(report -> report.file().endsWith(file))
                .flatMap(report -> reasons(report.notes()).stream())
                .toList();
    }

    @Test
    void directoriesWithinAreNamedAndNotRead() throws IOException {
        Files.writeString(directory.resolve("a.log"), LOG);
        Files.createDirectory(directory.resolve("metrics.jsonl.gz"));
        Files.createDirectory(directory.resolve(".git"));

        Recording recording = read();

        assertThat(recording.telemetry().logs().size()).isEqualTo(2);
        assertThat(recording.files()).hasSize(2);
        assertThat(reasons(recording, "metrics.jsonl.gz"))
                .containsExactly("a directory within a directory; not read: ask for it by itself");
    }

    @Test
    void emptyFilesAndAnEmptyDirectoryAreSaidToBeEmpty() throws IOException {
        assertThat(reasons(read(), "case")).containsExactly("a directory without files; nothing to read");
        Files.createFile(directory.resolve("a"));
        Files.createFile(directory.resolve("changes.jsonl"));

        Recording recording = read();

        assertThat(reasons(recording, "a")).containsExactly("holds nothing that is known as telemetry");
        assertThat(reasons(recording, "changes.jsonl")).isEmpty();
    }

    @Test
    void linksThatLeadNowhereOrInCirclesAreNamed() throws IOException {
        Files.writeString(directory.resolve("a.log"), LOG);
        Files.createSymbolicLink(directory.resolve("gone"), parent.resolve("nothing"));
        Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));
        Files.createSymbolicLink(directory.resolve("up"), parent);

        Recording recording = read();

        assertThat(recording.telemetry().logs().size()).isEqualTo(2);
        assertThat(recording.files()).hasSize(4);
        assertThat(reasons(recording, "gone")).hasSize(1);
        assertThat(reasons(recording, "loop")).hasSize(1);
        assertThat(reasons(recording, "up")).hasSize(1);
    }

    @Test
    void aLinkIsFollowedToWhatLiesInTheRecordingOrBesideItAndNoFurther() throws IOException {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        directory = Files.createDirectory(
                Files.createDirectory(parent.resolve("cases")).resolve("one"));
        Path beside = Files.createDirectory(parent.resolve("cases").resolve("shared"));
        Files.createSymbolicLink(directory.resolve("a.log"), Files.writeString(beside.resolve("data.log"), LOG));
        Files.createSymbolicLink(directory.resolve("b.log"), Files.writeString(elsewhere.resolve("secret.log"), LOG));

        Recording recording = read();

        assertThat(recording.telemetry().logs().size()).isEqualTo(2);
        assertThat(reasons(recording, "b.log"))
                .containsExactly("a link that leads out of the recording; not read: name the file itself");
    }

    @Test
    void aLinkOutOfABaselineIsNotFollowed() throws IOException {
        Path elsewhere = Files.createTempDirectory("elsewhere");
        Path baseline = Files.createDirectory(directory.resolve("usual"));
        Path secret = Files.writeString(elsewhere.resolve("secret.log"), LOG);
        Files.createSymbolicLink(baseline.resolve("a.log"), secret);
        Files.writeString(directory.resolve("recording.json"), "{\"baseline\":\"usual\"}");

        Recording recording = read();

        assertThat(recording.baseline().orElseThrow().logs().size()).isZero();
        assertThat(reasons(recording, "a.log")).singleElement().satisfies(reason -> assertThat(reason)
                .contains("leads out of the recording"));
        Files.delete(secret);
        Files.delete(elsewhere);
    }

    @Test
    void severalFilesAreOneRecordingAndDirectoriesAmongThemAreNamed() throws IOException {
        Path log = Files.writeString(directory.resolve("a.log"), LOG);
        Path table = Files.writeString(parent.resolve("t"), "time,cart_cpu\n1763696504,1\n");
        Path info = Files.writeString(directory.resolve("recording.json"), "{\"id\":\"own\",\"baseline\":\"usual\"}");
        Path baseline = Files.createDirectory(directory.resolve("usual"));
        Files.writeString(baseline.resolve("b.log"), LOG);
        Path other = Files.createDirectory(directory.resolve("other"));

        Recording recording = RecordingReader.read(
                List.of(log, other, info, table, baseline), new Vocabulary(text -> 0), Optional.empty());

        assertThat(recording.info().id()).isEqualTo("own");
        assertThat(recording.telemetry().logs().size()).isEqualTo(2);
        assertThat(recording.telemetry().series()).hasSize(1);
        assertThat(recording.baseline().orElseThrow().logs().size()).isEqualTo(2);
        assertThat(reasons(recording, "other")).hasSize(1);
        assertThat(reasons(recording, "usual")).isEmpty();
    }

    @Test
    void aBaselineThatHoldsNothingUsableIsReadAndReported() throws IOException {
        Files.writeString(directory.resolve("a.log"), LOG);
        Path baseline = Files.createDirectory(directory.resolve("usual"));
        Files.writeString(baseline.resolve("notes"), "milk, bread\n");
        Files.writeString(baseline.resolve("recording.json"), "[");
        Files.writeString(directory.resolve("recording.json"), "{\"baseline\":\"usual\"}");

        Recording recording = read();

        assertThat(recording.telemetry().logs().size()).isEqualTo(2);
        assertThat(reasons(recording, "usual/notes")).containsExactly("holds nothing that is known as telemetry");
        assertThat(reasons(recording, "usual/recording.json")).hasSize(1);
    }

    @Test
    void namesMayHoldSpacesAndLineEnds() throws IOException {
        Files.writeString(directory.resolve("a b\nc.log"), LOG);

        assertThat(read().telemetry().logs().size()).isEqualTo(2);
    }

    @Test
    void aFileThatMustNotBeReadCostsOnlyItself() throws IOException {
        Files.writeString(directory.resolve("a.log"), LOG);
        Path closed = Files.writeString(directory.resolve("b.log"), LOG);
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(closed), "this user may read everything");

        Recording recording = read();

        assertThat(recording.telemetry().logs().size()).isEqualTo(2);
        assertThat(reasons(recording, "b.log")).containsExactly("cannot be read: permission denied");
    }

    @Test
    void aSourceThatIsNotThereIsAnError() {
        assertThatThrownBy(
                        () -> RecordingReader.read(parent.resolve("none"), new Vocabulary(text -> 0), Optional.empty()))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aToldFormatLeavesTheCallGraphAndTheNamedFilesAlone() throws IOException {
        Files.writeString(directory.resolve("calls.csv"), "caller,callee\nfront,cart\n");
        Files.writeString(directory.resolve("changes.jsonl"), "{\"time\":1763696504,\"kind\":\"deploy\"}\n");
        Files.writeString(directory.resolve("x"), "a heading\nand another\n2025-11-21T03:41:44Z a\n");

        Recording recording = read(Optional.of(Format.LOG_TEXT));

        assertThat(recording.telemetry().calls()).hasSize(1);
        assertThat(recording.telemetry().changes()).hasSize(1);
        assertThat(recording.telemetry().logs().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | not readable as JSON",
                "[1] | not a JSON object",
                "{\"start\":\"soon\"} | \"start\" is no time",
                "{\"onset\":{}} | \"onset\" is no time",
                "{\"symptom\":7} | \"symptom\" is no JSON object",
                "{\"id\":[]} | \"id\" is no text",
                "{\"start\":2000000000,\"end\":1000000000} | not after"
            })
    void aRecordingThatSpeaksNonsenseOfItselfIsReadAllTheSame(String json, String reason) throws IOException {
        Files.writeString(directory.resolve("a.log"), LOG);
        Files.writeString(directory.resolve("recording.json"), json);

        Recording recording = read();

        assertThat(recording.telemetry().logs().size()).isEqualTo(2);
        assertThat(recording.info().id()).isEqualTo("case");
        assertThat(reasons(recording, "recording.json")).singleElement().satisfies(said -> assertThat(said)
                .contains(reason));
    }

    @Test
    void aHugeDescriptionIsNotRead() throws IOException {
        Files.writeString(directory.resolve("recording.json"), "{\"id\":\"" + "x".repeat(2 << 20) + "\"}");

        assertThat(reasons(read(), "recording.json")).singleElement().satisfies(reason -> assertThat(reason)
                .contains("larger than 1048576 bytes"));
    }

    @ParameterizedTest
    @CsvSource({
        "../../elsewhere, neither in the recording nor beside it",
        "/, neither in the recording nor beside it",
        "../none, not there",
        "., the recording itself",
        "a\\u0000b, the recording itself",
        "../link, leads elsewhere"
    })
    void aBaselineThatIsNotItsOwnIsRefused(String baseline, String reason) throws IOException {
        Path elsewhere = Files.createTempDirectory("elsewhere");
        Files.writeString(elsewhere.resolve("a.log"), LOG);
        Files.createSymbolicLink(parent.resolve("link"), elsewhere);
        Files.writeString(directory.resolve("recording.json"), "{\"baseline\":\"" + baseline + "\"}");

        Recording recording = read();

        assertThat(recording.baseline()).isEmpty();
        assertThat(reasons(recording.notes())).singleElement().satisfies(said -> assertThat(said)
                .contains(reason));
        Files.delete(elsewhere.resolve("a.log"));
        Files.delete(elsewhere);
    }

    @Test
    void aBaselineWithinIsReadOnceAndWhatItSaysOfItselfIsNotTakenForTheRecording() throws IOException {
        Path baseline = Files.createDirectory(directory.resolve("usual"));
        Files.writeString(baseline.resolve("a.log"), LOG);
        Files.writeString(baseline.resolve("recording.json"), "{\"id\":\"other\",\"baseline\":\"..\"}");
        Files.writeString(directory.resolve("recording.json"), "{\"id\":\"own\",\"baseline\":\"usual\"}");

        Recording recording = read();

        assertThat(recording.info().id()).isEqualTo("own");
        assertThat(recording.baseline().orElseThrow().logs().size()).isEqualTo(2);
        assertThat(recording.files())
                .singleElement()
                .satisfies(report -> assertThat(report.notes().problems()).isEmpty());
    }

    @Test
    void aFileOfTooManySeriesIsReadUpToTheBoundAndSaysSo() throws IOException {
        StringBuilder table = new StringBuilder("time,metric,id,value\n");
        for (int i = 0; i < TelemetryBuilder.MOST_SERIES + 10; i++) {
            table.append("1763696504,m,").append(i).append(",1\n");
        }
        Files.writeString(directory.resolve("a"), table);

        Recording recording = read();

        assertThat(recording.telemetry().series()).hasSize(TelemetryBuilder.MOST_SERIES);
        assertThat(recording.files().getFirst().notes().problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.reason()).contains("200000");
                    assertThat(problem.count()).isEqualTo(10);
                });
    }
}
