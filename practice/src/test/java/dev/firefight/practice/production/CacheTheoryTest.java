package dev.firefight.practice.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.firefight.practice.design.CacheDesign;
import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.design.StepDesign.Cached;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CacheTheoryTest {
    private static final int KEYS = 20_000;
    private static final double PER_SECOND = 2_000;

    /** Of those who ask after all is warm, how many find it. */
    private static double hitRatio(int capacity, Duration expiry) {
        ServiceDesign service = Tiny.service("tier", Tiny.NO_LIMIT, 0, 1, List.of(), new Cached("cache", List.of()));
        Production production = Tiny.system(
                PER_SECOND,
                1,
                List.of(service),
                List.of(),
                List.of(new CacheDesign("cache", KEYS, capacity, 1, expiry, false, false)));
        Cache cache = production.cache("cache");
        Tiny.run(production, 60);
        double hits = cache.hits();
        double misses = cache.misses();
        Tiny.run(production, 200);
        hits = cache.hits() - hits;
        misses = cache.misses() - misses;
        return hits / (hits + misses);
    }

    /** The sum over all keys, of a function of how likely it is that one is asked for, weighted with that. */
    private static double ofKeys(DoubleUnaryOperator function) {
        double weights = 0;
        for (int k = 1; k <= KEYS; k++) {
            weights += 1.0 / k;
        }
        double sum = 0;
        for (int k = 1; k <= KEYS; k++) {
            sum += function.applyAsDouble(1 / (k * weights));
        }
        return sum;
    }

    /**
     * Hits of a cache that forgets what was asked for longest ago, by the approximation of Che, Tung and Wang (Hierarchical Web Caching
     * Systems, IEEE JSAC 20(7), 2002): a key is in it when it was asked for within the characteristic time, the one at which as many keys
     * are in it as have room.
     */
    private static double che(int capacity) {
        double low = 0;
        double high = 1e12;
        for (int i = 0; i < 200; i++) {
            double time = (low + high) / 2;
            if (ofKeys(p -> 1 - Math.exp(-p * time)) < capacity) {
                low = time;
            } else {
                high = time;
            }
        }
        double time = low;
        return ofKeys(p -> p * (1 - Math.exp(-p * time)));
    }

    @Test
    void hitsAreThoseOfChesApproximation() {
        for (int capacity : new int[] {500, 4_000, 12_000}) {
            assertThat(hitRatio(capacity, Duration.ofDays(1)))
                    .as("room for " + capacity)
                    .isCloseTo(che(capacity), withPercentage(1));
        }
    }

    /** With room for all, a key that is asked for at a rate is missed once a cycle: the expiry, and the time until it is asked for again. */
    @Test
    void hitsOfWhatExpiresAreThoseOfRenewals() {
        for (int seconds : new int[] {2, 20}) {
            double expected = ofKeys(p -> {
                double asked = p * PER_SECOND * seconds;
                return p * asked / (1 + asked);
            });

            assertThat(hitRatio(KEYS, Duration.ofSeconds(seconds))).isCloseTo(expected, withPercentage(1));
        }
    }
}
