package dev.firefight.app.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.recording.FileReport;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the shipped example to the model that makes it, to the readers, and to the story that it tells. */
class ExampleRecordingTest {
    private static final Path DIRECTORY = Path.of("..", "examples", "checkout-fire");
    private static final long MAX_BYTES = 600_000;
    private static final int GZIP_TIME_AT = 4;

    private static Map<String, byte[]> made = Map.of();

    @BeforeAll
    static void makeTheRecordingAndWriteItOnDemand() throws IOException {
        made = ExampleRecording.files();
        if (Boolean.getBoolean("firefight.example.write")) {
            ExampleRecording.write(DIRECTORY, made);
        }
    }

    @Test
    void theModelMakesTheShippedFilesByteForByte() throws IOException {
        for (Map.Entry<String, byte[]> file : made.entrySet()) {
            byte[] shipped = Files.readAllBytes(DIRECTORY.resolve(file.getKey()));
            byte[] unpacked = file.getKey().endsWith(".gz") ? unpacked(shipped) : shipped;
            int difference = Arrays.mismatch(unpacked, file.getValue());
            assertThat(difference)
                    .as("first byte of %s that differs; how to write it anew: ExampleRecording", file.getKey())
                    .isEqualTo(-1);
        }
    }

    @Test
    void nothingElseIsShippedAndAllOfItIsSmall() throws IOException {
        try (var shipped = Files.list(DIRECTORY)) {
            assertThat(shipped.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(made.keySet());
        }
        long bytes = 0;
        for (String name : made.keySet()) {
            bytes += Files.size(DIRECTORY.resolve(name));
        }
        assertThat(bytes).isLessThan(MAX_BYTES);
    }

    @Test
    void packedFilesCarryNoTime() throws IOException {
        for (String name : made.keySet()) {
            if (name.endsWith(".gz")) {
                byte[] head = Arrays.copyOf(Files.readAllBytes(DIRECTORY.resolve(name)), GZIP_TIME_AT + 4);
                assertThat(Arrays.copyOfRange(head, GZIP_TIME_AT, GZIP_TIME_AT + 4))
                        .as(name)
                        .containsOnly(0);
            }
        }
    }

    @Test
    void everySignalIsReadWithoutAProblem() throws IOException {
        Recording recording = read();
        assertThat(recording.files()).isNotEmpty().allSatisfy(ExampleRecordingTest::isReadWithoutAProblem);
        Telemetry telemetry = recording.telemetry();
        assertThat(telemetry.feeds()).containsExactlyInAnyOrder(Feed.values());
        assertThat(telemetry.spans().size())
                .isEqualTo(count("traces.jsonl.gz", "\"spanId\""))
                .isGreaterThan(5000);
        assertThat(telemetry.logs().size())
                .isEqualTo(count("logs.jsonl.gz", "\"body\"") + count("traces.jsonl.gz", "\"code\":2"))
                .isGreaterThan(2000);
        assertThat(telemetry.series().stream().mapToInt(Series::size).sum())
                // a rate has one point less than the count it is made of
                .isLessThanOrEqualTo(count("metrics.jsonl.gz", "\"timeUnixNano\""))
                .isGreaterThan(30_000);
        assertThat(telemetry.alerts()).hasSize(1);
        assertThat(telemetry.changes()).hasSize(8);
    }

    @Test
    void neitherTheOnsetNorTheCulpritIsTold() throws IOException {
        Recording recording = read();
        assertThat(recording.info().onset()).isEmpty();
        assertThat(recording.info().symptom()).isEmpty();
        assertThat(recording.info().start()).contains(Scenario.START);
        assertThat(recording.info().end()).contains(Scenario.END);
        assertThat(recording.telemetry().alerts().getFirst().service()).isEqualTo("web");
        assertThat(text("recording.json")).doesNotContain("inventory");
    }

    @Test
    void webFailsAndSlowsDownOnlyAfterTheOnset() throws IOException {
        Telemetry telemetry = read().telemetry();
        Duration minute = Duration.ofMinutes(1);
        for (String pod : List.of("web-0", "web-1")) {
            Series errors = series(telemetry, pod, "http.server.request.error_ratio");
            assertThat(mean(errors, Scenario.START, Scenario.ONSET)).as(pod).isLessThan(0.003);
            assertThat(mean(errors, Scenario.ONSET.plus(minute), Scenario.END))
                    .as(pod)
                    .isGreaterThan(0.02);
            Series median = series(telemetry, pod, "http.server.request.duration.p50");
            assertThat(mean(median, Scenario.START, Scenario.ONSET)).as(pod).isLessThan(0.2);
            assertThat(mean(median, Scenario.ONSET.plus(minute), Scenario.END))
                    .as(pod)
                    .isGreaterThan(0.8);
        }
        Instant alert = Timestamps.toInstant(telemetry.alerts().getFirst().timeNanos());
        assertThat(Duration.between(Scenario.ONSET, alert)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    }

    @Test
    void requestsQueueForTheFewConnectionsWhileTheDatabaseItselfIsWell() throws IOException {
        Telemetry telemetry = read().telemetry();
        Instant fire = Scenario.ONSET.plusSeconds(60);
        for (String pod : List.of("inventory-0", "inventory-1")) {
            Series waiting = series(telemetry, pod, "db.client.connection.waiting");
            assertThat(mean(waiting, Scenario.START, Scenario.INVENTORY_DEPLOY))
                    .as(pod)
                    .isZero();
            assertThat(mean(waiting, fire, Scenario.END)).as(pod).isGreaterThan(10);
            Series size = series(telemetry, pod, "db.client.connection.max");
            assertThat(mean(size, Scenario.START, Scenario.INVENTORY_DEPLOY))
                    .as(pod)
                    .isEqualTo(32);
            assertThat(mean(size, fire, Scenario.END)).as(pod).isEqualTo(4);
        }
        Series database = series(telemetry, "inventory-db-0", "db.server.query.duration.p99");
        assertThat(mean(database, fire, Scenario.END))
                .isBetween(
                        0.9 * mean(database, Scenario.START, Scenario.ONSET),
                        1.1 * mean(database, Scenario.START, Scenario.ONSET));
    }

    @Test
    void theNightlyBatchBeginsBeforeTheOnsetAndEndsWhileTheFireBurns() throws IOException {
        Series cpu = series(read().telemetry(), "notification-0", "container.cpu.usage");
        double before = mean(cpu, Scenario.START, Scenario.BATCH_START);
        assertThat(mean(cpu, Scenario.BATCH_START.plusSeconds(15), Scenario.BATCH_END))
                .isGreaterThan(4 * before);
        assertThat(mean(cpu, Scenario.BATCH_END.plusSeconds(15), Scenario.END)).isLessThan(2 * before);
    }

    @Test
    void everySpanHasItsCallerAndDoesNotStartBeforeIt() throws IOException {
        Spans spans = read().telemetry().spans();
        Map<Long, Integer> byId = new HashMap<>();
        for (int i = 0; i < spans.size(); i++) {
            assertThat(byId.put(spans.id(i), i)).as("a span id is used once").isNull();
        }
        for (int i = 0; i < spans.size(); i++) {
            if (spans.parent(i) != 0) {
                Integer caller = byId.get(spans.parent(i));
                // a request that was still under way at the end of the recording lacks the spans that had not ended
                boolean isCut = spans.endNanos(i) > nanos(Scenario.END.minusSeconds(15));
                assertThat(caller != null || isCut).isTrue();
                if (caller != null) {
                    assertThat(spans.startNanos(i)).isGreaterThanOrEqualTo(spans.startNanos(caller));
                    assertThat(spans.trace(i)).isEqualTo(spans.trace(caller));
                }
            }
        }
    }

    @Test
    void everyDeployedVersionHasItsCommitAndTheBumpIsNotDeployed() throws IOException {
        List<Change> changes = read().telemetry().changes();
        List<String> deployed = ids(changes, Change.Kind.DEPLOY);
        assertThat(deployed).hasSize(2).isSubsetOf(ids(changes, Change.Kind.COMMIT));
        assertThat(changes)
                .filteredOn(change -> change.author().equals("dependency-bot"))
                .singleElement()
                .satisfies(bump -> assertThat(deployed).doesNotContain(bump.id()));
    }

    private static List<String> ids(List<Change> changes, Change.Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .map(Change::id)
                .toList();
    }

    /** A call graph in a table is of use only where tables are read; then it must be read without a problem, too. */
    private static void isReadWithoutAProblem(FileReport report) {
        boolean isTable = report.file().toString().endsWith(".csv");
        assertThat(
                        isTable && report.takenFor().isEmpty()
                                ? List.<ReadNotes.Problem>of()
                                : report.notes().problems())
                .as(report.file().toString())
                .isEmpty();
        assertThat(report.isUnusable() && !isTable).as(report.file().toString()).isFalse();
    }

    private static Recording read() throws IOException {
        return RecordingReader.read(DIRECTORY, new Vocabulary(new LogPatterns()), Optional.empty());
    }

    private static Series series(Telemetry telemetry, String pod, String metric) {
        List<Series> found = telemetry.series().stream()
                .filter(series -> series.key().origin().component().equals(pod))
                .filter(series -> series.key().metric().equals(metric))
                .toList();
        assertThat(found).as(pod + " " + metric).hasSize(1);
        return found.getFirst();
    }

    private static double mean(Series series, Instant from, Instant to) {
        return Arrays.stream(series.valuesBetween(nanos(from), nanos(to)))
                .average()
                .orElseThrow();
    }

    private static long nanos(Instant time) {
        return Scenario.unixNanos(Scenario.micros(time));
    }

    private static int count(String file, String part) {
        String text = text(file);
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            count++;
        }
        return count;
    }

    private static String text(String file) {
        return new String(made.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }
}
