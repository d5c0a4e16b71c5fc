package dev.firefight.benchmarks;

import dev.firefight.evidence.pattern.LineReader;
import dev.firefight.evidence.pattern.Place;
import dev.firefight.evidence.pattern.ShapeScanner;
import dev.firefight.evidence.pattern.ShapeTable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the bytes of lines to shapes; beside it the same bytes only added up, and their line feeds only counted. The default is with the vector module; for
 * the plain twin run it with {@code -jvmArgs -XX:+UseSerialGC}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ShapesBenchmark {
    private MemorySegment bytes = MemorySegment.NULL;
    private long lines;

    /** Writes the lines. */
    @Setup
    public void make() {
        byte[] log = Input.LOG_TEXT.bytes();
        bytes = MemorySegment.ofArray(log);
        lines = IntStream.range(0, log.length).filter(i -> log[i] == '\n').count();
    }

    /** Counts the shapes of all lines. */
    @Benchmark
    public int shapes(Rates rates) {
        ShapeTable table = new ShapeTable(2);
        try (ShapeScanner scanner = new ShapeScanner(table, LineReader.PLAIN)) {
            scanner.scan(bytes, 0, bytes.byteSize(), new Place(0, 0));
        }
        rates.add(bytes.byteSize(), lines);
        return table.shapes();
    }

    /** Counts line feeds. */
    @Benchmark
    public long lineFeeds(Rates rates) {
        long count = 0;
        for (long at = 0; at < bytes.byteSize(); at++) {
            count += bytes.get(ValueLayout.JAVA_BYTE, at) == '\n' ? 1 : 0;
        }
        rates.add(bytes.byteSize(), lines);
        return count;
    }

    /** Adds up eight bytes at a time. */
    @Benchmark
    public long sum(Rates rates) {
        long sum = 0;
        for (long at = 0; at <= bytes.byteSize() - Long.BYTES; at += Long.BYTES) {
            sum += bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
        }
        rates.add(bytes.byteSize(), lines);
        return sum;
    }
}
