package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.app.report.LogSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code firefight logs --pattern}, {@code --mute} and what they export. */
class LogsPatternTest extends CommandRun {
    private static final Instant START = Instant.parse("2026-02-12T00:00:00Z");
    private static final int SECONDS = 3600;
    private static final int FIRE = 2700;

    @TempDir
    private Path directory;

    /** An hour in which queries time out now and then, and from 45 minutes on those to one host. */
    private Path fire() throws IOException {
        Random random = new Random(5);
        StringBuilder log = new StringBuilder();
        for (int second = 0; second < SECONDS; second++) {
            String host = "db-" + (1 + random.nextInt(8));
            boolean burns = second >= FIRE && host.equals("db-3");
            String head = START.plusSeconds(second).toString().replace("Z", ".123Z");
            log.append(String.format(
                    Locale.ROOT,
                    "%s INFO [http-%d] shop.Orders - order %d done on host=%s%n",
                    head,
                    random.nextInt(9),
                    random.nextInt(99_999),
                    host));
            if (burns || random.nextInt(100) == 0) {
                log.append(String.format(
                        Locale.ROOT,
                        "%s ERROR [http-%d] shop.Pool - query on host=%s port 5432 timed out after %d ms, password=h%dx%n",
                        head,
                        random.nextInt(9),
                        host,
                        (burns ? 5000 : 3000) + random.nextInt(90),
                        second));
            }
        }
        return Files.writeString(directory.resolve("shop.log"), log);
    }

    private static String id(JsonNode answer, String text) {
        return StreamSupport.stream(answer.get("patterns").spliterator(), false)
                .filter(one -> one.get("template").asString().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " in " + answer))
                .get("pattern")
                .asString();
    }

    @Test
    void theHostInWhichTheChangeLiesStandsFirst() throws IOException {
        String file = fire().toString();
        String id = id(json("logs", "--json", file), "timed out");

        assertThat(run("logs", "--pattern", id.substring(0, 6), file)).isZero();
        List<String> told = out.toString()
                .lines()
                .dropWhile(line -> !line.contains("What tells"))
                .skip(1)
                .limit(1)
                .toList();
        assertThat(told.getFirst()).startsWith("host ").contains("db-3: ").contains("all others: ");
        assertThat(out.toString()).contains("logger    always shop.Pool", "port      always 5432");
    }

    @Test
    void theCountsOfEachVariableAddUpToTheLinesOfThePattern() throws IOException {
        String file = fire().toString();
        JsonNode answer = json("logs", "--json", file);
        for (JsonNode pattern : answer.get("patterns")) {
            JsonNode drill =
                    json("logs", "--json", "--pattern", pattern.get("pattern").asString(), file);
            long lines = pattern.get("before").asLong() + pattern.get("after").asLong();
            assertThat(LogSchema.complaintsOfPattern(drill)).isEmpty();
            assertThat(drill.get("unreadLines").asLong()).isZero();
            for (JsonNode variable : drill.get("variables")) {
                long sum = StreamSupport.stream(variable.get("values").spliterator(), false)
                        .mapToLong(one ->
                                one.get("before").asLong() + one.get("after").asLong())
                        .sum();
                JsonNode others = variable.get("others");
                assertThat(sum
                                + others.get("before").asLong()
                                + others.get("after").asLong())
                        .isEqualTo(lines);
            }
        }
    }

    @Test
    void secretsAreMaskedInWhatIsExportedAndShownOnTheScreen() throws IOException {
        String file = fire().toString();
        String id = id(json("logs", "--json", file), "timed out");

        run("logs", "--pattern", id, "--json", file);
        assertThat(out.toString()).contains("password=[masked]").doesNotContainPattern("h\\d+x");
        run("logs", "--pattern", id, file);
        assertThat(out.toString()).containsPattern("password=h\\d+x");
        run("logs", "--mask", "--pattern", id, file);
        assertThat(out.toString()).contains("password=[masked]").doesNotContainPattern("h\\d+x");
    }

    @Test
    void grepCountsAsManyLinesAsAreTold() throws Exception {
        Path file = fire();
        assertGrepCounts(file);
        Random random = new Random(8);
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            json.append("{\"time\":\"").append(START.plusSeconds(i)).append("\",\"level\":\"info\",\"msg\":\"");
            json.append(
                            i % 3 == 0
                                    ? "caf\u00e9 [" + random.nextInt(9) + "] opened  at /srv/" + random.nextInt(99)
                                    : i % 3 == 1
                                            ? "it's (a+b)* of $" + random.nextInt(9) + " ^x|y"
                                            : "closed caf\u00e9")
                    .append("\",\"pid\":")
                    .append(random.nextInt(99))
                    .append("}\n");
        }
        assertGrepCounts(Files.writeString(directory.resolve("json.log"), json));
    }

    private void assertGrepCounts(Path file) throws Exception {
        for (JsonNode pattern : json("logs", "--json", file.toString()).get("patterns")) {
            String id = pattern.get("pattern").asString();
            JsonNode export =
                    json("logs", "--json", "--pattern", id, file.toString()).get("export");
            String command = export.get("grep").asString().replace("grep -aE", "grep -caE") + " " + file;
            Process grep;
            try {
                grep = new ProcessBuilder("sh", "-c", command).start();
            } catch (IOException e) {
                Assumptions.abort("there is no shell here: " + e.getMessage());
                return;
            }
            String count = new String(grep.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            Assumptions.assumeTrue(grep.waitFor() <= 1, "there is no grep here");
            assertThat(count)
                    .as(pattern.get("template").asString() + ": " + command)
                    .isEqualTo(String.valueOf(pattern.get("before").asLong()
                            + pattern.get("after").asLong()));
        }
    }

    @Test
    void aMutedPatternIsCountedButNotListedUntilItIsShownAgain() throws IOException {
        String file = fire().toString();
        String muted = directory.resolve("team/muted-patterns").toString();
        JsonNode answer = json("logs", "--json", "--muted", muted, file);
        String id = id(answer, "timed out");

        assertThat(run("logs", "--muted", muted, "--mute", id.substring(0, 8), file))
                .as(err.toString())
                .isZero();
        assertThat(Files.readString(Path.of(muted)))
                .startsWith(id + "\tquery on host=")
                .doesNotContain("h2700x");
        JsonNode without = json("logs", "--json", "--muted", muted, file);
        long sum = StreamSupport.stream(without.get("patterns").spliterator(), false)
                .mapToLong(one -> one.get("before").asLong() + one.get("after").asLong())
                .sum();
        assertThat(sum + without.get("muted").get("lines").asLong())
                .isEqualTo(answer.get("lines").asLong());
        assertThat(without.get("muted").get("changed").asInt()).isOne();
        run("logs", "--muted", muted, file);
        assertThat(out.toString())
                .contains("of 1 pattern; 1 of them changed strongly")
                .doesNotContain("timed out");

        assertThat(run("logs", "--muted", muted, "--unmute", id.substring(0, 4)))
                .isZero();
        assertThat(json("logs", "--json", "--muted", muted, file).get("patterns"))
                .hasSameSizeAs(answer.get("patterns"));
    }

    @Test
    void aListThatWasSpoiledIsToldWithItsLine() throws IOException {
        Path muted = directory.resolve("muted");
        String file = fire().toString();
        Files.writeString(muted, "# noise\n<<<<<<< ours\n");
        assertThat(run("logs", "--muted", muted.toString(), file)).isEqualTo(2);
        assertThat(err.toString())
                .contains("line 2 has the mark of a merge conflict")
                .hasLineCount(1);
        Files.writeString(muted, "0123456789abcdef\tfine # ok\n\nxyz\tnot\n");
        assertThat(run("logs", "--muted", muted.toString(), file)).isEqualTo(2);
        assertThat(err.toString()).contains("line 3 starts with no id");
    }

    @Test
    void aStackTraceIsShownWithoutValues() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            log.append(START.plusSeconds(i)).append(" ERROR [main] shop.Pool - query failed\n");
            log.append("java.lang.IllegalStateException: pool is empty\n\tat shop.Pool.take(Pool.java:71)\n");
        }
        String file = Files.writeString(directory.resolve("shop.log"), log).toString();
        String id =
                json("logs", "--json", file).get("traces").get(0).get("pattern").asString();

        assertThat(run("logs", "--pattern", id, file)).as(err.toString()).isZero();
        assertThat(out.toString()).contains("traces    ", "lines of a stack trace one by one");
        assertThat(LogSchema.complaintsOfPattern(json("logs", "--json", "--pattern", id, file)))
                .isEmpty();
    }

    @Test
    void anIdThatIsNotThereIsToldInOneLine() throws IOException {
        assertThat(run("logs", "--pattern", "zzzz", fire().toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("no pattern here has an id that starts with 'zzzz'")
                .hasLineCount(1);
    }
}
