package dev.firefight.telemetry.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.ReadNotes.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with telemetry itself is counted and told, file and line where there are any. */
class FaultyTelemetryTest {
    private static final String SPANS = "traceId,spanId,parentSpanId,service,name,kind,startTimeUs,duration\n";
    private static final long START_MICROS = 1_763_696_504_000_000L;

    @TempDir
    private Path directory;

    private Recording read(String file) throws IOException {
        Files.writeString(directory.resolve("x"), file);
        return RecordingReader.read(directory, new Vocabulary(text -> 0), Optional.empty());
    }

    private static List<Problem> problems(Recording recording) {
        return recording.files().getFirst().notes().problems();
    }

    /** One call from front to cart, whose clock is behind; the duration of each call differs. */
    private static String call(int number, long behindMicros) {
        long length = 1_000 + number * 100L;
        long start = START_MICROS + number * 1_000_000L;
        return "%032x,%016x,,front,get,CLIENT,%d,%d\n".formatted(number, 1, start, length)
                + "%032x,%016x,%016x,cart,get,SERVER,%d,%d\n"
                        .formatted(number, 2, 1, start + 50 - behindMicros, length - 100);
    }

    private static String calls(int count, long behindMicros) {
        StringBuilder spans = new StringBuilder(SPANS);
        for (int i = 1; i <= count; i++) {
            spans.append(call(i, behindMicros));
        }
        return spans.toString();
    }

    @Test
    void countersThatWereStartedAnewAreCounted() throws IOException {
        Recording recording = read("""
                # TYPE x counter
                x{a="b"} 5 1763696504
                x{a="b"} 9 1763696514
                x{a="b"} 2 1763696524
                x{a="b"} 1 1763696534
                """);

        assertThat(recording.notes().problems())
                .containsExactly(new Problem(
                        "a counter that fell, as when its process is started anew; taken as counting from zero", 0, 2));
        assertThat(recording.telemetry().series().getFirst().values()).containsExactly(0.4, 0.2, 0.1);
    }

    @ParameterizedTest
    @CsvSource({"2000000, 2000.0 ms behind", "-40000, 40.0 ms ahead of"})
    void aClockThatDiffersIsToldWithHowMuch(long behindMicros, String difference) throws IOException {
        Recording recording = read(calls(10, behindMicros));

        assertThat(recording.notes().problems()).hasSize(2).allSatisfy(problem -> assertThat(problem.count())
                .isEqualTo(10));
        assertThat(recording.notes().problems().getFirst().reason()).startsWith("a span that starts before its caller");
        assertThat(recording.notes().problems().getLast().reason())
                .isEqualTo("a call that shows the clock of cart " + difference + " that of front");
    }

    @Test
    void clocksThatAgreeAreNoFault() throws IOException {
        assertThat(read(calls(10, 0)).notes().problems()).isEmpty();
    }

    @Test
    void aFewStraySpansAreCountedButTellNoClock() throws IOException {
        String stray = call(11, 500_000) + call(12, -300_000);

        assertThat(read(calls(10, 0) + stray).notes().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.count()).isEqualTo(2));
    }

    @Test
    void aMessageThatIsHandledLaterIsNoFault() throws IOException {
        assertThat(read(calls(10, -40_000).replace("CLIENT", "PRODUCER").replace("SERVER", "CONSUMER"))
                        .notes()
                        .problems())
                .isEmpty();
    }

    @Test
    void spansWithoutTheirCallerAreCounted() throws IOException {
        String spans = SPANS
                + "%032x,%016x,%016x,cart,get,SERVER,%d,5\n".formatted(1, 2, 1, START_MICROS)
                + "%032x,%016x,%016x,cart,get,SERVER,%d,5\n".formatted(2, 2, 1, START_MICROS);

        assertThat(read(spans).notes().problems())
                .containsExactly(new Problem(
                        "a span whose caller is not in the recording; taken as the start of a request", 0, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "time,cart_cpu,cart_mem\\n1763696504,NaN,inf\\n1763696514,,-Infinity\\n ~ 2 ~ 3",
                "time,metric,value\\n1763696504,a,NaN\\n1763696504,b,+Inf\\n1763696504,c,1\\n ~ 2 ~ 2",
                "# TYPE x gauge\\nx 1 1763696504\\nx NaN 1763696514\\nx +Inf 1763696524\\n ~ 3 ~ 2",
                "{\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"__name__\":\"x\"},\"values\":[[1763696504,\"NaN\"],[1763696514,\"-Inf\"]]}]}} ~ 1 ~ 2",
                "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[{\"name\":\"x\",\"gauge\":{\"dataPoints\":[{\"timeUnixNano\":\"1763696504000000000\",\"asDouble\":\"NaN\"}]}}]}]}]} ~ 1 ~ 1"
            })
    void pointsThatAreNoNumbersAreCountedWithTheirFirstLine(String file, long line, long count) throws IOException {
        assertThat(problems(read(file.replace("\\n", "\n"))))
                .containsExactly(new Problem("a point whose value is not a number; taken as missing", line, count));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "time,cart_cpu,cart_mem\\n1763696504,1,2\\n1763696514,3 ~ 3 ~ the last row is cut; left out",
                "time,metric,value\\n1763696504,a,1\\n17636 ~ 3 ~ the last row is cut; left out",
                "# TYPE x gauge\\nx{a=\"b\"} 1 1763696504\\nx{a=\"b\"} 1 17636965 ~ 3 ~ the last line is cut; left out",
                "# TYPE x gauge\\nx{a=\"b\"} 1 1763696504\\nx{a=\"b ~ 3 ~ the last line is cut; left out",
                "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"1763696504000000000\"}]}]}]}\\n{\"resourceLogs\":[{\"sc ~ 2 ~ not readable as JSON to the end of the line; kept what came before",
            })
    void aFileThatIsCutWithinARecordSaysWhere(String file, long line, String reason) throws IOException {
        Recording recording = read(file.replace("\\n", "\n"));

        assertThat(problems(recording)).containsExactly(new Problem(reason, line, 1));
        assertThat(recording.files().getFirst().isUnusable()).isFalse();
    }
}
