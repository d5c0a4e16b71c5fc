package dev.firefight.incident;

import static dev.firefight.incident.Story.ANN;
import static dev.firefight.incident.Story.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Course.Expectation;
import dev.firefight.incident.Message.Audience;
import dev.firefight.incident.Message.UpdatePosted;
import dev.firefight.incident.Note.ClockRang;
import dev.firefight.incident.Staffing.RoleTaken;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockTest {
    private final Story story = Story.declared();

    private Optional<Duration> due(ClockKind kind) {
        return Clock.of(story.incident(), Policy.USUAL).stream()
                .filter(one -> one.kind() == kind)
                .map(one -> Duration.between(Story.START, one.due()))
                .findFirst();
    }

    private List<ClockKind> rings() {
        List<ClockRang> ringing = Clock.ringing(story.incident(), Policy.USUAL, story.now());
        ringing.forEach(one -> story.says(Person.PROGRAM, one));
        return ringing.stream().map(ClockRang::clock).toList();
    }

    @Test
    void rolesAndSeverityAreMissedInTheirOrder() {
        assertThat(due(ClockKind.COMMANDER_MISSING)).contains(Duration.ofMinutes(2));
        assertThat(due(ClockKind.SEVERITY_MISSING)).contains(Duration.ofMinutes(5));
        assertThat(due(ClockKind.SCRIBE_MISSING)).contains(Duration.ofMinutes(10));

        story.says(ANN, new RoleTaken(Role.COMMANDER, ANN));
        story.says(ANN, new Course.SeveritySet(Severity.SEV_1, ""));
        assertThat(due(ClockKind.COMMANDER_MISSING)).isEmpty();
        assertThat(due(ClockKind.SEVERITY_MISSING)).isEmpty();
        assertThat(due(ClockKind.COMMANDER_TIRED)).contains(Duration.ofHours(2));

        story.later(Duration.ofMinutes(30));
        story.says(ANN, new Staffing.RoleReleased(Role.COMMANDER, ANN));
        assertThat(due(ClockKind.COMMANDER_MISSING)).contains(Duration.ofMinutes(32));
    }

    @Test
    void updatesAreDueAsOftenAsTheSeverityAsksOrAsWasPromised() {
        assertThat(due(ClockKind.UPDATE_DUE)).contains(Duration.ofMinutes(30));
        story.says(ANN, new Course.SeveritySet(Severity.SEV_1, ""));
        assertThat(due(ClockKind.UPDATE_DUE)).contains(Duration.ofMinutes(20));
        story.later(Duration.ofMinutes(15));
        story.says(ANN, new UpdatePosted(Audience.ENGINEERS, "searching", Optional.empty()));
        assertThat(due(ClockKind.UPDATE_DUE)).contains(Duration.ofMinutes(35));
        story.says(ANN, new Course.SeveritySet(Severity.SEV_4, ""));
        assertThat(due(ClockKind.UPDATE_DUE)).contains(Duration.ofMinutes(75));
        Instant promised = story.now().plusSeconds(300);
        story.says(ANN, new UpdatePosted(Audience.EXECUTIVES, "soon", Optional.of(promised)));
        assertThat(due(ClockKind.UPDATE_DUE)).contains(Duration.ofMinutes(20));
    }

    @Test
    void managementIsCalledAtOnceOrWhenCustomersAreHurtForAQuarterOfAnHour() {
        assertThat(due(ClockKind.ESCALATION_DUE)).isEmpty();
        story.says(ANN, new Impact.ImpactStarted(story.now().minusSeconds(300)));
        assertThat(due(ClockKind.ESCALATION_DUE)).contains(Duration.ofMinutes(10));
        story.says(ANN, new Staffing.Escalated("management", "checkout is down"));
        assertThat(due(ClockKind.ESCALATION_DUE)).isEmpty();

        for (Expectation expected : List.of(Expectation.YES, Expectation.UNKNOWN)) {
            Incident other =
                    Incident.none().with(new Entry(1, Story.START, ANN, new Course.Declared("late", false, expected)));
            assertThat(Clock.ringing(other, Policy.USUAL, Story.START))
                    .extracting(ClockRang::clock)
                    .containsExactly(ClockKind.ESCALATION_DUE);
        }
    }

    @Test
    void anAlertExpectsNothingSoManagementIsCalledAfterAQuarterOfAnHour() {
        Incident alerted = Incident.none()
                .with(new Entry(
                        1,
                        Story.START,
                        Person.PROGRAM,
                        new Course.Declared("checkout fails", false, Expectation.UNKNOWN)));

        assertThat(Clock.ringing(alerted, Policy.USUAL, Story.START.plusSeconds(899)))
                .extracting(ClockRang::clock)
                .doesNotContain(ClockKind.ESCALATION_DUE);
        assertThat(Clock.ringing(alerted, Policy.USUAL, Story.START.plusSeconds(900)))
                .extracting(ClockRang::clock)
                .contains(ClockKind.ESCALATION_DUE);
    }

    @Test
    void whatCameDueWhileNobodyLookedRingsOnce() {
        story.later(Duration.ofHours(5));
        assertThat(rings())
                .containsExactly(
                        ClockKind.COMMANDER_MISSING,
                        ClockKind.SEVERITY_MISSING,
                        ClockKind.SCRIBE_MISSING,
                        ClockKind.UPDATE_DUE);
        assertThat(rings()).isEmpty();
        story.says(BEN, new UpdatePosted(Audience.ENGINEERS, "searching", Optional.empty()));
        story.later(Duration.ofMinutes(30));
        assertThat(rings()).containsExactly(ClockKind.UPDATE_DUE);
    }

    @Test
    void aWorkaroundRingsWhenItsDayHasPassedThoughTheIncidentIsOver() {
        LocalDate day = LocalDate.of(2026, 3, 3);
        long first = story.says(ANN, new Action.WorkaroundApplied("a restart", Optional.of(BEN), Optional.of(day)));
        long other = story.says(ANN, new Action.WorkaroundApplied("a cap", Optional.of(BEN), Optional.of(day)));
        story.says(ANN, new Course.Resolved("over"), new Consent.Because("seen by all"));
        assertThat(Clock.of(story.incident(), Policy.USUAL))
                .containsExactly(new Clock(ClockKind.WORKAROUND_OVERDUE, Instant.parse("2026-03-04T00:00:00Z")));

        story.later(Duration.between(story.now(), Instant.parse("2026-03-03T23:59:59Z")));
        assertThat(rings()).isEmpty();
        story.later(Duration.ofSeconds(1));
        assertThat(rings()).containsExactly(ClockKind.WORKAROUND_OVERDUE);
        assertThat(rings()).isEmpty();

        story.says(ANN, new Action.WorkaroundOwned(first, ANN, day.plusDays(7)));
        story.says(ANN, new Action.WorkaroundReplaced(other, "the pool is bounded"));
        story.later(Duration.ofDays(7));
        assertThat(rings()).containsExactly(ClockKind.WORKAROUND_OVERDUE);
        story.says(ANN, new Action.WorkaroundReplaced(first, "the leak is closed"));
        assertThat(Clock.of(story.incident(), Policy.USUAL)).isEmpty();
    }

    @Test
    void nothingIsDueWhenItIsOver() {
        story.says(ANN, new Course.Resolved("a false alarm"), new Consent.Because("nothing was wrong"));
        assertThat(Clock.of(story.incident(), Policy.USUAL)).isEmpty();
    }

    @Test
    void deploymentsRestAfterAMajorIncidentUnlessSomebodyLetsThemGoOn() {
        story.says(ANN, new Course.SeveritySet(Severity.SEV_2, ""));
        story.says(ANN, new Course.SeveritySet(Severity.SEV_4, ""));
        story.says(ANN, new Course.Resolved("rolled back"), new Consent.Because("seen by all"));
        Instant end = story.now().plus(Duration.ofHours(12));
        assertThat(Freeze.until(story.incident(), Policy.USUAL, story.now())).contains(end);
        assertThat(Freeze.until(story.incident(), Policy.USUAL, end)).isEmpty();

        story.says(ANN, new Action.FreezeLifted(Duration.ofHours(1)));
        assertThat(Freeze.until(story.incident(), Policy.USUAL, story.now())).isEmpty();
        assertThat(Freeze.until(story.incident(), Policy.USUAL, story.now().plus(Duration.ofHours(1))))
                .contains(end);
    }

    @Test
    void whoFoughtThroughTheNightRests() {
        story.says(ANN, new RoleTaken(Role.COMMANDER, ANN));
        story.says(BEN, new RoleTaken(Role.SCRIBE, BEN));
        story.later(Duration.ofMinutes(90));
        story.says(BEN, new Staffing.RoleReleased(Role.SCRIBE, BEN));
        story.later(Duration.ofMinutes(60));
        Instant end = story.now();

        ZoneId utc = ZoneOffset.UTC;
        assertThat(Rest.of(story.timeline(), Policy.USUAL, utc, end))
                .containsOnlyKeys(ANN)
                .containsEntry(ANN, end.plus(Duration.ofHours(8)));
        assertThat(Rest.of(story.timeline(), Policy.USUAL, ZoneId.of("Asia/Tokyo"), end))
                .isEmpty();
    }
}
