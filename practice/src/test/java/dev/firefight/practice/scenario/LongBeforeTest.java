package dev.firefight.practice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.document.Reading;
import dev.firefight.practice.signal.Scrapes;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.SeriesKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongBeforeTest {
    private static final long MINUTE = 60_000_000_000L;

    private static Run run(String faults) {
        String text = """
                id: tried
                title: It is tried
                briefing: Something is wrong.
                truth: {component: edge, bucket: dependency, mechanism: Many come, trigger: Television}
                plays: [{name: more, acts: ["3m scale web 12"]}]
                lesson: None.
                faults:
                """ + faults.indent(2);
        if (ScenarioYaml.read(text, Scenarios::system) instanceof Reading.Sound<Scenario>(Scenario scenario)) {
            return new Run(scenario.withUsers(0.2), 3);
        }
        throw new AssertionError("it is not sound: " + text);
    }

    private static List<Integer> series(Run run, String metric, String service) {
        return IntStream.range(0, run.scrapes().series())
                .filter(one -> is(run.scrapes().keys().get(one), metric, service))
                .boxed()
                .toList();
    }

    private static boolean is(SeriesKey key, String metric, String service) {
        return key.metric().equals(metric) && key.origin().service().equals(service);
    }

    private static long beginNanos(Run run) {
        return run.production().nowNanos();
    }

    @Test
    void whatWasDoneLongBeforeIsToldOfItsTimeAndInOrder() {
        Run run = run("""
                - {before: 20m, fault: harmless-setting, service: edge}
                - {before: 30h, fault: harmless-deploy, service: web}
                - {before: 2m, fault: harmless-flag, service: web}
                - {before: 3h, fault: harmless-deploy, service: web}
                """);

        assertThat(run.production().changes())
                .extracting(change -> (beginNanos(run) - change.timeNanos()) / MINUTE)
                .containsExactly(30 * 60L, 3 * 60L, 20L, 2L);
        assertThat(run.production().changes()).extracting(Change::version).containsExactly("v113", "v114", "", "");
        assertThat(run.harmless()).hasSize(4);
    }

    @Test
    void itsProgramHasRunEverywhereSinceThenAndNothingIsRolledOut() {
        Run run = run("- {before: 3h, fault: harmless-deploy, service: web}");
        Scrapes scrapes = run.scrapes();

        assertThat(series(run, "build_info", "web"))
                .filteredOn(one -> scrapes.value(one, 0) == 1)
                .hasSize(4)
                .allSatisfy(
                        one -> assertThat(scrapes.keys().get(one).attributes()).containsEntry("version", "v113"));
        assertThat(series(run, "process_start_time_seconds", "web"))
                .allSatisfy(one -> assertThat(beginNanos(run) / 1e9 - scrapes.value(one, 0))
                        .isBetween(2.8 * 3_600, 3 * 3_600.0));
        assertThat(series(run, "process_start_time_seconds", "cart"))
                .allSatisfy(one -> assertThat(beginNanos(run) / 1e9 - scrapes.value(one, 0))
                        .isGreaterThan(23 * 3_600.0));
        assertThat(run.production().happenings()).isEmpty();
    }

    /** An error that came four hours ago is met from the first moment on, not only when a roll-out has brought it. */
    @Test
    void whatWentWrongThenIsSoFromTheFirstMomentOn() {
        Run run = run("- {before: 4h, fault: canary-errors, service: cart, share: 0.5}");
        List<Integer> failed = series(run, "http_server_requests_total", "cart").stream()
                .filter(one -> run.scrapes()
                        .keys()
                        .get(one)
                        .attributes()
                        .getOrDefault("code", "")
                        .equals("500"))
                .toList();

        assertThat(failed)
                .isNotEmpty()
                .extracting(one -> run.scrapes().keys().get(one).origin().component())
                .containsOnly("cart-1"); // one instance alone is the canary
        assertThat(run.scrapes().value(failed.getFirst(), 4)).isGreaterThan(50);
    }

    @Test
    void whatGoesOnSinceThenHasGoneOn() {
        Run run = run("- {before: 2h, fault: disk-full, database: orders-db, per-second: 1MB}");
        int bytes = series(run, "pg_database_size_bytes", "orders-db").getFirst();

        assertThat(run.scrapes().value(bytes, 0) - 88.0 * (1L << 30)).isBetween(6.4e9, 6.6e9);
    }
}
