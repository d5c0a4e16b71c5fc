package dev.firefight.practice.score;

import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Person;
import dev.firefight.practice.drill.Deed.Promised;
import dev.firefight.practice.drill.DrillLog;
import dev.firefight.practice.scenario.Act;
import dev.firefight.practice.scenario.Outcome;
import dev.firefight.practice.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A drill that is over, with all that it is compared with.
 *
 * @param scenario what was played
 * @param log what was said, looked at and done
 * @param timeline of the log
 * @param mine what came of it
 * @param nothing what would have come of it with nothing done
 * @param best what would have come of it with the best of the known plays
 * @param prepared what would have come of each action item that is an act, done long before
 */
record Played(
        Scenario scenario,
        DrillLog log,
        List<Entry> timeline,
        Outcome mine,
        Outcome nothing,
        Outcome best,
        Map<Promised, Outcome> prepared) {
    /** Copies the list. */
    Played {
        timeline = List.copyOf(timeline);
    }

    /** What share was spared of those whom the best known play spares, from 0 to 1; where there is nothing to spare, whether nobody was hurt. */
    double spared() {
        long most = nothing.suffered() - best.suffered();
        if (most <= 0) {
            return mine.suffered() <= nothing.suffered() ? 1 : 0;
        }
        return Math.clamp((double) (nothing.suffered() - mine.suffered()) / most, 0, 1);
    }

    /** How long after the beginning an entry was written. */
    Duration at(Entry entry) {
        return Duration.between(scenario.start(), entry.at());
    }

    /** Entries of people that tell facts of a kind. */
    Stream<Entry> entries(Class<? extends Fact> kind) {
        return timeline.stream()
                .filter(one -> kind.isInstance(one.fact()) && !one.by().equals(Person.PROGRAM));
    }

    /** When people first told a fact of a kind. */
    Optional<Duration> first(Class<? extends Fact> kind) {
        return entries(kind).findFirst().map(this::at);
    }

    /** What was done to production. */
    List<Act> acts() {
        return log.acts();
    }

    /** Whether one moment is at most so long after another. */
    static boolean isWithin(Duration moment, Duration after, int minutes) {
        return moment.compareTo(after.plusMinutes(minutes)) <= 0;
    }

    /** A moment for people: {@code 04:10}. */
    static String clock(Duration moment) {
        long seconds = moment.toSeconds();
        return "%02d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
