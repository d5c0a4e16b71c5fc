package dev.firefight.server.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Investigation;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.server.change.ChangeFact.Reported;
import dev.firefight.server.change.ChangeFact.Sort;
import dev.firefight.server.change.ChangeFact.State;
import dev.firefight.server.change.ReportedChange;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.live.LiveWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the bucket of changes says, with changes, without any, and where nobody reports them. */
class RecentChangesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:15:00Z");
    private static final long NANOS = 1_000_000_000L;

    private static ReportedChange change(String service, String environment, Instant at) {
        Reported facts = new Reported(
                "ci",
                service + at,
                Sort.DEPLOYMENT,
                State.SUCCEEDED,
                List.of(service),
                "",
                environment,
                "v42",
                "Deployment of v42",
                "ada",
                Optional.empty(),
                at,
                Optional.of(at));
        return new ReportedChange(1, at, facts);
    }

    private static RecentChanges recent(boolean isFed, ReportedChange... changes) {
        return new RecentChanges(isFed, Duration.ofHours(6), List.of(changes));
    }

    /** An hour of a service that logs the same all the time. */
    private static String summary(RecentChanges recent) {
        LogPatterns patterns = new LogPatterns();
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(patterns));
        int origin = builder.origin(new Origin("checkout", "", ""));
        for (long second = -3_600; second < 0; second += 5) {
            builder.log((NOW.getEpochSecond() + second) * NANOS, origin, 9, "served a page", TraceId.NONE);
        }
        recent.into(builder);
        Telemetry telemetry = builder.build();
        Findings findings = Investigation.investigate(
                new Question(telemetry, Optional.empty(), patterns, Optional.empty(), OptionalLong.empty()));
        Observation seen = new Observation(
                LiveWindow.before(NOW, Duration.ofMinutes(60)),
                telemetry,
                List.of(),
                recent,
                Outside.of(List.of()),
                List.of());
        return Report.summary(findings, seen, List.of(), Duration.ofSeconds(2));
    }

    @Test
    void whereNobodyReportsChangesItIsNotChecked() {
        assertThat(summary(recent(false))).contains("Recent changes: not checked, no feed of");
    }

    @Test
    void whereChangesAreReportedAndThereWasNoneItSaysForHowLong() {
        assertThat(summary(recent(true))).contains("Recent changes: clear, no deploy in 6 h");
        assertThat(summary(recent(true, change("checkout", "staging", NOW.minusSeconds(60)))))
                .contains("Recent changes: clear, no deploy in 6 h");
    }

    @Test
    void whatThereWasIsNamedWithItsMomentAndWhoMadeIt() {
        assertThat(summary(recent(true, change("checkout", "production", NOW.minusSeconds(3_600)))))
                .contains("reported in 6 h: 01:15 UTC checkout: Deployment of v42 by ada");
    }

    @Test
    void theEngineHasThemOnceForEachService() {
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(new LogPatterns()));
        recent(false, change("checkout", "", NOW), change("search", "", NOW.minusSeconds(1)))
                .into(builder);
        Telemetry telemetry = builder.build();
        assertThat(telemetry.feeds()).contains(Telemetry.Feed.CHANGES);
        assertThat(telemetry.changes())
                .extracting(one -> one.service() + " " + one.kind() + " " + one.version() + " " + one.author() + " "
                        + one.timeNanos() / NANOS)
                .containsExactly(
                        "search DEPLOY v42 ada " + (NOW.getEpochSecond() - 1),
                        "checkout DEPLOY v42 ada " + NOW.getEpochSecond());
    }
}
