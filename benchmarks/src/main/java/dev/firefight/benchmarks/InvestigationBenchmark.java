package dev.firefight.benchmarks;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Investigation;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From telemetry to findings, the onset not told; run from the root of the repository, for the sake of the shipped example. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC") // as the launcher has it
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 1)
public class InvestigationBenchmark {
    private static final Path EXAMPLE = Path.of("examples", "checkout-fire");

    private Path metricsOnly = Path.of("");

    @SuppressWarnings("NullAway.Init") // set by JMH's call of read
    private Question metrics;

    @SuppressWarnings("NullAway.Init")
    private Question allSignals;

    /** Reads the recordings. */
    @Setup
    public void read() throws IOException {
        metricsOnly = Files.createTempFile("metrics", ".jsonl");
        Files.write(metricsOnly, Input.OTLP_JSON_METRICS.bytes());
        metrics = question(metricsOnly);
        allSignals = question(EXAMPLE);
    }

    /** Removes what was made. */
    @TearDown
    public void remove() throws IOException {
        Files.deleteIfExists(metricsOnly);
    }

    /** Metrics alone, read before. */
    @Benchmark
    public Findings metrics() {
        return Investigation.investigate(metrics);
    }

    /** Metrics alone, from the file. */
    @Benchmark
    public Findings metricsFromFile() throws IOException {
        return Investigation.investigate(question(metricsOnly));
    }

    /** Metrics, requests, log lines, changes and alerts, read before. */
    @Benchmark
    public Findings allSignals() {
        return Investigation.investigate(allSignals);
    }

    /** Metrics, requests, log lines, changes and alerts, from the files. */
    @Benchmark
    public Findings allSignalsFromFiles() throws IOException {
        return Investigation.investigate(question(EXAMPLE));
    }

    private static Question question(Path source) throws IOException {
        LogPatterns patterns = new LogPatterns();
        Recording recording = RecordingReader.read(source, new Vocabulary(patterns), Optional.empty());
        return new Question(
                recording.telemetry(),
                recording.baseline(),
                patterns,
                recording.info().symptom(),
                OptionalLong.empty());
    }
}
