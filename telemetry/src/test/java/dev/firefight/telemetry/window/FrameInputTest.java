package dev.firefight.telemetry.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameInputTest {
    private static final int BODIES = 5;

    /** Bodies that pack well and such that do not, and one that looks like a frame by itself. */
    private static List<byte[]> bodies() {
        Random random = new Random(1);
        byte[] noise = new byte[500];
        random.nextBytes(noise);
        return List.of(
                "a".repeat(3_000).getBytes(StandardCharsets.UTF_8),
                noise,
                "FFW1FFW1F".getBytes(StandardCharsets.UTF_8),
                new byte[0],
                "the last one".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] segment() {
        return SegmentBytes.of(bodies().stream()
                .map(one -> new SegmentBytes.Arrived(Signal.LOGS, Encoding.JSON, one))
                .toList());
    }

    private record Read(List<String> bodies, long damaged) {}

    private static Read read(byte[] segment) throws IOException {
        FrameInput frames = new FrameInput(new ByteArrayInputStream(segment));
        List<String> bodies = new ArrayList<>();
        for (Optional<FrameHeader> one = frames.next(); one.isPresent(); one = frames.next()) {
            frames.body().ifPresent(body -> bodies.add(Arrays.toString(body)));
        }
        return new Read(bodies, frames.damaged());
    }

    private static List<String> texts(List<byte[]> bodies) {
        return bodies.stream().map(Arrays::toString).toList();
    }

    @Test
    void allThatWasWrittenIsRead() throws IOException {
        assertThat(read(segment())).isEqualTo(new Read(texts(bodies()), 0));
    }

    @Test
    void headersAreReadWithoutBodies() throws IOException {
        FrameInput frames = new FrameInput(new ByteArrayInputStream(segment()));
        List<Integer> lengths = new ArrayList<>();
        for (Optional<FrameHeader> one = frames.next(); one.isPresent(); one = frames.next()) {
            lengths.add(one.get().rawBytes());
        }
        assertThat(lengths).containsExactly(3_000, 500, 9, 0, 12);
        assertThat(frames.soundEnd()).isEqualTo(segment().length);
    }

    @Test
    void whatIsTornAtTheEndCostsOnlyItself() throws IOException {
        byte[] segment = segment();
        for (int length = 0; length < segment.length; length++) {
            Read read = read(Arrays.copyOf(segment, length));
            int whole = read.bodies().size();
            assertThat(read.bodies()).isEqualTo(texts(bodies()).subList(0, whole));
            assertThat(read.damaged()).as("cut at %d", length).isLessThanOrEqualTo(1);
            assertThat(whole).isLessThan(BODIES);
        }
    }

    @Test
    void aFlippedBitCostsOneBodyAndIsCounted() throws IOException {
        byte[] segment = segment();
        for (int bit = 0; bit < segment.length * 8; bit++) {
            byte[] flipped = segment.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Read read = read(flipped);
            assertThat(read.damaged()).as("bit %d", bit).isEqualTo(1);
            assertThat(texts(bodies())).containsAll(read.bodies());
            assertThat(read.bodies()).as("bit %d", bit).hasSize(BODIES - 1);
        }
    }

    @Test
    void whatIsBetweenFramesIsPassedOver() throws IOException {
        Random random = new Random(20260301);
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            byte[] segment = segment();
            byte[] all = Arrays.copyOf(noise, noise.length + segment.length);
            System.arraycopy(segment, 0, all, noise.length, segment.length);
            assertThat(read(all)).isEqualTo(new Read(texts(bodies()), noise.length == 0 ? 0 : 1));
        }
    }

    @Test
    void bytesOfChanceAreNoFrames() throws IOException {
        Random random = new Random(20260302);
        byte[] noise = new byte[100_000];
        random.nextBytes(noise);
        IntStream.range(0, 5_000).forEach(i -> noise[random.nextInt(noise.length)] = 'F');
        assertThat(read(noise).bodies()).isEmpty();
    }
}
