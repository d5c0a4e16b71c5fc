package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ZipkinJsonReaderTest {
    private static final String CLIENT = """
            {"traceId":"a1","id":"1","kind":"CLIENT","name":"get","timestamp":1692216000000000,"duration":900,
             "localEndpoint":{"serviceName":"front","ipv4":"10.0.0.1"},"remoteEndpoint":{"serviceName":"cart"},
             "tags":{"http.status_code":"503"}}""";
    private static final String SERVER = """
            {"traceId":"a1","id":"1","kind":"SERVER","name":"get /","timestamp":1692216000000100,"duration":700,"shared":true,
             "localEndpoint":{"serviceName":"cart"},"remoteEndpoint":{"serviceName":"front"},"tags":{"error":"no stock"},
             "annotations":[{"timestamp":1692216000000200,"value":"looked"}]}""";
    private static final String WORK = """
            {"traceId":"a1","parentId":"1","id":"2","name":"query","timestamp":1692216000000150,"duration":20,
             "localEndpoint":{"serviceName":"cart"},"tags":{"error":"","k8s.pod.name":"cart-0"}}""";
    static final String LIST = "[" + WORK + "," + SERVER + "," + CLIENT + "]";
    static final String LINES = oneLine(SERVER) + oneLine(CLIENT);
    private static final String HALF = Long.toHexString(ZipkinSpans.ofServerHalf(1, "cart"));
    private static final String[] SPANS = {
        "a1/2<" + HALF + " cart@cart-0@ query UNSPECIFIED 1692216000000150+20 failed",
        "a1/" + HALF + "<1 cart@@ get / SERVER 1692216000000100+700 failed",
        "a1/1<0 front@@ get CLIENT 1692216000000000+900 failed to cart"
    };

    private static String oneLine(String json) {
        return json.replace("\n", " ") + "\n";
    }

    @Test
    void theServersHalfOfACallIsAChildOfTheClientsAndKeepsItsOwnChildren() {
        String lines = oneLine(WORK) + oneLine(SERVER) + oneLine(CLIENT);
        for (String text : List.of(LIST, "[" + LIST + "]", oneLine(LIST), lines)) {
            assertThat(Reading.detect(text)).as(text).contains(Format.ZIPKIN_JSON);
            Reading outcome = Reading.of(Format.ZIPKIN_JSON, text);
            assertThat(Expect.spans(outcome)).as(text).containsExactly(SPANS);
            assertThat(outcome.reasons()).as(text).isEmpty();
        }
    }

    @Test
    void halvesOfOneIdAreToldApartWithoutBeingMarked() {
        assertThat(Expect.spans(Reading.of(Format.ZIPKIN_JSON, LIST.replace("\"shared\":true,", ""))))
                .containsExactly(SPANS);
    }

    @Test
    void annotationsAndErrorsAreLogRecordsOfTheirHalf() {
        assertThat(Expect.logs(Reading.of(Format.ZIPKIN_JSON, LIST)))
                .containsExactly(
                        "1692216000000800 17 cart@@ a1/" + HALF + ": no stock\nerror=no stock",
                        "1692216000000200 0 cart@@ a1/" + HALF + ": looked",
                        "1692216000000900 17 front@@ a1/1: answered 503\nhttp.status_code=503");
    }

    @Test
    void anIdThatIsNotSharedStaysAsItIs() {
        Reading outcome = Reading.of(
                Format.ZIPKIN_JSON,
                LIST.replace("\"id\":\"1\",\"kind\":\"SERVER\"", "\"parentId\":\"1\",\"id\":\"5\",\"kind\":\"SERVER\"")
                        .replace("\"shared\":true,", ""));
        assertThat(Expect.spans(outcome)).anyMatch(span -> span.startsWith("a1/5<1 cart"));
    }

    @Test
    void idsOfHalvesAreDistinctAndNeverNone() {
        Random random = new Random(61);
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            long id = i == 0 ? -1 : random.nextLong();
            long half = ZipkinSpans.ofServerHalf(id, "svc" + i % 7);
            assertThat(half).as("seed 61, id %d", id).isNotZero().isNotEqualTo(id);
            seen.add(half);
        }
        assertThat(seen).hasSize(10_000);
    }

    @Test
    void spansWithoutIdTimeOrLengthAreCounted() {
        Reading outcome = Reading.of(
                Format.ZIPKIN_JSON,
                "[{\"traceId\":\"1\",\"id\":\"1\"},{\"traceId\":\"1\",\"id\":\"2\",\"timestamp\":1692216000000000},8]");
        assertThat(Expect.spans(outcome)).containsExactly("1/2<0 @@  UNSPECIFIED 1692216000000000+0");
        assertThat(outcome.reasons())
                .containsExactlyInAnyOrder(
                        "a span without id or start time; left out",
                        "a span without end or duration; taken as of no length",
                        "neither a span nor a list of spans; left out");
    }

    @Test
    void moreSpansThanAreHeldAreAllKept() {
        List<String> spans = new ArrayList<>();
        for (int i = 1; i <= 120_000; i++) {
            spans.add("{\"traceId\":\"1\",\"id\":\"" + Integer.toHexString(i)
                    + "\",\"timestamp\":1692216000000000,\"duration\":1}");
        }
        Reading outcome = Reading.of(Format.ZIPKIN_JSON, String.join("\n", spans));
        assertThat(outcome.telemetry().spans().size()).isEqualTo(120_000);
        assertThat(outcome.reasons()).isEmpty();
    }
}
