package dev.firefight.benchmarks;

import dev.firefight.incident.Entry;
import dev.firefight.incident.Incident;
import java.util.List;
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

/** From a timeline to how things stand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC") // as the launcher has it
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TimelineBenchmark {
    /** How many entries there are. */
    @Param({"100", "1000", "10000"})
    int entries;

    private List<Entry> timeline = List.of();
    private Incident before = Incident.none();

    /** Makes the timeline. */
    @Setup
    public void make() {
        timeline = PastIncident.whole(entries);
        before = Incident.of(timeline.subList(0, entries - 1));
    }

    /** All entries. */
    @Benchmark
    public Incident fold() {
        return Incident.of(timeline);
    }

    /** One more entry. */
    @Benchmark
    public Incident oneMore() {
        return before.with(timeline.getLast());
    }

    /** The entries are only looked at: nothing that folds them can be quicker. */
    @Benchmark
    public long floor() {
        long sum = 0;
        for (Entry entry : timeline) {
            sum += entry.number() + entry.fact().getClass().hashCode();
        }
        return sum;
    }
}
