package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of two processes, of which one has the vector module and one has not, are those of one process. */
class SeparateProcessesTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final int MOST_SHAPES = 50;

    @TempDir
    Path directory;

    /** Counts a file from a place to another, and writes the table to a third argument. */
    static final class Counting {
        private Counting() {}

        public static void main(String[] arguments) throws IOException {
            byte[] bytes = Files.readAllBytes(Path.of(arguments[0]));
            ShapeTable table = counted(bytes, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            Files.write(Path.of(arguments[3]), ShapeTableTest.written(table));
            System.out.print(Processor.fastest().getClass().getSimpleName());
        }
    }

    private static ShapeTable counted(byte[] bytes, int from, int to) {
        ShapeTable table = new ShapeTable(1, MOST_SHAPES);
        try (ShapeScanner scanner = new ShapeScanner(table, LineReader.PLAIN)) {
            scanner.scan(MemorySegment.ofArray(bytes), from, to, new Place(0, from));
        }
        return table;
    }

    @Test
    void theirTablesMakeTheSameTable() throws Exception {
        byte[] bytes = new RandomLogs(1).lines(3000);
        Path file = Files.write(directory.resolve("log"), bytes);
        int middle = bytes.length / 2;
        while (bytes[middle - 1] != '\n') {
            middle++;
        }
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        assertThat(run(List.of("--add-modules", "jdk.incubator.vector"), file, 0, middle, first))
                .endsWith("VectorByteClasses");
        assertThat(run(List.of(), file, middle, bytes.length, second)).isEqualTo("PlainByteClasses");

        ShapeTable merged = ShapeTable.read(new ByteArrayInputStream(Files.readAllBytes(second)));
        merged.add(ShapeTable.read(new ByteArrayInputStream(Files.readAllBytes(first))));
        byte[] expected = ShapeTableTest.written(counted(bytes, 0, bytes.length));
        assertThat(ShapeTableTest.written(merged)).isEqualTo(expected);
        assertThat(merged.others().lines()).isPositive();
    }

    private static String run(List<String> options, Path file, int from, int to, Path table) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(Arrays.asList(
                "-cp",
                System.getProperty("java.class.path"),
                Counting.class.getName(),
                file.toString(),
                String.valueOf(from),
                String.valueOf(to),
                table.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return said;
    }
}
