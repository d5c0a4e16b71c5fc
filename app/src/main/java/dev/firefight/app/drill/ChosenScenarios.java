package dev.firefight.app.drill;

import dev.firefight.app.UsageException;
import dev.firefight.practice.scenario.Families;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenarios;
import java.util.List;
import java.util.stream.Stream;

/** Scenarios as they are named at the terminal. */
public final class ChosenScenarios {
    private ChosenScenarios() {}

    /**
     * Those that are named; where none is, all that are shipped, and one of each family.
     *
     * @param seed of those that are drawn
     * @throws UsageException when there is none of a name
     */
    public static List<Scenario> of(List<String> names, long seed) {
        return names.isEmpty()
                ? Stream.concat(
                                Scenarios.shipped().stream().map(Scenarios::named),
                                Families.all().stream().map(family -> family.scenario(seed)))
                        .toList()
                : named(names);
    }

    static List<Scenario> named(List<String> names) {
        try {
            return names.stream().map(Scenarios::named).toList();
        } catch (IllegalArgumentException unknown) {
            throw new UsageException(String.valueOf(unknown.getMessage()));
        }
    }
}
