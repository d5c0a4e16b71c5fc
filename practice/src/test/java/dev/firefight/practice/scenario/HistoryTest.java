package dev.firefight.practice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.signal.Alerting;
import dev.firefight.practice.signal.History;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingArchive;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    /** Two programs were brought out before, one of them within the history. */
    private static final Scenario SCENARIO = Scenarios.named("costly-rule");

    private static final Run RUN = new Run(SCENARIO, 1, Duration.ofHours(6));
    private static final History HISTORY = RUN.history().orElseThrow();

    private static List<Integer> series(String metric, String service) {
        return IntStream.range(0, HISTORY.series())
                .filter(one -> is(HISTORY.keys().get(one), metric, service))
                .boxed()
                .toList();
    }

    private static boolean is(SeriesKey key, String metric, String service) {
        return key.metric().equals(metric) && key.origin().service().equals(service);
    }

    /** What totals grew by in a scrape, all together; what began anew counts from nothing. */
    private static double growth(List<Integer> series, int scrape) {
        double sum = 0;
        for (int one : series) {
            double now = HISTORY.value(one, scrape);
            double before = HISTORY.value(one, scrape - 1);
            sum += Double.isNaN(before) ? 0 : now >= before ? now - before : now;
        }
        return sum;
    }

    @Test
    void whatIsSimulatedIsTheSameWithAHistoryAsWithout() {
        assertThat(RUN.digest()).isEqualTo(new Run(SCENARIO, 1).digest());
        assertThat(HISTORY.before()).isEqualTo(6 * 240);
        assertThat(HISTORY.timeNanos(HISTORY.before())).isEqualTo(RUN.scrapes().timeNanos(0));
    }

    @Test
    void totalsOnlyFallWhereAProgramWasStarted() {
        List<String> fell = new ArrayList<>();
        for (int one = 0; one < HISTORY.series(); one++) {
            SeriesKey key = HISTORY.keys().get(one);
            int falls = 0;
            for (int scrape = 1; key.kind() == Kind.COUNTER && scrape < HISTORY.size(); scrape++) {
                falls += HISTORY.value(one, scrape) < HISTORY.value(one, scrape - 1) ? 1 : 0;
            }
            if (falls > 1
                    || (falls == 1
                            && !List.of("web", "catalog").contains(key.origin().service()))) {
                fell.add(key.selector());
            }
        }

        assertThat(fell).isEmpty();
    }

    /** Where the simulation takes over, as many are asked for as in the minutes around: nothing is seen of the seam. */
    @Test
    void theSeamIsNotSeen() {
        for (String metric : List.of("user_requests_total", "http_server_requests_total")) {
            List<Integer> series = series(metric, "edge");
            List<Double> around = new ArrayList<>();
            int seam = HISTORY.before();
            for (int scrape = seam - 40; scrape <= seam + 40; scrape++) {
                around.add(growth(series, scrape));
            }
            double mean = around.stream().mapToDouble(one -> one).average().orElseThrow();
            double deviation = Math.sqrt(around.stream()
                    .mapToDouble(one -> (one - mean) * (one - mean))
                    .average()
                    .orElseThrow());
            for (int scrape = seam - 1; scrape <= seam + 1; scrape++) {
                assertThat((growth(series, scrape) - mean) / deviation)
                        .as(metric + " at " + (scrape - seam))
                        .isBetween(-4.0, 4.0);
            }
        }
    }

    /** At five in the afternoon there are more than at eleven in the morning. */
    @Test
    void asManyComeAsTheHourOfTheDayHas() {
        List<Integer> series = series("user_requests_total", "edge");
        double first = IntStream.range(1, 61)
                .mapToDouble(scrape -> growth(series, scrape))
                .sum();
        double last = IntStream.range(HISTORY.before() - 59, HISTORY.before() + 1)
                .mapToDouble(scrape -> growth(series, scrape))
                .sum();
        long second = HISTORY.timeNanos(30) / 1_000_000_000L;
        double expected = SCENARIO.system().load().perSecondAt(second)
                / SCENARIO.system().load().perSecondAt(second + 6 * 3_600 - 450);

        assertThat(first / last).isBetween(expected - 0.03, expected + 0.03);
    }

    @Test
    void aProgramThatWasBroughtOutMeanwhileSaysSo() {
        List<Integer> builds = series("build_info", "web");

        for (String version : List.of("v112", "v113")) {
            boolean isOld = version.equals("v112");
            assertThat(builds)
                    .filteredOn(one -> HISTORY.keys().get(one).attributes().containsValue(version))
                    .hasSize(4)
                    .allSatisfy(one -> {
                        assertThat(Double.isNaN(HISTORY.value(one, 0))).isEqualTo(!isOld);
                        assertThat(Double.isNaN(HISTORY.value(one, HISTORY.size() - 1)))
                                .isEqualTo(isOld);
                    });
        }
    }

    @Test
    void noAlertFires() {
        Alerting alerting = new Alerting(
                HISTORY,
                SCENARIO.system().load().objective(),
                SCENARIO.system().load().good());
        alerting.evaluate();

        assertThat(alerting.all()).isEmpty();
    }

    @Test
    void aRecordingOfItIsReadLikeAnyOther(@TempDir Path directory) throws Exception {
        Run run = new Run(SCENARIO.withUsers(0.2), 2, Duration.ofMinutes(30));
        History history = run.history().orElseThrow();
        Path file = directory.resolve("drill.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            run.recorded().write(history, run.scrapes(), directory.resolve("texts"), out);
        }
        Path unpacked = directory.resolve("drill");
        try (InputStream in = Files.newInputStream(file)) {
            RecordingArchive.unpack(in, unpacked, 1 << 30);
        }
        Recording recording = RecordingReader.read(unpacked, new Vocabulary(_ -> 0), Optional.empty());

        assertThat(recording.files())
                .allMatch(report -> report.notes().problems().isEmpty());
        assertThat(recording.telemetry().logs().size())
                .isEqualTo(history.retold().lines().size()
                        + run.production().logs().lines().size());
        assertThat(recording.telemetry().spans().size())
                .isGreaterThan(run.production().traces().size());
        assertThat(history.retold().lines())
                .isNotEmpty()
                .allMatch(line -> line.timeNanos()
                        <= run.scrapes().timeNanos(0) + Duration.ofSeconds(30).toNanos());
    }
}
