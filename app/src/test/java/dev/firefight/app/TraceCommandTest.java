package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.app.report.LogSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code firefight trace} as a person uses it. */
class TraceCommandTest extends CommandRun {
    private static final long START_MICROS = 1_770_856_200_000_000L;
    private static final int REQUESTS = 40;
    private static final int SICK = 39;

    @TempDir
    private Path directory;

    /** Writes one span. */
    private interface SpanForm {
        String write(
                String trace,
                String id,
                String parent,
                String service,
                String operation,
                long startMicros,
                long micros);
    }

    private static String id(int request) {
        return String.format("%032x", 0xABCD0000L + request);
    }

    /** A shop that calls payment; in the last request payment takes two seconds. */
    private static String shop(SpanForm form, String separator) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < REQUESTS; i++) {
            long start = START_MICROS + i * 5_000_000L;
            long pay = i == SICK ? 2_000_000 : 10_000 + i % 4 * 1000L;
            String id = id(i);
            all.append(all.isEmpty() ? "" : separator)
                    .append(form.write(id, "00000000000000a1", "", "shop", "POST /order", start, pay + 20_000))
                    .append(separator)
                    .append(form.write(
                            id, "00000000000000a2", "00000000000000a1", "payment", "POST /pay", start + 5_000, pay));
        }
        return all.toString();
    }

    private static String otlp(
            String trace, String id, String parent, String service, String operation, long startMicros, long micros) {
        return """
                {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"%s"}}]},\
                "scopeSpans":[{"spans":[{"traceId":"%s","spanId":"%s","parentSpanId":"%s","name":"%s","kind":2,\
                "startTimeUnixNano":"%d000","endTimeUnixNano":"%d000"}]}]}]}""".formatted(service, trace, id, parent, operation, startMicros, startMicros + micros);
    }

    private static String zipkin(
            String trace, String id, String parent, String service, String operation, long startMicros, long micros) {
        return """
                {"traceId":"%s","id":"%s",%s"name":"%s","timestamp":%d,"duration":%d,"localEndpoint":{"serviceName":"%s"}}""".formatted(
                        trace,
                        id,
                        parent.isEmpty() ? "" : "\"parentId\":\"" + parent + "\",",
                        operation,
                        startMicros,
                        micros,
                        service);
    }

    private static String jaeger(
            String trace, String id, String parent, String service, String operation, long startMicros, long micros) {
        String reference = parent.isEmpty()
                ? ""
                : "{\"refType\":\"CHILD_OF\",\"traceID\":\"" + trace + "\",\"spanID\":\"" + parent + "\"}";
        return """
                {"traceID":"%s","spans":[{"traceID":"%s","spanID":"%s","operationName":"%s","references":[%s],\
                "startTime":%d,"duration":%d,"processID":"p1"}],"processes":{"p1":{"serviceName":"%s"}}}""".formatted(trace, trace, id, operation, reference, startMicros, micros, service);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private void tellsTheSlowHop(Path source) {
        assertThat(run("trace", "--failed", source.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).startsWith("hop payment: 1 of 1 failed, slow or odd request");
        assertThat(run("trace", id(SICK), source.toString())).as(err.toString()).isZero();
        assertThat(out.toString())
                .startsWith("payment is the slow hop: “POST /pay” took 2 s by itself")
                .contains("shop POST /order", " payment POST /pay", "without a word", "healthy requests of the kind");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aSlowHopIsToldFromOtlp() throws IOException {
        tellsTheSlowHop(file("traces.jsonl", shop(TraceCommandTest::otlp, "\n") + "\n"));
    }

    @Test
    void aSlowHopIsToldFromZipkin() throws IOException {
        tellsTheSlowHop(file("spans.json", "[" + shop(TraceCommandTest::zipkin, ",") + "]"));
    }

    @Test
    void aSlowHopIsToldFromJaeger() throws IOException {
        tellsTheSlowHop(file("jaeger.json", "{\"data\":[" + shop(TraceCommandTest::jaeger, ",") + "]}"));
    }

    @Test
    void aDirectoryIsReadAsARecordingAndLogsBesideItAreMergedByTime() throws IOException {
        file("traces.jsonl", shop(TraceCommandTest::otlp, "\n") + "\n");
        Instant start = Instant.ofEpochMilli(START_MICROS / 1000).plusSeconds(5L * SICK);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < REQUESTS; i++) {
            Instant time = Instant.ofEpochMilli(START_MICROS / 1000)
                    .plusSeconds(5L * i)
                    .plusMillis(6);
            log.append(time).append(" INFO trace_id=").append(id(i)).append(" asking the bank for password=hunter2\n");
            log.append(time.plusMillis(1)).append(" INFO nothing to do with any request\n");
        }
        file("payment.log", log.toString());

        assertThat(run("trace", id(SICK), directory.toString()))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .contains("last word: payment:", "asking the bank")
                .doesNotContain("nothing to do");
        JsonNode json = json("trace", "--json", id(SICK), directory.toString());
        assertThat(json.path("lines").size()).isEqualTo(1);
        assertThat(Instant.parse(json.path("lines").path(0).path("time").asString()))
                .isEqualTo(start.plusMillis(6));
        assertThat(out.toString()).doesNotContain("hunter2");
        assertThat(json.path("hop").path("service").asString()).isEqualTo("payment");
        assertThat(json.path("spans").size()).isEqualTo(2);
    }

    @Test
    void theFirstDigitsOfAnIdAreEnoughAsLongAsNoOtherStartsAlike() throws IOException {
        Path source = file("spans.json", "[" + shop(TraceCommandTest::zipkin, ",") + "]");

        assertThat(run("trace", "0000000000000000", source.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("40 requests start with", "give more digits");
        assertThat(run("trace", "abcd0027", source.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains(id(SICK));
    }

    @Test
    void anUnknownIdIsToldWithWhatToDo() throws IOException {
        Path source = file("spans.json", "[" + shop(TraceCommandTest::zipkin, ",") + "]");

        assertThat(run("trace", "beef1234", source.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no span and no log line carries “beef1234”", "trace --slowest");
        assertThat(run("trace", source.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("name the id of a request and then what to read");
        assertThat(run("trace", "abcd", directory.resolve("gone").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("gone: there is no such file or directory");
        assertThat(run("trace", "--failed", "--slowest", source.toString())).isEqualTo(2);
    }

    @Test
    void theSlowestAreListedWithTheirCountUpToALimit() throws IOException {
        Path source = file("spans.json", "[" + shop(TraceCommandTest::zipkin, ",") + "]");

        assertThat(run("trace", "--slowest", "--limit", "3", source.toString())).isZero();
        assertThat(out.toString()).startsWith("40 requests, the slowest first").contains("and 37 more: --limit 40");
        JsonNode json = json("trace", "--slowest", "--limit", "3", "--json", source.toString());
        assertThat(json.path("count").asInt()).isEqualTo(REQUESTS);
        assertThat(StreamSupport.stream(json.path("listed").spliterator(), false))
                .hasSize(3);
        assertThat(json.path("listed").path(0).path("traceId").asString()).isEqualTo(id(SICK));
    }

    @Test
    void anyBytesGetAnAnswerOrAWordWhatToDo() throws IOException {
        byte[] good = shop(TraceCommandTest::otlp, "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int i = 0; i < random.nextInt(40); i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            Path file = directory.resolve("bad" + seed + ".jsonl");
            Files.write(file, bad);
            for (String[] arguments : new String[][] {
                {"trace", "--failed", file.toString()},
                {"trace", id(3), file.toString()},
                {"trace", "--json", "abcd", file.toString()}
            }) {
                int code = run(arguments);
                assertThat(code).as("seed %d: %s", seed, err).isIn(0, 2);
                assertThat(err.toString())
                        .as("seed %d", seed)
                        .doesNotContain("NullPointer", "IndexOutOf", "Exception:");
            }
        }
    }

    /** Two services' plain logs of 30 requests with ids; the last one's bank does not answer, the one before it is slow. */
    private String[] plainLogs() throws IOException {
        StringBuilder shop = new StringBuilder();
        StringBuilder pay = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            Instant start = Instant.parse("2026-02-12T00:30:00Z").plusSeconds(5L * i);
            boolean isBroken = i == 29;
            Instant end = start.plusMillis(isBroken || i == 28 ? 2_000 : 20 + i % 3);
            String id = id(i);
            shop.append("%s INFO [%s] shop.Orders: order %d taken%n".formatted(start, id, i));
            pay.append("%s INFO [%s] pay.Client: charging card%n".formatted(start.plusMillis(5), id));
            if (isBroken) {
                pay.append("%s ERROR [%s] pay.Client: bank does not answer%n".formatted(end.minusMillis(1), id));
                pay.append("java.net.SocketTimeoutException: Read timed out\n\tat pay.Bank.call(Bank.java:7)\n");
            }
            shop.append("%s INFO [%s] shop.Orders: order %d ended%n".formatted(end, id, i));
        }
        return new String[] {
            Files.writeString(directory.resolve("shop.log"), shop).toString(),
            Files.writeString(directory.resolve("payment.log"), pay).toString()
        };
    }

    @Test
    void requestsOfPlainLogsAreListedWithWhoFailedOrWasSlow() throws IOException {
        String[] logs = plainLogs();
        assertThat(run("trace", "--failed", logs[0], logs[1]))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("hop payment: 2 of 2", "bank does not answer", "Among 30 requests")
                .containsPattern("abcd001d .*failed at payment")
                .containsPattern("abcd001c .*2 s \\(usually 2[012] ms\\)  slow at payment");

        assertThat(run("trace", "--slowest", "--limit", "1", logs[0], logs[1])).isZero();
        assertThat(out.toString()).contains("30 requests, the slowest first", "and 29 more: --limit 30");
    }

    @Test
    void anErrorInPlainLogsStandsWithItsRootCause() throws IOException {
        String[] logs = plainLogs();
        assertThat(run("trace", "abcd001d", logs[0], logs[1]))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("payment is the failing hop: bank does not answer", "last word: payment: charging card")
                .contains("java.net.SocketTimeoutException: Read timed out", "at pay.Bank.call(Bank.java:7)");
    }

    @Test
    void theStartOfSeveralIdsInPlainLogsIsNoRequest() throws IOException {
        String[] logs = plainLogs();
        assertThat(run("trace", "abcd00", logs[0], logs[1])).isEqualTo(2);
        assertThat(err.toString()).contains("30 requests start with “abcd00”", "give more digits");
    }

    @Test
    void aRequestThatHasSpansIsCountedOnce() throws IOException {
        String[] logs = plainLogs();
        String spans = Files.writeString(directory.resolve("traces.jsonl"), shop(TraceCommandTest::otlp, "\n"))
                .toString();
        assertThat(run("trace", "--slowest", spans, logs[0], logs[1]))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .startsWith("40 requests")
                .contains("2.02 s (usually")
                .doesNotContain("   at ");
    }

    @Test
    void aSilenceThatIsUsualIsNoGap() throws IOException {
        String spans = Files.writeString(directory.resolve("traces.jsonl"), shop(TraceCommandTest::otlp, "\n"))
                .toString();
        assertThat(run("trace", id(3), spans)).as(err.toString()).isZero();
        assertThat(out.toString()).doesNotContain("without a word");
        assertThat(run("trace", id(SICK), spans)).isZero();
        assertThat(out.toString()).contains("without a word");
    }

    @Test
    void documentsKeepToTheirSchema() throws IOException {
        String[] logs = plainLogs();
        String spans = Files.writeString(directory.resolve("traces.jsonl"), shop(TraceCommandTest::otlp, "\n"))
                .toString();
        for (String[] sources : new String[][] {{spans}, logs, {spans, logs[0], logs[1]}}) {
            for (String id : new String[] {id(3), id(29)}) {
                List<String> arguments = new ArrayList<>(List.of("trace", "--json", id));
                arguments.addAll(List.of(sources));
                assertThat(LogSchema.complaintsOfTrace(json(arguments.toArray(String[]::new))))
                        .isEmpty();
            }
            for (String option : new String[] {"--failed", "--slowest"}) {
                List<String> arguments = new ArrayList<>(List.of("trace", "--json", option));
                arguments.addAll(List.of(sources));
                assertThat(LogSchema.complaintsOfTraces(json(arguments.toArray(String[]::new))))
                        .isEmpty();
            }
        }
    }

    @Test
    void directoriesAndPatternsAreLookedThroughAsForLogs() throws IOException {
        String[] logs = plainLogs();
        Path below = Files.createDirectories(directory.resolve("logs/node-1"));
        for (String log : logs) {
            Files.move(Path.of(log), below.resolve(Path.of(log).getFileName()));
        }
        for (String source : new String[] {directory.toString(), directory + "/**/*.log"}) {
            assertThat(run("trace", "--failed", source)).as(err.toString()).isZero();
            assertThat(out.toString()).contains("hop payment: ");
            assertThat(run(
                            "trace",
                            "abcd001d",
                            source,
                            directory.resolve("gone").toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).startsWith("payment is the failing hop: bank does not answer");
            assertThat(err.toString()).contains("gone: there is no such file or directory");
        }
    }

    @Test
    void whatLiesDeeperInARecordingIsNoPartOfIt() throws IOException {
        Path fire = Files.createDirectories(directory.resolve("fire/healthy"));
        Files.writeString(fire.resolve("traces.jsonl"), shop(TraceCommandTest::otlp, "\n"));
        String burning =
                shop(TraceCommandTest::otlp, "\n").lines().skip(2L * SICK).collect(Collectors.joining("\n"));
        Files.writeString(directory.resolve("fire/traces.jsonl"), burning);
        Files.writeString(directory.resolve("fire/recording.json"), "{\"baseline\":\"healthy\"}");

        for (int i = 0; i < 2; i++) { // at last with a plain log beside the spans
            assertThat(run("trace", "--slowest", directory.toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).startsWith("1 request").contains("payment");
            assertThat(err.toString()).isEmpty();
            Files.writeString(directory.resolve("fire/shop.log"), "2026-02-12T01:00:00.100Z INFO order-4711 taken\n");
        }
    }
}
