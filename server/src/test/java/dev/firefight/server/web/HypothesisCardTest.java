package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Bucket;
import dev.firefight.incident.Hypothesis;
import dev.firefight.incident.Hypothesis.Standing;
import dev.firefight.incident.Inquiry.Amount;
import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.incident.Inquiry.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the program supposes is short on the board, and its evidence a list in which nothing is said twice. */
class HypothesisCardTest {
    private static final String LONG =
            "checkout says “ERROR payment of order * failed: java.sql.SQLTransientConnectionException: conn…” in 100 % of"
                    + " stretches of 10 seconds, before in 18 %";
    private static final String SHORT = "http.server.request.duration.p50 rose to 8.1 times what it was";

    private static HypothesisCard card(String cause, boolean isByProgram, String... evidence) {
        return HypothesisCard.of(
                new Hypothesis(
                        7,
                        new HypothesisProposed(
                                Bucket.INTERNAL, cause, Amount.HIGH, Amount.MEDIUM, Amount.LOW, "Ask its version."),
                        Standing.SUPPORTED,
                        false,
                        List.of(evidence).stream()
                                .map(one -> new Hypothesis.Evidence(8, Standing.SUPPORTED, one, Source.LOG))
                                .toList()),
                isByProgram);
    }

    @Test
    void aLongHeadlineIsCutAndItsRestStandsInTheEvidenceOnce() {
        HypothesisCard card = card(
                "checkout: " + LONG + "; looks like Connection pool exhausted",
                true,
                "98 % likely, by what was measured.\n- " + LONG
                        + "\n- its logs say “pool exhausted”\nUsually helps: Restart it.");
        assertThat(card.headline().title())
                .isEqualTo("checkout: says “ERROR payment of order * failed …")
                .hasSizeLessThan(90);
        assertThat(card.headline().tag()).isEqualTo("looks like Connection pool exhausted");
        assertThat(card.evidence())
                .containsExactly(new HypothesisCard.Piece(
                        8,
                        "Supported",
                        List.of(
                                new Passage(
                                        "98 % likely, by what was measured.",
                                        List.of(
                                                "… java.sql.SQLTransientConnectionException: conn…” in 100 % of stretches of"
                                                        + " 10 seconds, before in 18 %",
                                                "its logs say “pool exhausted”")),
                                new Passage("Usually helps: Restart it.", List.of()))));
    }

    @Test
    void whatTheHeadlineSaysWholeIsNotSaidAgainNorIsWhatOtherEvidenceSaid() {
        HypothesisCard card = card("inventory: " + SHORT, true, "Likely.\n- " + SHORT + "\n- slow", "Again.\n- slow");
        assertThat(card.headline().title()).isEqualTo("inventory: " + SHORT);
        assertThat(card.headline().tag()).isEmpty();
        assertThat(card.evidence())
                .extracting(HypothesisCard.Piece::passages)
                .containsExactly(
                        List.of(new Passage("Likely.", List.of("slow"))), List.of(new Passage("Again.", List.of())));
    }

    @Test
    void whatAPersonWroteStandsAsTheyWroteIt() {
        String words = "The pool: " + "x ".repeat(100) + "; looks like rain";
        assertThat(card(words, false).headline()).isEqualTo(new Headline(words, "", words, ""));
    }

    @Test
    void aCauseWithoutANameIsNoTrouble() {
        for (String cause : List.of("", ":", ": ", "; looks like ", "no name at all", "a".repeat(300))) {
            assertThat(card(cause.isEmpty() ? "?" : cause, true, "- " + cause + "\n\n- \n")
                            .headline()
                            .title())
                    .hasSizeLessThan(90);
        }
    }

    @Test
    void linesThatBeginWithADashAreListsAndAllElseStaysAsItIs() {
        assertThat(Passage.of("one\ntwo\n- a\n- b\n\nthree - four\n-five\n- c"))
                .containsExactly(
                        new Passage("one\ntwo", List.of("a", "b")), new Passage("three - four\n-five", List.of("c")));
        assertThat(Passage.of("")).isEmpty();
        assertThat(Passage.of("- only")).containsExactly(new Passage("", List.of("only")));
    }
}
