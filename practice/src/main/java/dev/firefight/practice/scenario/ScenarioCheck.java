package dev.firefight.practice.scenario;

import dev.firefight.practice.scenario.Scenario.Play;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a scenario teaches something: what is known to help does, and who does not look fares worse. In a false alarm nobody suffers but from what
 * is done.
 *
 * @param scenario which one
 * @param seed with which it was run
 * @param asked how many asked for something in it
 * @param best how many suffered with the best of the plays
 * @param bots how many suffered with each bot
 */
public record ScenarioCheck(Scenario scenario, long seed, long asked, long best, Map<Bot, Long> bots) {
    /** Of what can be saved, a bot saves at most this share. */
    private static final double MOST_SAVED_BY_BOTS = 0.5;
    /** The best play saves at least this share of those who suffer. */
    private static final double LEAST_SAVED = 0.25;
    /** Of those who ask in a false alarm, at most this share suffers, by chance. */
    private static final double QUIET = 0.002;

    /** Copies the map. */
    public ScenarioCheck {
        bots = Map.copyOf(bots);
    }

    /** Runs all of them, on all cores; each takes a second or two. */
    public static ScenarioCheck of(Scenario scenario, long seed) {
        List<List<Act>> ways = new ArrayList<>();
        for (Bot bot : Bot.values()) {
            ways.add(bot.acts(scenario));
        }
        scenario.plays().stream().map(Play::acts).forEach(ways::add);
        List<Outcome> outcomes = ways.parallelStream()
                .map(acts -> Outcome.of(scenario, seed, acts))
                .toList();
        Map<Bot, Long> bots = new EnumMap<>(Bot.class);
        for (Bot bot : Bot.values()) {
            bots.put(bot, outcomes.get(bots.size()).suffered());
        }
        long best = outcomes.stream()
                .skip(bots.size())
                .mapToLong(Outcome::suffered)
                .min()
                .orElseThrow();
        return new ScenarioCheck(scenario, seed, outcomes.getFirst().whole().asked(), best, bots);
    }

    /** How many suffered with a bot. */
    public long suffered(Bot bot) {
        return bots.getOrDefault(bot, 0L);
    }

    /** What share of those that the best play saves is saved by a bot; less than nothing where it does harm. */
    public double saved(Bot bot) {
        long nothing = suffered(Bot.NOTHING);
        return nothing == best ? 0 : (double) (nothing - suffered(bot)) / (nothing - best);
    }

    /** What is wrong with the scenario; nothing where it is as it should be. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        long nothing = suffered(Bot.NOTHING);
        if (scenario.isFalseAlarm()) {
            return falseAlarmProblems(nothing);
        }
        if (best > (1 - LEAST_SAVED) * nothing) {
            problems.add("the best play saves only " + (nothing - best) + " of " + nothing + " who suffer");
        }
        for (Bot bot : Bot.values()) {
            if (saved(bot) > MOST_SAVED_BY_BOTS && !isRight(bot)) {
                problems.add("bot " + bot.name().toLowerCase(Locale.ROOT).replace('_', '-') + " saves "
                        + Math.round(100 * saved(bot)) + " % of what the best play saves");
            }
        }
        return problems;
    }

    /** Nobody suffers unless somebody acts, and no act makes it better. */
    private List<String> falseAlarmProblems(long nothing) {
        List<String> problems = new ArrayList<>();
        if (nothing > QUIET * asked) {
            problems.add("it is told as a false alarm, and " + nothing + " of " + asked + " suffer");
        }
        if (bots.values().stream().allMatch(suffered -> suffered <= nothing)) {
            problems.add("whatever is done costs nothing");
        }
        for (Bot bot : Bot.values()) {
            if (suffered(bot) < nothing - QUIET * asked) {
                problems.add("bot " + bot.name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + " helps where nothing is wrong");
            }
        }
        return problems;
    }

    /** Whether the plays do mostly what the bot does. */
    private boolean isRight(Bot bot) {
        List<String> remedies =
                switch (bot) {
                    case RESTART_ALL -> List.of("restart", "restart-now");
                    // Where there is no version before, it starts all instances anew, one after the other.
                    case ROLL_BACK_ALL -> List.of("roll-back", "restart");
                    case SCALE_ALL -> List.of("scale");
                    case NOTHING, SHED_ALL -> List.of();
                };
        return scenario.plays().stream()
                .flatMap(play -> play.acts().stream())
                .anyMatch(act -> remedies.contains(act.remedy()));
    }
}
