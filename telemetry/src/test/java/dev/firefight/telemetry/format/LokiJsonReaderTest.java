package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LokiJsonReaderTest {
    private static final String LABELS =
            "{\"app\":\"cart\",\"pod\":\"cart-0\",\"node_name\":\"m1\",\"job\":\"shop/cart\",\"level\":\"warn\"}";
    private static final String VALUES = """
            [["1692216000000000001","out of stock"],
             ["1692216000000000002","slow",{"trace_id":"a1","span_id":"b2","detected_level":"error","level":""}],
             ["1692216000000000003","late",{"structuredMetadata":{"traceID":"a1"},"parsed":{"level":"info"}}]]""";
    static final String LINE = "{\"labels\":{\"app\":\"a\"},\"line\":\"x\",\"timestamp\":\"2023-08-16T20:00:00Z\"}\n";
    static final String ANSWER = "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[{\"stream\":"
            + LABELS + ",\"values\":" + VALUES + "}],\"stats\":{\"summary\":{\"totalLines\":3}}}}";
    private static final String[] RECORDS = {
        "1692216000000000 13 cart@cart-0@m1 0/0: out of stock",
        "1692216000000000 17 cart@cart-0@m1 a1/b2: slow",
        "1692216000000000 9 cart@cart-0@m1 a1/0: late"
    };

    @Test
    void streamsGiveRecordsWithOriginSeverityAndTrace() {
        String valuesFirst = "{\"streams\":[{\"values\":" + VALUES + ",\"stream\":" + LABELS + "}]}";
        for (String text : List.of(ANSWER, ANSWER.replace("\n", "") + "\n", valuesFirst)) {
            assertThat(Reading.detect(text)).as(text).contains(Format.LOKI_JSON);
            Reading outcome = Reading.of(Format.LOKI_JSON, text);
            assertThat(Expect.logs(outcome)).as(text).containsExactly(RECORDS);
            assertThat(outcome.reasons()).as(text).isEmpty();
        }
        assertThat(Reading.of(Format.LOKI_JSON, ANSWER).telemetry().logs().timeNanos(1))
                .isEqualTo(1_692_216_000_000_000_002L);
    }

    @Test
    void linesOfTheCommandLineClientAreRead() {
        String lines = """
                {"labels":{"service_name":"unknown_service","container":"cart","traceid":"a1"},"line":"ERROR lost\\n","timestamp":"2023-08-16T20:00:00.5Z"}
                {"timestamp":"2023-08-16T22:00:01+02:00","line":"ok","labels":{"service_name":"front"}}
                """;
        assertThat(Reading.detect(lines)).contains(Format.LOKI_JSON);
        Reading outcome = Reading.of(Format.LOKI_JSON, lines);
        assertThat(Expect.logs(outcome))
                .containsExactly("1692216000500000 17 cart@@ a1/0: ERROR lost", "1692216001000000 0 front@@ 0/0: ok");
        assertThat(outcome.reasons()).isEmpty();
    }

    @Test
    void metadataOfARecordNamesTheOriginWhereLabelsDoNot() {
        String text = "[{\"stream\":{\"service_name\":\"cart\"},\"values\":[[\"1692216000000000000\",\"a\","
                + "{\"k8s_pod_name\":\"cart-7\",\"service_name\":\"other\"}],[\"1692216000000000000\",\"b\"]]}]";
        assertThat(Expect.logs(Reading.of(Format.LOKI_JSON, text)))
                .containsExactly("1692216000000000 0 cart@cart-7@ 0/0: a", "1692216000000000 0 cart@@ 0/0: b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-08-16 20:00:00,123 ERROR [main] c.s.Cart - failed | 17",
                "2023/08/16 20:00:00 [warn] 7#7: upstream | 13",
                "E0816 20:00:00.000000 1 main.go:1] lost | 17",
                "time=2023-08-16T20:00:00Z level=debug msg=\"error of nobody\" | 5",
                "{\"ts\":1,\"msg\":\"x\",\"level\":\"fatal\"} | 21",
                "there was no error here | 0",
                "GET /errors/ERROR-7 200 | 0",
                "a sealevel=error b | 0",
                "level=unheard-of WARN x | 13",
            })
    void aLineTellsItsSeverityWhereNothingElseDoes(String line, int severity) {
        assertThat(LineSeverity.of(line)).isEqualTo(severity);
    }

    @Test
    void valuesThatAreNoRecordsAreCounted() {
        Reading outcome = Reading.of(
                Format.LOKI_JSON,
                "[{\"stream\":{},\"values\":[7,[\"1692216000000000000\"],[\"x\",\"a\"],[\"1692216000000000000\",{}],"
                        + "[\"1692216000000000000\",\"kept\"]]},8,{}]");
        assertThat(Expect.logs(outcome)).containsExactly("1692216000000000 0 @@ 0/0: kept");
        assertThat(outcome.reasons())
                .containsExactly(
                        "a value that is no pair of time and line; left out",
                        "a log record without time; left out",
                        "something else where a stream should be; left out",
                        "neither an answer nor a line with labels; left out");
    }

    @Test
    void metricsOfAQueryAreLeftToPrometheus() {
        assertThat(
                        Reading.detect(
                                "{\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"app\":\"a\"},\"values\":[[1,\"2\"]]}]}}"))
                .contains(Format.PROMETHEUS_JSON);
    }

    @Test
    void randomRecordsComeBack() {
        Random random = new Random(71);
        for (int run = 0; run < 200; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.appendCodePoint(33 + random.nextInt(0x2000 - 33));
            }
            String line = "m" + text + "z";
            long nanos = 1_600_000_000_000_000_000L + random.nextInt();
            String json = "{\"stream\":{\"app\":\"a\"},\"values\":[[\"" + nanos + "\",\""
                    + line.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", "") + "\"]]}";
            Reading outcome = Reading.of(Format.LOKI_JSON, json);
            assertThat(outcome.logTexts())
                    .as("seed 71, run %d", run)
                    .containsExactly(line.replaceAll("\\p{Cntrl}", ""));
            assertThat(outcome.telemetry().logs().timeNanos(0)).isEqualTo(nanos);
        }
    }
}
