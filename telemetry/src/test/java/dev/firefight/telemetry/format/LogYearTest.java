package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times without year. */
class LogYearTest {
    private static final String SYSLOG = "Nov 21 03:41:44 node1 cron[1]: a\n";

    private final TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(text -> 0));

    private List<String> times(String text, ReadNotes notes) throws IOException {
        Format.LOG_TEXT.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), into, notes);
        Logs logs = into.build().logs();
        List<String> times = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            times.add(Timestamps.toInstant(logs.timeNanos(i)).toString());
        }
        return times;
    }

    private static ReadNotes notes(YearHint.Source source, String time) {
        return new ReadNotes("syslog", Optional.of(new YearHint(Timestamps.toNanos(Instant.parse(time)), source)));
    }

    private static List<String> reasons(ReadNotes notes) {
        return notes.problems().stream().map(ReadNotes.Problem::reason).toList();
    }

    @Test
    void aYearThatLinesDoNotTellIsThatOfADateWithinAndTurnsWithTheYear() throws IOException {
        assertThat(times("""
                        Dec 31 23:59:59 node1 cron[1]: a
                        Jan  1 00:00:01 node1 cron[1]: b, since 2025-12-31
                        I0101 00:00:02.000000 12 a.go:1] c
                        01-01 00:00:03.250  1702  2395 D WindowManager: d
                        """, new ReadNotes()))
                .containsExactly(
                        "2025-12-31T23:59:59Z",
                        "2026-01-01T00:00:01Z",
                        "2026-01-01T00:00:02Z",
                        "2026-01-01T00:00:03.250Z");
    }

    @Test
    void aDateInTheNameOfTheFileTellsTheYear() throws IOException {
        assertThat(times(SYSLOG, new ReadNotes("messages-20251123"))).containsExactly("2025-11-21T03:41:44Z");
    }

    @Test
    void aYearThatNothingTellsIsNotGuessedAndTheNoteSaysWhatToDo() throws IOException {
        ReadNotes notes = new ReadNotes();

        assertThat(times(SYSLOG, notes)).isEmpty();
        assertThat(reasons(notes))
                .anySatisfy(
                        reason -> assertThat(reason).contains("without year").contains("journalctl"));
    }

    @ParameterizedTest
    @CsvSource({
        "OTHER_FILES, 2025-12-24T00:00:00Z, 2025-11-21T03:41:44Z",
        "OTHER_FILES, 2026-01-24T00:00:00Z, 2025-11-21T03:41:44Z",
        "RECORDING, 2025-06-24T00:00:00Z, 2025-11-21T03:41:44Z",
        "RECORDING, 2025-04-24T00:00:00Z, 2024-11-21T03:41:44Z",
        "LAST_CHANGE, 2025-11-21T03:41:44Z, 2025-11-21T03:41:44Z",
        "LAST_CHANGE, 2025-11-20T12:00:00Z, 2025-11-21T03:41:44Z", // the zones of writer and reader differ
        "LAST_CHANGE, 2025-11-19T00:00:00Z, 2024-11-21T03:41:44Z",
        "LAST_CHANGE, 2026-11-01T00:00:00Z, 2025-11-21T03:41:44Z",
    })
    void aHintTellsTheYear(YearHint.Source source, String hint, String expected) throws IOException {
        ReadNotes notes = notes(source, hint);

        assertThat(times(SYSLOG, notes)).containsExactly(expected);
        assertThat(reasons(notes)).anyMatch(reason -> reason.startsWith("times without year; taken for the"));
    }

    @Test
    void aTimeOfDayIsOnTheDayThatAHintTellsAndTurnsAtMidnight() throws IOException {
        ReadNotes notes = notes(YearHint.Source.OTHER_FILES, "2025-11-22T01:00:00Z");

        assertThat(times("23:59:59.5 INFO a\n00:00:01.5 ERROR b\n", notes))
                .containsExactly("2025-11-21T23:59:59.500Z", "2025-11-22T00:00:01.500Z");
        assertThat(reasons(notes)).anyMatch(reason -> reason.startsWith("times without day; taken for the"));
    }

    @Test
    void aHintThatIsNoTimeOfALogIsNone() throws IOException {
        assertThat(times(SYSLOG, notes(YearHint.Source.LAST_CHANGE, "1970-01-01T00:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LAST_CHANGE, 2025-12-01T00:00:00Z, 2024-02-29T01:00:00Z",
        "LAST_CHANGE, 2024-02-29T02:00:00Z, 2024-02-29T01:00:00Z",
        "OTHER_FILES, 2026-12-01T00:00:00Z, 2028-02-29T01:00:00Z",
        "OTHER_FILES, 2023-12-01T00:00:00Z, 2024-02-29T01:00:00Z"
    })
    void aLeapDayFindsALeapYear(YearHint.Source source, String hint, String expected) throws IOException {
        assertThat(times("Feb 29 01:00:00 node1 cron[1]: a\n", notes(source, hint)))
                .containsExactly(expected);
    }

    @Test
    void aDateThatATextMentionsCountsLessThanOtherFilesAndMoreThanTheLastChange() throws IOException {
        String booted = "Nov 21 03:41:44 node1 kernel: built 2019-03-01\n";

        assertThat(times(booted, notes(YearHint.Source.OTHER_FILES, "2025-12-01T00:00:00Z")))
                .containsExactly("2025-11-21T03:41:44Z");
        assertThat(new LogYearTest().times(booted, notes(YearHint.Source.LAST_CHANGE, "2025-12-01T00:00:00Z")))
                .containsExactly("2018-11-21T03:41:44Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "11-21 03:41:44.5  1702  2395 E Tag: x ~ 17",
                "11-21 03:41:44.5  1702  2395 V Tag: x ~ 1",
                "11-21 03:41:44.5 W/Tag( 1702): x ~ 13",
                "Nov 21 03:41:44 node1 sshd(pam_unix)[12]: error: x ~ 17",
                "Nov 21 03:41:44 node1 cron[1]: E ~ 0"
            })
    void theLevelIsFoundWhereTheYearIsLeftOut(String line, int severity) throws IOException {
        times(line + "\n", notes(YearHint.Source.OTHER_FILES, "2025-12-01T00:00:00Z"));

        assertThat(into.build().logs().severity(0)).isEqualTo(severity);
    }

    @Test
    void theProgramOfSyslogIsTheServiceAlsoWithAModuleBehindIt() throws IOException {
        times(
                "Nov 21 03:41:44 node1 sshd(pam_unix)[12]: no\n",
                notes(YearHint.Source.OTHER_FILES, "2025-12-01T00:00:00Z"));

        var telemetry = into.build();
        assertThat(telemetry.origin(telemetry.logs().origin(0)).service()).isEqualTo("sshd");
        assertThat(telemetry.origin(telemetry.logs().origin(0)).node()).isEqualTo("node1");
    }
}
