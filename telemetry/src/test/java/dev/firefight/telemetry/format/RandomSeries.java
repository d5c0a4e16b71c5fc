package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A random gauge of a random service, to be written in a format and read back.
 *
 * @param service its service
 * @param metric its metric
 * @param seconds times in seconds, rising
 * @param values finite values
 */
record RandomSeries(String service, String metric, List<Long> seconds, List<Double> values) {
    private static final int RUNS = 100;

    private static RandomSeries of(Random random) {
        long time = 1_600_000_000L + random.nextInt(100_000_000);
        List<Long> seconds = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        int size = 1 + random.nextInt(20);
        for (int i = 0; i < size; i++) {
            time += 1 + random.nextInt(1000);
            seconds.add(time);
            values.add(random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10));
        }
        return new RandomSeries("svc" + random.nextInt(1000), "cpu" + random.nextInt(1000), seconds, values);
    }

    /** Writes random series and expects what is read to be what was written. */
    static void comeBack(Format format, long seed, Function<RandomSeries, String> writer) {
        Random random = new Random(seed);
        for (int run = 0; run < RUNS; run++) {
            RandomSeries written = of(random);
            String text = writer.apply(written);
            String what = "seed " + seed + ", run " + run + ": " + text;
            assertThat(Reading.detect(text)).as(what).contains(format);
            Reading outcome = Reading.of(format, text);
            assertThat(outcome.reasons()).as(what).isEmpty();
            var read = outcome.series(written.metric());
            assertThat(read.key().origin().service()).as(what).isEqualTo(written.service());
            assertThat(read.timesNanos())
                    .as(what)
                    .containsExactly(written.seconds().stream()
                            .mapToLong(s -> s * 1_000_000_000L)
                            .toArray());
            assertThat(read.values())
                    .as(what)
                    .containsExactly(
                            written.values().stream().mapToDouble(v -> v).toArray());
        }
    }

    /** Lines made of each point. */
    String lines(String head, java.util.function.BiFunction<Long, Double, String> line, String between, String end) {
        StringBuilder text = new StringBuilder(head);
        for (int i = 0; i < seconds.size(); i++) {
            text.append(i == 0 ? "" : between).append(line.apply(seconds.get(i), values.get(i)));
        }
        return text.append(end).toString();
    }
}
