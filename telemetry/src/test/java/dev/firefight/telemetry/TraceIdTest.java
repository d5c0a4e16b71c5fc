package dev.firefight.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TraceIdTest {
    @Test
    void anIdOf128BitsComesBackInEitherCase() {
        for (long seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            TraceId id = new TraceId(random.nextLong(), random.nextLong());
            assertThat(TraceId.parse(id.hex())).as("seed " + seed).isEqualTo(id);
            assertThat(TraceId.parse(id.hex().toUpperCase(Locale.ROOT)))
                    .as("seed " + seed)
                    .isEqualTo(id);
        }
    }

    @Test
    void aShortIdIsTheSameWithZerosBeforeIt() {
        assertThat(TraceId.parse("ab")).isEqualTo(TraceId.parse("000000000000000000000000000000ab"));
        assertThat(TraceId.parse("").isPresent()).isFalse();
        assertThat(TraceId.parse("0").isPresent()).isFalse();
    }

    @Test
    void otherTextsAreFoldedTheSameWayEachTimeAndApart() {
        for (long seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("g");
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                text.append((char) random.nextInt(0x10000));
            }
            TraceId id = TraceId.parse(text);
            assertThat(TraceId.parse(text.toString())).as("seed " + seed).isEqualTo(id);
            assertThat(TraceId.parse(text + "x")).as("seed " + seed).isNotEqualTo(id);
            assertThat(id.isPresent()).as("seed " + seed).isTrue();
            assertThat(TraceId.parseSpanId(text)).as("seed " + seed).isNotZero();
        }
    }
}
