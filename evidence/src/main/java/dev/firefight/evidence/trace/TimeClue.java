package dev.firefight.evidence.trace;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Target;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a clue of durations says, apart from its numbers.
 *
 * @param target what it points at
 * @param family what it is a sign of
 * @param indicator the signal that gave it
 * @param selector how to find it in the input
 * @param text the finding in plain words
 */
record TimeClue(Target target, Family family, String indicator, String selector, String text) {
    /** The clue with its numbers: medians in milliseconds, not a number where only the other kind of source knows them. */
    Clue clue(double surprise, double beforeMillis, double afterMillis, long onsetNanos) {
        return new Clue(
                target,
                family,
                surprise,
                indicator,
                new Evidence(
                        Evidence.Kind.TRACE,
                        selector,
                        "median",
                        beforeMillis,
                        afterMillis,
                        "ms",
                        surprise / Evidence.NATS_PER_BIT,
                        OptionalLong.of(onsetNanos),
                        text,
                        Optional.empty()));
    }
}
