package dev.firefight.evidence.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.Symptom;
import dev.firefight.telemetry.Symptom.Direction;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What must not matter does not: names, order, units, the zero of time. And whatever is told, nothing is thrown. */
class SymptomFlowPropertyTest {
    private static final int RUNS = 60;

    /** A random production with a fault in it, as lists that can be changed before the question is asked. */
    private record World(List<Series> incident, List<Series> baseline, List<Call> calls, Symptom symptom) {
        static World of(long seed) {
            Random random = new Random(seed);
            int services = 3 + random.nextInt(10);
            boolean isLatency = random.nextBoolean();
            String metric = isLatency ? "latency" : "availability";
            List<Series> incident = new ArrayList<>();
            List<Series> baseline = new ArrayList<>();
            List<Call> calls = new ArrayList<>();
            for (int i = 0; i < services; i++) {
                double usual = isLatency ? 10 + random.nextInt(90) : 0.9;
                double requests = 50 + random.nextInt(500);
                double worse = random.nextInt(3) * random.nextDouble() * (isLatency ? 50 : -0.3);
                DoubleUnaryOperator rate = more -> usual * (1 + 0.05 * random.nextGaussian()) + more;
                baseline.add(series(i, metric, -200, 80, t -> rate.applyAsDouble(0)));
                baseline.add(series(i, "requests", -200, 80, t -> requests * (1 + 0.1 * random.nextDouble())));
                incident.add(series(i, metric, 0, 8, t -> rate.applyAsDouble(t >= 3 ? worse : 0)));
                incident.add(series(i, "requests", 0, 8, t -> requests * (1 + 0.1 * random.nextDouble())));
                for (int j = 0; j < services; j++) {
                    if (j != i && random.nextInt(services) < (j > i ? 3 : 1)) {
                        calls.add(new Call("s" + i, "s" + j));
                    }
                }
            }
            calls.add(new Call("s0", "s1"));
            return new World(
                    incident,
                    baseline,
                    calls,
                    new Symptom("s0", metric, "", isLatency ? Direction.UP : Direction.DOWN));
        }

        private static Series series(int service, String metric, int from, int size, DoubleUnaryOperator value) {
            long[] times = new long[size];
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                times[i] = Scene.START + (from + i) * Scene.MINUTE;
                values[i] = value.applyAsDouble(i);
            }
            return new Series(SeriesKey.gauge(Origin.ofService("s" + service), metric), times, values);
        }

        World map(UnaryOperator<String> name, LongUnaryOperator time, double latency, double requests) {
            UnaryOperator<Series> one = series -> {
                double factor =
                        switch (series.key().metric()) {
                            case "latency" -> latency;
                            case "requests" -> requests;
                            default -> 1;
                        };
                double[] values = series.values().clone();
                long[] times = series.timesNanos().clone();
                for (int i = 0; i < values.length; i++) {
                    values[i] *= factor;
                    times[i] = time.applyAsLong(times[i]);
                }
                String service = name.apply(series.key().origin().service());
                return new Series(
                        SeriesKey.gauge(Origin.ofService(service), series.key().metric()), times, values);
            };
            return new World(
                    new ArrayList<>(incident.stream().map(one).toList()),
                    new ArrayList<>(baseline.stream().map(one).toList()),
                    new ArrayList<>(calls.stream()
                            .map(call -> new Call(name.apply(call.caller()), name.apply(call.callee())))
                            .toList()),
                    new Symptom(name.apply(symptom.service()), symptom.metric(), "", symptom.direction()));
        }

        World shuffled(Random random) {
            World copy = map(name -> name, time -> time, 1, 1);
            Collections.shuffle(copy.incident, random);
            Collections.shuffle(copy.baseline, random);
            Collections.shuffle(copy.calls, random);
            return copy;
        }

        Question question() {
            LogPatterns patterns = new LogPatterns();
            Vocabulary vocabulary = new Vocabulary(patterns);
            TelemetryBuilder now = new TelemetryBuilder(vocabulary);
            TelemetryBuilder healthy = new TelemetryBuilder(vocabulary);
            calls.forEach(now::call);
            fill(now, incident);
            fill(healthy, baseline);
            return new Question(
                    now.build(), Optional.of(healthy.build()), patterns, Optional.of(symptom), OptionalLong.empty());
        }

        private static void fill(TelemetryBuilder to, List<Series> all) {
            for (Series series : all) {
                int number = to.series(series.key());
                for (int i = 0; i < series.size(); i++) {
                    to.point(number, series.timesNanos()[i], series.values()[i]);
                }
            }
        }
    }

    private static final long ONSET = Scene.START + 3 * Scene.MINUTE;

    private static List<FlowSuspect> suspects(World world, long onset) {
        return SymptomFlow.attribute(world.question(), onset).orElseThrow();
    }

    private static void assertSame(long seed, World world, World other, UnaryOperator<String> name, long onset) {
        List<FlowSuspect> expected = suspects(world, ONSET);
        List<FlowSuspect> actual = suspects(other, onset);
        assertThat(actual)
                .as("seed %d", seed)
                .extracting(FlowSuspect::service)
                .containsExactlyElementsOf(
                        expected.stream().map(FlowSuspect::service).map(name).toList());
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i).score())
                    .as("seed %d", seed)
                    .isCloseTo(expected.get(i).score(), within(1e-7));
        }
    }

    @Test
    void theWorldsOfTheseTestsHaveSuspectsAndNotAlwaysTheSame() {
        List<String> first = new ArrayList<>();
        for (long seed = 0; seed < RUNS; seed++) {
            suspects(World.of(seed), ONSET).stream().findFirst().ifPresent(found -> first.add(found.service()));
        }
        assertThat(first).hasSizeGreaterThan(RUNS / 2).contains("s0", "s1", "s2", "s3");
    }

    @Test
    void namesDoNotMatter() {
        for (long seed = 0; seed < RUNS; seed++) {
            UnaryOperator<String> name = old -> "n" + Integer.toHexString(old.hashCode() * 0x9E3779B9);
            World world = World.of(seed);
            assertSame(seed, world, world.map(name, time -> time, 1, 1), name, ONSET);
        }
    }

    @Test
    void orderDoesNotMatter() {
        for (long seed = 0; seed < RUNS; seed++) {
            World world = World.of(seed);
            assertSame(seed, world, world.shuffled(new Random(seed)), name -> name, ONSET);
        }
    }

    @Test
    void theZeroOfTimeDoesNotMatter() {
        for (long seed = 0; seed < RUNS; seed++) {
            long shift = new Random(seed).nextLong(-Scene.START, Scene.START);
            World world = World.of(seed);
            assertSame(seed, world, world.map(name -> name, time -> time + shift, 1, 1), name -> name, ONSET + shift);
        }
    }

    @Test
    void unitsDoNotMatter() {
        for (long seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            World world = World.of(seed);
            double latency = Math.pow(10, random.nextInt(-12, 13));
            double requests = Math.pow(10, random.nextInt(-12, 13));
            assertSame(seed, world, world.map(name -> name, time -> time, latency, requests), name -> name, ONSET);
        }
    }

    @Test
    void nothingIsThrownWhateverIsTold() {
        double[] values = {0, -1, 1, 1e308, -1e308, Double.MIN_VALUE, 1e-300, Double.MAX_VALUE, 7};
        String[] metrics = {"latency", "availability", "errors", "errors_total", "requests", "cpu"};
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            long[] times = {0, 1, 2, 3, 60, 61, 120, Long.MIN_VALUE, Long.MAX_VALUE, -1, Scene.START, random.nextLong()
            };
            LogPatterns patterns = new LogPatterns();
            Vocabulary vocabulary = new Vocabulary(patterns);
            TelemetryBuilder[] sides = {new TelemetryBuilder(vocabulary), new TelemetryBuilder(vocabulary)};
            for (TelemetryBuilder side : sides) {
                for (int i = random.nextInt(12); i > 0; i--) {
                    SeriesKey.Kind[] kinds = SeriesKey.Kind.values();
                    int series = side.series(new SeriesKey(
                            new Origin(
                                    "s" + random.nextInt(4), random.nextBoolean() ? "" : "p" + random.nextInt(2), ""),
                            metrics[random.nextInt(metrics.length)],
                            "",
                            kinds[random.nextInt(kinds.length)],
                            Collections.emptySortedMap()));
                    for (int j = random.nextInt(6); j > 0; j--) {
                        side.point(series, times[random.nextInt(times.length)], values[random.nextInt(values.length)]);
                    }
                }
                for (int i = random.nextInt(6); i > 0; i--) {
                    side.call(new Call("s" + random.nextInt(5), "s" + random.nextInt(5)));
                }
            }
            Question question = new Question(
                    sides[0].build(),
                    random.nextBoolean() ? Optional.of(sides[1].build()) : Optional.empty(),
                    patterns,
                    Optional.of(new Symptom(
                            "s" + random.nextInt(5),
                            metrics[random.nextInt(metrics.length)],
                            "",
                            random.nextBoolean() ? Direction.UP : Direction.DOWN)),
                    OptionalLong.empty());
            long onset = SymptomOnset.find(question).orElse(times[random.nextInt(times.length)]);
            for (FlowSuspect suspect : SymptomFlow.attribute(question, onset).orElse(List.of())) {
                assertThat(suspect.score())
                        .as("seed %d", seed)
                        .isPositive()
                        .isLessThanOrEqualTo(ExcessMeter.CAP + 1e-9);
                assertThat(suspect.stay()).as("seed %d", seed).isBetween(0.0, 1 + 1e-9);
                assertThat(suspect.evidence().getFirst().after())
                        .as("seed %d", seed)
                        .isFinite();
            }
        }
    }
}
