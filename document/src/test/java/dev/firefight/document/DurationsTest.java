package dev.firefight.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DurationsTest {
    @Test
    void aDurationIsANumberWithItsUnitOrAsIsoWritesIt() {
        assertThat(Durations.read("200ms")).isEqualTo(Duration.ofMillis(200));
        assertThat(Durations.read("30s")).isEqualTo(Duration.ofSeconds(30));
        assertThat(Durations.read("5m")).isEqualTo(Duration.ofMinutes(5));
        assertThat(Durations.read("2h")).isEqualTo(Duration.ofHours(2));
        assertThat(Durations.read("1d")).isEqualTo(Duration.ofDays(1));
        assertThat(Durations.read("1w")).isEqualTo(Duration.ofDays(7));
        assertThat(Durations.read("PT1M30S")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Durations.read("0s")).isZero();
    }

    @Test
    void whatIsNoneIsToldWithWhatToWrite() {
        for (String wrong : List.of(
                "", "5", "m", "5 m", "-5m", "1.5h", "5min", "1h30m", "5M", "PT", "P1Y", "PT" + "9".repeat(30) + "H")) {
            refused(Durations::read, wrong, "is a duration such as 30s, 5m, 2h, 1d or 1w, not " + Problem.shown(wrong));
        }
        refused(Durations::read, "3661d", "is a duration of at most 3660d, not \"3661d\"");
        refused(Durations::read, "PT-1S", "is a duration of at most 3660d, not \"PT-1S\"");
        refused(Durations::read, "9".repeat(9) + "w", "is a duration of at most 3660d, not \"999999999w\"");
        refused(Durations::readSome, "0s", "is longer than nothing, such as 5m");
    }

    @Test
    void boundsAreToldAsTheyAreWritten() {
        Function<String, Duration> reading = Durations.within(Duration.ofMillis(1_500), Duration.ofHours(36));

        assertThat(reading.apply("PT1.5S")).isEqualTo(Duration.ofMillis(1_500));
        assertThat(reading.apply("36h")).isEqualTo(Duration.ofHours(36));
        refused(reading, "1499ms", "is a duration from 1500ms to 36h, not \"1499ms\"");
        refused(reading, "2161m", "is a duration from 1500ms to 36h, not \"2161m\"");
        refused(reading, "soon", "is a duration such as 30s, 5m, 2h, 1d or 1w, not \"soon\"");
    }

    @Test
    void aDurationIsWrittenInTheLargestUnitThatFits() {
        assertThat(Durations.write(Duration.ZERO)).isEqualTo("0s");
        assertThat(Durations.write(Duration.ofDays(14))).isEqualTo("2w");
        assertThat(Durations.write(Duration.ofDays(8))).isEqualTo("8d");
        assertThat(Durations.write(Duration.ofMinutes(90))).isEqualTo("90m");
        assertThat(Durations.write(Duration.ofMillis(2_001))).isEqualTo("2001ms");
        assertThat(Durations.write(Duration.ofNanos(1_500))).isEqualTo("PT0.0000015S");
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        Random random = new Random(1);
        for (int count = 0; count < 1_000; count++) {
            long most = Duration.ofDays(3_660).toNanos() / 3;
            long unit = List.of(1L, 1_000_000L, 1_000_000_000L, 60_000_000_000L, 604_800_000_000_000L)
                    .get(random.nextInt(5));
            Duration duration = Duration.ofNanos(random.nextLong(most) / unit * unit);

            assertThat(Durations.read(Durations.write(duration))).isEqualTo(duration);
        }
    }

    private static void refused(Function<String, Duration> reading, String wrong, String words) {
        assertThatThrownBy(() -> reading.apply(wrong))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(words);
    }
}
