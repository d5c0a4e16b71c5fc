package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code firefight logs} as a person uses it. */
class LogsCommandTest extends CommandRun {
    private static final Instant START = Instant.parse("2026-02-12T00:00:00Z");
    private static final int SECONDS = 3600;
    private static final int FIRE = 2700;

    @TempDir
    private Path directory;

    /** An hour of a service whose pool runs out after 45 minutes. */
    private Path fire() throws IOException {
        Random random = new Random(3);
        StringBuilder log = new StringBuilder();
        for (int second = 0; second < SECONDS; second++) {
            String time = START.plusSeconds(second).toString().replace("Z", ".123Z");
            log.append(time).append(" INFO [http-").append(random.nextInt(8)).append("] shop.Orders: order ");
            log.append(random.nextInt(100_000))
                    .append(" placed in ")
                    .append(random.nextInt(90))
                    .append(" ms\n");
            if (second % 10 == 0) {
                log.append(time).append(" INFO [timer-1] shop.Stock: stock refreshed\n");
            }
            if (second >= FIRE && second % 5 == 0) {
                log.append(time).append(" ERROR [http-2] shop.Pool: no connection for order ");
                log.append(random.nextInt(100_000)).append(", password=hunter2\n");
                log.append("java.lang.IllegalStateException: pool is empty\n\tat shop.Pool.take(Pool.java:71)\n");
            }
            if (second == FIRE + 300) {
                log.append(time).append(" WARN [http-3] shop.Orders: giving up on supplier north\n");
            }
        }
        return Files.writeString(directory.resolve("shop.log"), log);
    }

    private static JsonNode pattern(JsonNode answer, String text) {
        return StreamSupport.stream(answer.get("patterns").spliterator(), false)
                .filter(one -> one.get("template").asString().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " in " + answer));
    }

    @Test
    void theFirstScreenShowsWhatIsNew() throws IOException {
        assertThat(run("logs", fire().toString())).isZero();
        String screen = out.toString();

        assertThat(screen)
                .contains("4,501 lines", "2026-02-12 00:00–00:59 UTC", "Before and after 2026-02-12 00:44:00 UTC");
        List<String> changes = screen.lines()
                .dropWhile(line -> !line.contains("Before and after"))
                .filter(line -> line.startsWith("new"))
                .toList();
        assertThat(changes.getFirst()).contains("0 → 180", "no connection for order *");
    }

    @Test
    void aLineSeenOnceIsReportedAndCountsAddUp() throws IOException {
        JsonNode answer = json("logs", "--json", fire().toString());

        JsonNode once = pattern(answer, "giving up");
        assertThat(once.get("kind").asString()).isEqualTo("new");
        assertThat(once.get("after").asLong()).isOne();
        assertThat(once.get("first").asString()).isEqualTo("2026-02-12T00:50:00.123Z");
        long sum = StreamSupport.stream(answer.get("patterns").spliterator(), false)
                .mapToLong(one -> one.get("before").asLong() + one.get("after").asLong())
                .sum();
        assertThat(sum + answer.get("otherLines").asLong())
                .isEqualTo(answer.get("lines").asLong())
                .isEqualTo(4501);
    }

    @Test
    void theVolumeCountsEachLineAtItsOwnLevel() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int second = 0; second < 60; second++) {
            String level = second == 7 ? "ERROR" : second % 20 == 5 ? "WARN" : "INFO";
            log.append(START.plusSeconds(second)).append(' ').append(level).append(" shop.Orders: saved\n");
        }
        JsonNode volume = json(
                        "logs",
                        "--json",
                        Files.writeString(directory.resolve("saved.log"), log).toString())
                .get("volume");

        assertThat(sum(volume.get("lines"))).isEqualTo(60);
        assertThat(sum(volume.get("warnings"))).isEqualTo(3);
        assertThat(sum(volume.get("errors"))).isOne();
    }

    private static long sum(JsonNode counts) {
        return StreamSupport.stream(counts.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    @Test
    void secretsAreMaskedInWhatLeavesTheMachine() throws IOException {
        run("logs", "--json", fire().toString());
        assertThat(out.toString()).contains("password=[masked]").doesNotContain("hunter2");
    }

    @Test
    void aToldIncidentSplitsThere() throws IOException {
        JsonNode answer = json("logs", "--json", "--incident", "2026-02-12T00:47:30Z", fire().toString());

        assertThat(answer.get("split").asString()).isEqualTo("2026-02-12T00:47:30Z");
        assertThat(answer.get("splitOrigin").asString()).isEqualTo("told");
        assertThat(pattern(answer, "no connection").get("before").asLong()).isEqualTo(30);
        assertThat(pattern(answer, "stock refreshed").get("kind").asString()).isEqualTo("steady");
    }

    @Test
    void severalFilesAreOneTableAndADirectoryIsItsFiles() throws IOException {
        List<String> lines = Files.readAllLines(fire());
        Files.write(directory.resolve("shop.log.1"), lines.subList(0, 2000));
        Files.write(directory.resolve("shop.log"), lines.subList(2000, lines.size()));

        JsonNode answer = json("logs", "--json", directory.toString());

        assertThat(answer.get("files")).hasSize(2);
        assertThat(answer.get("lines").asLong()).isEqualTo(4501);
        assertThat(pattern(answer, "no connection").get("after").asLong()).isEqualTo(180);
    }

    @Test
    void eachPhysicalLineHasItsRow() throws IOException {
        Path table = directory.resolve("lines.csv");
        assertThat(run("logs", "--emit", table.toString(), fire().toString())).isZero();

        List<String> rows = Files.readAllLines(table);
        assertThat(rows).hasSize(4502).first().isEqualTo("line,pattern,template");
        assertThat(rows.get(1)).matches("1,[0-9a-f]{16},\"order <\\*> placed in <\\*> ms\"");
        assertThat(rows.stream().skip(1).map(row -> row.substring(0, row.indexOf(','))))
                .startsWith("1", "2", "3")
                .endsWith("4501");
    }

    @Test
    void anyBytesAreAcceptedAndCounted() throws IOException {
        Random random = new Random(11);
        for (int size : new int[] {0, 1, 7, 1000, 100_000}) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            Path file = Files.write(directory.resolve("noise"), bytes);
            long ends = new String(bytes, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            long lines = size == 0 || bytes[size - 1] == '\n' ? ends : ends + 1;

            assertThat(json("logs", "--json", file.toString()).get("lines").asLong())
                    .isEqualTo(lines);
        }
    }

    @Test
    void aPackedFileThatIsCutIsReadAsFarAsItGoesAndThatIsTold() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readAllBytes(fire()));
        }
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        Path file = Files.write(directory.resolve("shop.log.gz"), cut);

        assertThat(json("logs", "--json", file.toString()).get("lines").asLong())
                .isBetween(1000L, 4000L);
        assertThat(err.toString()).contains("shop.log.gz: the compressed file is cut or damaged");
    }

    @Test
    void whatIsNotThereIsToldInOneLine() throws IOException {
        assertThat(run("logs", directory.resolve("absent.log").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("absent.log").hasLineCount(1);
        assertThat(run("logs", "--incident", "yesterday", fire().toString())).isEqualTo(2);
        assertThat(err.toString()).contains("yesterday is no time");
    }

    @Test
    void aLogThatEndsAmidASlotTurnsNowhere() throws IOException {
        StringBuilder log = new StringBuilder();
        Instant start = Instant.parse("2026-01-31T02:00:00Z");
        for (int i = 0; i < 30_000; i++) { // ten seconds a slot; the last of them is seen for three
            log.append(start.plusMillis(i * 12L + (i % 7)))
                    .append(" INFO asked for item ")
                    .append(i)
                    .append('\n');
        }
        Path file = Files.writeString(directory.resolve("app.log"), log);
        assertThat(run("logs", file.toString())).isZero();
        assertThat(out.toString()).contains("What is said").doesNotContain("where most changed");
    }

    @Test
    void whatWasSaidOnlyShortlyBeforeStandsBeforeTheChanges() throws IOException {
        Instant start = Instant.parse("2026-01-31T02:00:00Z");
        StringBuilder log = new StringBuilder();
        for (int second = 0; second < 6_000; second++) {
            String time = start.plusSeconds(second).toString();
            log.append(time)
                    .append(" INFO shop.Orders: placed order ")
                    .append(second)
                    .append('\n');
            if (second == 1_000) {
                log.append(time).append(" INFO shop.Mail: newsletter sent\n");
            }
            if (second == 4_160) {
                log.append(time).append(" INFO shop.Config: configuration read anew, pool size 5\n");
            }
            if (second >= 4_200) {
                log.append(time)
                        .append(" ERROR shop.Orders: no connection for order ")
                        .append(second)
                        .append('\n');
            }
        }
        Path file = Files.writeString(directory.resolve("app.log"), log);
        assertThat(run("logs", "--incident", "03:10", file.toString())).isZero();
        assertThat(out.toString())
                .containsSubsequence("40 s before", "pool size 5", "no connection", "newsletter")
                .doesNotContain("syslog");

        assertThat(json("logs", "--json", "--incident", "03:10", file.toString())
                        .get("shortlyBefore"))
                .hasSize(1);
    }
}
