package dev.firefight.evidence.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairNumbersTest {
    @Test
    void numbersAreThoseOfAHashMapInOrderOfFirstSight() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            PairNumbers numbers = new PairNumbers();
            Map<List<Long>, Integer> expected = new HashMap<>();
            for (int i = 0; i < 3_000; i++) {
                long first = value(random);
                long second = value(random);
                int next = expected.size();
                int number = expected.computeIfAbsent(List.of(first, second), pair -> next);
                assertThat(numbers.number(first, second)).as("seed %d", seed).isEqualTo(number);
            }
            assertThat(numbers.size()).as("seed %d", seed).isEqualTo(expected.size());
            String as = "seed " + seed;
            expected.forEach((pair, number) -> assertThat(List.of(numbers.first(number), numbers.second(number)))
                    .as(as)
                    .isEqualTo(pair));
        }
    }

    /** Small ones meet again, others differ in their high bits alone, and the end of a request is below zero. */
    private static long value(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> (long) random.nextInt(40) << 32;
            case 1 -> Steps.END;
            case 2 -> random.nextLong();
            default -> random.nextInt(40);
        };
    }
}
