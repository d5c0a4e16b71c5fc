package dev.firefight.benchmarks;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.evidence.trace.Requests;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.ReadNotes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/** From spans and log records to requests, and from requests to what they say about one supposed onset. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC") // as the launcher has it
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 1)
public class RequestsBenchmark {
    @SuppressWarnings("NullAway.Init") // set by JMH's call of read
    private Question question;

    @SuppressWarnings("NullAway.Init")
    private Requests requests;

    private long onsetNanos;

    /** Reads spans and log records, and walks over them once. */
    @Setup
    public void read() throws IOException {
        LogPatterns patterns = new LogPatterns();
        TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(patterns));
        for (Input input : List.of(Input.OTLP_JSON_TRACES, Input.OTLP_JSON_LOGS)) {
            input.format().read(new ByteArrayInputStream(input.bytes()), into, new ReadNotes());
        }
        Telemetry telemetry = into.build();
        question = new Question(telemetry, Optional.empty(), patterns, Optional.empty(), OptionalLong.empty());
        requests = Requests.of(question);
        onsetNanos = Input.production().onsetNanos();
    }

    /** Joins spans to trees and log records to spans, and follows every request. */
    @Benchmark
    public Requests walk() {
        return Requests.of(question);
    }

    /** Weighs one supposed onset. */
    @Benchmark
    public List<Clue> suppose() {
        return requests.clues(onsetNanos);
    }
}
