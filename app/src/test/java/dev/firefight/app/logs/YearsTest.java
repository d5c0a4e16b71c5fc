package dev.firefight.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Timestamps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times whose year nobody wrote. */
class YearsTest {
    @TempDir
    private Path directory;

    private static long nanos(String time) {
        return Timestamps.toNanos(Instant.parse(time));
    }

    private LogFile file(String changed, String... times) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String time : times) {
            text.append(time).append(" web1 sshd[17]: connection closed\n");
        }
        Path file = Files.writeString(directory.resolve("auth.log"), text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(changed)));
        return LogFile.open(LogSource.of(file));
    }

    @Test
    void aFileOverNewYearLiesInTwoYears() throws IOException {
        LogFile file = file(
                "2026-01-02T10:00:05Z", "Dec 30 23:00:00", "Dec 31 23:59:59", "Jan  1 00:00:00", "Jan  2 10:00:00");
        assertThat(file.first()).hasValue(nanos("2025-12-30T23:00:00Z"));
        assertThat(file.last()).hasValue(nanos("2026-01-02T10:00:00Z"));
    }

    @Test
    void aFileOfLastYearStaysThere() throws IOException {
        LogFile file = file("2026-01-01T00:00:05Z", "Dec 30 23:00:00", "Dec 31 23:59:59");
        assertThat(file.first()).hasValue(nanos("2025-12-30T23:00:00Z"));
        assertThat(file.last()).hasValue(nanos("2025-12-31T23:59:59Z"));
    }

    @Test
    void theFirstLinesOfAYearMayComeFromAClockThatIsAhead() throws IOException {
        LogFile file = file("2025-12-31T23:30:00Z", "Dec 31 23:00:00", "Jan  1 00:10:00");
        assertThat(file.first()).hasValue(nanos("2025-12-31T23:00:00Z"));
        assertThat(file.last()).hasValue(nanos("2026-01-01T00:10:00Z"));
    }

    @Test
    void noDayIsLostOrWonAtTheEndOfFebruary() throws IOException {
        LogFile plain = file("2026-03-02T00:00:00Z", "Feb 28 23:00:00", "Mar  1 01:00:00");
        assertThat(plain.first()).hasValue(nanos("2026-02-28T23:00:00Z"));
        assertThat(plain.last()).hasValue(nanos("2026-03-01T01:00:00Z"));
        LogFile leap = file("2024-03-02T00:00:00Z", "Feb 28 23:00:00", "Feb 29 23:00:00", "Mar  1 01:00:00");
        assertThat(leap.first()).hasValue(nanos("2024-02-28T23:00:00Z"));
        assertThat(leap.last()).hasValue(nanos("2024-03-01T01:00:00Z"));
    }

    @Test
    void anyMomentOfTheYearBeforeAFileWasChangedIsFoundAgain() {
        long seed = 11;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Instant changed = Instant.ofEpochSecond(1_500_000_000L + random.nextInt(500_000_000));
            Instant last = changed.minusSeconds(random.nextInt(30 * 86_400));
            Instant other = last.minusSeconds(random.nextInt(330 * 86_400));
            Years years = Years.of(read(last), changed);
            assertThat(years.in(read(last))).as("seed %s: %s", seed, last).isEqualTo(Timestamps.toNanos(last));
            assertThat(years.in(read(other))).as("seed %s: %s", seed, other).isEqualTo(Timestamps.toNanos(other));
        }
    }

    /** As it is read without its year. */
    private static long read(Instant moment) {
        return nanos("2000" + moment.toString().substring(4));
    }
}
