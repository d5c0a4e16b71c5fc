package dev.firefight.benchmarks;

import dev.firefight.evidence.log.LogPatterns;
import java.util.ArrayList;
import java.util.List;
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

/** From texts to patterns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC") // as the launcher has it
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 1)
public class LogPatternsBenchmark {
    private final List<String> texts = new ArrayList<>();
    private long chars;

    /** Makes the texts, those of exceptions with their stacks. */
    @Setup
    public void make() {
        Input.production().run(told -> told.lines()
                .forEach(line -> texts.add(line.stack().isEmpty() ? line.text() : line.text() + "\n" + line.stack())));
        chars = texts.stream().mapToLong(String::length).sum();
    }

    /** Finds the pattern of each text. */
    @Benchmark
    public int classify(Rates rates) {
        LogPatterns patterns = new LogPatterns();
        int sum = 0;
        for (String text : texts) {
            sum += patterns.classify(text);
        }
        rates.add(chars, texts.size());
        return sum;
    }
}
