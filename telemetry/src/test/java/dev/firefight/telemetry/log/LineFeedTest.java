package dev.firefight.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFeedTest {
    private static final int ROUNDS = 40;

    @TempDir
    Path directory;

    /** Lines by file and offset, the start of long ones. */
    private static final class Lines implements LineSink {
        private final Map<String, String> lines;

        Lines(Map<String, String> lines) {
            this.lines = lines;
        }

        @Override
        public void lines(int file, long offset, MemorySegment memory, long from, long to) {
            String text = new String(
                    memory.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
            if (text.length() >= LineFeed.LONGEST_BYTES && text.indexOf('\n') < 0) {
                text = text.substring(0, LineFeed.LONGEST_BYTES - 3); // an order of bytes may stand before it
            }
            split(file, offset, text)
                    .forEach((place, line) ->
                            assertThat(lines.put(place, line)).as(place).isNull());
        }

        @Override
        public void close() {}
    }

    private static Map<String, String> split(int file, long offset, String text) {
        Map<String, String> lines = new TreeMap<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            String line = text.substring(from, to);
            lines.put(
                    file + ":" + (offset + from),
                    line.length() >= LineFeed.LONGEST_BYTES - 3 ? "long " + line.substring(0, 100) : line);
            from = to + 1;
        }
        return lines;
    }

    private static Map<String, String> read(LineFeed feed, int threads) throws InterruptedException {
        Map<String, String> lines = new ConcurrentSkipListMap<>();
        feed.read(threads, () -> new Lines(lines));
        return new TreeMap<>(lines);
    }

    @Test
    void everyLineIsHandedOutOnceWhateverTheChunksAndThreads() throws Exception {
        for (long seed = 0; seed < ROUNDS; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            List<LogInput> inputs = new ArrayList<>();
            Map<String, String> expected = new TreeMap<>();
            for (int file = 0; file < 3; file++) {
                byte[] bytes = bytes(random);
                Path path = Files.write(directory.resolve(seed + "-" + file), packed(bytes, random.nextInt(4)));
                inputs.add(
                        random.nextInt(5) == 0
                                ? LogInput.of("stream", new ByteArrayInputStream(bytes))
                                : LogInput.of(path));
                expected.putAll(split(file, 0, new String(bytes, StandardCharsets.ISO_8859_1)));
            }
            LineFeed feed = new LineFeed(inputs, 1 + random.nextInt(100_000));
            assertThat(read(feed, 1 + random.nextInt(3))).as("seed %d", seed).isEqualTo(expected);
            assertThat(feed.problems()).isEmpty();
        }
    }

    private static byte[] bytes(RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(random.nextInt(4) == 0 ? 1_200_000 : 30_000)];
        int lineLength = 1 + random.nextInt(random.nextInt(3) == 0 ? 600_000 : 300);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextInt(lineLength) == 0 ? (byte) '\n' : (byte) random.nextInt('!', 0x7F);
        }
        return bytes;
    }

    private static byte[] packed(byte[] bytes, int how) throws IOException {
        return switch (how) {
            case 0 -> gzip(bytes);
            case 1 -> Zstd.compress(bytes);
            default -> bytes;
        };
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void aLineOfManyChunksIsOneLine() throws Exception {
        String line = "x".repeat(5_000_000);
        Path file = Files.writeString(directory.resolve("long"), "a\n" + line + "\nb\n");
        assertThat(read(new LineFeed(List.of(LogInput.of(file)), 300_000), 2))
                .isEqualTo(split(0, 0, "a\n" + line + "\nb\n"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() throws Exception {
        Path file = Files.writeString(directory.resolve("marked"), "\uFEFFone\ntwo");
        assertThat(read(new LineFeed(List.of(LogInput.of(file))), 1)).isEqualTo(Map.of("0:3", "one", "0:7", "two"));
    }

    @Test
    void aFileThatIsCutWhileItIsReadEndsEarlierAndThatIsTold() throws Exception {
        Path file = Files.writeString(directory.resolve("cut"), "line\n".repeat(1000));
        LineFeed feed = new LineFeed(List.of(LogInput.of(file)));
        Files.writeString(file, "line\nli", StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(read(feed, 2)).isEqualTo(Map.of("0:0", "line", "0:5", "li"));
        assertThat(feed.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isZero();
            assertThat(problem.reason()).contains("became shorter");
        });
    }

    @Test
    void whatWasPackedAndIsDamagedIsReadAsFarAsItGoes() throws Exception {
        byte[] packed = gzip("line\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(directory.resolve("damaged"), Arrays.copyOf(packed, packed.length / 2));
        LineFeed feed = new LineFeed(List.of(LogInput.of(file)));
        assertThat(read(feed, 1)).hasSizeBetween(10, 99_999);
        assertThat(feed.problems()).singleElement().satisfies(problem -> assertThat(problem.reason())
                .contains("cut or damaged"));
    }

    @Test
    void whatIsPackedOtherwiseIsRefusedWithTheCommandThatUnpacksIt() throws Exception {
        Path file = Files.write(directory.resolve("a.xz"), new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 1, 2});
        LineFeed feed = new LineFeed(List.of(LogInput.of(file)));
        assertThat(read(feed, 1)).isEmpty();
        assertThat(feed.problems()).singleElement().satisfies(problem -> assertThat(problem.reason())
                .contains("xz -d"));
    }

    @Test
    void aFileThatIsGoneIsAProblemOfThatFileAlone() throws Exception {
        Path here = Files.writeString(directory.resolve("here"), "one");
        Path gone = Files.writeString(directory.resolve("gone"), "two");
        LineFeed feed = new LineFeed(List.of(LogInput.of(gone), LogInput.of(here)));
        Files.delete(gone);
        assertThat(read(feed, 2)).isEqualTo(Map.of("1:0", "one"));
        assertThat(feed.problems())
                .containsExactly(new LineFeed.Problem(
                        0, "cannot be read to its end: it is no longer there; kept what came before"));
        assertThatThrownBy(() -> LogInput.of(gone)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aStreamThatBreaksIsAProblem() throws Exception {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("no more");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("no more");
            }
        };
        LineFeed feed = new LineFeed(List.of(LogInput.of("broken", broken)));
        assertThat(read(feed, 1)).isEmpty();
        assertThat(feed.problems()).singleElement().satisfies(problem -> assertThat(problem.reason())
                .contains("no more"));
    }

    @Test
    void whatASinkThrowsIsThrown() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "one\n".repeat(10_000));
        LineFeed feed = new LineFeed(List.of(LogInput.of(file)), 1000);
        assertThatThrownBy(() -> feed.read(2, () -> new LineSink() {
                    @Override
                    public void lines(int input, long offset, MemorySegment memory, long from, long to) {
                        throw new IllegalStateException("full");
                    }

                    @Override
                    public void close() {}
                }))
                .hasMessage("full");
    }
}
