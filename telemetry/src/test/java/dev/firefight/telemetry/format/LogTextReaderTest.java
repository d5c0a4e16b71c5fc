package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTextReaderTest {
    private static final String TRACE = "143b5a6f7c8d9e0f143b5a6f7c8d9e0f";
    private static final String WITHOUT_ZONE = "times without zone; read as UTC";

    static final String MIXED = """
            2025-11-21 03:41:44,123 INFO  [main] started
            2025-11-21 03:41:45,000 ERROR [http-1] failed traceId=%s
            java.lang.IllegalStateException: no stock
            \tat shop.Cart.add(Cart.java:12)
            Caused by: java.io.IOException: closed
            2025-11-21T03:41:46Z {"level":"warn","msg":"slow","took":12}
            {"time":"2025-11-21T03:41:47Z","level":50,"msg":"gone","trace_id":"%s"}
            time=2025-11-21T03:41:48Z level=error msg="no \\"answer\\"" service=cart
            <34>Nov 21 03:41:49 node1 sshd[12]: refused
            2025-11-21T03:41:50.1Z stderr P part one,
            2025-11-21T03:41:50.2Z stderr F  part two
            {"log":"hello\\n","stream":"stdout","time":"2025-11-21T03:41:51.123456789Z"}
            """.formatted(TRACE, TRACE);

    /** One record as it came out. */
    private record Read(String time, int severity, Origin origin, String text, TraceId trace) {}

    private static List<Read> records(Reading outcome) {
        Logs logs = outcome.telemetry().logs();
        List<Read> records = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            records.add(new Read(
                    Timestamps.toInstant(logs.timeNanos(i)).toString(),
                    logs.severity(i),
                    outcome.telemetry().origin(logs.origin(i)),
                    outcome.logTexts().get(logs.pattern(i)),
                    logs.trace(i)));
        }
        return records;
    }

    private static List<Read> records(String text) {
        return records(Reading.of(Format.LOG_TEXT, text));
    }

    private static Read only(String text) {
        assertThat(Reading.detect(text)).contains(Format.LOG_TEXT);
        List<Read> records = records(text);
        assertThat(records).hasSize(1);
        return records.getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "2025-11-21T03:41:44.123Z WARN slow                   ~ 2025-11-21T03:41:44.123Z ~ 13 ~ WARN slow",
                "2025-11-21 03:41:44,123 +0100 ERROR x                ~ 2025-11-21T02:41:44.123Z ~ 17 ~ ERROR x",
                "[2025-11-21T03:41:44+01:00] [error] x                ~ 2025-11-21T02:41:44Z ~ 17 ~ [error] x",
                "2025/11/21 03:41:44 [crit] 12#12: x                  ~ 2025-11-21T03:41:44Z ~ 18 ~ [crit] 12#12: x",
                "INFO 2025-11-21 03:41:44 x                           ~ 2025-11-21T03:41:44Z ~ 9 ~ INFO x",
                "25/11/21 03:41:44 INFO storage.Store: x              ~ 2025-11-21T03:41:44Z ~ 9 ~ INFO storage.Store: x",
                "251121 034144 148 WARN dfs.Node: x                   ~ 2025-11-21T03:41:44Z ~ 13 ~ 148 WARN dfs.Node: x",
                "1763696504 ready                                     ~ 2025-11-21T03:41:44Z ~ 0 ~ ready",
                "1763696504.5 ready                                   ~ 2025-11-21T03:41:44.500Z ~ 0 ~ ready",
                "1763696504123 ready                                  ~ 2025-11-21T03:41:44.123Z ~ 0 ~ ready",
                "1:M 21 Nov 2025 03:41:44.123 * ready                 ~ 2025-11-21T03:41:44.123Z ~ 0 ~ 1:M * ready",
                "[Fri Nov 21 03:41:44.5 2025] [core:error] x          ~ 2025-11-21T03:41:44.500Z ~ 17 ~ [core:error] x",
                "<11>1 2025-11-21T03:41:44Z node1 cart 12 - [a b=\"c\"] x ~ 2025-11-21T03:41:44Z ~ 17 ~ x",
                "{\"@timestamp\":\"2025-11-21T03:41:44Z\",\"log.level\":\"ERROR\",\"message\":\"x\"} ~ 2025-11-21T03:41:44Z ~ 17 ~ x",
                "{\"ts\":1763696504.25,\"severity\":\"WARNING\",\"body\":\"x\"} ~ 2025-11-21T03:41:44.250Z ~ 13 ~ x",
                "{\"time\":1763696504123,\"level\":60,\"msg\":\"x\"}       ~ 2025-11-21T03:41:44.123Z ~ 21 ~ x",
                "ts=2025-11-21T03:41:44Z level=debug msg=\"a b\"      ~ 2025-11-21T03:41:44Z ~ 5 ~ a b",
                "{\"log\":\"ERROR x\\n\",\"stream\":\"stderr\",\"time\":\"2025-11-21T03:41:44.1Z\"} ~ 2025-11-21T03:41:44.100Z ~ 17 ~ ERROR x",
                "2025-11-21T03:41:44.123456789Z stdout F ready        ~ 2025-11-21T03:41:44.123456789Z ~ 0 ~ ready"
            })
    void aLineIsReadInEveryCommonForm(String line, String time, int severity, String text) {
        Read read = only(line + "\n");

        assertThat(read.time()).isEqualTo(time);
        assertThat(read.severity()).isEqualTo(severity);
        assertThat(read.text()).isEqualTo(text);
    }

    @Test
    void anAccessLogIsReadAndAnAnswerOf500IsAnError() {
        Read read = only("127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.0\" 503 2326\n");

        assertThat(read.time()).isEqualTo("2000-10-10T20:55:36Z");
        assertThat(read.severity()).isEqualTo(17);
        assertThat(read.text()).isEqualTo("127.0.0.1 - frank \"GET /a HTTP/1.0\" 503 2326");
    }

    @Test
    void aMixedFileIsReadLineByLineAndRecordsOfSeveralLinesStayWhole() {
        Reading outcome = Reading.of(Format.LOG_TEXT, MIXED);
        List<Read> records = records(outcome);

        assertThat(records)
                .extracting(Read::text)
                .containsExactlyInAnyOrder(
                        "INFO  [main] started",
                        "ERROR [http-1] failed traceId=" + TRACE
                                + "\njava.lang.IllegalStateException: no stock\n\tat shop.Cart.add(Cart.java:12)"
                                + "\nCaused by: java.io.IOException: closed",
                        "slow",
                        "gone",
                        "no \"answer\"",
                        "refused",
                        "part one, part two",
                        "hello");
        assertThat(records).extracting(Read::severity).containsExactlyInAnyOrder(9, 17, 13, 17, 17, 18, 0, 0);
        assertThat(records)
                .filteredOn(read -> read.trace().isPresent())
                .hasSize(2)
                .allSatisfy(read -> assertThat(read.trace().hex()).isEqualTo(TRACE));
        assertThat(records)
                .extracting(Read::origin)
                .contains(Origin.ofService("cart"), new Origin("sshd", "", "node1"));
        assertThat(outcome.reasons())
                .containsExactly(
                        WITHOUT_ZONE, "times without year; taken for the one closest to the dates that the file tells");
        assertThat(Reading.detect(MIXED)).contains(Format.LOG_TEXT);
    }

    @Test
    void aPythonTraceWithinContainerLinesStaysWithItsRecordAndTheNextLineIsItsOwn() {
        String time = "2025-11-21T03:41:44Z stderr F ";
        List<Read> records = records(time + "ERROR failed\n" + time + "Traceback (most recent call last):\n" + time
                + "  File \"a.py\", line 1\n" + time + "ValueError: no\n" + time + "next\n");

        assertThat(records)
                .extracting(Read::text)
                .containsExactly(
                        "ERROR failed\nTraceback (most recent call last):\n  File \"a.py\", line 1\nValueError: no",
                        "next");
        assertThat(records.getFirst().severity()).isEqualTo(17);
    }

    @Test
    void aGoPanicStaysWhole() {
        String time = "2025-11-21T03:41:44Z stderr F ";
        List<Read> records = records(time + "panic: oh\n" + time + "goroutine 1 [running]:\n" + time + "main.main()\n"
                + time + "\t/app/main.go:12\n");

        assertThat(records).singleElement().satisfies(read -> {
            assertThat(read.severity()).isEqualTo(21);
            assertThat(read.text()).contains("main.main()", "main.go:12");
        });
    }

    @Test
    void theLevelOfJavasOwnLoggerStandsOnItsSecondLine() {
        Read read = only("Nov 21, 2025 3:41:44 PM shop.Cart add\nSEVERE: no stock\n");

        assertThat(read.time()).isEqualTo("2025-11-21T15:41:44Z");
        assertThat(read.severity()).isEqualTo(17);
    }

    @Test
    void mixedWritersDoNotBreakEachOthersRecords() {
        List<Read> records = records("""
                [pod/cart-7d4b9c6f58-x2x4z/cart] 2025-11-21T03:41:44Z ERROR no
                [pod/front-7d4b9c6f58-x2x4z/front] 2025-11-21T03:41:44Z INFO yes
                [pod/cart-7d4b9c6f58-x2x4z/cart] \tat a.B.c(B.java:1)
                """);

        assertThat(records)
                .extracting(Read::text)
                .containsExactlyInAnyOrder("ERROR no\n\tat a.B.c(B.java:1)", "INFO yes");
        assertThat(records)
                .extracting(Read::origin)
                .containsExactlyInAnyOrder(
                        new Origin("cart", "cart-7d4b9c6f58-x2x4z", ""),
                        new Origin("front", "front-7d4b9c6f58-x2x4z", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "db-1  | 2025-11-21 03:41:44.123 UTC [1] LOG:  ready ~ db ~ db-1 ~ '' ~ 9 ~ [1] LOG:  ready",
                "cart-7d4b9c6f58-x2x4z app 2025-11-21 03:41:44 WARN slow ~ cart ~ cart-7d4b9c6f58-x2x4z ~ '' ~ 13 ~ WARN slow",
                "2025-11-21T03:41:44.5+00:00 node1 kernel: link is up ~ kernel ~ '' ~ node1 ~ 0 ~ link is up",
                "2025-11-21T03:41:44Z node1 syslogd 1.4.1: restart. ~ syslogd ~ '' ~ node1 ~ 0 ~ restart.",
                "2025-11-21 03:41:44 main Cart: added ~ '' ~ '' ~ '' ~ 0 ~ main Cart: added",
                "{\"log\":\"ERROR x\\n\",\"stream\":\"stderr\",\"time\":\"2025-11-21T03:41:44Z\",\"kubernetes\":{\"pod_name\":\"cart-7d4b9c6f58-x2x4z\",\"host\":\"node1\"}} ~ cart ~ cart-7d4b9c6f58-x2x4z ~ node1 ~ 17 ~ ERROR x",
                "level=warn ts=2025-11-21T03:41:44Z app=cart duration=3ms ~ cart ~ '' ~ '' ~ 13 ~ app=cart duration=3ms"
            })
    void aLineTellsWhoseItIs(String line, String service, String component, String node, int severity, String text) {
        Read read = only(line + "\n");

        assertThat(read.origin()).isEqualTo(new Origin(service, component, node));
        assertThat(read.severity()).isEqualTo(severity);
        assertThat(read.text()).isEqualTo(text);
    }

    @Test
    void aRecordThatJournaldExportsIsReadFromAllOfItsLines() {
        Read read = only("""
                __CURSOR=s=1
                __REALTIME_TIMESTAMP=1763696504123456
                PRIORITY=3
                _HOSTNAME=node1
                SYSLOG_IDENTIFIER=cron
                MESSAGE=no disk

                """);

        assertThat(read)
                .isEqualTo(new Read(
                        "2025-11-21T03:41:44.123456Z", 17, new Origin("cron", "", "node1"), "no disk", TraceId.NONE));
    }

    @Test
    void aCollectorsObjectsAreTakenForTheLinesInThem() {
        String object =
                "{\"kubernetes\":{\"pod_name\":\"%s\"},\"stream\":\"stderr\",\"log\":\"%s\",\"@timestamp\":\"2025-11-21T03:41:44Z\"}\n";
        List<Read> records = records(object.formatted("cart-0", "WARN a \\\"b\\\"")
                + object.formatted("front-0", "ERROR c")
                + object.formatted("cart-0", "\\tat x.Y.z(Y.java:1)")
                + object.formatted("cart-0", "{\\\"level\\\":\\\"error\\\",\\\"msg\\\":\\\"d\\\"}"));

        assertThat(records)
                .extracting(read -> read.origin().component() + " " + read.severity() + " " + read.text())
                .containsExactlyInAnyOrder(
                        "cart-0 13 WARN a \"b\"\n\tat x.Y.z(Y.java:1)", "front-0 17 ERROR c", "cart-0 17 d");
    }

    @Test
    void coloursAreTakenOff() {
        Read read = only("\u001b[32m2025-11-21 03:41:44\u001b[0m \u001b[31mERROR\u001b[0m cart failed\n");

        assertThat(read.severity()).isEqualTo(17);
        assertThat(read.text()).isEqualTo("ERROR cart failed");
    }

    @ParameterizedTest
    @CsvSource({
        "cart.log, cart",
        "cart.log.3, cart",
        "cart-2025-11-21.log, cart",
        "cart.20251121T034144.json, cart",
        "shop-cart_2025-11-21_03.txt, shop-cart",
        "orders-v2.log, orders-v2",
        "logs.jsonl, ''",
        "2025-11-21.log, ''",
        "3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a-json.log, ''",
        "cart-7d4b9c6f58-x2x4z_shop_cart-3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a.log, cart"
    })
    void theNameOfAFileTellsTheServiceWhereNothingElseDoes(String file, String service) throws IOException {
        TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(message -> 0));
        String text = "2025-11-21T03:41:44Z a\n2025-11-21T03:41:44Z {\"msg\":\"b\",\"service\":\"own\"}\n";
        Format.LOG_TEXT.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), into, new ReadNotes(file));

        var telemetry = into.build();
        assertThat(telemetry.origin(telemetry.logs().origin(0)).service()).isEqualTo(service);
        assertThat(telemetry.origin(telemetry.logs().origin(1)).service()).isEqualTo("own");
    }

    @Test
    void aFileWithoutTimesIsCountedAndTheNoteSaysWhatToDo() {
        String text = "INFO started\nWARN slow\nERROR gone\n";

        assertThat(Reading.detect(text)).contains(Format.LOG_TEXT);
        assertThat(Reading.of(Format.LOG_TEXT, text).notes().problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.count()).isEqualTo(3);
                    assertThat(problem.firstLine()).isEqualTo(1);
                    assertThat(problem.reason()).contains("--timestamps");
                });
    }

    @Test
    void linesBeforeTheFirstTimeAreCounted() {
        Reading outcome = Reading.of(Format.LOG_TEXT, "a banner\nof two lines\n2025-11-21T03:41:44Z a\n");

        assertThat(records(outcome)).hasSize(1);
        assertThat(outcome.notes().problems()).singleElement().satisfies(problem -> assertThat(problem.count())
                .isEqualTo(2));
    }

    @Test
    void aRecordIsCutAtItsBoundAndThatIsCountedOnce() {
        String line = "\t" + "x".repeat(1000) + "\n";
        Reading outcome =
                Reading.of(Format.LOG_TEXT, "2025-11-21T03:41:44Z a\n" + line.repeat(100) + "2025-11-21T03:41:45Z b\n");

        assertThat(records(outcome)).extracting(read -> read.text().length()).containsExactly(1 << 16, 1);
        assertThat(outcome.notes().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).contains("65536");
            assertThat(problem.count()).isEqualTo(1);
        });
    }

    @Test
    void aPartialLineAtTheEndIsKeptAndCounted() {
        Reading outcome = Reading.of(Format.LOG_TEXT, "2025-11-21T03:41:44Z stdout P half\n");

        assertThat(records(outcome)).singleElement().satisfies(read -> assertThat(read.text())
                .isEqualTo("half"));
        assertThat(outcome.reasons()).containsExactly("a line whose end is missing; kept what is there");
    }

    @Test
    void otherTextsAreNoLogs() {
        assertThat(Reading.detect("# A heading\n\nSome prose, written on 2025-11-21 at noon.\n"))
                .isEmpty();
        assertThat(Reading.detect("2025-11-21 Release 1\n2025-10-21 Release 0\n"))
                .isEmpty();
        assertThat(Reading.detect("{\"a\":1}\n{\"a\":2}\n")).isEmpty();
        assertThat(Reading.detect("rules:\n- alert: A\n  severity: critical\n- alert: B\n  severity: warning\n"))
                .isEmpty();
        assertThat(Reading.detect("")).isEmpty();
    }

    @Test
    void everyRecordWrittenComesBackInItsOrder() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            List<String> written = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Instant time = Instant.ofEpochSecond(1_763_696_504L + i, random.nextInt(1_000_000_000));
                String message = "m" + random.nextInt(1000) + "\n\tat x.Y.z(Y.java:" + i + ")";
                written.add(time + " " + (random.nextBoolean() ? message : "m" + i));
                text.append(written.getLast()).append('\n');
            }
            assertThat(records(text.toString()))
                    .as("seed " + seed)
                    .extracting(read -> read.time() + " " + read.text())
                    .containsExactlyElementsOf(written);
        }
    }
}
