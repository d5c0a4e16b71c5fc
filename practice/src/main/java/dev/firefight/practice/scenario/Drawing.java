package dev.firefight.practice.scenario;

import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.scenario.Cause.Habit;
import dev.firefight.practice.scenario.Scenario.Kind;
import dev.firefight.practice.scenario.Scenario.Play;
import dev.firefight.practice.scenario.Scenario.Truth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How the scenario of a family and a seed is drawn. Each question has a stream of chance of its own, so that one more does not move the others. */
final class Drawing {
    /** How long each takes. */
    static final Duration LASTS = Duration.ofMinutes(20);

    private static final double FALSE_ALARMS = 0.1;
    private static final double SECOND_CAUSES = 0.25;
    private static final int MOST_LOOKS = 200;

    private final Family family;
    private final long seed;

    Drawing(Family family, long seed) {
        this.family = family;
        this.seed = seed;
    }

    private Chance chance(String of) {
        return new Chance(seed, family.id() + " " + of);
    }

    Scenario scenario() {
        double sort = chance("sort").unit();
        if (sort < FALSE_ALARMS) {
            return new FalseAlarm(family.scenarioId(seed), chance("false alarm"), chance("day"), chance("herrings"))
                    .scenario();
        }
        Trouble first = first();
        Optional<Trouble> second = sort < FALSE_ALARMS + SECOND_CAUSES ? second(first) : Optional.empty();
        return told(first, second);
    }

    private Trouble first() {
        Cause cause = Weighted.of(chance("cause"), family.causes(), Cause::weight);
        return Trouble.drawn(cause, Weighted.of(chance("place"), cause.places()), chance("arguments"), begins(cause));
    }

    private Duration begins(Cause cause) {
        int second = chance("moment").below(90);
        return Duration.ofSeconds(cause.has(Habit.CREEPS) ? second - 240 : second);
    }

    /** Another cause of any family, that has nothing to do with the first one: at once, or as a second wave when the first one is just over. */
    private Optional<Trouble> second(Trouble first) {
        Chance looks = chance("second cause");
        boolean isAtOnce = looks.happens(0.4);
        Duration at =
                isAtOnce ? first.at().plusSeconds(20 + looks.below(60)) : Duration.ofSeconds(7 * 60 + looks.below(120));
        for (int i = 0; i < MOST_LOOKS; i++) {
            Cause cause = Weighted.of(looks, Families.drawn(looks).causes(), Cause::weight);
            Place place = Weighted.of(looks, cause.places());
            if (mayMeet(first, cause, place)) {
                return Optional.of(Trouble.drawn(cause, place, chance("second arguments"), at));
            }
        }
        return Optional.empty();
    }

    private static boolean mayMeet(Trouble first, Cause cause, Place place) {
        return Collections.disjoint(first.place().touches(), place.touches())
                && !cause.has(Habit.CREEPS)
                && !cause.has(Habit.IS_LOAD)
                && !(cause.has(Habit.IS_BOUND) && first.cause().has(Habit.IS_BOUND));
    }

    private Scenario told(Trouble first, Optional<Trouble> second) {
        List<Trouble> troubles = new ArrayList<>(List.of(first));
        second.ifPresent(troubles::add);
        boolean isBusy = troubles.stream().anyMatch(one -> one.cause().has(Habit.NEEDS_LOAD));
        ShopOfTheDay day = ShopOfTheDay.drawn(chance("day"), isBusy);
        List<Strike> herrings = Herrings.drawn(chance("herrings"), troubles);
        List<Strike> strikes = new ArrayList<>(herrings);
        troubles.forEach(one -> strikes.add(one.strike()));
        Telling telling = new Telling(chance("voices"), day.start(), first, herrings);
        return new Scenario(
                family.scenarioId(seed),
                telling.title(),
                Kind.FAMILY,
                Math.min(5, first.cause().level() + (second.isPresent() ? 1 : 0) + (herrings.size() > 2 ? 1 : 0)),
                "",
                day.system(),
                day.start(),
                LASTS,
                telling.briefing(),
                telling.voices(),
                strikes,
                List.of(),
                truth(first, second),
                plays(first, second),
                tempting(troubles),
                second.isPresent()
                        ? family.lesson() + " When one cause is gone, look again: here was another one."
                        : family.lesson());
    }

    private static Truth truth(Trouble first, Optional<Trouble> second) {
        return new Truth(
                first.place().component(),
                first.cause().bucket(),
                first.mechanism(),
                first.filled(first.cause().trigger()),
                second.map(one -> "A second cause that had nothing to do with it. " + one.mechanism() + " "
                                + one.filled(one.cause().trigger()))
                        .orElse(""));
    }

    /** Each way to undo the first cause, and then the simplest one to undo the second. */
    private List<Play> plays(Trouble first, Optional<Trouble> second) {
        int begins = (int) Math.max(0, first.at().toSeconds());
        Duration from = Duration.ofSeconds(begins + 180 + chance("plays").below(45));
        List<Play> plays = new ArrayList<>();
        for (int i = 0; i < first.cause().cures().size(); i++) {
            List<Act> acts = new ArrayList<>(first.cure(i, from));
            String name = first.cureName(i);
            if (second.isPresent()) {
                Trouble other = second.orElseThrow();
                Duration seen = other.at().plusMinutes(3);
                Duration after = from.plusMinutes(3);
                acts.addAll(other.cure(0, seen.compareTo(after) > 0 ? seen : after));
                name += ", then " + other.cureName(0);
            }
            plays.add(new Play(name, acts));
        }
        return plays;
    }

    private static List<Act> tempting(List<Trouble> troubles) {
        return troubles.stream()
                .flatMap(one ->
                        one.cause().tempting().stream().map(line -> Act.of(Duration.ofMinutes(5), one.filled(line))))
                .distinct()
                .toList();
    }
}
