package dev.firefight.practice.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.production.Disturbing;
import dev.firefight.practice.production.LogBook.Line;
import dev.firefight.practice.production.LogBook.Severity;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Shops;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.ReadNotes;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLinesTest {
    private static final long MINUTE = 60_000_000_000L;

    private final Production shop = new Production(Shops.shop(40), Instant.parse("2026-03-02T12:00:00Z"), 6);
    private final LogLines lines = new LogLines(shop);

    private String text(String service, Severity severity, String text) {
        return lines.text(new Line(
                Made.NOON + 1_234_567_890L, new Origin(service, service + "-0", "node-a1"), severity, text, 0x2a, 7));
    }

    @Test
    void eachProgramHasItsLayout() {
        String trace = "000000000000002a0000000000000007";
        assertThat(text("edge", Severity.INFO, "GET /product 200 in 23 ms"))
                .isEqualTo("203.0.113.8 - - [02/Mar/2026:12:00:01 +0000] \"GET /product HTTP/1.1\" 200 242 \"-\""
                        + " \"Mozilla/5.0\" 0.023 " + trace + "\n");
        assertThat(text("edge", Severity.ERROR, "GET /: call to web (GET /) failed after 2000 ms: timed out"))
                .isEqualTo(
                        "2026/03/02 12:00:01 [error] 7#7: GET /: call to web (GET /) failed after 2000 ms: timed out,"
                                + " client: 203.0.113.8, trace_id: " + trace + "\n");
        assertThat(text("catalog", Severity.WARN, "slow"))
                .isEqualTo("{\"time\":\"2026-03-02T12:00:01.234Z\",\"level\":\"warn\",\"msg\":\"slow\","
                        + "\"service\":\"catalog\",\"pod\":\"catalog-0\",\"trace_id\":\"" + trace + "\"}\n");
        assertThat(text("cart", Severity.INFO, "it is \"so\""))
                .isEqualTo("time=2026-03-02T12:00:01.234Z level=info msg=\"it is \\\"so\\\"\" service=cart"
                        + " pod=cart-0 trace_id=" + trace + "\n");
        assertThat(text("web", Severity.ERROR, "POST /cart failed: java.lang.NullPointerException: item is null"))
                .startsWith("2026-03-02T12:00:01.234Z ERROR 1 --- [web] [nio-8080-exec-8] [" + trace
                        + "] org.example.web.RequestHandler           : POST /cart failed: ")
                .contains("\njava.lang.NullPointerException: item is null\n\tat org.example.web.RequestSteps.run(");
        assertThat(text("orders-db", Severity.INFO, "duration: 1234.000 ms  execute <unnamed>: SELECT 1"))
                .matches(
                        "2026-03-02 12:00:01\\.234 UTC \\[\\d+] LOG:  duration: 1234\\.000 ms  execute <unnamed>: SELECT 1\n");
    }

    @Test
    void linesAreTheSameInEveryPlaceOfTheWorld() {
        String here = text("edge", Severity.INFO, "GET /product 200 in 23 ms");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(text("edge", Severity.INFO, "GET /product 200 in 23 ms")).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theReadersOfTheHouseFindEveryLineInTheFiles(@TempDir Path directory) throws Exception {
        shop.runUntil(shop.nowNanos() + 3 * MINUTE);
        Disturbing.failing(shop, "cart", 0.5);
        Disturbing.crash(shop, "payments", 0);
        int written = lines.append(directory);
        shop.runUntil(shop.nowNanos() + 2 * MINUTE);
        written += lines.append(directory);
        List<Line> all = shop.logs().lines();
        assertThat(written).isEqualTo(all.size());
        assertThat(lines.append(directory)).isZero();

        int read = 0;
        int errors = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(_ -> 0));
                ReadNotes notes = new ReadNotes(String.valueOf(file.getFileName()));
                try (InputStream in = Files.newInputStream(file)) {
                    Format.LOG_TEXT.read(in, builder, notes);
                }
                Telemetry told = builder.build();
                assertThat(notes.problems())
                        .as(file.toString())
                        .extracting(ReadNotes.Problem::reason)
                        .isSubsetOf("times without zone; read as UTC"); // nginx and its like
                read += told.logs().size();
                errors += (int) IntStream.range(0, told.logs().size())
                        .filter(log -> told.logs().severity(log) >= 17)
                        .count();
            }
        }
        assertThat(read).isEqualTo(all.size());
        assertThat(errors).isEqualTo((int)
                all.stream().filter(line -> line.severity().number() >= 17).count());
    }
}
