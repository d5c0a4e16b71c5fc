package dev.firefight.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that were cut, put together. */
class StatementReaderTest {
    @TempDir
    private Path directory;

    /** Keeps the messages of what one thread reads, each with the number of its parts. */
    private static final class Statements implements LineSink {
        private final HeaderForms forms;
        private final List<String> all;
        private final LineHeader header = new LineHeader();
        private StatementReader reader;
        private long next;

        Statements(HeaderForms forms, List<String> all) {
            this.forms = forms;
            this.all = all;
            this.reader = forms.statements();
        }

        @Override
        public void lines(int file, long offset, MemorySegment memory, long from, long to) {
            if (offset != next) {
                close();
                reader = forms.statements();
            }
            next = offset + to - from;
            byte[] bytes = memory.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE);
            int start = 0;
            for (int at = 0; at < bytes.length; at++) {
                if (bytes[at] == '\n') {
                    reader.read(bytes, start, at, offset + start, header);
                    if (reader.isJoined()) {
                        joined();
                    } else if (!reader.isPart()) {
                        all.add(header.severity() + " 1 " + (offset + start) + " " + header.message(bytes));
                    }
                    start = at + 1;
                }
            }
        }

        private void joined() {
            all.add(header.severity() + " " + reader.parts() + " " + reader.offset() + " "
                    + header.message(reader.joined()));
        }

        @Override
        public void close() {
            while (reader.readUnfinished(header)) {
                joined();
            }
        }
    }

    private static List<String> read(Path file, HeaderForms forms, long chunk, int threads)
            throws IOException, InterruptedException {
        List<String> all = Collections.synchronizedList(new ArrayList<>());
        LineFeed feed = new LineFeed(List.of(LogInput.of(file).writtenIn(forms)), chunk);
        feed.read(threads, () -> new Statements(forms, all));
        assertThat(feed.problems()).isEmpty();
        return all.stream().sorted().toList();
    }

    @Test
    void neitherChunksNorThreadsChangeWhatIsPutTogether() throws IOException, InterruptedException {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            byte[] bytes = runtimeLines(random).getBytes(StandardCharsets.UTF_8);
            Path file = Files.write(directory.resolve(seed + ".log"), bytes);
            HeaderForms forms = HeaderForms.learn(bytes, 0, bytes.length);
            List<String> whole = read(file, forms, Long.MAX_VALUE, 1);

            assertThat(whole)
                    .anyMatch(line -> line.matches("9 [2-9] .*<\\d+x+>"))
                    .noneMatch(line -> line.endsWith("x"));
            for (long chunk : new long[] {40, 111, 500, 1234, 9999}) {
                assertThat(read(file, forms, chunk, 1 + random.nextInt(3)))
                        .as("seed %d, chunks of %d", seed, chunk)
                        .isEqualTo(whole);
            }
        }
    }

    /** Lines of two streams in turns, of which many come in parts. */
    private static String runtimeLines(Random random) {
        StringBuilder text = new StringBuilder();
        String[] rest = {"", ""};
        for (int i = 0; i < 600 || !(rest[0] + rest[1]).isEmpty(); i++) {
            int stream = random.nextInt(2);
            if (rest[stream].isEmpty() && i < 600) {
                rest[stream] = "2026-02-12T07:30:00Z INFO said <" + i + "x".repeat(random.nextInt(90)) + ">";
            }
            int length = Math.min(rest[stream].length(), 1 + random.nextInt(60));
            if (length > 0) {
                boolean isLast = length == rest[stream].length();
                text.append("2026-02-12T07:30:01.5Z ").append(stream == 0 ? "stdout" : "stderr");
                text.append(isLast ? " F " : " P ")
                        .append(rest[stream], 0, length)
                        .append('\n');
                rest[stream] = rest[stream].substring(length);
            }
        }
        return text.toString();
    }

    @Test
    void ofAVeryLongLineTheStartIsKeptAndTheRestIsAValue() {
        StringBuilder text = new StringBuilder();
        String part = "a".repeat(9_999) + ' ';
        for (int i = 0; i < 10; i++) {
            text.append("2026-02-12T07:30:01Z stdout ")
                    .append(i < 9 ? "P " : "F ")
                    .append(part)
                    .append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>();
        try (Statements statements = new Statements(HeaderForms.learn(bytes, 0, bytes.length), all)) {
            statements.lines(0, 0, MemorySegment.ofArray(bytes), 0, bytes.length);
        }

        assertThat(all).singleElement().satisfies(one -> {
            assertThat(one).startsWith("0 10 0 aaa").endsWith("a 0");
            assertThat(one).hasSize("0 10 0 ".length() + StatementReader.MOST_BYTES + " 0".length());
        });
    }

    @Test
    void whateverTheBytesAreEachLineCountsOnce() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            byte[] bytes = (runtimeLines(random).substring(0, 3_000) + """
                    {"log":"{\\"level\\":\\"warn\\",","stream":"stdout","time":"2026-02-12T07:30:01Z"}
                    {"log":"\\"msg\\":\\"x\\"}\\n","stream":"stdout","time":"2026-02-12T07:30:01Z"}
                    """.repeat(3)).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 40; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            bytes[bytes.length - 1] = '\n';
            List<String> all = new ArrayList<>();
            try (Statements statements = new Statements(HeaderForms.learn(bytes, 0, bytes.length), all)) {
                statements.lines(0, 0, MemorySegment.ofArray(bytes), 0, bytes.length);
            }
            long lines = new String(bytes, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            assertThat(all.stream()
                            .mapToLong(one -> Long.parseLong(one.split(" ", 3)[1]))
                            .sum())
                    .as("seed " + seed)
                    .isEqualTo(lines);
        }
    }

    @Test
    void manyWritersThatNeverEndTheirLinesAreAllRead() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append("[pod/a-")
                    .append(i)
                    .append("/b] 2026-02-12T07:30:01Z stdout P no end ")
                    .append(i)
                    .append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>();
        try (Statements statements = new Statements(HeaderForms.learn(bytes, 0, bytes.length), all)) {
            statements.lines(0, 0, MemorySegment.ofArray(bytes), 0, bytes.length);
        }

        assertThat(all).hasSize(300).allMatch(one -> one.contains("no end"));
    }
}
