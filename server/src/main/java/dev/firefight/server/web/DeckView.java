package dev.firefight.server.web;

import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.table.Card;
import dev.firefight.practice.table.Deck;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A deck as a page shows it.
 *
 * @param deck the cards
 * @param family from which it was drawn; empty for what is shipped as it is
 */
record DeckView(Deck deck, Optional<String> family) {
    Scenario scenario() {
        return deck.scenario();
    }

    List<Card> cards() {
        return deck.cards();
    }

    /** Where a card stands, counted from 1. */
    static String place(int index) {
        return "card-" + (index + 1);
    }

    /** When it is in the scenario; empty before and after. */
    String when(Card card) {
        return card.at()
                .map(at -> Times.clock(scenario().start().plus(at).truncatedTo(ChronoUnit.SECONDS))
                                .substring(0, 5)
                        + " · " + after(at))
                .orElse("");
    }

    private static String after(Duration at) {
        return at.isZero() ? "it begins" : "minute " + at.toMinutes();
    }

    static String minutes(Card card) {
        return card.minutes() + " min";
    }
}
