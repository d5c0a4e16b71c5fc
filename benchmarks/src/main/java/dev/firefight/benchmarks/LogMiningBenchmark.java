package dev.firefight.benchmarks;

import dev.firefight.app.logs.LogMining;
import dev.firefight.app.logs.LogSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From a log file in the memory of the system to what changed in it: all that {@code firefight logs} does but for printing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xmx180m", "--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
public class LogMiningBenchmark {
    private static final int MEGABYTES = 250;

    /** How many threads read. */
    @Param({"1", "2"})
    public int threads = 1;

    private Path log = Path.of("");
    private long lines;

    /** Writes the log. */
    @Setup
    public void make() throws IOException {
        log = Files.createTempFile("firefight-benchmark", ".log");
        LargeLog.write(log, MEGABYTES);
        lines = mined();
    }

    /** Ends with the log. */
    @TearDown
    public void delete() throws IOException {
        Files.delete(log);
    }

    private long mined() throws IOException {
        try {
            LogMining.Request request = new LogMining.Request(List.of(LogSource.of(log)), List.of(), Optional.empty());
            return LogMining.mine(request, threads, Optional.empty()).lines();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The benchmark was ended.", e);
        }
    }

    /** Mines the log. */
    @Benchmark
    public long mine(Rates rates) throws IOException {
        long seen = mined();
        rates.add(Files.size(log), lines);
        return seen;
    }
}
