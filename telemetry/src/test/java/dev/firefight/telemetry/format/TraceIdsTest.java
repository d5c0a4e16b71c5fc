package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.TraceId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdsTest {
    private static final String ID = "143b5a6f7c8d9e0f143b5a6f7c8d9e0f";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trace_id=" + ID,
                "failed, traceId: " + ID + ", user 12",
                "{\"trace.id\":\"" + ID + "\"}",
                "{\\\"traceId\\\":\\\"" + ID + "\\\"}",
                "TraceID: " + ID,
                "[otelTraceID=" + ID + "]",
                "traceparent: 00-" + ID + "-00f067aa0ba902b7-01",
                "backtrace trace-id = '" + ID + "'",
                "traceid=none trace=" + ID
            })
    void anIdIsFoundBehindItsWord(String text) {
        assertThat(TraceIds.inText(text)).isEqualTo(TraceId.parse(ID));
    }

    @Test
    void anIdOf64BitsIsFound() {
        assertThat(TraceIds.inText("TraceID: 143b5a6f7c8d9e0f done")).isEqualTo(TraceId.parse("143b5a6f7c8d9e0f"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "trace",
                "trace_id=",
                "trace_id=12",
                "trace_id=" + ID + "0",
                "trace_id=" + ID + "g",
                "trace_id=00000000000000000000000000000000",
                "traces " + ID,
                "span_id=" + ID,
                "traceId" + ID
            })
    void whatIsNoIdIsNone(String text) {
        assertThat(TraceIds.inText(text)).isEqualTo(TraceId.NONE);
    }

    @Test
    void anyTextIsSearchedWithoutFault() {
        String alphabet = "traceidTRACEID_-. :=\"'\\[(0123456789abcdefgparent";
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            while (text.length() < random.nextInt(80)) {
                text.append(random.nextInt(4) == 0 ? "trace_id=" : alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(TraceIds.inText(text)).as("seed " + seed).isNotNull();
        }
    }

    @Test
    void aLogRecordOfOtlpWithoutTraceTakesTheOneItMentions() {
        String line = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"1763696504000000000\","
                + "\"body\":{\"stringValue\":\"trace_id=" + ID + "\"}}]}]}]}\n";
        assertThat(Reading.of(Format.OTLP_JSON, line).telemetry().logs().trace(0))
                .isEqualTo(TraceId.parse(ID));
    }
}
