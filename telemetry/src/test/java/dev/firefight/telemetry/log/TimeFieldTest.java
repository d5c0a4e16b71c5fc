package dev.firefight.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFieldTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(TimeField field, String text) {
        LineHeader header = new LineHeader();
        byte[] bytes = bytes(text);
        int end = field.scan(bytes, 0, bytes.length);
        if (end < 0) {
            return "none";
        }
        field.into(header);
        return Timestamps.toInstant(header.timeNanos()) + " " + end + (header.isLocal() ? " local" : "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "2025-11-21T03:41:44.123Z ~ 2025-11-21T03:41:44.123Z 24",
                "2025-11-21 03:41:44,123 +0100 ~ 2025-11-21T02:41:44.123Z 29",
                "2025-11-21 03:41:44-05:30 ~ 2025-11-21T09:11:44Z 25",
                "2025-11-21 03:41:44.123 UTC [1] ~ 2025-11-21T03:41:44.123Z 27",
                "2025-11-21 03:41:44 CET x ~ 2025-11-21T02:41:44Z 23",
                "2025-11-21 03:41:44 IST x ~ 2025-11-21T03:41:44Z 23 local",
                "2025-11-21 03:41:44 GET / x ~ 2025-11-21T03:41:44Z 19 local",
                "2025-11-21 03:41:44 INFO x ~ 2025-11-21T03:41:44Z 19 local",
                "2025-11-21 03:41:44 - x ~ 2025-11-21T03:41:44Z 19 local",
                "2005-06-03-15.42.50.363779 ~ 2005-06-03T15:42:50.363779Z 26 local",
                "2005.06.03 x ~ 2005-06-03T00:00:00Z 10 local",
                "20251121-03:41:44:123|x ~ 2025-11-21T03:41:44.123Z 21 local",
                "20251121-3:1:4:23|x ~ 2025-11-21T03:01:04.023Z 17 local",
                "20251121T034144Z x ~ 2025-11-21T03:41:44Z 16",
                "251121 034144 148 ~ 2025-11-21T03:41:44Z 13 local",
                "25/11/21 03:41:44 x ~ 2025-11-21T03:41:44Z 17 local",
                "21/Nov/2025:03:41:44 +0200] ~ 2025-11-21T01:41:44Z 26",
                "21 Nov 2025 03:41:44.123 * ~ 2025-11-21T03:41:44.123Z 24 local",
                "21.11.2025 03:41:44 x ~ 2025-11-21T03:41:44Z 19 local",
                "11/21/2025 3:41:44 PM x ~ 2025-11-21T15:41:44Z 21 local",
                "Nov 21, 2025 12:41:44 AM x ~ 2025-11-21T00:41:44Z 24 local",
                "Fri Nov 21 03:41:44.5 2025] ~ 2025-11-21T03:41:44.500Z 26 local",
                "Fri, 21 Nov 2025 03:41:44 GMT ~ 2025-11-21T03:41:44Z 29",
                "Nov  1 03:41:44 x ~ 2000-11-01T03:41:44Z 15 local",
                "11-21 03:41:44.123  17 ~ 2000-11-21T03:41:44.123Z 18 local",
                "30.10 16:49:06] ~ 2000-10-30T16:49:06Z 14 local",
                "I1121 03:41:44.123456 ~ 2000-11-21T03:41:44.123456Z 21 local",
                "1763696504 x ~ 2025-11-21T03:41:44Z 10",
                "1763696504.25 ~ 2025-11-21T03:41:44.250Z 13",
                "1763696504123 ~ 2025-11-21T03:41:44.123Z 13",
                "1763696504123456789 ~ 2025-11-21T03:41:44.123456789Z 19",
                "03:41:44.123 [main] ~ 1970-01-01T03:41:44.123Z 12 local"
            })
    void aTimeIsReadInEveryUsualForm(String text, String expected) {
        assertThat(read(new TimeField(), text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-13-21 03:41:44", "2025-11-21T25:41:44", "10.251.73.220:50010", "134681 node-246", "12345678901 x",
                "1234567890123456789012 x", "Nova 21 03:41:44", "May be it is 2025", "12:345:67 no time",
                        "99/99/9999 99:99:99",
                "2025/11", "20251399 12:00:00", "1763696504:12 x", "V8 12:00:00 x"
            })
    void whatOnlyLooksLikeATimeIsNone(String text) {
        assertThat(read(new TimeField(), text)).isEqualTo("none");
    }

    /** What is remembered of the line before must never be seen in what is read of the next. */
    @Test
    void aFieldReadsEachTimeAsOneThatIsNew() {
        List<String> forms = List.of(
                "yyyy-MM-dd HH:mm:ss.SSS",
                "yyyy-MM-dd HH:mm:ss",
                "yyyy-MM-dd'T'HH:mm:ss.SSSSSSX",
                "dd/MMM/yyyy:HH:mm:ss xx",
                "MMM d HH:mm:ss",
                "EEE MMM dd HH:mm:ss yyyy",
                "yyMMdd HHmmss",
                "yyyyMMdd-H:m:s:SSS",
                "HH:mm:ss,SSS",
                "dd.MM.yyyy HH:mm:ss");
        List<String> tails =
                List.of("", " x", " INFO x", " 2025 x", " +0100 x", " UTC", "Z", " PM", "]", ",5", " - x", " 12", "|x");
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            DateTimeFormatter form = DateTimeFormatter.ofPattern(forms.get(random.nextInt(forms.size())), Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
            TimeField field = new TimeField();
            long millis = 1_763_696_504_000L;
            for (int i = 0; i < 60; i++) {
                millis += random.nextInt(400);
                String text = form.format(Instant.ofEpochMilli(millis))
                        + tails.get(random.nextInt(i < 30 ? 3 : tails.size()));
                assertThat(read(field, text)).as("seed " + seed + ": " + text).isEqualTo(read(new TimeField(), text));
            }
        }
    }

    @Test
    void everyDayOfTheCalendarIsKnown() {
        TimeField field = new TimeField();
        for (long day = 0; day < 80_000; day++) {
            Instant time = Instant.ofEpochSecond(day * 86_400 + 3601);

            assertThat(read(field, time.toString())).isEqualTo(time + " 20");
        }
    }
}
