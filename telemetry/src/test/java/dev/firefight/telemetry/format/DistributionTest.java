package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void aQuantileIsInterpolatedInsideItsBucket() {
        Distribution latencies = new Distribution(new double[] {1, 2, 4, INF}, new double[] {10, 30, 40, 40});

        assertThat(latencies.quantile(0.5)).isEqualTo(1.5);
        assertThat(latencies.quantile(0.1)).isCloseTo(0.4, within(1e-12));
        assertThat(latencies.quantile(0.99)).isCloseTo(2 + 2 * 9.6 / 10, within(1e-12));
    }

    @Test
    void aBucketWithoutLimitGivesItsOtherLimit() {
        assertThat(new Distribution(new double[] {1, INF}, new double[] {0, 5}).quantile(0.5))
                .isEqualTo(1);
        assertThat(new Distribution(new double[] {-1, INF}, new double[] {5, 5}).quantile(0.5))
                .isEqualTo(-1);
        assertThat(new Distribution(new double[] {INF}, new double[] {5}).quantile(0.5))
                .isNaN();
        assertThat(Distribution.EMPTY.quantile(0.5)).isNaN();
    }

    @Test
    void aDifferenceHoldsWhatCameSince() {
        Distribution before = new Distribution(new double[] {1, INF}, new double[] {10, 10});
        Distribution after = new Distribution(new double[] {1, INF}, new double[] {10, 14});
        Distribution restarted = new Distribution(new double[] {1, INF}, new double[] {2, 20});

        assertThat(after.continues(before)).isTrue();
        assertThat(after.since(before).count()).isEqualTo(4);
        assertThat(restarted.continues(before)).isFalse();
    }

    @Test
    void aQuantileLiesInTheBucketOfTheTrueOne() {
        double[] bounds = {0.1, 0.5, 1, 2, 5, 10, INF};
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            double[] observed =
                    random.doubles(1 + random.nextInt(200), 0, 9.99).sorted().toArray();
            double[] counts = Arrays.stream(bounds)
                    .map(bound ->
                            Arrays.stream(observed).filter(o -> o <= bound).count())
                    .toArray();
            double share = 0.01 + 0.98 * random.nextDouble();
            double exact = observed[(int) Math.ceil(share * observed.length) - 1];
            double quantile = new Distribution(bounds, counts).quantile(share);
            int bucket = 0;
            while (exact > bounds[bucket]) {
                bucket++;
            }
            assertThat(quantile).as("seed " + seed).isBetween(bucket == 0 ? 0 : bounds[bucket - 1], bounds[bucket]);
        }
    }

    @Test
    void exponentialBucketsOfDifferentScalesCanBeCompared() {
        var fine = new ExponentialBuckets(
                1, 2, 0, new ExponentialBuckets.Half(0, new double[] {4, 4}), ExponentialBuckets.Half.NONE);
        var coarse = new ExponentialBuckets(
                0, 2, 0, new ExponentialBuckets.Half(0, new double[] {10, 6}), ExponentialBuckets.Half.NONE);

        Distribution since = coarse.distribution().since(fine.distribution());

        assertThat(coarse.distribution().continues(fine.distribution())).isTrue();
        assertThat(since.count()).isEqualTo(8);
        assertThat(since.quantile(0.25)).isEqualTo(2);
        assertThat(since.quantile(0.99)).isCloseTo(2 + 2 * 5.92 / 6, within(1e-9));
    }

    @Test
    void exponentialBucketsBelowZeroAreMirrored() {
        var both = new ExponentialBuckets(
                0, 0, 0, new ExponentialBuckets.Half(0, new double[] {5}), new ExponentialBuckets.Half(1, new double[] {
                    5
                }));
        assertThat(both.distribution().quantile(0.25)).isBetween(-4.0, -2.0);
        assertThat(both.distribution().quantile(0.75)).isBetween(1.0, 2.0);
    }
}
