package dev.firefight.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.firefight.telemetry.log.LineHeader.Kind;
import dev.firefight.telemetry.log.MarkedLines.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Headers of the forms that programs and daemons write. */
class HeaderReaderTest {
    @ParameterizedTest
    @EnumSource(WrittenLines.class)
    void theMessageStartsBehindTheHeader(WrittenLines lines) {
        assertThat(MarkedLines.read(MarkedLines.unmarked(lines.marked())))
                .extracting(Read::message)
                .containsExactlyElementsOf(MarkedLines.messages(lines.marked()));
    }

    @ParameterizedTest
    @EnumSource(WrittenLines.class)
    void everyLineStartsARecordAndTellsWhatItsHeaderTells(WrittenLines lines) {
        List<Read> read = MarkedLines.read(MarkedLines.unmarked(lines.marked()));

        assertThat(read).extracting(Read::kind).containsOnly(Kind.START);
        assertThat(read.getFirst())
                .extracting(Read::time, Read::severity, Read::name)
                .containsExactly(lines.time(), lines.severity(), lines.logger());
    }

    @Test
    void linesOfATraceGoOnWithTheirRecord() {
        List<Read> lines = MarkedLines.read("""
                2025-11-21 03:41:44,123 ERROR [main] shop.Cart: failed
                java.lang.IllegalStateException: no stock
                \tat shop.Cart.add(Cart.java:12)
                Caused by: java.io.IOException: closed
                2025-11-21 03:41:45,000 INFO [main] shop.Cart: next
                """);

        assertThat(lines)
                .extracting(Read::kind)
                .containsExactly(Kind.START, Kind.CONTINUES, Kind.CONTINUES, Kind.CONTINUES, Kind.START);
        assertThat(lines.get(2).message()).isEqualTo("\tat shop.Cart.add(Cart.java:12)");
    }

    @Test
    void aTraceWithinLinesOfARuntimeTellsItsReasonAndTheNextLineIsItsOwn() {
        String time = "2025-11-21T03:41:44.5Z stderr F ";
        List<Read> lines = MarkedLines.read(time + "failed\n" + time + "Traceback (most recent call last):\n" + time
                + "  File \"a.py\", line 1\n" + time + "ValueError: no\n" + time + "next\n");

        assertThat(lines)
                .extracting(Read::kind)
                .containsExactly(Kind.START, Kind.OPENS, Kind.CONTINUES, Kind.REASON, Kind.START);
        assertThat(lines).extracting(Read::severity).containsExactly(0, 17, 0, 17, 0);
        assertThat(lines).extracting(Read::time).containsOnly("2025-11-21T03:41:44.500Z");
    }

    @Test
    void aPanicStaysWhole() {
        String time = "2025-11-21T03:41:44Z stderr F ";
        List<Read> lines = MarkedLines.read(time + "ready\n" + time + "panic: oh\n" + time + "goroutine 1 [running]:\n"
                + time + "main.main()\n" + time + "\t/app/main.go:12\n");

        assertThat(lines)
                .extracting(Read::kind)
                .containsExactly(Kind.START, Kind.START, Kind.CONTINUES, Kind.CONTINUES, Kind.CONTINUES);
    }

    @Test
    void linesThatWereCutAreJoinedByWriter() {
        List<Read> lines = MarkedLines.read("""
                2025-11-21T03:41:50.1Z stderr P part one,
                2025-11-21T03:41:50.1Z stdout F other
                2025-11-21T03:41:50.2Z stderr F  part two
                2025-11-21T03:41:50.3Z stderr F next
                """);

        assertThat(lines).extracting(Read::kind).containsExactly(Kind.START, Kind.START, Kind.JOINS, Kind.START);
        assertThat(lines).extracting(Read::message).containsExactly("part one,", "other", " part two", "next");
        assertThat(lines).extracting(Read::isCut).containsExactly(true, false, false, false);
    }

    @Test
    void theHeaderOfJavasOwnLoggerStandsOnALineOfItsOwn() {
        List<Read> lines = MarkedLines.read("""
                Nov 21, 2025 3:41:44 PM shop.Cart add
                SEVERE: no stock
                Nov 21, 2025 3:41:45 PM shop.Cart remove
                INFO: done
                """);

        assertThat(lines).extracting(Read::kind).containsExactly(Kind.HEADER, Kind.START, Kind.HEADER, Kind.START);
        assertThat(lines.get(1))
                .extracting(Read::time, Read::severity, Read::message)
                .containsExactly("2025-11-21T15:41:44Z", 17, "no stock");
    }

    @Test
    void linesOfSeveralFormsAreReadEachByItsOwn() {
        List<Read> lines = MarkedLines.read("""
                2025-11-21 03:41:44,123 INFO  [main] shop.Cart: started
                {"time":"2025-11-21T03:41:47Z","level":50,"msg":"gone"}
                Nov 21 03:41:49 node1 sshd[12]: refused
                time=2025-11-21T03:41:48Z level=error msg="no \\"answer\\""
                2025-11-21 03:41:44,124 WARN  [main] shop.Cart: slow
                10.0.0.1 - - [21/Nov/2025:03:41:44 +0000] "GET / HTTP/1.1" 200 5
                """);

        assertThat(lines)
                .extracting(Read::message)
                .containsExactly("started", "gone", "refused", "no \\\"answer\\\"", "slow", "\"GET / HTTP/1.1\" 200 5");
        assertThat(lines).extracting(Read::severity).containsExactly(9, 17, 0, 17, 13, 0);
    }

    /** Lines of two layouts that write their time alike are not squeezed into one. */
    @Test
    void layoutsThatStartAlikeAreToldApart() {
        StringBuilder text = new StringBuilder();
        for (int i = 10; i < 40; i++) {
            text.append("2025-11-21 03:41:")
                    .append(i)
                    .append(",123 - app.db - INFO - query ")
                    .append(i)
                    .append('\n');
            text.append("2025-11-21 03:41:")
                    .append(i)
                    .append(",123 INFO 7 --- [main] shop.Cart : query ")
                    .append(i)
                    .append('\n');
        }

        assertThat(MarkedLines.read(text.toString())).extracting(Read::message).allMatch(it -> it.startsWith("query "));
    }

    @Test
    void aHeaderThatLacksItsLastFieldEndsThere() {
        List<Read> lines = MarkedLines.read("Nov 21 03:41:49 node1 sshd[12]: refused\n".repeat(20)
                + "Nov 21 03:41:49 node1 last message repeated 2 times\n");

        assertThat(lines.getLast())
                .extracting(Read::message, Read::host)
                .containsExactly("last message repeated 2 times", "node1");
    }

    @Test
    void textsWithoutHeadersAreRecordsByThemselves() {
        List<Read> lines = MarkedLines.read("started the shop\nno header here\n  but this goes on\nand a third\n");

        assertThat(lines).extracting(Read::kind).containsExactly(Kind.START, Kind.START, Kind.CONTINUES, Kind.START);
        assertThat(lines.getFirst().message()).isEqualTo("started the shop");
    }

    @Test
    void prefixedLinesOfTwoWritersAreToldApart() {
        List<Read> lines = MarkedLines.read("""
                [pod/cart-7d4b9c6f58-x2x4z/cart] 2025-11-21T03:41:44Z ERROR no
                [pod/front-7d4b9c6f58-x2x4z/front] 2025-11-21T03:41:44Z INFO yes
                [pod/cart-7d4b9c6f58-x2x4z/cart] \tat a.B.c(B.java:1)
                """);

        assertThat(lines).extracting(Read::kind).containsExactly(Kind.START, Kind.START, Kind.CONTINUES);
        assertThat(lines.get(2).writer())
                .isEqualTo(lines.get(0).writer())
                .isNotEqualTo(lines.get(1).writer());
        assertThat(lines.getFirst().host()).isEqualTo("cart-7d4b9c6f58-x2x4z");
    }

    @Test
    void aLineWithinDockersJsonIsReadInPlace() {
        List<Read> lines = MarkedLines.read("""
                {"log":"2025-11-21 03:41:44,123 INFO shop.Cart: ready\\n","stream":"stdout","time":"2025-11-21T03:41:51.123456789Z"}
                {"log":"{\\"level\\":\\"warn\\",\\"msg\\":\\"slow \\\\\\"db\\\\\\"\\"}\\n","stream":"stdout","time":"2025-11-21T03:41:52Z"}
                {"log":"half ","stream":"stderr","time":"2025-11-21T03:41:53Z"}
                {"log":"line\\n","stream":"stderr","time":"2025-11-21T03:41:53Z"}
                """);

        assertThat(lines)
                .extracting(Read::message)
                .containsExactly("ready", "slow \\\\\\\"db\\\\\\\"", "half ", "line");
        assertThat(lines).extracting(Read::severity).startsWith(9, 13);
        assertThat(lines).extracting(Read::kind).containsExactly(Kind.START, Kind.START, Kind.START, Kind.JOINS);
        assertThat(lines.get(0).time()).isEqualTo("2025-11-21T03:41:44.123Z");
        assertThat(lines.get(1).time()).isEqualTo("2025-11-21T03:41:52Z");
    }

    @Test
    void timesThatWereAddedToLinesWithTheirOwnLeaveTracesWhole() {
        String time = "2025-11-21T03:41:44.123456789Z ";
        List<Read> lines = MarkedLines.read(time + "2025-11-21 03:41:44,123 INFO  [main] shop.Cart: ready\n" + time
                + "java.lang.IllegalStateException: x\n" + time + "\tat a.B.c(B.java:1)\n" + time
                + "2025-11-21 03:41:45,123 INFO  [main] shop.Cart: next\n");

        assertThat(lines)
                .extracting(Read::kind)
                .containsExactly(Kind.START, Kind.CONTINUES, Kind.CONTINUES, Kind.START);
        assertThat(lines.getFirst().time()).isEqualTo("2025-11-21T03:41:44.123Z");
    }

    @Test
    void aRecordOfTheJournalsExportStartsWithItsMessage() {
        List<Read> lines = MarkedLines.read("""
                __CURSOR=s=abc;i=1
                __REALTIME_TIMESTAMP=1763696504123456
                PRIORITY=3
                MESSAGE=failed to start: x
                _PID=12

                """);

        assertThat(lines)
                .extracting(Read::kind)
                .containsExactly(Kind.HEADER, Kind.HEADER, Kind.HEADER, Kind.START, Kind.HEADER, Kind.CONTINUES);
        assertThat(lines.get(3))
                .extracting(Read::time, Read::severity, Read::message)
                .containsExactly("2025-11-21T03:41:44.123456Z", 17, "failed to start: x");
    }

    @Test
    void aPanicOfRustHoldsWhatItSays() {
        List<Read> lines = MarkedLines.read("""
                starting up
                thread 'main' panicked at src/main.rs:4:5:
                index out of bounds
                note: run with `RUST_BACKTRACE=1`
                next line
                """);

        assertThat(lines)
                .extracting(Read::kind)
                .containsExactly(Kind.START, Kind.OPENS, Kind.REASON, Kind.CONTINUES, Kind.START);
        assertThat(lines.get(2).severity()).isEqualTo(21);
    }

    /** A log that says one thing only must not take its words for names. */
    @Test
    void aLogOfOneMessageKeepsItsWords() {
        StringBuilder text = new StringBuilder();
        for (int i = 10; i < 60; i++) {
            text.append("2025-11-21 03:41:")
                    .append(i)
                    .append(" INFO job ")
                    .append(i)
                    .append(" is done - took 3: ok\n");
        }

        assertThat(MarkedLines.read(text.toString())).extracting(Read::message).allMatch(it -> it.startsWith("job "));
    }

    /** Messages that end with a time have no header for that. */
    @Test
    void aTimeAtTheEndOfAMessageIsNoHeader() {
        assertThat(MarkedLines.read("backup finished at 2025-11-21 03:41:44\n".repeat(5)))
                .extracting(Read::message)
                .containsOnly("backup finished at 2025-11-21 03:41:44");
    }

    @Test
    void theEndOfAWindowsLineIsNoPartOfTheMessage() {
        assertThat(MarkedLines.read("2025-11-21 03:41:44 INFO a\r\n2025-11-21 03:41:44 INFO b\r\n"))
                .extracting(Read::message)
                .containsExactly("a", "b");
    }

    @Test
    void theFormsAreToldInWordsWithTheirShares() {
        byte[] bytes = "2025-11-21 03:41:44 INFO shop: a\n".repeat(3).getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(HeaderForms.learn(bytes, 0, bytes.length).forms())
                .first()
                .isEqualTo(new HeaderForms.Form("", "time, level, name, message", "2025-11-21 03:41:44 INFO shop:"));
    }

    @Test
    void whatPostgresqlSaysMoreOfARecordGoesOnWithIt() {
        String head = "2025-11-21 03:41:44.123 UTC [17] app@shop ";
        List<Read> lines = MarkedLines.read(head + "ERROR:  deadlock detected\n" + head
                + "DETAIL:  Process 17 waits for ShareLock.\n\tProcess 18 waits too.\n" + head
                + "HINT:  See server log.\n" + head + "CONTEXT:  while locking tuple (1,2)\n" + head
                + "STATEMENT:  SELECT 1\n" + head + "LOG:  checkpoint starting: time\n");

        assertThat(lines)
                .extracting(Read::kind)
                .containsExactly(
                        Kind.START,
                        Kind.CONTINUES,
                        Kind.CONTINUES,
                        Kind.CONTINUES,
                        Kind.CONTINUES,
                        Kind.CONTINUES,
                        Kind.START);
        assertThat(lines).extracting(Read::severity).containsExactly(17, 0, 0, 0, 0, 0, 9);
        assertThat(lines).first().extracting(Read::process).isEqualTo("17");
    }

    @Test
    void rowsOfPostgresqlTellLevelProcessAndMessage() {
        String head = "2025-11-21 03:41:44.123 UTC,\"app\",\"shop\",2099,\"10.0.0.2:42099\",69a.8,13,\"SELECT\","
                + "2025-11-21 03:00:00 UTC,3/131,0,";
        List<Read> lines = MarkedLines.read(
                head + "FATAL,53300,\"sorry, too many clients already\",,,,,,,,,\"api\",\"client backend\",,0\n" + head
                        + "ERROR,42601,\"syntax error at or near \"\"x\"\"\",,,,,,\"SELECT\nx\",,,\"api\",,,0\n" + head
                        + "LOG,00000,ready,,,,,,,,,\"\",\"checkpointer\",,0\n");

        assertThat(lines).extracting(Read::kind).containsExactly(Kind.START, Kind.START, Kind.CONTINUES, Kind.START);
        assertThat(lines).extracting(Read::severity).containsExactly(21, 17, 0, 9);
        assertThat(lines)
                .extracting(Read::message)
                .startsWith("sorry, too many clients already", "syntax error at or near \"\"x\"\"")
                .endsWith("ready");
        assertThat(lines).first().extracting(Read::process).isEqualTo("2099");
    }

    @Test
    void ofTwoTextsInBracketsTheOneThatIsAlwaysTheSameIsNoThread() {
        String app = " --- [shop-api] ";
        assertThat(MarkedLines.read("2025-11-21T03:41:44.123+01:00  INFO 1" + app
                        + "[           main] c.e.shop.Shop : Started\n2025-11-21T03:41:45.123+01:00  WARN 1" + app
                        + "[nio-8080-exec-3] c.e.shop.Cart : slow\n2025-11-21T03:41:46.123+01:00  INFO 1" + app
                        + "[nio-8080-exec-3] c.e.shop.Cart : done\n"))
                .extracting(Read::thread, Read::name)
                .containsExactly(
                        tuple("main", "c.e.shop.Shop"),
                        tuple("nio-8080-exec-3", "c.e.shop.Cart"),
                        tuple("nio-8080-exec-3", "c.e.shop.Cart"));
        assertThat(MarkedLines.read("""
                        2025-11-21 03:41:44,123 INFO [shop] [main] c.e.Shop - Started
                        2025-11-21 03:41:44,123 INFO [shop] [main] c.e.Shop - ready
                        """)).extracting(Read::thread).containsOnly("main");
    }

    @Test
    void aProcessAndItsRoleAreNeitherMachineNorLevel() {
        assertThat(MarkedLines.read("""
                        1:M 21 Nov 2025 03:41:44.123 * Background saving started by pid 195
                        195:C 21 Nov 2025 03:41:45.123 * DB saved on disk
                        196:C 21 Nov 2025 03:41:46.123 # Write error saving DB on disk
                        """))
                .extracting(Read::process, Read::host, Read::severity)
                .containsExactly(tuple("1", "", 10), tuple("195", "", 10), tuple("196", "", 13));
    }
}
