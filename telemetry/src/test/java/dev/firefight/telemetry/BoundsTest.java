package dev.firefight.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void aNameHasOneNumberForEver() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Names<String> names = new Names<>(20, "other");
            Map<String, Integer> numbers = new HashMap<>();
            for (int i = 0; i < 200; i++) {
                String name = "n" + random.nextInt(40);
                int number = names.number(name);
                assertThat(numbers.merge(name, number, (a, b) -> a))
                        .as("seed " + seed)
                        .isEqualTo(number);
                boolean shares = number == 20;
                assertThat(names.get(number)).as("seed " + seed).isEqualTo(shares ? "other" : name);
            }
            assertThat(names.size()).isLessThanOrEqualTo(21);
        }
    }

    @Test
    void namesBeyondTheBoundAreCountedAndTheSharedNameMayBeKnownBefore() {
        Names<String> names = new Names<>(2, "other");

        assertThat(names.number("other")).isZero();
        assertThat(names.number("a")).isEqualTo(1);
        assertThat(names.number("b")).isZero();
        assertThat(names.number("c")).isZero();
        assertThat(names.beyond()).isEqualTo(2);
        assertThat(names.asList()).containsExactly("other", "a");
    }

    @Test
    void theVocabularyOfOperationsIsBounded() {
        Vocabulary vocabulary = new Vocabulary(text -> 0);
        for (int i = 0; i < 1_000_100; i++) {
            vocabulary.texts().number(Integer.toString(i));
        }

        assertThat(vocabulary.texts().size()).isEqualTo(1_000_001);
        assertThat(vocabulary.texts().get(1_000_000)).isEqualTo("other");
        assertThat(vocabulary.texts().beyond()).isEqualTo(101); // the empty text is one of the first
        assertThat(vocabulary.texts().number("12")).isEqualTo(13);
    }

    @Test
    void seriesBeyondTheBoundAreNotKept() {
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(text -> 0), 2);
        for (int i = 0; i < 4; i++) {
            int series = builder.series(SeriesKey.gauge(Origin.UNKNOWN, "m" + i));
            assertThat(series).isEqualTo(i < 2 ? i : TelemetryBuilder.NO_SERIES);
            builder.point(series, 1, i);
        }

        assertThat(builder.build().series())
                .extracting(series -> series.key().metric())
                .containsExactly("m0", "m1");
    }
}
