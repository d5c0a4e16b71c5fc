package dev.firefight.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastTimeOfDayTest {
    private static final Instant NOW = Instant.parse("2026-03-29T02:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "02:12, UTC, 2026-03-29T02:12:00Z",
        "2:12:30, UTC, 2026-03-29T02:12:30Z",
        "02:30, UTC, 2026-03-29T02:30:00Z",
        "02:31, UTC, 2026-03-28T02:31:00Z",
        "23:00, UTC, 2026-03-28T23:00:00Z",
        "04:15, Europe/Berlin, 2026-03-29T02:15:00Z",
        "01:15, Europe/Berlin, 2026-03-29T00:15:00Z"
    })
    void theLastThatIsOverIsMeant(String told, ZoneId zone, String moment) {
        assertThat(LastTimeOfDay.resolved(told, NOW, zone)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1h", "2026-03-01T02:15:00Z", "25:00", "3", ":", "12:", "noon"})
    void whatIsNoTimeOfDayIsLeftToOthers(String told) {
        assertThat(LastTimeOfDay.resolved(told, NOW, ZoneOffset.UTC)).isEqualTo(told);
    }
}
