package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a person uses it. */
class CommandLineTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "checkout-fire");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void theExampleIsInvestigatedAndTheRightChangeIsBlamed() {
        assertThat(run("investigate", EXAMPLE.toString())).isZero();
        assertThat(out.toString())
                .contains("most likely to blame")
                .contains("Tidy production configuration")
                .contains("inventory");
        assertThat(err.toString().lines()).singleElement().satisfies(note -> assertThat(note)
                .contains("a counter that fell")); // the deployment restarts it
    }

    @Test
    void jsonHoldsTheFindings() {
        assertThat(run("investigate", "--json", EXAMPLE.toString())).isZero();
        assertThat(out.toString())
                .contains("\"suspects\"")
                .contains("\"buckets\"")
                .contains("\"elapsedMillis\"")
                .contains("\"onset\" : \"2026-02-12T01:1")
                .doesNotContain("NaN");
    }

    @Test
    void theSameInputGivesTheSameFindings() {
        run("investigate", "--json", EXAMPLE.toString());
        String first = out.toString().replaceAll("\"elapsedMillis\" : \\d+", "");
        out.getBuffer().setLength(0);
        run("investigate", "--json", EXAMPLE.toString());
        assertThat(out.toString().replaceAll("\"elapsedMillis\" : \\d+", "")).isEqualTo(first);
    }

    @Test
    void anOnsetCanBeTold() {
        assertThat(run("investigate", "--onset", "2026-02-12T01:15:00Z", EXAMPLE.toString()))
                .isZero();
        assertThat(out.toString()).contains("01:15:00");
    }

    @Test
    void whatIsNotThereIsSaidInOneLine() {
        assertThat(run("investigate", "no-such-place")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("firefight: there is nothing at no-such-place");
    }

    @Test
    void aTimeThatIsNoneIsSaidInOneLine() {
        assertThat(run("investigate", "--onset", "yesterday", EXAMPLE.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--onset yesterday is no time").hasLineCount(1);
    }

    @Test
    void aDirectoryWithNothingUsableEndsWithTwo(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("notes.txt"), "milk, bread\n");
        assertThat(run("investigate", directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("notes.txt").contains("nothing usable");
    }

    @Test
    void oneFileIsEnough() {
        assertThat(run("investigate", EXAMPLE.resolve("metrics.jsonl.gz").toString()))
                .isZero();
        assertThat(out.toString()).contains("recent changes: not checked");
    }

    @Test
    void severalFilesAreOneRecording() {
        assertThat(run(
                        "investigate",
                        EXAMPLE.resolve("metrics.jsonl.gz").toString(),
                        EXAMPLE.resolve("changes.jsonl").toString()))
                .isZero();
        assertThat(out.toString()).contains("the 6 recent changes could be compared by time");
    }

    @Test
    void aFileWithoutAnythingUsableIsToldWithLineAndReasonAndEndsWithTwo(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("x"), "{\"resourceLogs\":[{\n");
        assertThat(run("investigate", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        file + ":2: not readable as JSON to the end of the line; kept what came before",
                        "firefight: nothing usable in " + file);
    }

    @Test
    void whatConcernsAllFilesIsToldAndStandsInTheReport(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("recording.json"), "{\"baseline\":\"../../elsewhere\"}");
        Files.writeString(
                directory.resolve("x"),
                "# TYPE x counter\nx{job=\"a\"} 5 1763696504\nx{job=\"a\"} 9 1763696514\nx{job=\"a\"} 2 1763696524\n");
        assertThat(run("investigate", "--json", directory.toString())).isZero();
        assertThat(err.toString()).contains(directory + ": a counter that fell").contains("the baseline that");
        assertThat(out.toString()).contains("\"all files\"").contains("a counter that fell");
    }

    @Test
    void aToldFormatOverridesWhatTheContentLooksLike(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("x"), "heading\nanother\n2025-11-21T03:41:44Z ERROR a\n");
        assertThat(run("investigate", file.toString())).isEqualTo(2);
        assertThat(run("investigate", "--format", "log-text", file.toString())).isZero();
        assertThat(out.toString()).contains("a log file");
    }

    @Test
    void anUnknownFormatNamesTheKnownOnes() {
        assertThat(run("investigate", "--format", "xml", EXAMPLE.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--format xml is not known").contains("otlp-json");
    }
}
