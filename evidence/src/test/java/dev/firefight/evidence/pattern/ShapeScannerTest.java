package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeScannerTest {
    private static final int ROUNDS = 400;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "vector"})
    void countsWhatTheDefinitionSays(String kind) {
        ByteClasses classes = kind.equals("plain")
                ? new PlainByteClasses()
                : Processor.vectors().orElseThrow();
        for (long seed = 0; seed < ROUNDS; seed++) {
            RandomLogs logs = new RandomLogs(seed);
            byte[] bytes = logs.bytes(logs.below(seed % 50 == 0 ? 200_000 : 3000));
            assertThat(texts(scanned(bytes, classes))).as("seed %d", seed).isEqualTo(byDefinition(bytes));
        }
    }

    @Test
    void aLineEndsWithOrWithoutCarriageReturn() {
        assertThat(texts(scanned(
                        "up 1\r\nup 2\nup 3\r\n\r\n\n\r".getBytes(StandardCharsets.UTF_8), new PlainByteClasses())))
                .isEqualTo(Map.of("up <*>", 3L, "", 3L));
    }

    @Test
    void nothingHasNoLines() {
        assertThat(scanned(new byte[0], new PlainByteClasses()).lines()).isZero();
    }

    @Test
    void whatFollowsTheLongestLineIsAValue() {
        byte[] longest = new byte[ShapeScanner.LONGEST_BYTES];
        Arrays.fill(longest, (byte) 'x');
        String x = new String(longest, StandardCharsets.ISO_8859_1);
        byte[] bytes = (x + "\n" + x + "y 1\n" + x + "z\n" + "a\n" + x + "5".repeat(99_999))
                .getBytes(StandardCharsets.ISO_8859_1);
        ShapeTable table = scanned(bytes, new PlainByteClasses());
        assertThat(table.lines()).isEqualTo(5);
        Map<Long, Long> byCount = new HashMap<>();
        table.forEach(shape -> byCount.merge(shape.seen().lines(), 1L, Long::sum));
        assertThat(byCount).isEqualTo(Map.of(3L, 1L, 1L, 2L));
        table.forEach(shape -> assertThat(shape.isCut()).isEqualTo(!shape.text().equals("a")));
    }

    @Test
    void onlyTheMessageIsLookedAt() {
        LineReader reader = (bytes, lines) -> {
            for (int line = 0; line < lines.count(); line++) {
                lines.message(line, lines.from(line) + 3, lines.to(line) - 2);
                lines.window(line, line % 2);
                lines.time(line, 100 - line);
                lines.level(line, 5 + line);
            }
        };
        ShapeTable table = new ShapeTable(2);
        byte[] bytes = "abcab1x;;\nssh2up;;\r\n?".getBytes(StandardCharsets.UTF_8);
        try (ShapeScanner scanner = new ShapeScanner(table, reader)) {
            scanner.scan(MemorySegment.ofArray(bytes), 0, bytes.length, new Place(1, 1000));
        }
        Map<String, Sightings> seen = new HashMap<>();
        table.forEach(shape -> seen.put(shape.text(), shape.seen()));
        assertThat(seen.keySet()).containsExactlyInAnyOrder("<*>", "");
        Sightings value = Objects.requireNonNull(seen.get("<*>"));
        assertThat(value.lines()).isEqualTo(2);
        assertThat(value.lines(0)).isEqualTo(1);
        assertThat(value.lines(1)).isEqualTo(1);
        assertThat(value.first()).isEqualTo(99);
        assertThat(value.last()).isEqualTo(100);
        assertThat(value.levels()).isEqualTo(0b110_0000);
        assertThat(value.places()).containsExactly(new Place(1, 1000), new Place(1, 1010));
    }

    static ShapeTable scanned(byte[] bytes, ByteClasses classes) {
        ShapeTable table = new ShapeTable(1);
        try (ShapeScanner scanner = new ShapeScanner(table, LineReader.PLAIN, classes)) {
            scanner.scan(MemorySegment.ofArray(bytes), 0, bytes.length, new Place(0, 0));
        }
        return table;
    }

    /** Whole texts, byte for byte. */
    static Map<String, Long> texts(ShapeTable table) {
        Map<String, Long> counts = new HashMap<>();
        RowPages rows = table.pages();
        for (int row = 0; row < rows.rows(); row++) {
            String text = new String(rows.text(row), StandardCharsets.ISO_8859_1).replace("\n", Shape.VALUE);
            long lines = Sightings.of(rows.page(row), rows.at(row) + RowPages.SEEN, table.windows())
                    .lines();
            counts.merge(rows.isCut(row) ? "cut" : text, lines, Long::sum);
        }
        return counts;
    }

    private static Map<String, Long> byDefinition(byte[] bytes) {
        Map<String, Long> counts = new HashMap<>();
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int from = 0;
        while (from < all.length()) {
            int end = all.indexOf('\n', from);
            String line = all.substring(from, end < 0 ? all.length() : end);
            from = end < 0 ? all.length() : end + 1;
            String content = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (line.length() > ShapeScanner.LONGEST_BYTES) {
                content = line.substring(0, ShapeScanner.LONGEST_BYTES) + " 0";
            }
            String shape = Shape.of(content);
            boolean isCut = shape.replace(Shape.VALUE, "v").length() > RowPages.LONGEST_TEXT;
            counts.merge(isCut ? "cut" : shape, 1L, Long::sum);
        }
        return counts;
    }
}
