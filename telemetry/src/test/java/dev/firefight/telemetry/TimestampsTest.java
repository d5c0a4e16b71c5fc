package dev.firefight.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final long EXPECTED = 1_692_217_043_000_000_000L; // 2023-08-16T20:17:23Z

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1692217043",
                "1692217043000",
                "1692217043000000",
                "1692217043000000000",
                "1692217043.0",
                "1.692217043e9",
                "2023-08-16T20:17:23Z",
                "2023-08-16T22:17:23+02:00",
                "2023-08-16 20:17:23.000 UTC",
                "2023-08-16T20:17:23+0000"
            })
    void absoluteTimesAreReadInAnyUnitAndForm(String text) {
        assertThat(Timestamps.read(text)).contains(new Timestamps.Reading(EXPECTED, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-08-16 20:17:23",
                "2023-08-16T20:17:23,000",
                "2023/08/16 20:17:23",
                "16/08/2023 20:17:23",
                "16.08.2023 20:17:23"
            })
    void localTimesAreReadAsUtcAndSayso(String text) {
        assertThat(Timestamps.read(text)).contains(new Timestamps.Reading(EXPECTED, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "-",
                "1e400",
                "NaN",
                "2023-13-01",
                "2023-02-30 10:00:00",
                "08/16/2023 20:17:23",
                "2023-08-16 25:00:00",
                "2023-08-16T20:17:23+99:00",
                "2023-08-16 20:17:23 PST",
                "99999999999999999999",
                "2023-08-16T",
                "20:17:23"
            })
    void whatIsNoTimeIsEmpty(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    @Test
    void aWrittenInstantComesBackToTheNanosecond() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Instant instant = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            assertThat(Timestamps.parse(instant.toString())).as("seed " + seed).hasValue(Timestamps.toNanos(instant));
            String local = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss.SSSSSSSSS")
                    .withZone(ZoneOffset.UTC)
                    .format(instant);
            assertThat(Timestamps.parse(local)).as("seed " + seed).hasValue(Timestamps.toNanos(instant));
        }
    }
}
