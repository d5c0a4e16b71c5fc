package dev.firefight.practice.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.production.Production;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.OtlpCheck;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.window.Encoding;
import dev.firefight.telemetry.window.Signal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OtlpTest {
    private final Scrapes scrapes = ScrapesTest.shop(5, 3);
    private final Production shop = scrapes.production();
    private final byte[] logs = Otlp.logs(shop.logs().lines());
    private final byte[] spans = Otlp.spans(shop.traces(), 0, shop.traces().size());

    @Test
    void theReceiverOfTheHouseTakesAllOfIt() throws Exception {
        byte[] metrics = Otlp.metrics(scrapes, 12);

        OtlpCheck points = OtlpCheck.of(Signal.METRICS, Encoding.JSON, metrics);
        assertThat(points.items()).isGreaterThan(400);
        assertThat(points.rejected()).isZero();
        assertThat(OtlpCheck.of(Signal.LOGS, Encoding.JSON, logs))
                .isEqualTo(new OtlpCheck(shop.logs().lines().size(), 0));
        assertThat(OtlpCheck.of(Signal.TRACES, Encoding.JSON, spans))
                .isEqualTo(new OtlpCheck(shop.traces().size(), 0));
    }

    @Test
    void whatIsReadIsWhatWasTold() throws Exception {
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(_ -> 0));
        ReadNotes notes = new ReadNotes();
        ByteArrayOutputStream metrics = new ByteArrayOutputStream();
        for (int i = 0; i < scrapes.size(); i++) {
            metrics.writeBytes(Otlp.metrics(scrapes, i));
            metrics.write('\n');
        }
        Format.OTLP_JSON.read(new ByteArrayInputStream(metrics.toByteArray()), builder, notes);
        Format.OTLP_JSON.read(new ByteArrayInputStream(logs), builder, notes);
        Format.OTLP_JSON.read(new ByteArrayInputStream(spans), builder, notes);
        Telemetry read = builder.build();

        assertThat(notes.problems()).isEmpty();
        assertThat(read.logs().size()).isEqualTo(shop.logs().lines().size());
        assertThat(read.spans().size()).isEqualTo(shop.traces().size());
        assertThat(IntStream.range(0, read.spans().size())
                        .mapToObj(span -> read.origin(read.spans().origin(span)).service())
                        .distinct())
                .contains("edge", "web", "checkout")
                .doesNotContain("payment-provider");
        Series good = read.series().stream()
                .filter(one -> one.key().metric().equals("user_requests_total")
                        && one.key().attributes().containsValue("good"))
                .findFirst()
                .orElseThrow();
        assertThat(good.key().origin()).isEqualTo(Origin.ofService("edge"));
        double sum = IntStream.range(0, good.size())
                .mapToDouble(i -> good.values()[i] * 15)
                .sum();
        assertThat(sum)
                .isBetween(
                        0.9 * shop.users().good(),
                        1.0 * shop.users().good()); // the rate of the first stretch is not known
        assertThat(read.series())
                .anyMatch(one -> one.key().metric().equals("http_server_request_duration_seconds_p99"));
    }
}
