package dev.firefight.server.web;

import dev.firefight.incident.Hypothesis;
import dev.firefight.incident.Terms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A hypothesis as the board shows it: short, and nothing said twice.
 *
 * @param headline in a line or two
 * @param evidence in order
 */
record HypothesisCard(Headline headline, List<Piece> evidence) {
    /**
     * What was brought forward.
     *
     * @param entry number of the entry that brought it
     * @param standing what it makes of the hypothesis, in a word
     * @param passages what was found
     */
    record Piece(long entry, String standing, List<Passage> passages) {}

    /** @param isByProgram whether the program supposed it */
    static HypothesisCard of(Hypothesis one, boolean isByProgram) {
        String cause = one.proposed().cause();
        Headline headline = isByProgram ? Headline.byProgram(cause) : Headline.byPerson(cause);
        Set<String> said = new HashSet<>();
        List<Piece> pieces = new ArrayList<>();
        for (Hypothesis.Evidence evidence : one.evidence()) {
            List<Passage> passages = Passage.of(evidence.text()).stream()
                    .map(passage -> new Passage(
                            passage.words(),
                            passage.items().stream()
                                    .map(headline::unsaid)
                                    .filter(item -> !item.isEmpty() && said.add(item))
                                    .toList()))
                    .toList();
            pieces.add(new Piece(evidence.entry(), Terms.of(evidence.standing()), passages));
        }
        return new HypothesisCard(headline, List.copyOf(pieces));
    }
}
