package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JaegerJsonReaderTest {
    private static final String FRONT = """
            {"traceID":"a1","spanID":"1","operationName":"GET /","references":[],"startTime":1692216000000000,"duration":900,
             "tags":[{"key":"span.kind","type":"string","value":"server"},{"key":"http.status_code","type":"int64","value":500}],
             "logs":[{"timestamp":1692216000000100,"fields":[{"key":"event","value":"error"},{"key":"error.kind","value":"Timeout"},
               {"key":"message","value":"no answer"}]},
               {"timestamp":1692216000000200,"fields":[{"key":"rows","type":"int64","value":3}]}],
             "processID":"p1","warnings":null}""";
    private static final String CART = """
            {"traceID":"a1","spanID":"2","operationName":"get","references":[{"refType":"FOLLOWS_FROM","traceID":"a1","spanID":"9"},
             {"refType":"CHILD_OF","traceID":"b7","spanID":"8"},{"refType":"CHILD_OF","traceID":"a1","spanID":"1"}],
             "startTime":1692216000000300,"duration":50,"tags":[{"key":"span.kind","value":"client"},
             {"key":"peer.service","value":"redis"},{"key":"error","type":"bool","value":true},
             {"key":"otel.status_description","value":"refused"}],"logs":[],"processID":"p2"}""";
    private static final String PROCESSES = """
            {"p1":{"serviceName":"front","tags":[{"key":"hostname","value":"m1"},{"key":"k8s.pod.name","value":"front-0"}]},
             "p2":{"serviceName":"cart","tags":[{"key":"hostname","value":"cart-0"},{"key":"k8s.pod.name","value":"cart-0"}]}}""";
    private static final String TRACE =
            "{\"traceID\":\"a1\",\"spans\":[" + FRONT + "," + CART + "],\"processes\":" + PROCESSES + "}";
    static final String ANSWER = "{\"data\":[" + TRACE + "],\"total\":0,\"limit\":0,\"errors\":null}";
    static final String LINES = oneLine(TRACE);
    private static final String[] SPANS = {
        "a1/1<0 front@front-0@m1 GET / SERVER 1692216000000000+900 failed",
        "a1/2<1 cart@cart-0@ get CLIENT 1692216000000300+50 failed to redis"
    };

    private static String oneLine(String json) {
        return json.replace("\n", " ") + "\n";
    }

    @Test
    void anAnswerATraceAndTracesByTheLineSayTheSame() {
        String processesFirst =
                "{\"processes\":" + PROCESSES + ",\"spans\":[" + FRONT + "," + CART + "],\"traceID\":\"a1\"}";
        for (String text : new String[] {ANSWER, TRACE, oneLine(TRACE), "[" + TRACE + "]", processesFirst}) {
            assertThat(Reading.detect(text)).as(text).contains(Format.JAEGER_JSON);
            Reading outcome = Reading.of(Format.JAEGER_JSON, text);
            assertThat(Expect.spans(outcome)).as(text).containsExactly(SPANS);
            assertThat(outcome.reasons()).as(text).isEmpty();
        }
        String another = oneLine(TRACE).replace("\"a1\"", "\"a2\"");
        assertThat(Expect.spans(Reading.of(Format.JAEGER_JSON, oneLine(TRACE) + another)))
                .hasSize(4);
    }

    @Test
    void aTraceGivenTwiceCountsOnce() {
        Reading outcome = Reading.of(Format.JAEGER_JSON, oneLine(TRACE) + oneLine(TRACE));
        assertThat(Expect.spans(outcome)).containsExactly(SPANS);
        assertThat(Expect.logs(outcome)).hasSize(4);
        assertThat(outcome.notes().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo("a span that was given before; left out");
            assertThat(problem.count()).isEqualTo(2);
        });
    }

    @Test
    void logsOfASpanAreLogRecordsOfIt() {
        assertThat(Expect.logs(Reading.of(Format.JAEGER_JSON, ANSWER)))
                .containsExactlyInAnyOrder(
                        "1692216000000100 17 front@front-0@m1 a1/1: no answer\nTimeout",
                        "1692216000000200 0 front@front-0@m1 a1/1: rows=3",
                        "1692216000000900 17 front@front-0@m1 a1/1: answered 500\nhttp.status_code=500\nspan.kind=server",
                        "1692216000000350 17 cart@cart-0@ a1/2: refused\nerror=true\notel.status_description=refused"
                                + "\npeer.service=redis\nspan.kind=client");
    }

    @Test
    void aSpanByItselfBringsItsProcess() {
        String stored =
                oneLine(CART.replace("\"processID\":\"p2\"", "\"process\":{\"serviceName\":\"cart\",\"tags\":[]}"));
        assertThat(Reading.detect(stored)).contains(Format.JAEGER_JSON);
        Reading outcome = Reading.of(Format.JAEGER_JSON, stored);
        assertThat(Expect.spans(outcome))
                .containsExactly("a1/2<1 cart@@ get CLIENT 1692216000000300+50 failed to redis");
        assertThat(outcome.reasons()).isEmpty();
    }

    @Test
    void aSpanWithoutItsProcessIsKeptAndCounted() {
        Reading outcome = Reading.of(Format.JAEGER_JSON, ANSWER.replace("\"p2\":{", "\"p3\":{"));
        assertThat(Expect.spans(outcome)).hasSize(2).anyMatch(span -> span.startsWith("a1/2<1 @@ get"));
        assertThat(outcome.reasons())
                .containsExactly("a span whose process is not told; taken as of an unknown service");
    }

    @Test
    void aTraceThatIsCutKeepsItsWholeSpans() {
        Reading outcome = Reading.of(Format.JAEGER_JSON, ANSWER.substring(0, ANSWER.indexOf("refused")));
        assertThat(Expect.spans(outcome)).singleElement().asString().startsWith("a1/1<0 @@ GET /");
        assertThat(outcome.reasons()).contains("not readable as JSON to the end of the line; kept what came before");
    }

    @Test
    void spansWithoutIdTimeOrLengthAreCounted() {
        Reading outcome = Reading.of(
                Format.JAEGER_JSON,
                "{\"spans\":[{\"spanID\":\"1\",\"process\":{}},{\"startTime\":1692216000000000,\"duration\":1,\"process\":{}},"
                        + "{\"spanID\":\"2\",\"startTime\":1692216000000000,\"process\":{}},"
                        + "{\"spanID\":\"3\",\"startTime\":1692216000000000,\"duration\":-5,\"process\":{}}]}");
        assertThat(Expect.spans(outcome))
                .containsExactly(
                        "0/2<0 @@  UNSPECIFIED 1692216000000000+0", "0/3<0 @@  UNSPECIFIED 1692216000000000+0");
        assertThat(outcome.reasons())
                .containsExactly(
                        "a span without id or start time; left out",
                        "a span without end or duration; taken as of no length",
                        "a span that ends before it starts; taken as of no length");
    }

    @Test
    void whatTheServerRefusesIsSaid() {
        assertThat(Reading.of(
                                Format.JAEGER_JSON,
                                "{\"data\":null,\"errors\":[{\"code\":404,\"msg\":\"trace not found\"}]}")
                        .reasons())
                .containsExactly("the server says: trace not found");
        assertThat(Reading.of(Format.JAEGER_JSON, "{\"a\":1}\n7\n").reasons())
                .containsExactly(
                        "neither a trace nor a span with an id; left out",
                        "neither a trace nor a list of traces; left out");
    }
}
