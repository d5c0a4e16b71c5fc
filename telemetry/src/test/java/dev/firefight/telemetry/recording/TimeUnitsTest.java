package dev.firefight.telemetry.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seconds, milliseconds, microseconds, nanoseconds and texts, mixed within a file and between files. */
class TimeUnitsTest {
    private static final long FIRST = 1_763_696_504L;

    /** The same second and the five after it, each in a unit of its own. */
    private static final List<String> TIMES = List.of(
            "1763696504",
            "1763696505000",
            "1763696506000000",
            "1763696507000000000",
            "1763696508.0",
            "2025-11-21T03:41:49Z");

    @TempDir
    private Path directory;

    private Telemetry read() throws IOException {
        return RecordingReader.read(directory, new Vocabulary(text -> 0), Optional.empty())
                .telemetry();
    }

    /** All seconds at which something was said. */
    private static SortedSet<Long> seconds(Telemetry telemetry) {
        SortedSet<Long> seconds = new TreeSet<>();
        LongStream series = telemetry.series().stream().flatMapToLong(one -> LongStream.of(one.timesNanos()));
        LongStream spans = IntStream.range(0, telemetry.spans().size()).mapToLong(telemetry.spans()::startNanos);
        LongStream logs = IntStream.range(0, telemetry.logs().size()).mapToLong(telemetry.logs()::timeNanos);
        LongStream.concat(series, LongStream.concat(spans, logs)).forEach(nanos -> {
            assertThat(nanos % 1_000_000_000).isZero();
            seconds.add(nanos / 1_000_000_000);
        });
        return seconds;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,cart_cpu,cart_mem | {t},1,2 | 6",
                "time,metric,value | {t},up,1 | 6",
                "timestamp,service,message | {t},cart,slow | 6",
                "traceId,spanId,startTime,duration,service | a{i},b{i},{t},5,cart | 6",
                "# TYPE up gauge | up{a=\"b\"} 1 {t} | 5",
                "'' | {\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"{t}\"}]}]}]} | 4",
                "'' | {\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"spanId\":\"{i}\",\"startTimeUnixNano\":{n}}]}]}]} | 5",
                "'' | [{\"metric\":{\"__name__\":\"up\"},\"values\":[[{n},\"1\"]]}] | 5",
                "'' | {\"time\":\"{t}\",\"level\":\"info\",\"msg\":\"x\"} | 6",
                "'' | {\"time\":{n},\"level\":\"info\",\"msg\":\"x\"} | 5",
                "'' | {t} cart is slow | 6"
            })
    void unitsMixedWithinAFileAreToldOneByOne(String head, String row, int known) throws IOException {
        StringBuilder file = new StringBuilder(head.isEmpty() ? "" : head + "\n");
        for (int i = 0; i < known; i++) {
            String time = TIMES.get(i);
            file.append(row.replace("{t}", time).replace("{n}", time).replace("{i}", Integer.toString(i + 1)))
                    .append('\n');
        }
        Files.writeString(directory.resolve("x"), file);

        assertThat(seconds(read()))
                .containsExactlyElementsOf(
                        LongStream.range(FIRST, FIRST + known).boxed().toList());
    }

    @Test
    void unitsThatDifferBetweenFilesMeet() throws IOException {
        Files.writeString(directory.resolve("a"), "time,cart_cpu\n1763696504,1\n");
        Files.writeString(directory.resolve("b"), "time,cart_mem\n1763696504000,1\n");
        Files.writeString(
                directory.resolve("c"), "traceId,spanId,startTime,duration,service\na,b,1763696504000000,5,cart\n");
        Files.writeString(directory.resolve("d"), "timestamp,service,message\n1763696504000000000,cart,slow\n");
        Files.writeString(directory.resolve("e"), "2025-11-21T04:41:44+01:00 ERROR slow\n");

        Telemetry telemetry = read();

        assertThat(telemetry.series()).hasSize(2);
        assertThat(telemetry.spans().size()).isEqualTo(1);
        assertThat(telemetry.logs().size()).isEqualTo(2);
        assertThat(seconds(telemetry)).containsExactly(FIRST);
    }
}
