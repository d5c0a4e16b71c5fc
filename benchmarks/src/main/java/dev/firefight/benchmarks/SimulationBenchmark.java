package dev.firefight.benchmarks;

import dev.firefight.practice.design.LoadDesign;
import dev.firefight.practice.design.LoadDesign.Journey;
import dev.firefight.practice.design.RouteDesign;
import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.design.ServiceDesign.HeapDesign;
import dev.firefight.practice.design.ServiceDesign.ScalingDesign;
import dev.firefight.practice.design.StepDesign;
import dev.firefight.practice.design.SystemDesign;
import dev.firefight.practice.design.Systems;
import dev.firefight.practice.engine.Draw;
import dev.firefight.practice.production.Production;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many events of a simulated production happen a second, on one thread; one operation is a simulated minute, read every 15 s, and events are
 * told as {@code lines}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC") // as the launcher has it
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class SimulationBenchmark {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final long SCRAPE_NANOS = 15_000_000_000L;

    /** The shipped shop at 300 requests a second, with all that it tells of itself. */
    @State(Scope.Thread)
    public static class Shop {
        private Production production = made();

        private static Production made() {
            return new Production(Systems.shop(), START, 7);
        }

        /** Each iteration begins at the same moment, so that what was told before does not fill the memory. */
        @Setup(Level.Iteration)
        public void begin() {
            production = made();
        }
    }

    /** One service with one thread that is busy for four fifths of the time: M/M/1. */
    @State(Scope.Thread)
    public static class Queue {
        private Production production = made();

        private static Production made() {
            StepDesign pause = new StepDesign.Pause(Draw.exponential(Duration.ofMillis(1)));
            ServiceDesign service = new ServiceDesign(
                    "queue",
                    false,
                    1,
                    1,
                    100_000,
                    1,
                    new HeapDesign(1L << 30, 1, 0),
                    Duration.ZERO,
                    "v1",
                    List.of(new RouteDesign("GET /", List.of(pause))),
                    List.of(),
                    List.of(),
                    ScalingDesign.OFF);
            LoadDesign load = new LoadDesign(
                    800,
                    0,
                    12,
                    "queue",
                    List.of(new Journey("GET /", 1)),
                    Duration.ofSeconds(30),
                    0,
                    Duration.ofSeconds(30),
                    0.999);
            return new Production(
                    new SystemDesign("queue", 1, load, List.of(service), List.of(), List.of(), List.of()), START, 7);
        }

        /** As with the shop. */
        @Setup(Level.Iteration)
        public void begin() {
            production = made();
        }
    }

    /** The shop. */
    @Benchmark
    public double shop(Shop shop, Rates rates) {
        return minute(shop.production, rates);
    }

    /** A plain queue. */
    @Benchmark
    public double queue(Queue queue, Rates rates) {
        return minute(queue.production, rates);
    }

    private static double minute(Production production, Rates rates) {
        long before = production.events();
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            production.runUntil(production.nowNanos() + SCRAPE_NANOS);
            sum += production.scrape().length;
        }
        rates.add(0, production.events() - before);
        return sum;
    }
}
