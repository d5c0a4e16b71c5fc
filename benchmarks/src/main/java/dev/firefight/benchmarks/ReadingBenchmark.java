package dev.firefight.benchmarks;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.ReadNotes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From bytes to telemetry, and what it costs only to look at each byte. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC") // as the launcher has it
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 1)
public class ReadingBenchmark {
    private static final int BUFFER_BYTES = 1 << 16;

    /** What is read. */
    @Param
    public Input input = Input.OTLP_JSON_METRICS;

    private byte[] bytes = {};
    private long lines;

    /** Makes the input. */
    @Setup
    public void make() throws IOException {
        bytes = input.bytes();
        lines = scanned();
    }

    /** Reads it into columns. */
    @Benchmark
    public Telemetry read(Rates rates) throws IOException {
        TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(new LogPatterns()));
        input.format().read(new ByteArrayInputStream(bytes), into, new ReadNotes());
        Telemetry telemetry = into.build();
        rates.add(bytes.length, lines);
        return telemetry;
    }

    /** Counts its lines. */
    @Benchmark
    public long scan(Rates rates) throws IOException {
        long ends = scanned();
        rates.add(bytes.length, lines);
        return ends;
    }

    private long scanned() throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long ends = 0;
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            for (int size = in.read(buffer); size > 0; size = in.read(buffer)) {
                for (int i = 0; i < size; i++) {
                    ends += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return ends;
    }
}
