package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapeTableTest {
    private static final int ROUNDS = 60;
    private static final int WINDOWS = 3;

    /** Window, time and level by what is in the line, so that it matters neither where nor by whom it is read. */
    private static final LineReader BY_CONTENT = (bytes, lines) -> {
        for (int line = 0; line < lines.count(); line++) {
            int length = lines.to(line) - lines.from(line);
            lines.message(line, lines.from(line) + length / 9, lines.to(line));
            lines.window(line, length % WINDOWS);
            lines.level(line, length % Lines.LEVELS);
            if (length % 7 > 0) {
                lines.time(line, bytes[lines.from(line)] * 1000L - length);
            }
        }
    };

    @Test
    void noChunksNoThreadsAndNoOrderOfMergingChangeATable() throws InterruptedException {
        for (long seed = 0; seed < ROUNDS; seed++) {
            RandomLogs logs = new RandomLogs(seed);
            int mostShapes = seed % 3 == 0 ? 1 + logs.below(20) : ShapeTable.MOST_SHAPES;
            long mostText = seed % 5 == 0 ? logs.below(2000) : 1 << 20;
            byte[] bytes = seed % 2 == 0 ? logs.bytes(logs.below(30_000)) : logs.lines(logs.below(1000));
            ShapeTable whole = new ShapeTable(WINDOWS, mostShapes, mostText);
            try (ShapeScanner scanner = new ShapeScanner(whole, BY_CONTENT, new PlainByteClasses())) {
                scanner.scan(MemorySegment.ofArray(bytes), 0, bytes.length, new Place(0, 0));
            }
            byte[] expected = written(whole);
            assertThat(whole.lines()).as("seed %d", seed).isEqualTo(lines(bytes));
            List<int[]> parts = parts(bytes, logs);
            assertThat(written(mergedInAnyOrder(bytes, parts, whole, logs)))
                    .as("tables of parts, seed %d", seed)
                    .isEqualTo(expected);
            assertThat(written(byTwoThreads(bytes, parts, whole)))
                    .as("threads, seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    private static ShapeTable mergedInAnyOrder(byte[] bytes, List<int[]> parts, ShapeTable like, RandomLogs logs) {
        List<ShapeTable> tables = new ArrayList<>();
        for (int[] part : parts) {
            ShapeTable table = like.another();
            ByteClasses classes = logs.below(2) == 0 ? new PlainByteClasses() : Processor.fastest();
            try (ShapeScanner scanner = new ShapeScanner(table, BY_CONTENT, classes)) {
                scanner.scan(MemorySegment.ofArray(bytes), part[0], part[1], new Place(0, part[0]));
            }
            tables.add(logs.below(3) == 0 ? read(written(table)) : table);
        }
        tables.add(like.another());
        while (tables.size() > 1) {
            ShapeTable one = tables.remove(logs.below(tables.size()));
            tables.get(logs.below(tables.size())).add(one);
        }
        return tables.getFirst();
    }

    private static ShapeTable byTwoThreads(byte[] bytes, List<int[]> parts, ShapeTable like)
            throws InterruptedException {
        ShapeTable table = like.another();
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = IntStream.range(0, 2)
                .mapToObj(thread -> Thread.ofPlatform().start(() -> {
                    try (ShapeScanner scanner = new ShapeScanner(table, BY_CONTENT)) {
                        for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
                            int[] part = parts.get(i);
                            scanner.scan(MemorySegment.ofArray(bytes), part[0], part[1], new Place(0, part[0]));
                        }
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        return table;
    }

    /** Whole lines each. */
    private static List<int[]> parts(byte[] bytes, RandomLogs logs) {
        List<int[]> parts = new ArrayList<>();
        int from = 0;
        while (from < bytes.length) {
            int to = Math.min(bytes.length, from + 1 + logs.below(5000));
            while (to < bytes.length && bytes[to - 1] != '\n') {
                to++;
            }
            parts.add(new int[] {from, to});
            from = to;
        }
        return parts;
    }

    private static long lines(byte[] bytes) {
        long ends =
                IntStream.range(0, bytes.length).filter(i -> bytes[i] == '\n').count();
        return ends + (bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0);
    }

    @Test
    void beyondTheBoundThoseWithTheLowestHashesAreKeptAndNoLineIsLost() {
        ShapeTable all = new ShapeTable(1);
        ShapeTable few = new ShapeTable(1, 100);
        byte[] bytes = new byte[26 * 26 * 26 * 4];
        for (int i = 0; i < bytes.length / 4; i++) {
            bytes[i * 4] = (byte) ('a' + i % 26);
            bytes[i * 4 + 1] = (byte) ('a' + i / 26 % 26);
            bytes[i * 4 + 2] = (byte) ('a' + i / 676);
            bytes[i * 4 + 3] = '\n';
        }
        for (ShapeTable table : List.of(all, few)) {
            try (ShapeScanner scanner = new ShapeScanner(table, LineReader.PLAIN)) {
                scanner.scan(MemorySegment.ofArray(bytes), 0, bytes.length, new Place(0, 0));
            }
        }
        List<String> byHash = new ArrayList<>();
        all.forEach(shape -> byHash.add(shape.text()));
        List<String> kept = new ArrayList<>();
        few.forEach(shape -> kept.add(shape.text()));
        assertThat(kept).isEqualTo(byHash.subList(0, 100));
        assertThat(few.others().lines()).isEqualTo(17_576 - 100);
        assertThat(few.lines()).isEqualTo(17_576);
        assertThat(all.others().lines()).isZero();
    }

    @Test
    void whatIsNoTableIsRefused() {
        byte[] written = written(ShapeScannerTest.scanned(new RandomLogs(3).lines(50), new PlainByteClasses()));
        RandomLogs random = new RandomLogs(4);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = round % 2 == 0 ? Arrays.copyOf(written, random.below(written.length)) : written.clone();
            if (round % 2 == 1) {
                damaged[random.below(damaged.length)] ^= (byte) (1 << random.below(8));
            }
            assertThatThrownBy(() -> ShapeTable.read(new ByteArrayInputStream(damaged)))
                    .as("round %d", round)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("table of shapes");
        }
    }

    @Test
    void tablesOfOtherBoundsAreNotMerged() {
        ShapeTable table = new ShapeTable(2);
        assertThatThrownBy(() -> table.add(new ShapeTable(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.add(new ShapeTable(2, 7))).isInstanceOf(IllegalArgumentException.class);
    }

    static byte[] written(ShapeTable table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            table.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ShapeTable read(byte[] bytes) {
        try {
            return ShapeTable.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatSpeakersSayIsCountedApartWhereThatIsAsked() {
        ShapeTable table = ShapeTable.bySpeaker(1, 10);
        table.see("lost", 0, 0, 1, 0, new Place(0, 0));
        table.see("lost", 0, 0, 1, 0, new Place(0, 5));
        table.see("lost", 0, 0, 2, 0, new Place(1, 0));
        ShapeTable sum = table.another();
        sum.add(table);

        List<String> rows = new ArrayList<>();
        sum.forEach(one -> rows.add(
                one.text() + " " + one.seen().speakers() + " " + one.seen().lines()));
        assertThat(rows).containsExactlyInAnyOrder("lost 2 2", "lost 4 1");
        assertThatThrownBy(() -> new ShapeTable(1, 10).add(table)).isInstanceOf(IllegalArgumentException.class);
    }
}
