package dev.firefight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class OnsetSearchTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long START = 1_700_000_000_000_000_000L;
    private static final int POINTS = 20;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    private final LogPatterns patterns = new LogPatterns();
    private final TelemetryBuilder incident = new TelemetryBuilder(new Vocabulary(patterns));

    @Test
    void theOnsetIsWhereOneComponentChangesLevelForGood() {
        quiet(5);
        series("pay", "cpu", 14, POINTS, 3);

        assertThat(find()).hasValueSatisfying(onset -> {
            assertThat(onset.timeNanos()).isEqualTo(START + 14 * MINUTE - MINUTE / 2);
            assertThat(onset.origin()).isEqualTo(Onset.Origin.FOUND);
            assertThat(onset.reason()).contains("pay");
        });
    }

    @Test
    void twoWildPointsAtTheEndDoNotOutweighALastingChange() {
        quiet(5);
        series("pay", "cpu", 12, POINTS, 3);
        series("cart", "cpu", 18, POINTS, 30);

        assertThat(find())
                .hasValueSatisfying(onset -> assertThat(onset.timeNanos()).isEqualTo(START + 12 * MINUTE - MINUTE / 2));
    }

    @Test
    void whatEndsSoonAfterTheWindowBeginsIsNotTheOnset() {
        quiet(5);
        series("cart", "cpu", 0, 2, 3);
        series("pay", "cpu", 13, POINTS, 3);

        assertThat(find())
                .hasValueSatisfying(onset -> assertThat(onset.timeNanos()).isEqualTo(START + 13 * MINUTE - MINUTE / 2));
    }

    /** Every ten seconds a request to cart and one to mail; cart answers by another step from the thirtieth of forty on. */
    private static Fixtures requests() {
        Fixtures telemetry = new Fixtures();
        for (int i = 0; i < 40; i++) {
            long cart = telemetry.span("cart", "GET /cart", 100 + i, 0, Fixtures.at(i), 9);
            telemetry.span("cart", i < 30 ? "look up" : "make new", 100 + i, cart, Fixtures.at(i) + 1_000_000, 3);
            long mail = telemetry.span("mail", "POST /mail", 500 + i, 0, Fixtures.at(i), 9);
            telemetry.span("mail", "send", 500 + i, mail, Fixtures.at(i) + 1_000_000, 3);
        }
        return telemetry;
    }

    @Test
    void theOnsetIsFoundByRequestsAlone() {
        assertThat(OnsetSearch.find(Gathered.of(requests().untold(), Optional.empty())))
                .hasValueSatisfying(onset -> {
                    assertThat(onset.timeNanos()).isBetween(Fixtures.at(29), Fixtures.at(31));
                    assertThat(onset.origin()).isEqualTo(Onset.Origin.FOUND);
                    assertThat(onset.reason()).contains("cart");
                });
    }

    @Test
    void theOnsetThatRequestsShowOutweighsSeriesThatOnlyVary() {
        Fixtures telemetry = requests();
        for (int service = 0; service < 5; service++) {
            int seed = service;
            telemetry.gauge("quiet" + service, "cpu", 40, i -> 1 + 0.1 * Fixtures.noise(seed, i));
        }
        assertThat(OnsetSearch.find(Gathered.of(telemetry.untold(), Optional.empty())))
                .hasValueSatisfying(onset -> {
                    assertThat(onset.timeNanos()).isBetween(Fixtures.at(29), Fixtures.at(31));
                    assertThat(onset.reason()).contains("cart");
                });
    }

    @Test
    void nothingIsFoundInASingleRequest() {
        Fixtures telemetry = new Fixtures();
        telemetry.span("cart", "GET /cart", 100, 0, Fixtures.at(0), 9);
        assertThat(OnsetSearch.find(Gathered.of(telemetry.untold(), Optional.empty())))
                .isEmpty();
    }

    @Test
    void nothingIsFoundWithoutSeries() {
        assertThat(find()).isEmpty();
    }

    private void quiet(int services) {
        for (int i = 0; i < services; i++) {
            series("quiet" + i, "cpu", 0, 0, 1);
        }
    }

    /** About 1, and about {@code level} between two points. */
    private void series(String service, String metric, int from, int to, double level) {
        int series = incident.series(SeriesKey.gauge(Origin.ofService(service), metric));
        for (int i = 0; i < POINTS; i++) {
            double noise = 1 + 0.1 * random.nextGaussian();
            incident.point(series, START + i * MINUTE, noise * (i >= from && i < to ? level : 1));
        }
    }

    private Optional<Onset> find() {
        return OnsetSearch.find(Gathered.of(
                new Question(incident.build(), Optional.empty(), patterns, Optional.empty(), OptionalLong.empty()),
                Optional.empty()));
    }
}
