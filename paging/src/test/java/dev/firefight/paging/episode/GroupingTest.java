package dev.firefight.paging.episode;

import static dev.firefight.paging.episode.Alertings.at;
import static dev.firefight.paging.episode.Alertings.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.paging.episode.AlertFact.Alert;
import dev.firefight.paging.episode.Verdict.Hold;
import dev.firefight.paging.episode.Verdict.Join;
import dev.firefight.paging.episode.Verdict.Open;
import dev.firefight.paging.episode.Verdict.Part;
import dev.firefight.paging.roster.Contact;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Match;
import dev.firefight.paging.roster.Member;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Route;
import dev.firefight.paging.roster.Silence;
import dev.firefight.paging.roster.Step;
import dev.firefight.paging.roster.Target;
import dev.firefight.paging.roster.Team;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private static final Set<Set<String>> CALLS = Set.of(Set.of("shop", "pay"), Set.of("pay", "bank"));
    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final Alertings book = new Alertings();

    private static boolean areNeighbours(String one, String two) {
        return !one.equals(two) && CALLS.contains(Set.of(one, two));
    }

    private static Roster roster(List<Route> routes, Silence... silences) {
        return new Roster(
                List.of(new Member("Ada", List.of(new Contact(Contact.Channel.NTFY, "ada", Duration.ZERO)))),
                List.of(
                        new Team("shops", List.of("Ada"), List.of("shop*"), Optional.of("first")),
                        new Team("payers", List.of("Ada"), List.of("pay"), Optional.of("second"))),
                List.of(),
                List.of(policy("first"), policy("second")),
                routes,
                List.of(silences));
    }

    private static EscalationPolicy policy(String name) {
        return new EscalationPolicy(
                name,
                List.of(new Step(List.of(new Target.OfMember("Ada")), Duration.ofMinutes(5))),
                1,
                List.of(),
                Duration.ofMinutes(30),
                List.of());
    }

    private static Route route(String name, Route.Effect effect, Duration within, String label, String... groupBy) {
        Match match = label.isEmpty() ? Match.ALL : new Match(Map.of("kind", List.of(label)));
        return new Route(name, match, effect, Optional.empty(), List.of(groupBy), within);
    }

    private static final Roster PLAIN = roster(List.of());

    private static Alert of(String name, String service, String... more) {
        Map<String, String> labels = new HashMap<>(Map.of("service", service));
        for (int at = 0; at < more.length; at += 2) {
            labels.put(more[at], more[at + 1]);
        }
        return labelled(name, labels);
    }

    private List<Verdict> decide(Roster roster, long now) {
        return Grouping.decide(
                book.episodes.undecided(), roster, book.episodes.gatherings(), GroupingTest::areNeighbours, at(now));
    }

    /** As it is written down: new incidents get their numbers in order, from ten times the time. */
    private List<Verdict> carryOut(Roster roster, long now) {
        List<Verdict> verdicts = decide(roster, now);
        long next = now * 10;
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Open open -> {
                    long incident = next;
                    open.parts().forEach(part -> write(now, incident, part));
                    next++;
                }
                case Join join -> write(now, join.incident(), join.part());
                case Hold hold ->
                    book.episodes.take(
                            at(now),
                            new EpisodeFact.Held(
                                    hold.because(),
                                    hold.until(),
                                    hold.episodes().stream().map(Episode::id).toList()));
            }
        }
        return verdicts;
    }

    private void write(long now, long incident, Part part) {
        List<Long> ids = part.episodes().stream().map(Episode::id).toList();
        book.episodes.take(
                at(now), new EpisodeFact.Joined(incident, part.route().name(), part.group(), part.because(), ids));
    }

    @Test
    void alertsOfOneServiceOpenOneIncidentAndTheNextJoinsItHoweverLate() {
        book.hear(1, of("Slow", "shop"));
        book.hear(1, of("Errors", "shop"));
        assertThat(carryOut(PLAIN, 1)).singleElement().satisfies(one -> {
            Open open = (Open) one;
            assertThat(open.episodes()).hasSize(2);
            assertThat(open.calls()).containsExactly(Optional.of("first"));
        });
        book.hear(10_000, of("Full", "shop"));
        assertThat(decide(PLAIN, 10_000)).singleElement().satisfies(one -> {
            Join join = (Join) one;
            assertThat(join.incident()).isEqualTo(10);
            assertThat(join.wakes()).isEmpty();
            assertThat(join.part().because()).isEqualTo("the same service=shop");
        });
    }

    @Test
    void groupLabelsTellIncidentsApartAndWithoutAnyOfThemTheNameDoes() {
        Roster roster =
                roster(List.of(route("by cluster", Route.Effect.PAGE, Duration.ZERO, "", "service", "cluster")));
        book.hear(1, of("Slow", "shop", "cluster", "a"));
        book.hear(1, of("Slower", "shop", "cluster", "b"));
        book.hear(1, of("Errors", "shop", "cluster", "a"));
        book.hear(1, labelled("Lone", Map.of()));
        assertThat(decide(roster, 1))
                .extracting(one -> ((Open) one).parts().getFirst().group())
                .containsExactly("service=shop, cluster=a", "service=shop, cluster=b", "alert=Lone");
    }

    @Test
    void aServiceBesideOneThatJustFailedJoinsItsIncidentAndItsOwnTeamIsCalled() {
        book.hear(1, of("Slow", "shop"));
        carryOut(PLAIN, 1);
        book.hear(60, of("Errors", "pay"));
        assertThat(carryOut(PLAIN, 60)).singleElement().satisfies(one -> {
            Join join = (Join) one;
            assertThat(join.incident()).isEqualTo(10);
            assertThat(join.part().calls()).containsExactly(Optional.of("second"));
            assertThat(join.part().because())
                    .isEqualTo("pay and shop call one another, and both began within 5 minutes");
        });
        // The group is known by its own name from then on, also when it is no longer soon.
        book.hear(5_000, of("Full", "pay"));
        assertThat(decide(PLAIN, 5_000)).singleElement().isInstanceOf(Join.class);
    }

    @Test
    void neighboursOfOneRoundShareAnIncidentAndEachTeamIsCalled() {
        book.hear(1, of("Slow", "shop"));
        book.hear(2, of("Errors", "pay"));
        book.hear(3, of("Down", "mail"));
        List<Verdict> verdicts = carryOut(PLAIN, 3);
        assertThat(verdicts).hasSize(2);
        Open shared = (Open) verdicts.getFirst();
        assertThat(shared.parts()).extracting(Part::group).containsExactly("service=shop", "service=pay");
        assertThat(shared.calls()).containsExactly(Optional.of("first"), Optional.of("second"));
        book.hear(5_000, of("Full", "pay"));
        assertThat(decide(PLAIN, 5_000)).singleElement().satisfies(one -> assertThat(((Join) one).incident())
                .isEqualTo(30));
    }

    @Test
    void whatIsOnlyTriedStaysApartFromWhatIsNotAndCallsAllTheSame() {
        book.hear(1, of("Slow", "shop"));
        carryOut(PLAIN, 1);
        book.hear(2, of("Test", "shop", Alert.TEST_LABEL, "Ann"));
        book.hear(3, of("Errors", "pay"));
        List<Verdict> verdicts = decide(PLAIN, 3);
        assertThat(verdicts).hasSize(2);
        Open tried = (Open) verdicts.getFirst();
        assertThat(tried.episodes())
                .singleElement()
                .satisfies(one -> assertThat(one.alert().name()).isEqualTo("Test"));
        assertThat(tried.calls()).containsExactly(Optional.of("first"));
        assertThat(((Join) verdicts.getLast()).incident()).isEqualTo(10);
    }

    @Test
    void aServiceBesideAnIncidentOfLongAgoMakesItsOwn() {
        book.hear(1, of("Slow", "shop"));
        carryOut(PLAIN, 1);
        book.hear(302, of("Errors", "pay"));
        assertThat(decide(PLAIN, 302)).singleElement().isInstanceOf(Open.class);
    }

    @Test
    void aRouteWithoutATimeForNeighboursHasNoneEvenAtTheSameMoment() {
        Roster roster = roster(List.of(route("alone", Route.Effect.PAGE, Duration.ZERO, "", "service")));
        book.hear(1, of("Slow", "shop"));
        book.hear(1, of("Errors", "pay"));
        assertThat(decide(roster, 1)).hasSize(2).hasOnlyElementsOfType(Open.class);
    }

    @Test
    void anAlertThatCallsIsNotHiddenBesideOneThatDoesNot() {
        Roster roster = roster(List.of(
                route("quiet", Route.Effect.INCIDENT, WITHIN, "quiet", "service"),
                route("loud", Route.Effect.PAGE, WITHIN, "loud", "service")));
        book.hear(1, of("Slow", "shop", "kind", "quiet"));
        book.hear(2, of("Errors", "pay", "kind", "loud"));
        assertThat(decide(roster, 2)).singleElement().satisfies(one -> {
            Open open = (Open) one;
            assertThat(open.parts().getFirst().calls()).isEmpty();
            assertThat(open.calls()).containsExactly(Optional.of("second"));
        });
    }

    @Test
    void whatIsListedOnlyWakesNobodyUntilItsRouteSaysSomethingElse() {
        book.hear(1, of("Note", "shop", "severity", "info"));
        assertThat(carryOut(PLAIN, 1)).singleElement().satisfies(one -> assertThat(((Hold) one).until())
                .isEmpty());
        assertThat(Holding.altered(book.episodes.held(), PLAIN, at(2))).isEmpty();
        Roster other = roster(List.of(route("all", Route.Effect.PAGE, WITHIN, "", "service")));
        assertThat(Holding.altered(book.episodes.held(), other, at(2))).hasSize(1);
    }

    private static Silence silence(long until) {
        return new Silence(new Match(Map.of("service", List.of("shop"))), at(0), at(until), "a move", "Ada");
    }

    @Test
    void theEndOfASilenceDecidesAnewAndWakesForWhatStillFires() {
        Roster silent = roster(List.of(), silence(600), silence(900));
        book.hear(1, of("Slow", "shop"));
        assertThat(carryOut(silent, 1)).singleElement().satisfies(one -> {
            assertThat(((Hold) one).until()).contains(at(900));
            assertThat(((Hold) one).because()).isEqualTo("silenced by Ada: a move");
        });
        assertThat(book.episodes.awaited(at(899))).isEmpty();
        List<Verdict> then = Grouping.decide(
                book.episodes.awaited(at(900)),
                silent,
                book.episodes.gatherings(),
                GroupingTest::areNeighbours,
                at(900));
        assertThat(then).singleElement().isInstanceOf(Open.class);
    }

    @Test
    void aSilenceThatComesAgainHoldsUntilTheEndOfThisTime() {
        Silence daily = new Silence(
                new Match(Map.of("service", List.of("shop"))),
                at(0),
                at(600),
                "backup",
                "Ada",
                Optional.of(new Silence.Every(Silence.Period.DAY, ZoneOffset.UTC)));
        Roster silent = roster(List.of(), daily);
        book.hear(86_400 + 1, of("Slow", "shop"));
        assertThat(carryOut(silent, 86_400 + 1)).singleElement().satisfies(one -> assertThat(((Hold) one).until())
                .contains(at(86_400 + 600)));
        assertThat(Holding.altered(book.episodes.held(), silent, at(86_400 + 599)))
                .isEmpty();
        assertThat(Grouping.decide(
                        book.episodes.awaited(at(86_400 + 600)),
                        silent,
                        List.of(),
                        GroupingTest::areNeighbours,
                        at(86_400 + 600)))
                .singleElement()
                .isInstanceOf(Open.class);
    }

    @Test
    void aSilenceThatIsEndedEarlyIsDecidedAnewAtOnce() {
        Roster silent = roster(List.of(), silence(90_000));
        book.hear(1, of("Slow", "shop"));
        carryOut(silent, 1);
        assertThat(Holding.altered(book.episodes.held(), silent, at(10))).isEmpty();
        List<Episode> altered = Holding.altered(book.episodes.held(), PLAIN, at(10));
        assertThat(Grouping.decide(altered, PLAIN, List.of(), GroupingTest::areNeighbours, at(10)))
                .singleElement()
                .isInstanceOf(Open.class);
    }

    @Test
    void anAlertThatComesAndGoesHasToStayForFiveMinutesToWakeSomebody() {
        for (long time = 0; time < 3; time++) {
            book.hear(time * 10, Alertings.firing("Slow", time * 10));
            book.hear(time * 10 + 5, Alertings.resolved("Slow", time * 10, time * 10 + 5));
        }
        book.hear(30, Alertings.firing("Slow", 30));
        assertThat(carryOut(PLAIN, 30)).singleElement().satisfies(one -> assertThat(((Hold) one).until())
                .contains(at(330)));
        assertThat(Grouping.decide(
                        book.episodes.awaited(at(330)), PLAIN, List.of(), GroupingTest::areNeighbours, at(330)))
                .singleElement()
                .isInstanceOf(Open.class);
    }

    @Test
    void anIncidentLeftOpenAndForgottenWakesAgainAndOneThatIsQuietForAMomentDoesNot() {
        book.hear(1, Alertings.firing("Slow", 0));
        carryOut(PLAIN, 1);
        book.hear(60, Alertings.resolved("Slow", 0, 60));
        book.hear(1_800, Alertings.firing("Slow", 1_800));
        assertThat(decide(PLAIN, 1_859)).singleElement().satisfies(one -> assertThat(((Join) one).wakes())
                .isEmpty());
        assertThat(decide(PLAIN, 1_860)).singleElement().satisfies(one -> assertThat(((Join) one).wakes())
                .contains("it fires again, and the incident of before was left open"));
    }

    @Test
    void risingSeverityWakesOnce() {
        book.hear(1, of("Slow", "shop", "severity", "warning"));
        carryOut(PLAIN, 1);
        book.hear(2, of("Down", "shop", "severity", "critical"));
        assertThat(carryOut(PLAIN, 2)).singleElement().satisfies(one -> assertThat(((Join) one).wakes())
                .contains("it became severe"));
        book.hear(3, of("Lost", "shop", "severity", "critical"));
        assertThat(decide(PLAIN, 3)).singleElement().satisfies(one -> assertThat(((Join) one).wakes())
                .isEmpty());
    }

    @Test
    void theNameOfAGroupIsBoundedAndStaysItsOwn() {
        Roster roster = roster(List.of(route("by text", Route.Effect.PAGE, Duration.ZERO, "", "text")));
        book.hear(1, of("A", "shop", "text", "x".repeat(3_000) + "a"));
        book.hear(1, of("B", "shop", "text", "x".repeat(3_000) + "b"));
        assertThat(decide(roster, 1)).hasSize(2).allSatisfy(one -> assertThat(
                        ((Open) one).parts().getFirst().group())
                .hasSizeLessThan(Grouping.MOST_GROUP_CHARS + 20));
    }

    @Test
    void aHundredThousandUndecidedOfOneServiceAreDecidedTogether() {
        for (int number = 0; number < 100_000; number++) {
            book.hear(1, of("A" + number, "shop", "severity", "critical"));
        }
        decide(PLAIN, 2);
        long begun = System.nanoTime();
        List<Verdict> verdicts = decide(PLAIN, 2);
        System.out.printf("FIGURE 100000 undecided of one service: %d ms%n", (System.nanoTime() - begun) / 1_000_000);
        assertThat(verdicts).singleElement().satisfies(one -> assertThat(((Open) one).episodes())
                .hasSize(100_000));
        assertThat(decide(PLAIN, 2)).isEqualTo(verdicts);
    }

    @Test
    void tenThousandServicesAtOnceAreComparedWithNoMoreThanTheFirst() {
        for (int number = 0; number < 100_000; number++) {
            book.hear(1, of("A" + number, "s" + number % 10_000));
        }
        long[] asked = {0};
        long begun = System.nanoTime();
        List<Verdict> verdicts = Grouping.decide(
                book.episodes.undecided(),
                PLAIN,
                List.of(),
                (_, _) -> {
                    asked[0]++;
                    return false;
                },
                at(2));
        System.out.printf(
                "FIGURE 100000 undecided of 10000 services: %d ms, %d comparisons%n",
                (System.nanoTime() - begun) / 1_000_000, asked[0]);
        assertThat(verdicts).hasSize(10_000);
        assertThat(asked[0]).isLessThanOrEqualTo(10_000L * Beside.MOST_COMPARED);
    }
}
