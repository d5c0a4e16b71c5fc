package dev.firefight.evidence.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PacketFlowTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<String> STEADY =
            List.of("rx_packets_per_second", "rx_bytes_per_second", "tx_bytes_per_second");

    /** A pod whose traffic is steady but for the packets it sends, a point a second. */
    private static PacketFlow flow(double... sent) {
        return PacketFlow.of(Measured.of(telemetry(STEADY, sent))).getFirst();
    }

    private static Telemetry telemetry(List<String> steady, double... sent) {
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(text -> 0));
        for (String metric : steady) {
            double[] same = new double[sent.length];
            Arrays.fill(same, 700);
            add(builder, metric, same);
        }
        add(builder, "tx_packets_per_second", sent);
        return builder.build();
    }

    private static void add(TelemetryBuilder builder, String metric, double... values) {
        int series = builder.series(SeriesKey.gauge(new Origin("cart", "cart-0", ""), metric));
        for (int i = 0; i < values.length; i++) {
            builder.point(series, i * SECOND, values[i]);
        }
    }

    /** So many seconds each, one value after the other. */
    private static double[] course(int seconds, double value, int thenSeconds, double thenValue, int times) {
        return Collections.nCopies(
                        times,
                        DoubleStream.concat(
                                        DoubleStream.generate(() -> value).limit(seconds),
                                        DoubleStream.generate(() -> thenValue).limit(thenSeconds))
                                .boxed()
                                .toList())
                .stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static final PacketFlow DOUBLED = flow(course(8, 50, 4, 100, 1));
    private static final long ONSET = 8 * SECOND;

    @Test
    void packetsBeyondWhatTrafficExplainsAreAnExcess() {
        // each of four seconds is far beyond the limit of three standard errors: 4 * 3 / sqrt(4)
        assertThat(DOUBLED.excess(ONSET, Optional.empty()).orElseThrow()).isEqualTo(6, within(1e-9));
        assertThat(flow(course(8, 50, 4, 25, 1)).excess(ONSET, Optional.empty()).orElseThrow())
                .isEqualTo(-6, within(1e-9));
        assertThat(flow(course(8, 50, 4, 50, 1)).excess(ONSET, Optional.empty()).orElseThrow())
                .isBetween(-0.1, 0.1);
    }

    @Test
    void anExcessThatHealthyTimesDoNotKnowStays() {
        PacketFlow calm = flow(course(20, 50, 20, 50, 1));

        assertThat(DOUBLED.excess(ONSET, Optional.of(calm))).isEqualTo(DOUBLED.excess(ONSET, Optional.empty()));
    }

    @Test
    void anExcessThatIsUsualInHealthyTimesIsDividedByIt() {
        // eight before and four after at thirteen places; at the first and the last the excess is 6, so that the usual
        // one is
        // sqrt(72 / 13) at least
        PacketFlow healthy = flow(course(8, 50, 4, 100, 2));

        assertThat(DOUBLED.excess(ONSET, Optional.of(healthy)).orElseThrow())
                .isPositive()
                .isLessThanOrEqualTo(6 / Math.sqrt(72 / 13.0));
    }

    @Test
    void tooFewPointsOnASideSayNothing() {
        assertThat(flow(course(5, 50, 4, 100, 1)).excess(5 * SECOND, Optional.empty()))
                .isEmpty();
        assertThat(flow(course(8, 50, 1, 100, 1)).excess(8 * SECOND, Optional.empty()))
                .isEmpty();
    }

    @Test
    void errorsAreLearnedFromHealthyTimesWhereTheseAreKnown() {
        PacketFlow calm = flow(course(10, 50, 10, 50, 1));

        assertThat(DOUBLED.errors(Optional.of(calm)).orElseThrow().values())
                .satisfies(errors -> assertThat(Arrays.copyOf(errors, 8)).containsOnly(errors[0]))
                .satisfies(errors -> assertThat(errors[0]).isBetween(-0.1, 0.1))
                .endsWith(3, 3, 3, 3);
    }

    @Test
    void aComponentWithoutAllFourCountersHasNoBalance() {
        assertThat(PacketFlow.of(Measured.of(telemetry(STEADY.subList(0, 2), 50, 50, 50))))
                .isEmpty();
    }
}
