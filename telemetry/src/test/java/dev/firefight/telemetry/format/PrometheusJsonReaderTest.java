package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firefight.telemetry.Origin;
import org.junit.jupiter.api.Test;

class PrometheusJsonReaderTest {
    static final String MATRIX = """
            {"status":"success","data":{"resultType":"matrix","result":[
              {"metric":{"__name__":"process_resident_memory_bytes","job":"shop/cart","instance":"10.0.0.7:8080","zone":"a"},
               "values":[[1692216000.5,"10"],[1692216015.5,"12.5"],[1692216030.5,"NaN"]]},
              {"metric":{"__name__":"http_requests_total","service":"front","pod":"front-5d4f7c9b8d-x7k2p","node":"n1","code":"200"},
               "values":[[1692216000,"100"],[1692216010,"150"],[1692216020,"20"]]}
            ]},"warnings":["partial response"]}
            """;
    static final String NATIVE = """
            {"status":"success","data":{"resultType":"matrix","result":[{"metric":{"service":"cart"},"histograms":[
              [1692216000,{"count":"10","sum":"20","buckets":[[3,"0","0","0"],[0,"1","2","5"],[0,"2","4","5"]]}]]}]}}
            """;

    @Test
    void labelsGiveOriginAndAttributes() {
        Reading outcome = Reading.of(Format.PROMETHEUS_JSON, MATRIX);

        var memory = outcome.series("process_resident_memory_bytes");
        assertThat(memory.key().origin()).isEqualTo(new Origin("cart", "10.0.0.7:8080", ""));
        assertThat(memory.key().attributes()).containsExactly(java.util.Map.entry("zone", "a"));
        assertThat(memory.timesNanos()).containsExactly(1_692_216_000_500_000_000L, 1_692_216_015_500_000_000L);
        assertThat(memory.values()).containsExactly(10, 12.5);
        assertThat(outcome.series("http_requests_total").key().origin())
                .isEqualTo(new Origin("front", "front-5d4f7c9b8d-x7k2p", "n1"));
    }

    @Test
    void aCounterBecomesARateAndItsResetIsCounted() {
        Reading outcome = Reading.of(Format.PROMETHEUS_JSON, MATRIX);

        assertThat(outcome.series("http_requests_total").values()).containsExactly(5, 2);
        assertThat(outcome.resets()).isEqualTo(1);
    }

    @Test
    void missingValuesAndWarningsAreNoted() {
        assertThat(Reading.of(Format.PROMETHEUS_JSON, MATRIX).reasons())
                .containsExactlyInAnyOrder(
                        "a point whose value is not a number; taken as missing", "the server warns: partial response");
    }

    @Test
    void anInstantAnswerABareListAndOneAnswerALineAreRead() {
        String vector = "{\"metric\":{\"__name__\":\"up\",\"app\":\"a\"},\"value\":[1692216000,\"1\"]}";
        assertThat(Reading.of(Format.PROMETHEUS_JSON, "[" + vector + "]")
                        .series("up")
                        .size())
                .isEqualTo(1);
        String later = vector.replace("1692216000", "1692216060");
        assertThat(Reading.of(Format.PROMETHEUS_JSON, "[" + vector + "]\n[" + later + "]\n")
                        .series("up")
                        .size())
                .isEqualTo(2);
        assertThat(Reading.detect("[" + vector + "]")).contains(Format.PROMETHEUS_JSON);
        assertThat(Reading.detect(MATRIX)).contains(Format.PROMETHEUS_JSON);
    }

    @Test
    void aRefusedQuerySaysWhy() {
        String refusal = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}";
        assertThat(Reading.detect(refusal)).contains(Format.PROMETHEUS_JSON);
        assertThat(Reading.of(Format.PROMETHEUS_JSON, refusal).reasons())
                .containsExactly("the server refused the query: parse error");
    }

    @Test
    void bucketsBecomeQuantilesOfWhatCameSinceThePointBefore() {
        StringBuilder results = new StringBuilder();
        double[][] counts = {{0, 10}, {0, 20}, {0, 20}};
        String[] bounds = {"0.1", "0.2", "+Inf"};
        for (int i = 0; i < 3; i++) {
            results.append(i == 0 ? "" : ",")
                    .append("{\"metric\":{\"__name__\":\"latency_seconds_bucket\",\"app\":\"a\",\"le\":\"" + bounds[i]
                            + "\"},")
                    .append("\"values\":[[1692216000,\"" + counts[i][0] + "\"],[1692216010,\"" + counts[i][1]
                            + "\"]]}");
        }
        Reading outcome = Reading.of(Format.PROMETHEUS_JSON, "[" + results + "]");

        assertThat(outcome.series("latency_seconds_p50").values()).containsExactly(0.1);
        assertThat(outcome.series("latency_seconds_p99").values()[0]).isCloseTo(0.198, within(1e-12));
        assertThat(outcome.telemetry().series()).hasSize(2);
    }

    @Test
    void aNativeHistogramWithoutNameStandsForItself() {
        Reading outcome = Reading.of(Format.PROMETHEUS_JSON, NATIVE);

        assertThat(outcome.series("value_p50").values()).containsExactly(2);
        assertThat(outcome.series("value_p99").values()[0]).isCloseTo(2 + 2 * 4.9 / 5, within(1e-12));
        assertThat(outcome.series("value_count").values()).containsExactly(10);
    }

    @Test
    void randomSeriesComeBack() {
        RandomSeries.comeBack(
                Format.PROMETHEUS_JSON,
                41,
                series -> series.lines(
                        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"__name__\":\""
                                + series.metric() + "\",\"service\":\"" + series.service() + "\"},\"values\":[",
                        (time, value) -> "[" + time + ",\"" + value + "\"]",
                        ",",
                        "]}]}}"));
    }

    @Test
    void valuesOfAnyOtherTypeAreCountedNotThrown() {
        for (String odd :
                new String[] {"{}", "[]", "null", "7", "\"x\"", "[[1]]", "[{}]", "[1692216000]", "[null,null]"}) {
            String text = "[{\"metric\":{\"__name__\":\"up\"},\"values\":" + odd + "}]";
            assertThat(Reading.of(Format.PROMETHEUS_JSON, text).telemetry().series())
                    .as(text)
                    .isEmpty();
        }
    }
}
