package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The program as a person uses it. */
class CommandLineTest extends CommandRun {
    private static final Path EXAMPLE = Path.of("..", "examples", "checkout-fire");

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
    void anOnsetThatTheTelemetryDoesNotCoverIsRefusedWithWhatItCovers() {
        for (String time : new String[] {"2026-02-11T01:15:00Z", "2026-02-13T01:15:00Z", "9999-01-01T00:00:00Z"}) {
            assertThat(run("investigate", "--onset", time, EXAMPLE.toString())).isEqualTo(2);
            assertThat(err.toString()).contains("lies outside the telemetry, which covers 2026-02-12T00:3");
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aPageThatCannotBeWrittenIsSaidBeforeTheWork(@TempDir Path directory) throws Exception {
        assertThat(run("investigate", "--html", directory.toString(), EXAMPLE.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("is a directory; name a file in it").hasLineCount(1);
        assertThat(run("investigate", "--html", directory.resolve("no/x.html").toString(), EXAMPLE.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("there is no directory", "make it first")
                .hasLineCount(1);
        Path calls = Files.writeString(directory.resolve("calls.csv"), "caller,callee\na,b\n");
        assertThat(run("investigate", "--html", calls.toString(), calls.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("would overwrite what is to be read")
                .hasLineCount(1);
        assertThat(calls).hasContent("caller,callee\na,b");
    }

    @Test
    void aPageForWhichThereIsNoRoomCostsNotTheReport() {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "no full device here");
        assertThat(run(
                        "investigate",
                        "--html",
                        "/dev/full",
                        EXAMPLE.resolve("calls.csv").toString()))
                .isEqualTo(2);
        assertThat(out.toString()).contains("Buckets");
        assertThat(err.toString()).startsWith("firefight: /dev/full: ").hasLineCount(1);
    }

    @Test
    void aPageReplacesTheOneBeforeAndLeavesNothingBeside(@TempDir Path directory) throws Exception {
        Path page = Files.writeString(directory.resolve("report.html"), "old");
        run(
                "investigate",
                "--html",
                page.toString(),
                EXAMPLE.resolve("calls.csv").toString());
        assertThat(page).content().startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(directory).isDirectoryNotContaining(file -> !file.equals(page));
    }

    @Test
    void namesOfFilesDoNotSteerTheTerminal(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("a\u001b[31m\nfirefight: done"), "x");
        run("investigate", directory.toString());
        assertThat(err.toString()).doesNotContain("\u001b").hasLineCount(2);
        run("investigate", "no\u001b[31m");
        assertThat(err.toString()).doesNotContain("\u001b").hasLineCount(1);
    }

    @Test
    void anEmptyNameIsNotTheDirectoryOneIsIn() {
        assertThat(run("investigate", "")).isEqualTo(2);
        assertThat(err.toString()).contains("a source is empty").hasLineCount(1);
    }

    @Test
    void memoryThatIsUsedUpIsSaidInOneLineWithWhatToDo() {
        assertThat(failing(() -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("does not fit into")
                .contains("-Xmx")
                .hasLineCount(1);
    }

    @Test
    void aFileThatMayNotBeReadIsSaidInWords() {
        assertThat(failing(() -> {
                    throw new AccessDeniedException("metrics.json");
                }))
                .isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("firefight: metrics.json: permission denied");
    }

    private int failing(Callable<Integer> work) {
        PrintWriter told = new PrintWriter(err, true);
        CommandLine failing = new CommandLine(CommandLine.Model.CommandSpec.wrapWithoutInspection(work)).setErr(told);
        return Main.commandLine(new PrintWriter(out, true), told)
                .addSubcommand("fail", failing)
                .execute("fail");
    }

    @Test
    void outputThatIsLostIsToldUnlessItsReaderHadEnough() {
        assertThat(lossOf("No space left on device")).contains("No space left on device");
        assertThat(lossOf("Broken pipe")).isEmpty();
    }

    private static Optional<String> lossOf(String reason) {
        StandardOutput standard = new StandardOutput(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(reason);
            }
        });
        PrintWriter writer = new PrintWriter(standard, true, StandardCharsets.UTF_8);
        writer.println("a report");
        return standard.loss();
    }

    @Test
    void anUnknownFormatNamesTheKnownOnes() {
        assertThat(run("investigate", "--format", "xml", EXAMPLE.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--format xml is not known").contains("otlp-json");
    }
}
