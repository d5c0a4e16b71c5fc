package dev.firefight.evidence;

import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Weights.Weighed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes suspects of weighed targets: how likely each is, which signal gives it away, and what to say about it. */
final class Suspects {
    private static final int MOST_SUSPECTS = 20;
    private static final double NATS_PER_BIT = Math.log(2);

    /** Memory that grows by a quarter or more is a cause of computing, not an effect of it. */
    private static final double MATERIAL = 0.25;

    /** From here on a rise is no accident: e^3 is twenty to one. */
    private static final double CERTAIN = 3;

    private Suspects() {}

    static List<Suspect> of(List<Weighed> weighed) {
        List<Suspect> suspects = new ArrayList<>();
        for (Weighed one : weighed.subList(0, Math.min(MOST_SUSPECTS, weighed.size()))) {
            Clue indicator = indicator(one);
            suspects.add(new Suspect(
                    suspects.size() + 1,
                    one.target().service(),
                    one.target().component(),
                    Bucket.INTERNAL,
                    indicator.indicator(),
                    one.weight() / NATS_PER_BIT,
                    0,
                    indicator.evidence().text(),
                    one.strongest().stream().map(Clue::evidence).toList(),
                    "",
                    ""));
        }
        return suspects;
    }

    /** The signal that names the trouble: writing memory costs computing, computing costs no memory. */
    private static Clue indicator(Weighed one) {
        Clue first = one.strongest().getFirst();
        if (first.family() != Family.CPU && first.family() != Family.MEMORY) {
            return first;
        }
        Optional<Clue> memory = one.strongest().stream()
                .filter(clue -> clue.family() == Family.MEMORY && clue.surprise() >= CERTAIN)
                .filter(clue -> clue.evidence().after() - clue.evidence().before()
                        >= MATERIAL * Math.abs(clue.evidence().before()))
                .findFirst();
        return memory.orElse(first);
    }
}
