package dev.firefight.practice.fault;

import dev.firefight.practice.act.Arguments;
import dev.firefight.practice.act.Parameter;
import dev.firefight.practice.production.Production;
import java.util.List;
import java.util.Map;

/**
 * A way in which things go wrong.
 *
 * @param id its name in scenarios
 * @param family where its cause lies
 * @param says what it is, in one line
 * @param parameters what it can be told
 * @param effect what it does
 */
public record FaultKind(String id, Family family, String says, List<Parameter> parameters, Effect effect) {
    /** Where causes lie. */
    public enum Family {
        /** Machines, networks, and what runs programs. */
        INFRASTRUCTURE,
        /** What programs do. */
        CODE,
        /** What is kept. */
        DATA,
        /** What is set. */
        CONFIGURATION,
        /** Others, and how many come. */
        DEPENDENCY,
        /** What people do by hand. */
        HUMAN
    }

    /** What it does. */
    @FunctionalInterface
    public interface Effect {
        /** It happens now. */
        void strike(Production production, Arguments told);
    }

    /** Copies the list. */
    public FaultKind {
        parameters = List.copyOf(parameters);
    }

    /** Whether it does nothing to users, and only draws attention. */
    public boolean isHarmless() {
        return id.startsWith("harmless-") || id.equals("false-alarm") || id.equals("telemetry-lost");
    }

    /**
     * Looks whether it can be told this.
     *
     * @throws IllegalArgumentException when an argument does not fit; it says what would
     */
    public void check(Production production, Map<String, String> told) {
        new Arguments(production, parameters, told);
    }

    /**
     * It happens now.
     *
     * @throws IllegalArgumentException when an argument does not fit
     */
    public void strike(Production production, Map<String, String> told) {
        effect.strike(production, new Arguments(production, parameters, told));
    }
}
