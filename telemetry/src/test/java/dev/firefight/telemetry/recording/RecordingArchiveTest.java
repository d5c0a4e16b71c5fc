package dev.firefight.telemetry.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.SpanKind;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingArchiveTest {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long MOST_BYTES = 1 << 24;
    private static final List<String> WORDS = List.of(
            "",
            "checkout",
            "unknown_service:java",
            "trace_id=4bf92f3577b34da6a3ce929d0e0e4736",
            "ERROR: failed",
            "level=warn",
            "a,b",
            "\"quoted\"",
            "line\nbelow",
            "Überlauf 𝄞",
            "\\",
            "<b>",
            "9",
            "\u0001");

    @TempDir
    private Path directory;

    /** All that can be told of telemetry, by values instead of numbers. */
    private static List<String> told(Telemetry telemetry, List<String> texts) {
        List<String> all = new ArrayList<>();
        for (Series series : telemetry.series()) {
            all.add(series.key() + Arrays.toString(series.timesNanos()) + Arrays.toString(series.values()));
        }
        var spans = telemetry.spans();
        for (int i = 0; i < spans.size(); i++) {
            all.add("span " + spans.trace(i) + spans.id(i) + " " + spans.parent(i) + " " + spans.startNanos(i) + " "
                    + spans.endNanos(i) + telemetry.origin(spans.origin(i)) + telemetry.text(spans.operation(i)) + "/"
                    + telemetry.text(spans.peer(i)) + spans.kind(i) + spans.failed(i));
        }
        var logs = telemetry.logs();
        for (int i = 0; i < logs.size(); i++) {
            all.add("log " + logs.timeNanos(i) + telemetry.origin(logs.origin(i)) + logs.severity(i) + logs.trace(i)
                    + logs.span(i) + texts.get(i));
        }
        all.add(telemetry.calls().toString());
        all.add(telemetry.changes().toString());
        all.add(telemetry.alerts().toString());
        all.add(Set.copyOf(telemetry.feeds()).stream().sorted().toList().toString());
        return all;
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on, not compared
    private record Made(Telemetry telemetry, List<String> texts, byte[] archive) {}

    private Made made(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> said = new ArrayList<>();
        try (SaidTexts texts = new SaidTexts(
                text -> {
                    said.add(text.toString());
                    return 0;
                },
                directory.resolve("texts"),
                MOST_BYTES)) {
            TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(texts));
            for (int i = 0; i < random.nextInt(40); i++) {
                add(into, random);
            }
            if (random.nextBoolean()) {
                into.feed(random.nextBoolean() ? Feed.STATUS : Feed.CHANGES);
            }
            Telemetry telemetry = into.build();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Instant start = Instant.ofEpochSecond(1_700_000_000);
            RecordingInfo info = new RecordingInfo(
                    "made up",
                    Optional.of(start),
                    Optional.of(start.plusSeconds(60)),
                    Optional.empty(),
                    Optional.of(start.plusSeconds(30)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            RecordingArchive.write(info, telemetry, texts, out);
            return new Made(telemetry, said, out.toByteArray());
        }
    }

    private static <E extends Enum<E>> E any(Class<E> type, Random random) {
        List<E> all = List.copyOf(EnumSet.allOf(type));
        return all.get(random.nextInt(all.size()));
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static String name(Random random) {
        return "n" + word(random) + random.nextInt(3);
    }

    private static void add(TelemetryBuilder into, Random random) {
        Origin origin = new Origin(word(random), word(random), word(random));
        long time = START + random.nextLong(60_000_000_000L);
        switch (random.nextInt(6)) {
            case 0 -> {
                SeriesKey key = new SeriesKey(
                        origin,
                        name(random),
                        word(random),
                        any(SeriesKey.Kind.class, random),
                        new TreeMap<>(Map.of(name(random), word(random), "k8s.pod.name", word(random))));
                int series = into.series(key);
                for (int i = 0; i < random.nextInt(1, 1_500); i++) {
                    into.point(series, time + i * 1_000_003L, random.nextGaussian() * 1e9);
                }
            }
            case 1 -> {
                SpanDraft span = new SpanDraft();
                span.origin = into.origin(origin);
                span.operation = into.text(word(random));
                span.peer = into.text(word(random));
                span.trace(new TraceId(random.nextLong(), random.nextLong()));
                span.id = random.nextLong() | 1;
                span.parent = random.nextBoolean() ? 0 : random.nextLong();
                span.startNanos = time;
                span.endNanos = time + random.nextInt(1_000_000);
                span.kind = SpanKind.ofNumber(random.nextInt(6));
                span.failed = random.nextBoolean();
                into.span(span);
            }
            case 2 ->
                into.log(
                        time,
                        into.origin(origin),
                        random.nextInt(25),
                        word(random) + " " + word(random),
                        random.nextBoolean() ? TraceId.NONE : new TraceId(random.nextLong(), random.nextLong()),
                        random.nextInt(2) * random.nextLong());
            case 3 -> into.call(new Call(name(random), name(random)));
            case 4 ->
                into.change(new Change(
                        any(Change.Kind.class, random),
                        time,
                        word(random),
                        word(random),
                        word(random),
                        word(random),
                        word(random),
                        word(random),
                        word(random),
                        word(random),
                        List.of(word(random))));
            default ->
                into.alert(new Alert(
                        time,
                        word(random),
                        word(random),
                        word(random),
                        word(random),
                        word(random),
                        OptionalDouble.of(random.nextGaussian()),
                        OptionalDouble.empty()));
        }
    }

    @Test
    void whatIsReadAgainIsWhatWasWritten() throws IOException {
        for (long seed = 1; seed <= 150; seed++) {
            Made made = made(seed);
            Path unpacked = directory.resolve("recording-" + seed);
            RecordingArchive.unpack(new ByteArrayInputStream(made.archive()), unpacked, MOST_BYTES);
            List<String> texts = new ArrayList<>();
            Recording read = RecordingReader.read(
                    unpacked,
                    new Vocabulary(text -> {
                        texts.add(text.toString());
                        return 0;
                    }),
                    Optional.empty());
            assertThat(told(read.telemetry(), texts))
                    .as("seed %d", seed)
                    .isEqualTo(told(made.telemetry(), made.texts()));
            assertThat(read.info().reported()).contains(Instant.ofEpochSecond(1_700_000_030));
        }
    }

    @Test
    void halfACharacterIsReplaced() throws IOException {
        try (SaidTexts texts = new SaidTexts(_ -> 0, directory.resolve("texts"), MOST_BYTES)) {
            TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(texts));
            into.log(START, into.origin(Origin.ofService("a\ud800")), 9, "b\udc00", TraceId.NONE);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            RecordingArchive.write(RecordingInfo.named("half"), into.build(), texts, out);
            RecordingArchive.unpack(new ByteArrayInputStream(out.toByteArray()), directory.resolve("half"), MOST_BYTES);
        }
        Recording read = RecordingReader.read(directory.resolve("half"), new Vocabulary(_ -> 0), Optional.empty());
        assertThat(read.telemetry().logs().size()).isOne();
        assertThat(read.telemetry().origin(read.telemetry().logs().origin(0)).service())
                .isEqualTo("a\ufffd");
    }

    @Test
    void moreTextThanIsAllowedIsToldAndNothingIsWritten() throws IOException {
        try (SaidTexts texts = new SaidTexts(_ -> 0, directory.resolve("texts"), 10)) {
            TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(texts));
            into.log(START, 0, 9, "more than ten bytes", TraceId.NONE);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThatThrownBy(() -> RecordingArchive.write(RecordingInfo.named("much"), into.build(), texts, out))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("take a shorter stretch of time");
            assertThat(out.size()).isZero();
        }
        assertThat(directory.resolve("texts")).doesNotExist();
    }

    @Test
    void aCutOrSpoiledArchiveGivesAllOrNothing() throws IOException {
        Made made = made(3);
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            boolean isCut = i % 2 == 0;
            byte[] bytes = isCut
                    ? Arrays.copyOf(made.archive(), random.nextInt(made.archive().length))
                    : made.archive().clone();
            if (!isCut) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path target = directory.resolve("target-" + i);
            try {
                RecordingArchive.unpack(new ByteArrayInputStream(bytes), target, MOST_BYTES);
                assertThat(target.resolve("recording.json")).exists();
            } catch (IOException refused) {
                assertThat(target).doesNotExist();
            }
        }
        assertThat(left()).noneMatch(name -> name.startsWith("."));
    }

    @Test
    void nothingIsWrittenBesideTheDirectory() throws IOException {
        for (String name :
                List.of("../recording.json", "/tmp/recording.json", "a/recording.json", "..", "X.json", "a.sh")) {
            assertThatThrownBy(() -> RecordingArchive.unpack(
                            new ByteArrayInputStream(zip(name, "recording.json")),
                            directory.resolve("out"),
                            MOST_BYTES))
                    .as(name)
                    .isInstanceOf(ZipException.class)
                    .hasMessageContaining("no recording");
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void whatIsTooLargeOrThereAlreadyIsRefused() throws IOException {
        assertThatThrownBy(() -> RecordingArchive.unpack(
                        new ByteArrayInputStream(zip("recording.json")), directory.resolve("out"), 3))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("larger than");
        Files.createDirectory(directory.resolve("there"));
        assertThatThrownBy(() -> RecordingArchive.unpack(
                        new ByteArrayInputStream(zip("recording.json")), directory.resolve("there"), MOST_BYTES))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(left()).containsExactly("there");
    }

    @Test
    void whatARecordingSaysOfItselfInAnotherFormIsTold() throws IOException {
        Path recording = Files.createDirectory(directory.resolve("told"));
        Files.writeString(
                recording.resolve("recording.json"), "{\"feeds\": [\"logs\", \"smoke\"], \"reported\": \"soon\"}");
        Recording read = RecordingReader.read(recording, new Vocabulary(_ -> 0), Optional.empty());
        assertThat(read.telemetry().feeds()).containsExactly(Feed.LOGS);
        assertThat(read.files().getFirst().notes().problems()).hasSize(2);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("target-") && !name.equals("texts"))
                    .toList();
        }
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("{\"id\": \"x\"}".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
