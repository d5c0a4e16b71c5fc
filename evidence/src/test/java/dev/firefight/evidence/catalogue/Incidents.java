package dev.firefight.evidence.catalogue;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Target;
import dev.firefight.evidence.catalogue.Signature.Example;
import dev.firefight.evidence.catalogue.Symptoms.SaidText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Symptoms as an investigation would find them. */
final class Incidents {
    static final Target CART = new Target("cart", "cart-1");

    /** Sixteen in bits is eleven in nats: far beyond an accident. */
    private static final double SURE_BITS = 16;

    private Incidents() {}

    static Symptoms saying(String... texts) {
        List<SaidText> said = new ArrayList<>();
        for (String text : texts) {
            said.add(SaidText.of(text));
        }
        return new Symptoms(CART, List.of(), said);
    }

    static Symptoms moving(Clue... clues) {
        return new Symptoms(CART, List.of(clues), List.of());
    }

    static Clue metric(String selector, double before, double after) {
        return clue(Family.OTHER, selector, before, after, SURE_BITS);
    }

    static Clue family(Family family) {
        return clue(family, "signal_" + family, 1, 2, SURE_BITS);
    }

    static Clue clue(Family family, String selector, double before, double after, double bits) {
        return new Clue(
                CART,
                family,
                bits * Math.log(2),
                selector.split("\\{", -1)[0],
                new Evidence(
                        Evidence.Kind.METRIC,
                        selector,
                        "median",
                        before,
                        after,
                        "",
                        bits,
                        OptionalLong.empty(),
                        selector + " moved",
                        Optional.empty()));
    }

    /** An example of the catalogue as symptoms, with the families without which it would not be looked at. */
    static Symptoms of(Example example, Set<Family> needs) {
        List<Clue> clues = new ArrayList<>();
        List<SaidText> said = new ArrayList<>();
        switch (example) {
            case Example.Said text -> said.add(SaidText.of(text.text()));
            case Example.Moved moved -> clues.add(metric(moved.selector(), moved.before(), moved.after()));
            case Example.Felt felt -> felt.families().forEach(family -> clues.add(family(family)));
        }
        if (!(example instanceof Example.Felt)) {
            needs.forEach(family -> clues.add(family(family)));
        }
        return new Symptoms(CART, clues, said);
    }
}
