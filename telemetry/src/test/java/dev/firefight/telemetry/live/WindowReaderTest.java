package dev.firefight.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.ReadNotes.Item;
import dev.firefight.telemetry.window.Bounds;
import dev.firefight.telemetry.window.Encoding;
import dev.firefight.telemetry.window.Segment;
import dev.firefight.telemetry.window.Signal;
import dev.firefight.telemetry.window.TelemetryWindow;
import dev.firefight.telemetry.window.WindowRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:15:00Z");
    private static final long NANOS = 1_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private TelemetryWindow window;

    @BeforeEach
    void open() {
        window = TelemetryWindow.open(directory, new Bounds(128 << 10, 1 << 16, 1 << 20, 0), now::get, trouble -> {});
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void arrived(Duration ago, Signal signal, String body, int items) throws WindowRefused {
        now.set(NOW.minus(ago));
        window.append(signal, Encoding.JSON, body.getBytes(StandardCharsets.UTF_8), items);
        now.set(NOW);
    }

    private static long nanos(Duration ago) {
        return NOW.minus(ago).getEpochSecond() * NANOS;
    }

    private static String spans(Duration ago, int first, int count, String service) {
        String spans = IntStream.range(first, first + count)
                .mapToObj(id ->
                        "{\"traceId\":\"%032x\",\"spanId\":\"%016x\",\"name\":\"pay\",\"startTimeUnixNano\":\"%d\",\"endTimeUnixNano\":\"%d\"}"
                                .formatted(id, 1 + service.length(), nanos(ago), nanos(ago) + 5))
                .collect(Collectors.joining(","));
        return "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\""
                + service + "\"}}]},\"scopeSpans\":[{\"spans\":[" + spans + "]}]}]}";
    }

    private static String log(Duration ago, String text) {
        return "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"" + nanos(ago)
                + "\",\"body\":{\"stringValue\":\"" + text + "\"}}]}]}]}";
    }

    private record Outcome(Reading reading, Telemetry telemetry) {}

    private Outcome read(int mostItems) {
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(text -> 0));
        try (LiveReader reader = new LiveReader(
                List.of(new Source.OwnWindow("own receiver", window, mostItems)), InstantSource.system())) {
            List<Reading> readings = reader.read(LiveWindow.before(NOW, Duration.ofMinutes(60)), builder, PATIENCE);
            return new Outcome(readings.getFirst(), builder.build());
        }
    }

    @Test
    void whatArrivedWithinTheWindowIsReadAndNothingElse() throws WindowRefused {
        arrived(Duration.ofMinutes(70), Signal.LOGS, log(Duration.ofMinutes(70), "long ago"), 1);
        arrived(Duration.ofMinutes(50), Signal.LOGS, log(Duration.ofMinutes(65), "late"), 1);
        arrived(Duration.ofMinutes(40), Signal.LOGS, log(Duration.ofMinutes(40), "in time"), 1);
        arrived(Duration.ofMinutes(30), Signal.TRACES, spans(Duration.ofMinutes(30), 1, 3, "front"), 3);
        arrived(Duration.ofMinutes(30), Signal.TRACES, spans(Duration.ofMinutes(90), 7, 2, "front"), 2);
        Outcome outcome = read(1_000);
        assertThat(outcome.reading().outcome()).isEqualTo(Reading.Outcome.READ);
        assertThat(outcome.reading().source()).isEqualTo("own receiver");
        assertThat(outcome.telemetry().logs().size()).isEqualTo(1);
        assertThat(outcome.telemetry().spans().size()).isEqualTo(3);
        assertThat(outcome.reading().notes().found()).containsEntry(Item.SPANS, 3L);
    }

    @Test
    void ofMoreTracesThanMayBeReadSomeAreReadWhole() throws WindowRefused {
        for (int first = 0; first < 400; first += 100) {
            arrived(Duration.ofMinutes(30), Signal.TRACES, spans(Duration.ofMinutes(30), first, 100, "front"), 100);
            arrived(Duration.ofMinutes(29), Signal.TRACES, spans(Duration.ofMinutes(29), first, 100, "payment"), 100);
        }
        Outcome outcome = read(200);
        int spans = outcome.telemetry().spans().size();
        assertThat(spans).isBetween(100, 300).isEven();
        long traces = IntStream.range(0, spans)
                .mapToObj(outcome.telemetry().spans()::trace)
                .distinct()
                .count();
        assertThat(traces).as("each with the spans of both services").isEqualTo(spans / 2);
        assertThat(outcome.reading().notes().problems())
                .anyMatch(problem -> problem.reason().equals(WindowReader.IN_PART));
    }

    @Test
    void whereTracesAreTooManyToBeLookedThroughTheNewestAre() throws WindowRefused {
        for (int first = 0; first < 2_000; first += 100) {
            arrived(
                    Duration.ofMinutes(30),
                    Signal.TRACES,
                    spans(Duration.ofMinutes(30), first, 100, "a".repeat(90 + first % 7)),
                    100);
        }
        assertThat(window.segments()).hasSizeGreaterThan(1);
        List<String> told = new java.util.ArrayList<>();
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(text -> 0));
        Intake intake = new Intake(new SharedBuilder(builder));
        Source.OwnWindow source = new Source.OwnWindow("own receiver", window, 1_000_000);
        new WindowReader(source, InstantSource.system(), 1)
                .read(
                        LiveWindow.before(NOW, Duration.ofMinutes(60)),
                        InstantSource.system().instant().plus(PATIENCE),
                        intake);
        intake.reading(source, new Budget(0, 1, java.util.Optional.empty()))
                .notes()
                .problems()
                .forEach(one -> told.add(one.reason()));
        Segment newest = window.segments().getLast();
        assertThat(builder.build().spans().size()).isEqualTo((int)
                newest.held().getOrDefault(Signal.TRACES, Segment.Amount.NONE).items());
        assertThat(told.contains(WindowReader.BEGINNING))
                .isEqualTo(window.segments().size() > 1);
    }

    @Test
    void ofMoreLogsThanMayBeReadAnEvenPartIs() throws WindowRefused {
        for (int i = 0; i < 60; i++) {
            arrived(Duration.ofMinutes(60 - i), Signal.LOGS, log(Duration.ofMinutes(60 - i), "step"), 1);
        }
        Outcome outcome = read(20);
        assertThat(outcome.telemetry().logs().size()).isEqualTo(20);
        assertThat(outcome.telemetry().logs().timeNanos(19)
                        - outcome.telemetry().logs().timeNanos(0))
                .isEqualTo(57 * 60 * NANOS);
    }

    @Test
    void aBodyThatIsDamagedOnDiskIsLeftOutAndCounted() throws Exception {
        arrived(Duration.ofMinutes(40), Signal.LOGS, log(Duration.ofMinutes(40), "first"), 1);
        long first = window.segments().getFirst().bytes();
        arrived(Duration.ofMinutes(30), Signal.LOGS, log(Duration.ofMinutes(30), "second"), 1);
        Path file = window.segments().getFirst().file();
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) first - 1] ^= 1;
        Files.write(file, bytes);
        Outcome outcome = read(1_000);
        assertThat(outcome.telemetry().logs().size()).isEqualTo(1);
        assertThat(outcome.reading().notes().problems())
                .extracting(problem -> problem.reason() + " " + problem.count())
                .containsExactly("a body that is damaged on disk; left out 1");
    }

    @Test
    void aSegmentThatWasDeletedMeanwhileIsNoTrouble() throws Exception {
        arrived(Duration.ofMinutes(40), Signal.LOGS, log(Duration.ofMinutes(40), "first"), 1);
        Files.delete(window.segments().getFirst().file());
        assertThat(read(1_000).reading().outcome()).isEqualTo(Reading.Outcome.READ);
    }
}
