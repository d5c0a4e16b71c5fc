package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.app.report.LogSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code firefight logs} can be pointed at, and the page it writes. */
class LogSourcesTest extends CommandRun {
    private static final String A_DEVICE = "/dev/zero: a device, no file and no pipe";

    @TempDir
    private Path directory;

    private Path lines(String name, int fromMinute, int toMinute) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int minute = fromMinute; minute < toMinute; minute++) {
            text.append("2026-02-12T00:%02d:00Z INFO shop.Orders: order %d placed\n".formatted(minute, minute * 7));
        }
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void rotated() throws IOException {
        lines("app.log", 40, 60);
        lines("app.log.1", 20, 40);
        packed(lines("app.log.2", 0, 20), "app.log.2.gz");
        Files.delete(directory.resolve("app.log.2"));
    }

    private Path packed(Path file, String name) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readAllBytes(file));
        }
        return Files.write(directory.resolve(name), packed.toByteArray());
    }

    @Test
    void aRotatedFamilyIsOneStreamOnTheScreenInTimeOrder() throws IOException {
        rotated();
        JsonNode answer = json("logs", "--json", directory.toString());

        assertThat(answer.get("files").valueStream().map(file -> file.get("name")
                        .asString()))
                .extracting(name -> name.substring(name.lastIndexOf('/') + 1))
                .containsExactly("app.log.2.gz", "app.log.1", "app.log");
        assertThat(LogSchema.complaints(answer)).isEmpty();
        assertThat(run("logs", directory.toString())).isZero();
        assertThat(out.toString()).contains("app.log (3 files)");
    }

    @Test
    void directoriesAreReadWithAllInThemAndWhatIsNoTextIsLeftOutAndTold() throws IOException {
        lines("a/b/deep.log", 0, 10);
        Files.write(directory.resolve("system.journal"), new byte[100]);
        Files.writeString(directory.resolve(".hidden"), "x\n");

        assertThat(json("logs", "--json", directory.toString()).get("lines").asLong())
                .isEqualTo(10);
        assertThat(err.toString())
                .contains("system.journal", "no text, left out")
                .doesNotContain(".hidden");
    }

    @Test
    void aPatternThatNoShellResolvedIsResolvedAndEachFileIsReadOnce() throws IOException {
        rotated();
        String pattern = directory.resolve("*.log*").toString();

        assertThat(json("logs", "--json", pattern, directory.resolve("app.log").toString())
                        .get("lines")
                        .asLong())
                .isEqualTo(60);
        assertThat(run("logs", directory.resolve("*.txt").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no file is called so");
    }

    @Test
    void whatIsNotThereStopsNoOther() throws IOException {
        Path file = lines("app.log", 0, 10);
        String absent = directory.resolve("absent.log").toString();

        assertThat(json("logs", "--json", absent, file.toString()).get("lines").asLong())
                .isEqualTo(10);
        assertThat(err.toString()).contains("absent.log: there is no such file").hasLineCount(1);
    }

    @Test
    void aForcedFormatIsReadAndAnUnknownOneIsAnsweredWithTheNamesThereAre() throws IOException {
        Path file = lines("app.log", 0, 10);

        assertThat(json("logs", "--json", "--format", "plain", file.toString())
                        .at("/patterns/0/template")
                        .asString())
                .contains("INFO shop.Orders");
        assertThat(run("logs", "--format", "klg", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean klog?", "logfmt").hasLineCount(1);
    }

    @Test
    void thePageEscapesWhatLinesSayMasksSecretsAndForbidsAllButItself() throws IOException {
        Path file = lines("app.log", 0, 59);
        Files.writeString(
                file,
                Files.readString(file)
                        + "2026-02-12T00:59:30Z ERROR shop.Web: <script>alert(1)</script> password=hunter2\n");
        Path page = directory.resolve("page.html");

        assertThat(run("logs", "--html", page.toString(), "--incident", "2026-02-12T00:50:00Z", file.toString()))
                .isZero();

        String html = Files.readString(page, StandardCharsets.UTF_8);
        assertThat(html)
                .contains("&lt;script&gt;alert", "password=[masked]", "default-src &#39;none&#39;", "pattern is new")
                .doesNotContain("<script>alert", "hunter2", "http://", "https://");
        assertThat(run("logs", "--html", file.toString(), file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("would overwrite");
    }

    @Test
    void whatTheProgramWroteItselfIsNoLog() throws IOException {
        lines("app.log", 0, 60);
        String page = directory.resolve("page.html").toString();
        String rows = directory.resolve("rows.csv").toString();
        assertThat(run("logs", "--html", page, "--emit", rows, directory.toString()))
                .as(err.toString())
                .isZero();

        JsonNode answer = json("logs", "--json", directory.toString());

        assertThat(answer.get("files")).hasSize(1);
        assertThat(answer.get("lines").asLong()).isEqualTo(60);
        assertThat(err.toString()).contains("page.html, " + rows + ": written by this program, left out");
    }

    @Test
    void nothingThatIsReadIsWrittenOver() throws IOException {
        Path log = lines("app.log", 0, 60);
        String before = Files.readString(log);
        for (String option : new String[] {"--emit", "--html"}) {
            for (Path source : List.of(log, directory)) {
                assertThat(run("logs", option, log.toString(), source.toString()))
                        .isEqualTo(2);
                assertThat(err.toString()).contains("would overwrite what is to be read");
            }
            assertThat(run("logs", option, directory.toString(), log.toString()))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("is a directory");
        }
        assertThat(log).hasContent(before);
    }

    @Test
    void aDeviceIsRefusedAndStopsNoOther() throws IOException {
        Path zero = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(zero), "there is no such device here");
        assertThat(run("logs", zero.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(A_DEVICE).hasLineCount(1);
        assertThat(run("logs", "--follow", "--from-now", zero.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(A_DEVICE).hasLineCount(1);
        assertThat(run("logs", zero.toString(), lines("app.log", 0, 10).toString()))
                .isZero();
    }

    @Test
    void whatWasPackedTwiceIsRefusedWhateverIsAsked() throws IOException {
        Path once = packed(lines("app.log", 0, 60), "once.gz");
        Path twice = packed(once, "twice.gz");
        Path rows = directory.resolve("rows.csv");

        assertThat(run("logs", "--emit", rows.toString(), twice.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("twice.gz: packed with gzip, which is not read; unpack it first (gzip -d); left out")
                .hasLineCount(1);
        assertThat(rows).doesNotExist();
        assertThat(run("logs", twice.toString())).isEqualTo(2);
        assertThat(run("trace", "order", twice.toString())).isEqualTo(2);
        assertThat(json("logs", "--json", "--emit", rows.toString(), once.toString(), twice.toString())
                        .get("lines")
                        .asLong())
                .isEqualTo(60);
        assertThat(rows).content().hasLineCount(61);
        packed(Files.createFile(directory.resolve("empty")), "empty.gz");
        assertThat(json("logs", "--json", directory.toString()).get("lines").asLong())
                .isEqualTo(120);
        assertThat(err.toString())
                .contains("twice.gz: packed twice, or otherwise than with gzip or zstd, left out")
                .doesNotContain("empty.gz");
    }
}
