package dev.firefight.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.SeriesKey.Kind;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static Series series(Kind kind, String unit, long[] seconds, double... values) {
        long[] nanos =
                java.util.Arrays.stream(seconds).map(s -> s * 1_000_000_000L).toArray();
        return new Series(new SeriesKey(Origin.UNKNOWN, "m", unit, kind, new TreeMap<>()), nanos, values);
    }

    @Test
    void aRateIsTheRiseOverTheSecondsAndAGapIsAveraged() {
        Rates.Rate rate = Rates.perSecond(series(Kind.COUNTER, "By", new long[] {0, 10, 110}, 5, 25, 225));

        assertThat(rate.series().values()).containsExactly(2, 2);
        assertThat(rate.series().timesNanos()).containsExactly(10_000_000_000L, 110_000_000_000L);
        assertThat(rate.series().key().unit()).isEqualTo("By/s");
        assertThat(rate.series().key().kind()).isEqualTo(Kind.GAUGE);
        assertThat(rate.resets()).isZero();
    }

    @Test
    void aFallIsAResetAndTheValueCountsFromZero() {
        Rates.Rate rate = Rates.perSecond(series(Kind.COUNTER, "", new long[] {0, 10, 20}, 100, 30, 40));

        assertThat(rate.series().values()).containsExactly(3, 1);
        assertThat(rate.resets()).isEqualTo(1);
        assertThat(rate.series().key().unit()).isEqualTo("1/s");
    }

    @Test
    void deltasAreDividedByTheirInterval() {
        assertThat(Rates.perSecond(series(Kind.DELTA, "", new long[] {0, 10, 30}, 9, 50, 20))
                        .series()
                        .values())
                .containsExactly(5, 1);
    }

    @Test
    void aGaugeStaysAsItIsEvenWhenItOnlyRises() {
        Series gauge = series(Kind.GAUGE, "", new long[] {0, 1, 2}, 1, 2, 3);
        assertThat(Rates.perSecond(gauge).series()).isSameAs(gauge);
    }

    @Test
    void oneOrNoPointHasNoRate() {
        assertThat(Rates.perSecond(series(Kind.COUNTER, "", new long[] {1}, 1))
                        .series()
                        .size())
                .isZero();
        assertThat(Rates.perSecond(series(Kind.COUNTER, "", new long[] {}))
                        .series()
                        .size())
                .isZero();
    }

    @Test
    void whatOverflowsADoubleIsLeftOut() {
        Series huge = series(Kind.COUNTER, "", new long[] {0, 1}, -Double.MAX_VALUE, Double.MAX_VALUE);
        assertThat(Rates.perSecond(huge).series().size()).isZero();
    }

    @Test
    void theRatesOfARunningTotalAddUpToIt() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int size = 2 + random.nextInt(30);
            long[] seconds = new long[size];
            double[] values = new double[size];
            for (int i = 1; i < size; i++) {
                seconds[i] = seconds[i - 1] + 1 + random.nextInt(100);
                values[i] = values[i - 1] + random.nextInt(1000);
            }
            Series rates =
                    Rates.perSecond(series(Kind.COUNTER, "", seconds, values)).series();
            double sum = 0;
            for (int i = 1; i < size; i++) {
                sum += rates.values()[i - 1] * (seconds[i] - seconds[i - 1]);
            }
            assertThat(sum).as("seed " + seed).isCloseTo(values[size - 1], Offset.offset(1e-6));
        }
    }
}
