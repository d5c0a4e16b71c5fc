package dev.firefight.telemetry.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryWindowTest {
    private static final Bounds TINY = new Bounds(64 << 10, 8 << 10, 16 << 10, 0);
    private static final Instant NOW = Instant.parse("2026-03-01T02:15:00Z");

    @TempDir
    Path parent;

    private final List<String> troubles = new ArrayList<>();

    private TelemetryWindow open(Bounds bounds) {
        return TelemetryWindow.open(parent.resolve("telemetry"), bounds, InstantSource.fixed(NOW), troubles::add);
    }

    /** A body that does not pack, by which it is known again. */
    private static byte[] body(long number, int length) {
        byte[] body = new byte[length];
        new Random(number).nextBytes(body);
        ByteBuffer.wrap(body).putLong(number);
        return body;
    }

    private record Kept(List<Long> numbers, long damaged) {}

    private static Kept kept(List<Segment> segments) throws IOException {
        List<Long> numbers = new ArrayList<>();
        long damaged = 0;
        for (Segment one : segments) {
            try (InputStream in = Files.newInputStream(one.file())) {
                FrameInput frames = new FrameInput(in);
                for (Optional<FrameHeader> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                    frames.body().map(body -> ByteBuffer.wrap(body).getLong()).ifPresent(numbers::add);
                }
                damaged += frames.damaged();
            } catch (NoSuchFileException deleted) {
                // The oldest goes at any time.
            }
        }
        return new Kept(numbers, damaged);
    }

    private long bytesOnDisk() throws IOException {
        try (Stream<Path> files = Files.list(parent.resolve("telemetry"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @Test
    void whatIsAppendedIsThereAfterTheNextStart() throws Exception {
        try (TelemetryWindow window = open(TINY)) {
            assertThat(window.isEmpty()).isTrue();
            window.append(Signal.TRACES, Encoding.PROTOBUF, body(1, 100), 3);
            window.append(Signal.LOGS, Encoding.JSON, body(2, 200), 4);
            assertThat(window.isEmpty()).isFalse();
        }
        try (TelemetryWindow window = open(TINY)) {
            assertThat(kept(window.segments())).isEqualTo(new Kept(List.of(1L, 2L), 0));
            Segment only = window.segments().getFirst();
            assertThat(only.held().get(Signal.TRACES)).isEqualTo(new Segment.Amount(3, 100));
            assertThat(only.held().get(Signal.LOGS)).isEqualTo(new Segment.Amount(4, 200));
            assertThat(only.touches(NOW, NOW.plusSeconds(1))).isTrue();
            assertThat(only.touches(NOW.plusSeconds(1), NOW.plusSeconds(2))).isFalse();
            window.append(Signal.TRACES, Encoding.PROTOBUF, body(3, 100), 3);
            assertThat(kept(window.segments()).numbers()).containsExactly(1L, 2L, 3L);
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void theDirectoryNeverHasMoreBytesThanItsBoundAndTheOldestGoFirst() throws Exception {
        Random random = new Random(20260301);
        try (TelemetryWindow window = open(TINY)) {
            for (long number = 0; number < 500; number++) {
                window.append(Signal.LOGS, Encoding.JSON, body(number, 8 + random.nextInt(8_000)), 1);
                assertThat(bytesOnDisk()).as("after body %d", number).isLessThanOrEqualTo(TINY.mostBytes());
            }
            List<Long> left = kept(window.segments()).numbers();
            assertThat(left).hasSizeGreaterThan(8).isSorted();
            assertThat(left.getLast()).isEqualTo(499);
            assertThat(left.getFirst()).isEqualTo(500 - left.size());
        }
    }

    @Test
    void whatAKilledProgramLeftHalfWrittenIsCutOff() throws Exception {
        Path file;
        try (TelemetryWindow window = open(TINY)) {
            window.append(Signal.LOGS, Encoding.JSON, body(1, 100), 1);
            window.append(Signal.LOGS, Encoding.JSON, body(2, 100), 1);
            file = window.segments().getLast().file();
        }
        byte[] whole = Files.readAllBytes(file);
        int first = whole.length / 2;
        for (int length = first; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            try (TelemetryWindow window = open(TINY)) {
                assertThat(kept(window.segments())).isEqualTo(new Kept(List.of(1L), 0));
                assertThat(Files.size(file)).isEqualTo(first);
            }
        }
    }

    @Test
    void zeroesThatADiskLeftAtTheEndAreCutOff() throws Exception {
        Path file;
        try (TelemetryWindow window = open(TINY)) {
            window.append(Signal.LOGS, Encoding.JSON, body(1, 100), 1);
            file = window.segments().getLast().file();
        }
        long size = Files.size(file);
        Files.write(file, new byte[5_000], StandardOpenOption.APPEND);
        try (TelemetryWindow window = open(TINY)) {
            assertThat(Files.size(file)).isEqualTo(size);
            assertThat(window.segments().getFirst().held()).containsEntry(Signal.LOGS, new Segment.Amount(1, 100));
        }
    }

    @Test
    void aDamagedBodyCostsItselfAndIsCounted() throws Exception {
        Path file;
        try (TelemetryWindow window = open(TINY)) {
            for (long number = 1; number <= 3; number++) {
                window.append(Signal.LOGS, Encoding.JSON, body(number, 100), 1);
            }
            file = window.segments().getLast().file();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        try (TelemetryWindow window = open(TINY)) {
            assertThat(kept(window.segments())).isEqualTo(new Kept(List.of(1L, 3L), 1));
        }
    }

    @Test
    void oneProgramAtATimeHasADirectory() throws Exception {
        try (TelemetryWindow first = open(TINY)) {
            first.append(Signal.LOGS, Encoding.JSON, body(1, 100), 1);
            try (TelemetryWindow second = open(TINY)) {
                assertThatThrownBy(() -> second.append(Signal.LOGS, Encoding.JSON, body(2, 100), 1))
                        .isInstanceOf(WindowRefused.class)
                        .hasMessageContaining("another program keeps its telemetry in");
            }
            assertThat(kept(first.segments()).numbers()).containsExactly(1L);
        }
    }

    @Test
    void aDiskThatFailsRefusesAndTakesAgainByItself() throws Exception {
        Path directory = parent.resolve("telemetry");
        Files.writeString(directory, "a file where a directory should be");
        try (TelemetryWindow window = open(TINY)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> window.append(Signal.LOGS, Encoding.JSON, body(1, 100), 1))
                        .isInstanceOfSatisfying(WindowRefused.class, refused -> assertThat(refused.why())
                                .isEqualTo(WindowRefused.Why.DISK));
            }
            Files.delete(directory);
            window.append(Signal.LOGS, Encoding.JSON, body(2, 100), 1);
            assertThat(kept(window.segments()).numbers()).containsExactly(2L);
        }
        assertThat(troubles).hasSize(2);
        assertThat(troubles.getLast()).isEqualTo("the disk takes telemetry again");
    }

    @Test
    void aSegmentThatCannotBeBegunCostsTheBodiesThatWaitAndNoOther() throws Exception {
        Path directory = parent.resolve("telemetry");
        try (TelemetryWindow window = open(TINY)) {
            window.append(Signal.LOGS, Encoding.JSON, body(1, 3_000), 1);
            Path blocked = Files.createDirectories(
                    directory.resolve("000000000002.segment").resolve("in the way"));
            assertThatThrownBy(() -> window.append(Signal.LOGS, Encoding.JSON, body(2, 3_000), 1))
                    .isInstanceOf(WindowRefused.class);
            window.append(Signal.LOGS, Encoding.JSON, body(3, 3_000), 1);
            assertThat(kept(window.segments()).numbers()).containsExactly(1L, 3L);
            Files.delete(blocked);
        }
    }

    @Test
    void aDiskWithoutRoomForOthersKeepsNothing() throws Exception {
        try (TelemetryWindow window = open(new Bounds(64 << 10, 8 << 10, 16 << 10, Long.MAX_VALUE / 2))) {
            assertThatThrownBy(() -> window.append(Signal.LOGS, Encoding.JSON, body(1, 100), 1))
                    .isInstanceOf(WindowRefused.class)
                    .hasMessageEndingWith("MiB of the disk are free: make room");
            assertThat(window.isEmpty()).isTrue();
        }
    }

    @Test
    void bodiesBeyondTheBoundsAreRefusedAtOnce() {
        try (TelemetryWindow window = open(TINY)) {
            assertThatThrownBy(() -> window.append(Signal.LOGS, Encoding.JSON, body(1, (8 << 10) + 1), 1))
                    .isInstanceOfSatisfying(WindowRefused.class, refused -> assertThat(refused.why())
                            .isEqualTo(WindowRefused.Why.TOO_LARGE));
        }
        TelemetryWindow closed = open(TINY);
        closed.close();
        assertThatThrownBy(() -> closed.append(Signal.LOGS, Encoding.JSON, body(1, 100), 1))
                .isInstanceOfSatisfying(WindowRefused.class, refused -> assertThat(refused.why())
                        .isEqualTo(WindowRefused.Why.CLOSED));
    }

    @Test
    void manyWriteWhileOthersReadAndWhatWaitsHasABound() throws Exception {
        ConcurrentLinkedQueue<Long> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicLong mostWaiting = new AtomicLong();
        AtomicLong busy = new AtomicLong();
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicLong damaged = new AtomicLong();
        Bounds bounds = new Bounds(8 << 20, 8 << 10, 16 << 10, 0);
        try (TelemetryWindow window = open(bounds)) {
            Thread reader = Thread.ofPlatform().start(() -> {
                while (!isOver.get()) {
                    mostWaiting.accumulateAndGet(window.waitingBytes(), Math::max);
                    damaged.addAndGet(readSound(window.segments()));
                }
            });
            try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < 32; writer++) {
                    long from = writer * 1_000L;
                    writers.execute(() -> {
                        for (long number = from; number < from + 40; number++) {
                            try {
                                window.append(Signal.LOGS, Encoding.JSON, body(number, 2_000), 1);
                                acknowledged.add(number);
                            } catch (WindowRefused refused) {
                                assertThat(refused.why()).isEqualTo(WindowRefused.Why.BUSY);
                                busy.incrementAndGet();
                            }
                        }
                    });
                }
            }
            isOver.set(true);
            reader.join();
            assertThat(busy.get() + acknowledged.size()).isEqualTo(32 * 40);
            assertThat(mostWaiting.get()).isLessThanOrEqualTo(bounds.mostWaitingBytes());
            assertThat(damaged.get())
                    .as("within what is forced, nothing is half-written")
                    .isZero();
            assertThat(new TreeSet<>(kept(window.segments()).numbers())).isEqualTo(new TreeSet<>(acknowledged));
            assertThat(window.waitingBytes()).isZero();
        }
    }

    /** Reads as far as segments say that they are on disk; how much of it is damaged. */
    private static long readSound(List<Segment> segments) {
        long damaged = 0;
        for (Segment one : segments) {
            try (FileChannel channel = FileChannel.open(one.file())) {
                ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(one.bytes()));
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                    // on
                }
                FrameInput frames = new FrameInput(new java.io.ByteArrayInputStream(bytes.array()));
                while (frames.next().isPresent()) {
                    frames.body();
                }
                damaged += frames.damaged();
            } catch (IOException deleted) {
                // The oldest goes at any time.
            }
        }
        return damaged;
    }
}
