package dev.firefight.practice.desk;

import dev.firefight.practice.drill.Deed.Hinted;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.scenario.Act;
import dev.firefight.practice.scenario.Scenario;
import java.util.List;
import java.util.stream.Collectors;

/** What helps on, for points: the kind of cause, where it is, and what to do. */
public final class Hints {
    /** What each costs, in points. */
    public static final List<Integer> PRICES = List.of(3, 6, 12);

    private Hints() {}

    /** The next one; the last one again where all were taken. */
    static long next(Drill drill) {
        long taken = drill.log()
                .all(Hinted.class)
                .mapToLong(one -> one.deed().hint())
                .max()
                .orElse(0);
        return Math.min(PRICES.size(), taken + 1);
    }

    static String text(Scenario scenario, long hint) {
        if (scenario.isFalseAlarm()) {
            return "Ask yourself whether users suffer at all.";
        }
        return switch ((int) hint) {
            case 1 ->
                switch (scenario.truth().bucket()) {
                    case "change" -> "Something was altered, by a deployment, a switch, a setting or by hand.";
                    case "dependency" -> "It comes from outside of what you run.";
                    case "known-pattern" -> "It is something that happened to others in the same way before.";
                    default -> "Nothing was altered, and nobody outside is to be asked: something of your own broke.";
                };
            case 2 -> "Look at " + scenario.truth().component() + ".";
            default ->
                "What helps: "
                        + scenario.plays().getFirst().acts().stream()
                                .map(Act::line)
                                .collect(Collectors.joining(", then "))
                        + ".";
        };
    }
}
