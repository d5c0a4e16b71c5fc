package dev.firefight.practice.remedy;

import dev.firefight.practice.act.Arguments;
import dev.firefight.practice.act.Parameter;
import dev.firefight.practice.production.Production;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Something that people can do to a production.
 *
 * @param id its name at the console and in logs of drills
 * @param says what it does, in one line
 * @param takes how long it takes to do, before anything happens
 * @param risk what it may cost
 * @param parameters what it has to be told
 * @param effect what it does then
 */
public record RemedyKind(String id, String says, Duration takes, Risk risk, List<Parameter> parameters, Effect effect) {
    /** What an act may cost. */
    public enum Risk {
        /** It can be taken back, and does no harm by itself. */
        REVERSIBLE,
        /** Some users feel it while it is done. */
        FELT,
        /** What it takes away is gone. */
        DESTRUCTIVE
    }

    /** What it does. */
    @FunctionalInterface
    public interface Effect {
        /** It is done now. */
        void act(Production production, Arguments told);
    }

    /** Copies the list. */
    public RemedyKind {
        parameters = List.copyOf(parameters);
    }

    /**
     * Looks whether it can be done.
     *
     * @throws IllegalArgumentException when an argument does not fit; it says what would
     */
    public void check(Production production, Map<String, String> told) {
        new Arguments(production, parameters, told);
    }

    /**
     * Does it, as soon as that is possible.
     *
     * @throws IllegalArgumentException when an argument does not fit; nothing is done then
     */
    public void apply(Production production, Map<String, String> told) {
        Arguments arguments = new Arguments(production, parameters, told);
        production.at(production.nowNanos() + takes.toNanos(), () -> effect.act(production, arguments));
    }
}
