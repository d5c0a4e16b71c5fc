package dev.firefight.benchmarks;

import java.io.ByteArrayInputStream;
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
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What it costs to cut JSON into tokens and to forget them: no reader of OTLP/JSON built on Jackson can be faster. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC") // as the launcher has it
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 1)
public class JsonTokensBenchmark {
    private static final JsonFactory JSON = new JsonFactory();

    /** What is cut into tokens. */
    @Param({"OTLP_JSON_METRICS", "OTLP_JSON_TRACES", "OTLP_JSON_LOGS"})
    public Input input = Input.OTLP_JSON_METRICS;

    private byte[] bytes = {};

    /** Makes the input. */
    @Setup
    public void make() {
        bytes = input.bytes();
    }

    /** Goes from token to token. */
    @Benchmark
    public long tokens(Rates rates) {
        long tokens = 0;
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), new ByteArrayInputStream(bytes))) {
            while (json.nextToken() != null) {
                tokens++;
            }
        }
        rates.add(bytes.length, 0);
        return tokens;
    }
}
