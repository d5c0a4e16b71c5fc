package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OtlpJsonReaderTest {
    private static final String RESOURCE =
            "\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"cart\"}}]}";
    private static final String SPANS =
            "\"scopeSpans\":[{\"spans\":[{\"events\":[{\"timeUnixNano\":\"1692216000000001000\","
                    + "\"name\":\"looked\"}],\"traceId\":\"a1\",\"spanId\":\"1\",\"name\":\"get\",\"kind\":\"SPAN_KIND_SERVER\","
                    + "\"startTimeUnixNano\":\"1692216000000000000\",\"endTimeUnixNano\":1692216000000005000,\"status\":{}}]}]";
    private static final String LOGS = "\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"1692216000000000000\","
            + "\"severityText\":\"WARN\",\"body\":{\"stringValue\":\"slow\"},\"traceId\":\"a1\",\"spanId\":\"1\"}]}]";
    private static final String METRICS =
            "\"scopeMetrics\":[{\"metrics\":[{\"name\":\"mem\",\"gauge\":{\"dataPoints\":["
                    + "{\"timeUnixNano\":\"1692216000000000000\",\"asInt\":\"7\"}]}}]}]";
    static final String ALL = "{\"resourceSpans\":[{" + RESOURCE + "," + SPANS + "}],\"resourceLogs\":[{" + RESOURCE
            + "," + LOGS + "}],\"resourceMetrics\":[{" + RESOURCE + "," + METRICS + "}]}";
    static final String RESOURCE_LAST = "{\"resourceSpans\":[{" + SPANS + "," + RESOURCE + "}],\"resourceLogs\":[{"
            + LOGS + "," + RESOURCE + "}],\"resourceMetrics\":[{" + METRICS + "," + RESOURCE + "}]}";

    @Test
    void aResourceBehindItsScopesNamesTheirOrigin() {
        for (String text : List.of(ALL, RESOURCE_LAST)) {
            Reading outcome = Reading.of(Format.OTLP_JSON, text);
            assertThat(Expect.spans(outcome)).containsExactly("a1/1<0 cart@@ get SERVER 1692216000000000+5");
            assertThat(Expect.logs(outcome))
                    .containsExactly("1692216000000001 0 cart@@ a1/1: looked", "1692216000000000 13 cart@@ a1/1: slow");
            assertThat(outcome.series("mem").key().origin().service()).isEqualTo("cart");
            assertThat(outcome.reasons()).isEmpty();
        }
    }

    @Test
    void aRecordThatTellsNoLevelHasThatOfItsText() {
        String told = "{\"resourceLogs\":[{" + LOGS + "}]}";
        String untold = told.replace("\"severityText\":\"WARN\",", "");
        String within = untold.replace("slow", "19:38:53.568 ERROR shop.Cart: slow");

        assertThat(Expect.logs(Reading.of(Format.OTLP_JSON, untold)))
                .singleElement()
                .asString()
                .startsWith("1692216000000000 0 ");
        assertThat(Expect.logs(Reading.of(Format.OTLP_JSON, within)))
                .singleElement()
                .asString()
                .startsWith("1692216000000000 17 ");
        assertThat(Expect.logs(Reading.of(Format.OTLP_JSON, told.replace("slow", "ERROR slow"))))
                .singleElement()
                .asString()
                .startsWith("1692216000000000 13 ");
    }

    /** The same text with the id of another span. */
    private static String withSpanId(String id, String text) {
        return text.replace("\"spanId\":\"1\"", "\"spanId\":\"" + id + "\"");
    }

    @Test
    void aSpanGivenTwiceCountsOnceWithItsEvents() {
        Reading outcome = Reading.of(
                Format.OTLP_JSON, "{\"resourceSpans\":[{" + SPANS + "}]}\n{\"resourceSpans\":[{" + SPANS + "}]}\n");
        assertThat(Expect.spans(outcome)).hasSize(1);
        assertThat(Expect.logs(outcome)).hasSize(1);
        assertThat(outcome.notes().problems())
                .containsExactly(new ReadNotes.Problem("a span that was given before; left out", 2, 1));
    }

    @Test
    void whatIsRepeatedIsReadOnceEach() {
        String text = "{\"resourceSpans\":[{" + SPANS + "," + withSpanId("2", SPANS) + "," + RESOURCE + "," + RESOURCE
                + "," + withSpanId("3", SPANS) + "},{" + withSpanId("4", SPANS) + "}]}";
        assertThat(Expect.spans(Reading.of(Format.OTLP_JSON, text)))
                .hasSize(4)
                .areExactly(3, new org.assertj.core.api.Condition<>(span -> span.contains(" cart@@ "), "of cart"));
    }

    @Test
    void scopesBeforeTheirResourceSurviveAFault() {
        String text = RESOURCE_LAST.substring(0, RESOURCE_LAST.indexOf("\"resource\":") + 20);
        Reading outcome = Reading.of(Format.OTLP_JSON, text);
        assertThat(Expect.spans(outcome)).containsExactly("a1/1<0 @@ get SERVER 1692216000000000+5");
        assertThat(outcome.reasons())
                .containsExactly("not readable as JSON to the end of the line; kept what came before");
    }

    @Test
    void moreBeforeAResourceThanCanBeHeldIsCounted() {
        StringBuilder text = new StringBuilder("{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[");
        String metric =
                "{\"name\":\"mem\",\"gauge\":{\"dataPoints\":[{\"timeUnixNano\":\"1692216000000000000\",\"asInt\":\"7\"}]}}";
        int metrics = HeldValues.MAX_TOKENS / 14;
        for (int i = 0; i <= metrics; i++) {
            text.append(i == 0 ? "" : ",").append(metric);
        }
        text.append("]}]," + RESOURCE + "," + METRICS + "},{" + RESOURCE + "," + METRICS.replace("mem", "cpu") + "}]}");
        Reading outcome = Reading.of(Format.OTLP_JSON, text.toString());
        assertThat(outcome.reasons()).contains("more before its resource than can be held; left out what is behind");
        assertThat(outcome.series("mem").size()).isEqualTo(1); // all at one time
        assertThat(outcome.series("cpu").key().origin().service()).isEqualTo("cart");
    }

    @Test
    void deepNestingIsAFaultOfItsLineAlone() {
        String deep = "[".repeat(100_000);
        for (String body : List.of(
                "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":" + deep,
                "{\"resource\":" + deep,
                "{\"trace\":".repeat(10_000))) {
            Reading outcome = Reading.of(Format.OTLP_JSON, ALL + "\n" + body + "\n" + withSpanId("2", ALL) + "\n");
            assertThat(outcome.telemetry().spans().size()).isEqualTo(2);
            assertThat(outcome.notes().problems()).singleElement().satisfies(problem -> assertThat(problem.firstLine())
                    .isEqualTo(2));
        }
    }
}
