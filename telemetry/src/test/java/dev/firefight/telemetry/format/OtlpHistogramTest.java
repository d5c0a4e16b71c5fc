package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OtlpHistogramTest {
    private static String request(String metric) {
        return "{\"resourceMetrics\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"cart\"}}]},"
                + "\"scopeMetrics\":[{\"metrics\":[" + metric + "]}]}]}\n";
    }

    private static String explicit(int temporality, long seconds, String counts, long count, double sum) {
        return request("{\"name\":\"lag\",\"unit\":\"s\",\"histogram\":{\"aggregationTemporality\":" + temporality
                + ",\"dataPoints\":[{\"timeUnixNano\":\"" + seconds + "000000000\",\"count\":\"" + count + "\",\"sum\":"
                + sum
                + ",\"bucketCounts\":[" + counts + "],\"explicitBounds\":[1,2]}]}}");
    }

    private static String exponential(long seconds, String counts, long count) {
        return request(
                "{\"name\":\"lag\",\"exponentialHistogram\":{\"aggregationTemporality\":1,\"dataPoints\":[{\"timeUnixNano\":\""
                        + seconds + "000000000\",\"count\":\"" + count
                        + "\",\"sum\":3,\"scale\":0,\"zeroCount\":\"0\",\"positive\":{\"offset\":0,"
                        + "\"bucketCounts\":[" + counts + "]}}]}}");
    }

    static final String RUNNING = explicit(2, 1692216000, "\"0\",\"0\",\"0\"", 0, 0)
            + explicit(2, 1692216010, "\"0\",\"10\",\"0\"", 10, 15)
            + explicit(2, 1692216020, "\"4\",\"0\",\"0\"", 4, 2);

    @Test
    void aRunningHistogramGivesTheQuantilesOfEachInterval() {
        Reading outcome = Reading.of(Format.OTLP_JSON, RUNNING);

        assertThat(outcome.series("lag_p50").values()).containsExactly(1.5, 0.5);
        assertThat(outcome.series("lag_p50").key().unit()).isEqualTo("s");
        assertThat(outcome.series("lag_p99").values()[0]).isCloseTo(1.99, within(1e-12));
        assertThat(outcome.series("lag_count").values()).containsExactly(1, 0.4);
        assertThat(outcome.series("lag_sum").values()).containsExactly(1.5, 0.2);
        assertThat(outcome.resets()).isEqualTo(2);
        assertThat(outcome.reasons()).containsExactly("a histogram that was started anew; taken as counting from zero");
    }

    @Test
    void aDeltaHistogramStandsForItsInterval() {
        Reading outcome = Reading.of(
                Format.OTLP_JSON,
                explicit(1, 1692216000, "\"0\",\"10\",\"0\"", 10, 15) + explicit(1, 1692216010, "0,0,0", 0, 0));

        assertThat(outcome.series("lag_p50").values()).containsExactly(1.5);
        assertThat(outcome.series("lag_count").values()).containsExactly(0);
    }

    @Test
    void anExponentialHistogramGivesQuantiles() {
        Reading outcome = Reading.of(Format.OTLP_JSON, exponential(1692216000, "\"2\",\"2\"", 4));
        assertThat(outcome.series("lag_p50").values()).containsExactly(2);
    }

    @Test
    void aSummaryGivesItsOwnQuantiles() {
        String summary = request(
                "{\"name\":\"lag\",\"summary\":{\"dataPoints\":[{\"timeUnixNano\":\"1692216000000000000\",\"count\":\"4\","
                        + "\"sum\":2,\"quantileValues\":[{\"quantile\":0.5,\"value\":7},{\"quantile\":0.999,\"value\":9}]}]}}");
        Reading outcome = Reading.of(Format.OTLP_JSON, summary);

        assertThat(outcome.series("lag_p50").values()).containsExactly(7);
        assertThat(outcome.series("lag_p99.9").values()).containsExactly(9);
    }

    @Test
    void bucketsThatDoNotFitTheirBoundsAreCountedAndTheCountIsKept() {
        Reading outcome = Reading.of(
                Format.OTLP_JSON, explicit(2, 1692216000, "1,2", 3, 1) + explicit(2, 1692216010, "1,2", 13, 1));

        assertThat(outcome.series("lag_count").values()).containsExactly(1);
        assertThat(outcome.notes().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).contains("do not fit");
            assertThat(problem.count()).isEqualTo(2);
        });
    }
}
