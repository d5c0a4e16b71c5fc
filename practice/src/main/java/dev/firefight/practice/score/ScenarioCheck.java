package dev.firefight.practice.score;

import dev.firefight.incident.Person;
import dev.firefight.practice.drill.Deed.Acted;
import dev.firefight.practice.drill.DrillLog;
import dev.firefight.practice.drill.Logged;
import dev.firefight.practice.drill.Opening;
import dev.firefight.practice.drill.Opening.Mode;
import dev.firefight.practice.scenario.Bot;
import dev.firefight.practice.scenario.Outcome;
import dev.firefight.practice.scenario.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a scenario teaches something: what is known to help does, who knows and does all by the book gets most of the points, and who does not look
 * gets few. In a false alarm nobody suffers but from what is done.
 *
 * @param scenario which one
 * @param seed with which it was run
 * @param asked how many asked for something in it
 * @param best how many suffered with the best of the plays
 * @param oracle what it was worth for whoever knows all
 * @param bots how each bot fared
 */
public record ScenarioCheck(Scenario scenario, long seed, long asked, long best, Score oracle, Map<Bot, Fare> bots) {
    /** Who knows gets at least so many points. */
    public static final double LEAST_OF_ORACLE = 85;

    /** A bot gets at most so many points. */
    public static final double MOST_OF_BOTS = 40;

    /** The best play saves at least this share of those who suffer. */
    private static final double LEAST_SAVED = 0.25;
    /** Of those who ask in a false alarm, at most this share suffers, by chance. */
    private static final double QUIET = 0.002;

    /**
     * How a bot fared.
     *
     * @param suffered how many users suffered
     * @param score what its drill was worth
     */
    public record Fare(long suffered, Score score) {}

    /** Copies the map. */
    public ScenarioCheck {
        bots = Map.copyOf(bots);
    }

    /** Runs all of them, on all cores; each takes a second or two. */
    public static ScenarioCheck of(Scenario scenario, long seed) {
        Scoring scoring = new Scoring(scenario, seed);
        List<Bot> all = Arrays.asList(Bot.values());
        List<Fare> fares = all.parallelStream().map(bot -> fare(scoring, bot)).toList();
        Map<Bot, Fare> bots = new EnumMap<>(Bot.class);
        all.forEach(bot -> bots.put(bot, fares.get(bots.size())));
        return new ScenarioCheck(
                scenario,
                seed,
                scoring.nothing().whole().asked(),
                scoring.best().suffered(),
                scoring.score(Oracle.play(opening(scenario), scoring).log(), scoring.best()),
                bots);
    }

    private static Fare fare(Scoring scoring, Bot bot) {
        Scenario scenario = scoring.scenario();
        DrillLog log = new DrillLog(
                opening(scenario),
                bot.acts(scenario).stream()
                        .map(act -> new Logged(act.at(), new Person("Bot"), new Acted(act.line(), Optional.empty())))
                        .toList());
        Outcome outcome = scoring.outcome(log.acts());
        return new Fare(outcome.suffered(), scoring.score(log, outcome));
    }

    private static Opening opening(Scenario scenario) {
        return new Opening(scenario.id(), "", Mode.PRACTICE, new Person("Nobody"), Instant.EPOCH, "check");
    }

    /** How many suffer with a bot. */
    public long suffered(Bot bot) {
        return Optional.ofNullable(bots.get(bot)).map(Fare::suffered).orElse(0L);
    }

    /** What is wrong with the scenario; nothing where it is as it should be. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (oracle.total() < LEAST_OF_ORACLE) {
            problems.add("who knows all and does all by the book gets only " + oracle.total() + " points");
        }
        bots.forEach((bot, fare) -> {
            if (fare.score().total() > MOST_OF_BOTS && !isRight(bot)) {
                problems.add("bot " + name(bot) + " gets " + fare.score().total() + " points");
            }
        });
        problems.addAll(scenario.isFalseAlarm() ? falseAlarmProblems() : playProblems());
        return problems;
    }

    private List<String> playProblems() {
        long nothing = suffered(Bot.NOTHING);
        return best > (1 - LEAST_SAVED) * nothing
                ? List.of("the best play saves only " + (nothing - best) + " of " + nothing + " who suffer")
                : List.of();
    }

    /** Nobody suffers unless somebody acts, and no act makes it better. */
    private List<String> falseAlarmProblems() {
        List<String> problems = new ArrayList<>();
        long nothing = suffered(Bot.NOTHING);
        if (nothing > QUIET * asked) {
            problems.add("it is told as a false alarm, and " + nothing + " of " + asked + " suffer");
        }
        if (bots.values().stream().allMatch(fare -> fare.suffered() <= nothing)) {
            problems.add("whatever is done costs nothing");
        }
        bots.forEach((bot, fare) -> {
            if (fare.suffered() < nothing - QUIET * asked) {
                problems.add("bot " + name(bot) + " helps where nothing is wrong");
            }
        });
        return problems;
    }

    private static String name(Bot bot) {
        return bot.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
        return (bot == Bot.NOTHING && scenario.isFalseAlarm())
                || scenario.plays().stream()
                        .flatMap(play -> play.acts().stream())
                        .anyMatch(act -> remedies.contains(act.remedy()));
    }
}
