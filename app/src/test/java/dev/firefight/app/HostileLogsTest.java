package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code firefight logs} does where names, folders, disks and writers are not as they should be. */
class HostileLogsTest extends CommandRun {
    private static final Path FULL = Path.of("/dev/full");
    private static final Path NOTHING = Path.of("/dev/null");

    @TempDir
    private Path directory;

    private Path log(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "2026-02-12T00:01:00Z INFO shop.Orders: order 7 placed\n");
    }

    private void loop() throws IOException {
        log("a/app.log");
        Files.createSymbolicLink(directory.resolve("a/up"), directory);
    }

    @Test
    void aLinkThatLeadsBackHidesNothingFromAPattern() throws IOException {
        loop();

        assertThat(run("logs", directory + "/**/*.log")).as(err.toString()).isZero();
        assertThat(out.toString()).startsWith("1 line,");
    }

    @Test
    void aLinkThatLeadsBackIsPassedOverInADirectory() throws IOException {
        loop();

        assertThat(run("logs", directory.toString())).as(err.toString()).isZero();
        assertThat(out.toString()).startsWith("1 line,");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aPatternBelowAFolderThatIsNotThereMatchesNothing() {
        assertThat(run("logs", directory + "/none/*.log")).isEqualTo(2);
        assertThat(err.toString()).contains("no file is called so").hasLineCount(1);
    }

    @Test
    void anEmptyNameIsNotTheWorkingDirectory() {
        assertThat(run("logs", "")).isEqualTo(2);
        assertThat(err.toString()).contains("perhaps a variable of the shell is not set");
    }

    @Test
    void aDeviceIsNeverReplacedByTheListOfMutedPatterns() throws IOException {
        assumeThat(Files.isWritable(NOTHING)).as("a system with " + NOTHING).isTrue();
        assumeThat(Files.isWritable(NOTHING.getParent()))
                .as("nobody who could harm " + NOTHING + " by failing")
                .isFalse();
        String id = pattern();

        assertThat(run(
                        "logs",
                        "--muted",
                        NOTHING.toString(),
                        "--mute",
                        id,
                        log("app.log").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no plain file");
        assertThat(out.toString()).as("nothing is told as done").isEmpty();
        assertThat(Files.isRegularFile(NOTHING)).isFalse();
    }

    private String pattern() throws IOException {
        assertThat(run("logs", "--json", log("app.log").toString())).isZero();
        return out.toString().replaceFirst("(?s).*\"pattern\" : \"([0-9a-f]{16})\".*", "$1");
    }

    @Test
    void aListOfMutedPatternsThatIsADirectoryIsCalledSo() throws IOException {
        assertThat(run("logs", "--muted", directory.toString(), log("app.log").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(directory + ": a directory; name a file in it");
    }

    @Test
    void aFullDiskIsToldWithTheFile() throws IOException {
        assumeThat(Files.exists(FULL)).as("a system with " + FULL).isTrue();
        for (String option : List.of("--emit", "--html")) {

            assertThat(run("logs", option, FULL.toString(), log("app.log").toString()))
                    .isEqualTo(2);
            assertThat(err.toString()).contains(FULL + ": cannot be written: ");
        }
    }

    @Test
    void aLineThatIsNeverFinishedDoesNotKeepAllRowsThatFollow() throws IOException {
        int lines = 150_000;
        StringBuilder text = new StringBuilder("2026-02-12T00:01:00.000000000Z stderr P the start of it \n");
        for (int i = 0; i < lines; i++) {
            text.append("2026-02-12T00:01:00.000000000Z stdout F order ")
                    .append(i)
                    .append(" placed\n");
        }
        text.append("2026-02-12T00:01:00.000000000Z stderr F and its end\n");
        Path file = Files.writeString(directory.resolve("cri.log"), text);
        Path rows = directory.resolve("rows.csv");

        assertThat(run("logs", "--emit", rows.toString(), file.toString()))
                .as(err.toString())
                .isZero();
        List<String> written = Files.readAllLines(rows);
        assertThat(written).hasSize(1 + lines + 2);
        assertThat(written.get(1)).as("its row did not wait for the end").doesNotContain("end");
    }

    @Test
    void recordsThatAreLostInARecordingAreTold() throws IOException {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            records.append("{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"176000000000000000")
                    .append(i)
                    .append("\",\"body\":{\"stringValue\":\"order placed\"}}]}]}]}\n");
        }
        Files.writeString(directory.resolve("recording.json"), "{}");
        Files.writeString(directory.resolve("logs.jsonl"), records.substring(0, records.length() - 40));

        assertThat(run("logs", directory.toString())).as(err.toString()).isZero();
        assertThat(err.toString()).contains("logs.jsonl:9: ").contains("8 log records");
    }
}
