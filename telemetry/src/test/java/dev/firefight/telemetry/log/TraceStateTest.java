package dev.firefight.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.log.LineHeader.Kind;
import dev.firefight.telemetry.log.MarkedLines.Read;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines that tell why a program ends, among those that it logs. */
class TraceStateTest {
    private static List<Read> behind(String level, String trace) {
        String line = "2025-11-21 03:41:44,123 - shop - " + level + " - served\n";
        return MarkedLines.read("2025-11-21 03:41:43,123 - shop - DEBUG - up\n" + line + trace + line)
                .subList(1, (int) trace.lines().count() + 3);
    }

    @Test
    void aTracebackThatNobodyLoggedIsAnErrorCalledByItsReason() {
        String trace = "Traceback (most recent call last):\n  File \"a.py\", line 1, in f\nIndexError: index 12\n";

        assertThat(behind("INFO", trace))
                .extracting(Read::kind)
                .containsExactly(Kind.START, Kind.OPENS, Kind.CONTINUES, Kind.REASON, Kind.START);
        assertThat(behind("INFO", trace)).extracting(Read::severity).containsExactly(9, 17, 0, 17, 9);
        assertThat(behind("ERROR", trace))
                .extracting(Read::kind)
                .containsExactly(Kind.START, Kind.CONTINUES, Kind.CONTINUES, Kind.CONTINUES, Kind.START);
    }

    @Test
    void whyNodeEndsIsToldBehindThePieceOfSource() {
        String trace = "/app/cart.js:40\nthrow err;\n^\n\nTypeError: no stock\n    at total (/app/cart.js:40:12)\n";

        assertThat(behind("INFO", trace))
                .extracting(Read::kind)
                .containsExactly(
                        Kind.START,
                        Kind.OPENS,
                        Kind.CONTINUES,
                        Kind.CONTINUES,
                        Kind.CONTINUES,
                        Kind.REASON,
                        Kind.CONTINUES,
                        Kind.START);
        assertThat(behind("INFO", "Uncaught Error: no stock\n    at total (/app/cart.js:40:12)\n"))
                .extracting(Read::severity)
                .containsExactly(9, 17, 0, 9);
    }

    @Test
    void whoPanicsEndsWhateverHeaderIsBeforeIt() {
        List<Read> lines = MarkedLines.read("""
                2025/11/21 03:41:44 served 12
                2025/11/21 03:41:45 http: panic serving 10.0.0.7:4711: runtime error: index out of range [5] with length 2
                goroutine 17 [running]:
                net/http.(*conn).serve.func1()
                2025/11/21 03:41:46 served 13
                panic: no stock
                """);

        assertThat(lines)
                .extracting(Read::kind)
                .containsExactly(Kind.START, Kind.START, Kind.CONTINUES, Kind.CONTINUES, Kind.START, Kind.START);
        assertThat(lines).extracting(Read::severity).containsExactly(0, 21, 0, 0, 0, 21);
    }

    @Test
    void panicsAmongObjectsAreNoHeadersOfTheirOwn() {
        String served = "{\"level\":\"info\",\"ts\":\"2025-11-21T03:41:44Z\",\"msg\":\"served\"}\n";
        String panic =
                "panic: runtime error: index out of range [5] with length 2\n\ngoroutine 17 [running]:\nmain.main()\n";
        List<Read> lines = MarkedLines.read(served + served + panic + served + panic);

        assertThat(lines.subList(2, 7))
                .extracting(Read::kind)
                .containsExactly(Kind.START, Kind.CONTINUES, Kind.CONTINUES, Kind.CONTINUES, Kind.START);
        assertThat(lines.get(2).message()).isEqualTo("panic: runtime error: index out of range [5] with length 2");
        assertThat(lines.get(2).severity()).isEqualTo(21);
    }
}
