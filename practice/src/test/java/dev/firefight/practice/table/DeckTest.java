package dev.firefight.practice.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.scenario.Families;
import dev.firefight.practice.scenario.Family;
import dev.firefight.practice.scenario.Run.Suffering;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenarios;
import dev.firefight.practice.scenario.Strike;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cards tell what is known at a moment, and keep for the facilitator what is not. */
class DeckTest {
    private static final Signs NOTHING = new Signs(Signs.FIRST, List.of(), new Suffering(100, 0), List.of());

    /** Without a run, which takes a second. */
    private static Deck quick(Scenario scenario) {
        return Deck.of(scenario, NOTHING, Signs.wave(scenario).map(_ -> NOTHING));
    }

    private static String open(Card card) {
        return card.title() + card.told() + card.voice() + card.asks();
    }

    static Stream<Scenario> scenarios() {
        return Stream.concat(
                Scenarios.shipped().stream().map(Scenarios::named),
                Families.all().stream().flatMap(DeckTest::drawn));
    }

    private static Stream<Scenario> drawn(Family family) {
        return Stream.of(1L, 2L, 7L, 40L).map(family::scenario);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whatItWasStandsInNotesAlone(Scenario scenario) {
        Deck deck = quick(scenario);
        assertThat(deck.cards()).hasSizeBetween(11, 20);
        assertThat(deck.minutes()).isBetween(35, 80);
        for (Card card : deck.cards()) {
            assertThat(card.asks()).as(card.title()).isNotEmpty();
            assertThat(card.notes()).as(card.title()).isNotEmpty().noneMatch(String::isBlank);
            assertThat(open(card))
                    .doesNotContain(scenario.truth().mechanism())
                    .doesNotContain(scenario.lesson().strip());
        }
        assertThat(deck.cards().stream().flatMap(card -> card.notes().stream()))
                .contains(scenario.lesson().strip())
                .anyMatch(note -> note.contains(scenario.truth().mechanism()));
        assertThat(deck.cards().stream().flatMap(card -> card.voice().stream()))
                .containsExactlyInAnyOrderElementsOf(scenario.voices());
        assertThat(deck.cards().stream().flatMap(card -> card.at().stream())).isSorted();
    }

    @Test
    void aSecondWaveHasACardWhereThereIsOne() {
        assertThat(quick(Scenarios.named("leak-then-slow")).cards())
                .extracting(Card::title)
                .contains("It is not over");
        assertThat(quick(Scenarios.named("provider-down")).cards())
                .extracting(Card::title)
                .doesNotContain("It is not over");
        assertThat(Signs.wave(Scenarios.named("leak-then-slow")).map(Strike::fault))
                .contains("plan-flipped");
    }

    @Test
    void whatFiresAndWhatToolsShowIsThatOfARun() {
        Deck deck = Deck.of(Scenarios.named("provider-down"));
        assertThat(deck.cards().stream().flatMap(card -> card.alerts().stream()))
                .anyMatch(line -> line.contains("payment-provider"));
        Card look = deck.cards().stream()
                .filter(card -> !card.handouts().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(look.handouts())
                .extracting(Handout::look)
                .startsWith("status", "alerts", "changes", "map")
                .contains("provider payment-provider");
        assertThat(Deck.of(Scenarios.named("provider-down")).cards())
                .as("again")
                .isEqualTo(deck.cards());
    }

    @Test
    void somebodyWhoWantsATimeAndSomebodyWhoWantsToActAreToldApart() {
        List<String> titles = quick(Scenarios.named("provider-down")).cards().stream()
                .filter(card -> card.voice().isPresent())
                .map(Card::title)
                .toList();
        assertThat(titles).containsExactly("Somebody asks", "Somebody wants a time", "Somebody wants to act");
    }

    @Test
    void aFalseAlarmIsToldAsSuchAtTheEndAndNobodyIsToMendIt() {
        Scenario scenario = Stream.iterate(1L, seed -> seed + 1)
                .limit(200)
                .map(Families.named("platform")::scenario)
                .filter(Scenario::isFalseAlarm)
                .findFirst()
                .orElseThrow();
        assertThat(quick(scenario).cards().stream().flatMap(card -> card.notes().stream()))
                .anyMatch(note -> note.contains("leave all as it is"))
                .noneMatch(note -> note.startsWith("What helps"));
    }
}
