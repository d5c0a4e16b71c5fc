package dev.firefight.paging.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.paging.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final Schedule DAYS =
            Schedules.schedule("UTC", Schedules.rotation("2026-01-01T09:00", Schedules.DAY, "Ada", "Linus"));
    private static final List<Member> PEOPLE = List.of(person("Ada"), person("Linus"), person("Grace"));
    private static final List<Team> TEAMS = List.of(
            new Team("payments", List.of("Linus", "Ada"), List.of("checkout", "pay*"), Optional.of("payments")),
            new Team("search", List.of("Grace"), List.of("search"), Optional.empty()));
    private static final List<EscalationPolicy> POLICIES =
            List.of(policy("default", new Target.OfMember("Grace")), policy("payments", new Target.OfSchedule("main")));
    private static final Route NOISE = new Route(
            "noise",
            new Match(Map.of("service", List.of("search"), "severity", List.of("warning"))),
            Route.Effect.LIST,
            Optional.empty(),
            List.of(),
            Duration.ZERO);
    private static final Route CHECKOUT = new Route(
            "checkout",
            new Match(Map.of("service", List.of("checkout*"))),
            Route.Effect.PAGE,
            Optional.of("default"),
            List.of("service"),
            Duration.ofMinutes(5));
    private static final Silence SILENCE = new Silence(
            new Match(Map.of("service", List.of("search"))), NOW, NOW.plusSeconds(60), "index rebuild", "Ada");
    private static final Roster ROSTER =
            new Roster(PEOPLE, TEAMS, List.of(DAYS), POLICIES, List.of(NOISE, CHECKOUT), List.of(SILENCE));

    private static Member person(String name) {
        return new Member(name, List.of(new Contact(Contact.Channel.EMAIL, name + "@example.org", Duration.ZERO)));
    }

    private static EscalationPolicy policy(String name, Target... targets) {
        return new EscalationPolicy(
                name,
                List.of(new Step(List.of(targets), EscalationPolicy.USUAL_PATIENCE)),
                EscalationPolicy.USUAL_ROUNDS,
                List.of(),
                EscalationPolicy.USUAL_ALONE,
                List.of());
    }

    private static Roster with(List<Team> teams, List<Schedule> schedules, List<EscalationPolicy> policies) {
        return new Roster(PEOPLE, teams, schedules, policies, List.of(), List.of());
    }

    @Test
    void aTargetCallsWhomItNamesAtThatMoment() {
        assertThat(ROSTER.called(new Target.OfMember("Grace"), NOW)).containsExactly("Grace");
        assertThat(ROSTER.called(new Target.OfSchedule("main"), NOW)).containsExactly("Ada");
        assertThat(ROSTER.called(new Target.OfSchedule("main"), NOW.plus(Schedules.DAY)))
                .containsExactly("Linus");
        assertThat(ROSTER.called(new Target.OfTeam("payments"), NOW)).containsExactly("Linus", "Ada");
        assertThat(ROSTER.called(new Target.OfSchedule("main"), NOW.minus(Schedules.DAY)))
                .isEmpty();
    }

    @Test
    void whoIsNamedByTwoTargetsIsCalledOnce() {
        List<Target> targets =
                List.of(new Target.OfSchedule("main"), new Target.OfTeam("payments"), new Target.OfMember("Linus"));

        assertThat(ROSTER.called(targets, NOW)).containsExactly("Ada", "Linus");
    }

    @Test
    void whoIsNotThereCallsNobody() {
        assertThat(ROSTER.called(new Target.OfMember("Mae"), NOW)).isEmpty();
        assertThat(ROSTER.called(new Target.OfTeam("Mae"), NOW)).isEmpty();
        assertThat(ROSTER.called(new Target.OfSchedule("Mae"), NOW)).isEmpty();
    }

    @Test
    void theFirstRouteThatMatchesCounts() {
        assertThat(ROSTER.route(Labels.of(Map.of("service", "search", "severity", "warning"))))
                .isEqualTo(NOISE);
        assertThat(ROSTER.route(Labels.of(Map.of("service", "checkout-eu", "severity", "info"))))
                .isEqualTo(CHECKOUT);
    }

    @Test
    void withoutARouteSomebodyIsCalledUnlessTheAlertItselfIsOfLittleWeight() {
        for (String severity : List.of("info", "none", "debug")) {
            assertThat(ROSTER.route(Labels.of(Map.of("severity", severity)))).isEqualTo(Roster.USUAL_LISTED);
        }
        assertThat(ROSTER.route(Labels.of(Map.of("severity", "critical")))).isEqualTo(Roster.USUAL);
        assertThat(ROSTER.route(Labels.NONE)).isEqualTo(Roster.USUAL);
        assertThat(Roster.EMPTY.route(Labels.NONE).effect()).isEqualTo(Route.Effect.PAGE);
        assertThat(Roster.USUAL.groupBy()).containsExactly("service");
        assertThat(Roster.USUAL.within()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void thePolicyIsThatOfTheRouteElseOfTheTeamElseTheFirst() {
        assertThat(ROSTER.policyFor(CHECKOUT, Optional.of("checkout"))).contains(POLICIES.getFirst());
        assertThat(ROSTER.policyFor(Roster.USUAL, Optional.of("payroll"))).contains(POLICIES.getLast());
        assertThat(ROSTER.policyFor(Roster.USUAL, Optional.of("search"))).contains(POLICIES.getFirst());
        assertThat(ROSTER.policyFor(Roster.USUAL, Optional.of("unheard-of"))).contains(POLICIES.getFirst());
        assertThat(ROSTER.policyFor(Roster.USUAL, Optional.empty())).contains(POLICIES.getFirst());
        assertThat(Roster.EMPTY.policyFor(Roster.USUAL, Optional.of("search"))).isEmpty();
    }

    @Test
    void aSilenceHoldsForItsAlertsFromItsBeginningUntilBeforeItsEnd() {
        Labels search = Labels.of(Map.of("service", "search"));

        assertThat(ROSTER.silences(search, NOW)).containsExactly(SILENCE);
        assertThat(ROSTER.silences(search, NOW.minusNanos(1))).isEmpty();
        assertThat(ROSTER.silences(search, NOW.plusSeconds(60))).isEmpty();
        assertThat(ROSTER.silences(Labels.of(Map.of("service", "checkout")), NOW))
                .isEmpty();
    }

    @Test
    void itTellsWhoIsOnCallNowAndNext() {
        assertThat(ROSTER.onCall(NOW))
                .containsExactly(new OnCall(
                        "main",
                        Optional.of("Ada"),
                        Optional.of(Instant.parse("2026-01-02T09:00:00Z")),
                        Optional.of("Linus")));
    }

    @Test
    void aNameThatNobodyHasIsToldWithThePlaceThatUsesIt() {
        Schedule strange = Schedules.with(
                Schedules.schedule("UTC", Schedules.rotation("2026-01-01T09:00", Schedules.DAY, "Mae")),
                Schedules.override("Rob", "2026-01-01T09:00:00Z", "2026-01-01T10:00:00Z"));
        assertThatThrownBy(() -> with(
                        List.of(new Team("a", List.of("Kim"), List.of(), Optional.of("nights"))),
                        List.of(strange),
                        List.of(policy(
                                "b", new Target.OfMember("Lee"), new Target.OfTeam("c"), new Target.OfSchedule("d")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        team "a": names the person "Kim", and there is none; there is "Ada"
                        team "a": names the policy "nights", and there is none; there is "b"
                        schedule "main": names the person "Mae", and there is none; there is "Ada"
                        schedule "main": names the person "Rob", and there is none; there is "Ada"
                        policy "b": names the person "Lee", and there is none; there is "Ada"
                        policy "b": names the team "c", and there is none; there is "a"
                        policy "b": names the schedule "d", and there is none; there is "main\"""");
    }

    @Test
    void whoIsRemovedMustNotBeLeftInASchedule() {
        assertThatThrownBy(() ->
                        new Roster(PEOPLE.subList(1, 3), List.of(), List.of(DAYS), List.of(), List.of(), List.of()))
                .hasMessageContaining("schedule \"main\": names the person \"Ada\"");
    }

    @Test
    void aNameThatIsThereTwiceIsTold() {
        assertThatThrownBy(() -> with(List.of(), List.of(DAYS, DAYS), List.of()))
                .hasMessage("schedule \"main\": stands there twice: give one another name, or take it out");
    }

    @Test
    void whatCannotWorkIsTold() {
        assertThatThrownBy(() -> with(List.of(), List.of(), List.of(policy("p"))))
                .hasMessageContaining("a step calls nobody");
        assertThatThrownBy(() -> new Roster(
                        List.of(new Member(" ", List.of(new Contact(Contact.Channel.SMS, "", Duration.ofSeconds(-1))))),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Silence(Match.ALL, NOW, NOW, "", "Ada"))))
                .hasMessageContaining("the name of a person: is empty")
                .hasMessageContaining("an address: is empty")
                .hasMessageContaining("after the call, not before")
                .hasMessageContaining("a silence: ends after it begins")
                .hasMessageContaining("a silence: the reason: is empty");
    }

    @Test
    void problemsWithoutEndAreToldToABound() {
        List<Team> teams = IntStream.range(0, 1_000)
                .mapToObj(at -> new Team("team" + at, List.of("Nobody"), List.of(), Optional.empty()))
                .toList();
        assertThatThrownBy(() -> with(teams, List.of(), List.of()))
                .satisfies(thrown ->
                        assertThat(String.valueOf(thrown.getMessage()).lines()).hasSize(RosterCheck.MOST_PROBLEMS));
    }

    @Test
    void tooMuchOfAnythingIsToldWithTheBound() {
        assertThatThrownBy(() -> new Roster(
                        List.of(), List.of(), List.of(), List.of(), List.of(), Collections.nCopies(2_001, SILENCE)))
                .hasMessageContaining("more than 2000 silences");
    }
}
