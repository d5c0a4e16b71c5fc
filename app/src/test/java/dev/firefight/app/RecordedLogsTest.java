package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code firefight logs} with records that are no lines. */
class RecordedLogsTest extends CommandRun {
    private static final Instant START = Instant.parse("2026-02-12T00:00:00Z");
    private static final int SECONDS = 600;
    private static final int ONSET = 400;

    @TempDir
    private Path directory;

    private static long lines(JsonNode answer) {
        return StreamSupport.stream(answer.get("patterns").spliterator(), false)
                .mapToLong(one -> one.get("before").asLong() + one.get("after").asLong())
                .sum();
    }

    private static JsonNode pattern(JsonNode answer, String text) {
        return of(answer.get("patterns"), text);
    }

    private static JsonNode of(JsonNode patterns, String text) {
        return StreamSupport.stream(patterns.spliterator(), false)
                .filter(one -> one.get("template").asString().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " in " + patterns));
    }

    private static String record(String service, int second, String severity, String body) {
        return """
                {"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"%s"}}]},\
                "scopeLogs":[{"logRecords":[{"timeUnixNano":"%d000000000",%s"body":{"stringValue":"%s"}}]}]}]}
                """.formatted(service, START.plusSeconds(second).getEpochSecond(), severity, body);
    }

    /** Ten minutes of two services, one of which tells levels beside its texts and one within; in no order. */
    private static List<String> records() {
        List<String> records = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            records.add(record("cart", second, "\"severityNumber\":9,", "added item " + second));
            records.add(record(
                    "shop",
                    second,
                    "",
                    "00:%02d:%02d.007 INFO shop.Front: shown in %d ms".formatted(second / 60, second % 60, second)));
            if (second >= ONSET && second % 10 == 0) {
                records.add(record(
                        "cart",
                        second,
                        "\"severityNumber\":17,",
                        "no stock\\njava.io.IOException: closed\\n\\tat cart.Stock.take(Stock.java:7)"));
            }
        }
        Collections.shuffle(records, new Random(5));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < records.size(); i += 2) { // two on a line
            lines.add(records.get(i).replace("]}\n", ",") + records.get(i + 1).replace("{\"resourceLogs\":[", ""));
        }
        return lines;
    }

    private Path recording(String description) throws IOException {
        Path recording = Files.createDirectory(directory.resolve("fire"));
        Files.writeString(recording.resolve("recording.json"), description);
        Files.writeString(recording.resolve("alerts.jsonl"), "{\"time\":\"2026-02-12T00:07:00Z\",\"name\":\"late\"}\n");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(String.join("", records()).getBytes(StandardCharsets.UTF_8));
        }
        Files.write(recording.resolve("logs.jsonl.gz"), packed.toByteArray());
        return recording;
    }

    private static String withOnset() {
        return "{\"onset\":\"" + START.plusSeconds(ONSET) + "\"}";
    }

    @Test
    void aRecordingIsComparedAtItsOnsetAndItsServicesSpeak() throws IOException {
        assertThat(run("logs", recording(withOnset()).toString())).isZero();

        assertThat(out.toString())
                .contains("the onset that recording.json tells")
                .contains("by cart")
                .contains("no stock")
                .doesNotContain("recording.json  ")
                .doesNotContain("alerts");
        assertThat(err.toString()).contains("1,220 log records of 2 services");
    }

    @Test
    void whatEachServiceSaysIsComparedWithWhatItSaidItself() throws IOException {
        Path recording = Files.createDirectory(directory.resolve("fire"));
        Files.writeString(recording.resolve("recording.json"), withOnset());
        List<String> records = new ArrayList<>();
        for (int second = 0; second < SECONDS; second += 10) {
            records.add(record("shop", second, "\"severityNumber\":17,", "cannot connect"));
            if (second >= ONSET) {
                records.add(record("cart", second, "\"severityNumber\":17,", "cannot connect"));
            }
        }
        Files.writeString(recording.resolve("logs.jsonl"), String.join("", records));

        JsonNode patterns = json("logs", "--json", recording.toString()).get("patterns");
        assertThat(patterns).hasSize(2);
        assertThat(patterns.get(0).get("kind").asString()).isEqualTo("new");
        assertThat(patterns.get(0).get("speakers").toString()).isEqualTo("[\"cart\"]");
        assertThat(patterns.get(1).get("kind").asString()).isEqualTo("steady");
        assertThat(patterns.get(0).get("pattern")).isEqualTo(patterns.get(1).get("pattern"));

        String id = patterns.get(0).get("pattern").asString();
        JsonNode drilled = json("logs", "--json", "--pattern", id, recording.toString());
        assertThat(drilled.get("pattern").get("after").asLong()).isEqualTo(40);
    }

    @Test
    void healthyTimesOfARecordingCountAsBefore() throws IOException {
        Path healthy = Files.createDirectory(directory.resolve("healthy"));
        Files.writeString(healthy.resolve("recording.json"), "{}");
        Files.writeString(
                healthy.resolve("logs.jsonl"),
                record("cart", -5000, "", "swept 7 baskets") + record("cart", -4000, "", "swept 9 baskets"));
        Path recording = recording(withOnset().replace("}", ",\"baseline\":\"../healthy\"}"));
        Files.writeString(recording.resolve("more.jsonl"), record("cart", ONSET + 5, "", "swept 8 baskets"));

        JsonNode answer = json("logs", "--json", recording.toString());
        JsonNode swept = pattern(answer, "swept");
        assertThat(swept.get("kind").asString()).isNotEqualTo("new");
        assertThat(swept.get("before").asLong()).isEqualTo(2);
        assertThat(swept.get("after").asLong()).isEqualTo(1);
        assertThat(lines(answer)).isEqualTo(answer.get("lines").asLong());
        assertThat(err.toString()).contains("2 records of healthy times count as before");
    }

    @Test
    void theCountsAddUpToTheRecordsAndTheLinesThatGoOnWithThem() throws IOException {
        JsonNode answer = json("logs", "--json", recording(withOnset()).toString());

        assertThat(answer.get("lines").asLong()).isEqualTo(2 * SECONDS + 3 * 20);
        assertThat(lines(answer)).isEqualTo(answer.get("lines").asLong());
        JsonNode error = pattern(answer, "no stock");
        assertThat(error.get("kind").asString()).isEqualTo("new");
        assertThat(error.get("severity").asInt()).isEqualTo(17);
        assertThat(error.get("after").asLong()).isEqualTo(20);
        assertThat(pattern(answer, "shown in").get("severity").asInt()).isEqualTo(9);
        assertThat(of(answer.get("traces"), "IOException").get("after").asLong())
                .isEqualTo(20);
    }

    @Test
    void aToldTimeGoesBeforeThatOfTheRecording() throws IOException {
        run("logs", "--incident", "2026-02-12T00:03:00Z", recording(withOnset()).toString());

        assertThat(out.toString()).contains("00:03").doesNotContain("recording.json tells");
    }

    @Test
    void anOnsetWithoutRecordsBeforeItIsNoMomentToCompareAt() throws IOException {
        run("logs", recording("{\"onset\":\"2026-02-11T00:00:00Z\"}").toString());

        assertThat(out.toString()).contains("where most changed").contains("no stock");
    }

    @Test
    void aFileOfRecordsIsReadLikewiseAlsoAmongPlainLogs() throws IOException {
        Path recording = recording(withOnset());
        Path plain = Files.writeString(directory.resolve("door.log"), "2026-02-12T00:08:00Z ERROR door: stuck\n");
        JsonNode answer =
                json("logs", "--json", recording.resolve("logs.jsonl.gz").toString(), plain.toString());

        assertThat(answer.get("lines").asLong()).isEqualTo(2 * SECONDS + 3 * 20 + 1);
        assertThat(pattern(answer, "stuck").get("speakers").toString()).contains("door.log");
        assertThat(answer.get("splitOrigin").asString()).isEqualTo("found");
    }

    @Test
    void aPlainLogOfARecordingIsReadAsItIs() throws IOException {
        Path recording = recording(withOnset());
        Files.writeString(
                recording.resolve("door.log"),
                "2026-02-12T00:01:00Z INFO [main] house.Door: opened\n".repeat(4)
                        + "2026-02-12T00:08:00Z ERROR [main] house.Door: stuck\n");
        JsonNode answer = json("logs", "--json", recording.toString());

        assertThat(answer.get("lines").asLong()).isEqualTo(2 * SECONDS + 3 * 20 + 5);
        assertThat(pattern(answer, "stuck").get("example").asString()).startsWith("2026-02-12T00:08:00Z ERROR [main]");
        assertThat(answer.get("splitOrigin").asString()).isEqualTo("recorded");
        assertThat(err.toString()).contains("1,220 log records of 2 services");
    }

    @Test
    void twoRecordingsAreCompared() throws IOException {
        Path one = recording(withOnset());
        Path other = Files.createDirectory(directory.resolve("calm"));
        Files.writeString(other.resolve("logs.jsonl"), record("cart", 1, "\"severityNumber\":9,", "added item 1"));
        JsonNode answer = json("logs", "--json", "--compare", other.toString(), one.toString());

        assertThat(answer.get("splitOrigin").asString()).isEqualTo("sides");
        assertThat(pattern(answer, "no stock").get("kind").asString()).isEqualTo("new");
    }

    @Test
    void aPatternOfARecordingIsLookedInto() throws IOException {
        Path recording = recording(withOnset());
        String id = pattern(json("logs", "--json", recording.toString()), "added item")
                .get("pattern")
                .asString();

        assertThat(run("logs", "--pattern", id, recording.toString())).isZero();
        assertThat(out.toString()).contains("added item");
    }

    @Test
    void aRecordingWithoutLogsSaysSo() throws IOException {
        Path recording = Files.createDirectory(directory.resolve("metrics"));
        Files.writeString(recording.resolve("recording.json"), "{}");
        Files.writeString(recording.resolve("metrics.csv"), "time,cart_cpu\n1,0.5\n2,0.7\n");

        assertThat(run("logs", recording.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no log records");
    }

    @Test
    void aFileWithOneRecordALineIsAFileOfLines() throws IOException {
        Path file = Files.writeString(
                directory.resolve("logs.jsonl"),
                record("cart", 1, "\"severityNumber\":17,", "no stock").repeat(3));
        JsonNode answer = json("logs", "--json", file.toString());

        assertThat(answer.get("lines").asLong()).isEqualTo(3);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void ordinaryLogsInJsonAreNoRecording() throws IOException {
        Path plain = Files.writeString(
                directory.resolve("app.json"),
                "{\"time\":\"2026-02-12T00:08:00Z\",\"level\":\"error\",\"msg\":\"stuck\"}\n".repeat(3));
        JsonNode answer = json("logs", "--json", plain.toString());

        assertThat(answer.get("lines").asLong()).isEqualTo(3);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void damagedRecordsCostOnlyThemselves() throws IOException {
        Path file = directory.resolve("logs.jsonl");
        byte[] whole = String.join("", records()).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(6);
        for (int round = 0; round < 10; round++) {
            byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int i = 0; i < 20; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            assertThat(run("logs", file.toString())).as(err.toString()).isBetween(0, 2);
        }
    }
}
