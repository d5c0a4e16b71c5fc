package dev.firefight.practice.scenario;

import dev.firefight.practice.engine.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes that do no harm, before and after it begins: up to four. */
final class Herrings {
    private static final int MOST = 4;
    private static final int FIRST_SECOND = -11 * 60;
    private static final int LAST_SECOND = 12 * 60;
    /** A version is brought out to all instances within this time. */
    private static final Duration ROLL_OUT = Duration.ofMinutes(4);

    private static final List<String> SERVICES =
            List.of("edge", "web", "catalog", "cart", "checkout", "payments", "inventory", "notification");
    private static final List<String> VERSIONS = List.of(
            "Update dependencies",
            "New footer",
            "Faster start",
            "Tidy up logs",
            "Texts of the season",
            "Remove old code");
    private static final List<String> FLAGS =
            List.of("dark-mode", "new-icons", "survey", "short-links", "gift-cards", "beta-banner");
    private static final List<String> SETTINGS = List.of(
            "Longer names in logs",
            "Rename a dashboard",
            "New owner",
            "Sample fewer traces",
            "Labels for cost centres");

    private Herrings() {}

    /** They stay away from where a change would mingle with what is wrong. */
    static List<Strike> drawn(Chance chance, List<Trouble> troubles) {
        List<Strike> all = new ArrayList<>();
        int count = chance.below(MOST + 1);
        for (int i = 0; i < count; i++) {
            Duration at = Duration.ofSeconds(FIRST_SECOND + chance.below(LAST_SECOND - FIRST_SECOND));
            String service = Weighted.of(chance, SERVICES);
            boolean isVersion = chance.happens(0.5);
            boolean isFlag = chance.happens(0.5);
            int title = chance.below(1000);
            if (isVersion
                    && isHarmless(service)
                    && troubles.stream().allMatch(trouble -> mayRoll(service, at, trouble))) {
                all.add(strike(at, "harmless-deploy", "service", service, "title", pick(VERSIONS, title)));
            } else if (isFlag) {
                all.add(strike(at, "harmless-flag", "service", service, "flag", pick(FLAGS, title)));
            } else {
                all.add(strike(at, "harmless-setting", "service", service, "title", pick(SETTINGS, title)));
            }
        }
        return all;
    }

    /** Users feel each new version of catalog in the busiest hours, since instances that have just started are slow: that would be no harmless one. */
    private static boolean isHarmless(String service) {
        return !service.equals("catalog");
    }

    private static boolean mayRoll(String service, Duration at, Trouble trouble) {
        if (!trouble.place().touches().contains(service)) {
            return true;
        }
        return !trouble.cause().has(Cause.Habit.IS_BOUND) && at.plus(ROLL_OUT).compareTo(trouble.at()) < 0;
    }

    private static String pick(List<String> all, int which) {
        return all.get(which % all.size());
    }

    private static Strike strike(Duration at, String fault, String... namesAndValues) {
        Map<String, String> told = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            told.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Strike(at, fault, told);
    }
}
