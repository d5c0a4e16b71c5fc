package dev.firefight.practice.table;

import dev.firefight.practice.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A scenario as cards, to be talked through at a table: nothing is played, and nobody needs a computer but whoever leads.
 *
 * @param scenario what is talked through
 * @param cards in the order in which they are read
 */
public record Deck(Scenario scenario, List<Card> cards) {
    /** Copies the list. */
    public Deck {
        cards = List.copyOf(cards);
    }

    /** Of a scenario, which is run for some minutes of its time; that takes a second or two. */
    public static Deck of(Scenario scenario) {
        return of(scenario, Signs.first(scenario), Signs.second(scenario));
    }

    static Deck of(Scenario scenario, Signs first, Optional<Signs> second) {
        ScenarioCards cards = new ScenarioCards(scenario);
        List<Card> meanwhile = new ArrayList<>(List.of(
                cards.call(first),
                cards.alerts(first),
                cards.look(first),
                cards.causes(),
                cards.temptation(),
                cards.act(),
                cards.customers()));
        second.ifPresent(signs -> meanwhile.add(cards.secondWave(signs)));
        scenario.voices().forEach(voice -> meanwhile.add(VoiceCards.card(voice)));
        meanwhile.sort(Comparator.comparing(card -> card.at().orElse(Duration.ZERO)));
        List<Card> all = new ArrayList<>();
        all.add(cards.seats());
        all.addAll(meanwhile);
        all.add(cards.end());
        all.add(cards.truth());
        all.add(cards.review());
        return new Deck(scenario, all);
    }

    /** For how long all of them are talked about. */
    public int minutes() {
        return cards.stream().mapToInt(Card::minutes).sum();
    }
}
