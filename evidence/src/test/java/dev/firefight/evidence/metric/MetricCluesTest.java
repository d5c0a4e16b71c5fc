package dev.firefight.evidence.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Fixtures;
import dev.firefight.evidence.Question;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricCluesTest {
    private static List<Clue> clues(Fixtures telemetry, double onset) {
        return Measurements.of(telemetry.told(onset)).at(Fixtures.at(onset)).clues();
    }

    @Test
    void aProcessorThatGetsBusyIsAClueWithItsMediansBeforeAndAfter() {
        List<Clue> clues = clues(
                new Fixtures().gauge("cart", "cpu_usage", 40, i -> (i < 20 ? 10 : 60) + Fixtures.noise(1, i)), 20);
        assertThat(clues).singleElement().satisfies(clue -> {
            assertThat(clue.family()).isEqualTo(Family.CPU);
            assertThat(clue.target().service()).isEqualTo("cart");
            assertThat(clue.target().component()).isEqualTo("cart-0");
            assertThat(clue.indicator()).isEqualTo("cpu_usage");
            assertThat(clue.evidence().before()).isEqualTo(10, within(1.0));
            assertThat(clue.evidence().after()).isEqualTo(60, within(1.0));
            assertThat(clue.surprise()).isGreaterThan(5);
        });
    }

    /** Busy for two of six steps. */
    private static Fixtures busyAtTheEndOf(int rounds) {
        return new Fixtures().gauge("cart", "cpu_usage", 6 * rounds, i -> i % 6 < 4 ? 10 : 20);
    }

    @Test
    void whatHealthyTimesDoAsWellIsHardlyAClue() {
        Fixtures incident = busyAtTheEndOf(1);
        assertThat(clues(incident, 4)).singleElement().satisfies(clue -> assertThat(clue.surprise())
                .isGreaterThan(10));

        Question alone = busyAtTheEndOf(1).told(4);
        Question withHealthy = new Question(
                alone.incident(),
                Optional.of(busyAtTheEndOf(2).told(4).incident()),
                alone.patterns(),
                alone.symptom(),
                alone.onsetNanos());
        assertThat(Measurements.of(withHealthy).at(Fixtures.at(4)).clues())
                .singleElement()
                .satisfies(clue -> assertThat(clue.surprise()).isLessThan(1.1));
    }

    @Test
    void aProcessorThatGetsIdleIsNoClue() {
        assertThat(clues(new Fixtures().gauge("cart", "cpu_usage", 40, i -> i < 20 ? 60 + i % 3 : 10 + i % 3), 20))
                .isEmpty();
    }

    @Test
    void whatRoseFromZeroHasNoPercentage() {
        assertThat(clues(new Fixtures().gauge("cart", "cpu_usage", 40, i -> i < 20 ? 0 : 60), 20))
                .singleElement()
                .satisfies(clue -> assertThat(clue.evidence().text()).isEqualTo("cpu_usage of cart rose from zero"));
    }

    @Test
    void aConstantIsNoClue() {
        assertThat(clues(new Fixtures().gauge("cart", "cpu_usage", 40, i -> 3), 20))
                .isEmpty();
    }

    @Test
    void aMoveByATwentiethOfWhatIsUsualIsHardlyAClue() {
        List<Clue> clues = clues(
                new Fixtures().gauge("cart", "cpu_usage", 40, i -> (i < 20 ? 100 : 105) + 0.001 * Fixtures.noise(1, i)),
                20);
        assertThat(clues).singleElement().satisfies(clue -> assertThat(clue.surprise())
                .isLessThan(1));
    }

    @Test
    void whatMovesOnlyForAMomentIsNoClue() {
        List<Clue> clues = clues(
                new Fixtures()
                        .gauge("cart", "cpu_usage", 40, i -> (i == 25 || i == 26 ? 500 : 10) + Fixtures.noise(1, i)),
                20);
        assertThat(clues).allSatisfy(clue -> assertThat(clue.surprise()).isLessThan(1));
    }

    @Test
    void aSymptomAloneMakesNobodyLikely() {
        List<Clue> clues = clues(
                new Fixtures().gauge("web", "latency_p99", 40, i -> (i < 20 ? 1 : 1000) + Fixtures.noise(1, i)), 20);
        assertThat(clues).singleElement().satisfies(clue -> {
            assertThat(clue.family()).isEqualTo(Family.SYMPTOM);
            assertThat(clue.surprise()).isLessThanOrEqualTo(0);
        });
    }

    @Test
    void whatMovesAllAlikeIsNobodysFault() {
        Fixtures telemetry = new Fixtures();
        for (String service : List.of("a", "b", "c", "d", "e")) {
            int seed = service.hashCode();
            telemetry.gauge(service, "cpu_usage", 40, i -> (i < 20 ? 10 : 20) + 0.3 * Fixtures.noise(seed, i));
        }
        telemetry.gauge("f", "cpu_usage", 40, i -> (i < 20 ? 10 : 40) + 0.3 * Fixtures.noise(99, i));
        List<Clue> clues = clues(telemetry, 20);
        assertThat(clues)
                .filteredOn(clue -> clue.surprise() > 3)
                .singleElement()
                .satisfies(clue -> assertThat(clue.target().service()).isEqualTo("f"));
    }

    @Test
    void namesAreReadByTheWordsThatMonitoringUses() {
        assertThat(Meaning.of("container_cpu_usage_seconds_total")).isEqualTo(Meaning.CPU);
        assertThat(Meaning.of("CpuUsageRate(%)")).isEqualTo(Meaning.CPU);
        assertThat(Meaning.of("MemoryUsage(Mi)")).isEqualTo(Meaning.MEMORY);
        assertThat(Meaning.of("jvm_heap_used")).isEqualTo(Meaning.MEMORY);
        assertThat(Meaning.of("lat_90")).isEqualTo(Meaning.LATENCY);
        assertThat(Meaning.of("http_request_duration_seconds")).isEqualTo(Meaning.LATENCY);
        assertThat(Meaning.of("availability")).isEqualTo(Meaning.SUCCESS);
        assertThat(Meaning.of("rpc_errors")).isEqualTo(Meaning.ERROR);
        assertThat(Meaning.of("frobnication")).isEqualTo(Meaning.UNKNOWN);
    }

    @Test
    void badIsTheDirectionThatHurts() {
        assertThat(Meaning.SUCCESS.badness(-2)).isEqualTo(2);
        assertThat(Meaning.CPU.badness(-2)).isEqualTo(-2);
        assertThat(Meaning.TRAFFIC.badness(-2)).isEqualTo(2);
    }
}
