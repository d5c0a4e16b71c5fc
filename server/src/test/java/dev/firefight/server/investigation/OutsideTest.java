package dev.firefight.server.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.setup.Watch;
import dev.firefight.server.watch.Looks;
import dev.firefight.server.watch.WatchState;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutsideTest {
    private static final Watch PAGE = watch("pay status", Watch.Kind.STATUSPAGE);
    private static final Watch PROBE = watch("pay api", Watch.Kind.HTTP);

    private static Watch watch(String name, Watch.Kind kind) {
        return new Watch(
                name,
                kind,
                "https://pay.example.com/",
                Duration.ofMinutes(1),
                Optional.empty(),
                Optional.of("pay"),
                Optional.empty());
    }

    private static Outside outside(WatchState... states) {
        return Outside.of(List.of(states));
    }

    @Test
    void whereAProviderSaysGreenAndOurProbeFailsTheProbeCountsAndThatIsSaid() {
        Outside outside = outside(Looks.page(PAGE, false), Looks.failing(PROBE, "pay.example.com answers 503"));

        assertThat(outside.lines())
                .containsExactly(
                        "- External dependencies: suspect, our own probe of pay fails: pay.example.com answers 503."
                                + " Its status page says that all is well; the probe is more direct, and counts.");
        assertThat(outside.accused()).singleElement().satisfies(one -> {
            assertThat(one.hypothesis().cause()).isEqualTo("pay: our own probe of it fails");
            assertThat(one.evidence()).contains("answers 503").contains("more direct");
        });
    }

    @Test
    void whereAProviderSaysRedTheEngineIsToldAndOurProbeThatIsWellIsSaidBesideIt() {
        Outside outside = outside(Looks.page(PAGE, true), Looks.well(PROBE));
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(_ -> 0));
        outside.tell(builder, Looks.AT.minusSeconds(60));
        Telemetry telemetry = builder.build();

        assertThat(telemetry.feeds()).contains(Feed.STATUS);
        assertThat(telemetry.changes()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Change.Kind.STATUS);
            assertThat(one.provider()).isEqualTo("pay");
            assertThat(one.title()).contains("major outage");
        });
        assertThat(outside.lines()).singleElement().asString().contains("our own probe of it is well");
        assertThat(outside.accused()).isEmpty();
    }

    @Test
    void withoutWatchesNothingIsSaid() {
        Outside outside = outside();
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(_ -> 0));
        outside.tell(builder, Looks.AT);
        assertThat(builder.build().feeds()).doesNotContain(Feed.STATUS);
        assertThat(outside.lines()).isEmpty();
    }
}
