package dev.firefight.server.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Bucket;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Suspect;
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
import java.util.OptionalLong;
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

        assertThat(outside.parties(List.of())).singleElement().satisfies(one -> {
            assertThat(one.line())
                    .isEqualTo(
                            "- External dependencies: suspect, pay: our own probe of it fails: pay.example.com answers 503."
                                    + " Otherwise: its status page says that all is well; our own probe is more direct, and counts.");
            assertThat(one.refusesUs()).isTrue();
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
        assertThat(outside.parties(List.of())).singleElement().satisfies(one -> {
            assertThat(one.line())
                    .startsWith("- pay may not be what hurts here: our own probe of it is well.")
                    .contains("its status page says: x; our own probe is more direct");
            assertThat(one.refusesUs()).isFalse();
        });
    }

    @Test
    void whatTheLogSaysOfAProviderCountsMoreThanItsPageAndKindsThatAgreeAreCounted() {
        Suspect suspect = suspect(
                evidence(Evidence.Kind.LOG, "“call to Pay timed out”: 40 times, before 0"),
                evidence(Evidence.Kind.METRIC, "calls to pay.example.com fail: 12 %"),
                evidence(Evidence.Kind.METRIC, "payments is slow"));

        assertThat(outside(Looks.page(PAGE, true)).parties(List.of(suspect)))
                .singleElement()
                .extracting(Party::line)
                .asString()
                .startsWith("- External dependencies: suspect, pay: “call to Pay timed out”")
                .endsWith("3 independent kinds of evidence agree: the log, metrics, what others report.");
        assertThat(outside(Looks.page(PAGE, true), Looks.well(PROBE)).parties(List.of(suspect)))
                .as("rank goes before number")
                .singleElement()
                .extracting(Party::line)
                .asString()
                .startsWith("- pay may not be what hurts here")
                .contains("call to Pay timed out");
    }

    private static Suspect suspect(Evidence... evidence) {
        return new Suspect(1, "payments", "", Bucket.INTERNAL, "", 0, 0.5, "", List.of(evidence), "", "");
    }

    private static Evidence evidence(Evidence.Kind kind, String text) {
        return new Evidence(kind, "", "", 0, 1, "", 5, OptionalLong.empty(), text, Optional.empty());
    }

    @Test
    void withoutWatchesNothingIsSaid() {
        Outside outside = outside();
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(_ -> 0));
        outside.tell(builder, Looks.AT);
        assertThat(builder.build().feeds()).doesNotContain(Feed.STATUS);
        assertThat(outside.parties(List.of())).isEmpty();
    }
}
