package dev.firefight.practice.scenario;

import dev.firefight.practice.design.SystemDesign;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Something to practise.
 *
 * @param id its name
 * @param title what is seen of it in a list; it does not tell the cause
 * @param kind where it comes from
 * @param level how hard it is, from 1 to 5
 * @param source where the outage that it retells is told, as an address; empty for others
 * @param system in which it takes place
 * @param start when it begins
 * @param lasts how long it takes at most
 * @param briefing what whoever is called knows
 * @param voices who says something meanwhile
 * @param strikes what goes wrong, and what only looks as if
 * @param again what happens once more when it is over, counted from then: who only waited for the trigger to pass suffers again
 * @param truth what is behind it
 * @param plays what is known to help
 * @param tempting acts that seem to help
 * @param lesson what to take away
 */
public record Scenario(
        String id,
        String title,
        Kind kind,
        int level,
        String source,
        SystemDesign system,
        Instant start,
        Duration lasts,
        String briefing,
        List<Voice> voices,
        List<Strike> strikes,
        List<Strike> again,
        Truth truth,
        List<Play> plays,
        List<Act> tempting,
        String lesson) {
    /** Where it comes from. */
    public enum Kind {
        /** One of the stories that every release can replay. */
        STORY,
        /** A public outage, retold through its mechanism. */
        OUTAGE,
        /** Drawn from a seed. */
        FAMILY
    }

    /**
     * Somebody who says something.
     *
     * @param at when
     * @param who by what they do
     * @param says in their words
     */
    public record Voice(Duration at, String who, String says) {}

    /**
     * What is behind it.
     *
     * @param component the service, database, provider or machine in which it begins
     * @param bucket the kind of cause: change, known-pattern, dependency or internal; none where nothing is wrong
     * @param mechanism how it hurts
     * @param trigger what set it off
     * @param amplifier what makes it worse; may be empty
     */
    public record Truth(String component, String bucket, String mechanism, String trigger, String amplifier) {}

    /**
     * Acts that help.
     *
     * @param name what kind of way it is
     * @param acts in order of time
     */
    public record Play(String name, List<Act> acts) {
        /** Copies the list. */
        public Play {
            acts = List.copyOf(acts);
        }
    }

    /** Copies the lists. */
    public Scenario {
        voices = List.copyOf(voices);
        strikes = List.copyOf(strikes);
        again = List.copyOf(again);
        plays = List.copyOf(plays);
        tempting = List.copyOf(tempting);
    }

    /**
     * The same with so many times as many users. With fewer a run takes less time; what only goes wrong where many come does not go wrong then.
     *
     * @param times more than 0
     */
    public Scenario withUsers(double times) {
        return new Scenario(
                id,
                title,
                kind,
                level,
                source,
                system.withUsers(times),
                start,
                lasts,
                briefing,
                voices,
                strikes,
                again,
                truth,
                plays,
                tempting,
                lesson);
    }

    /** What goes wrong, without what only looks as if; in order of time. */
    public List<Strike> troubles() {
        return strikes.stream()
                .filter(one -> !one.isHarmless())
                .sorted(Comparator.comparing(Strike::at))
                .toList();
    }

    /** Whether nothing is wrong, so that the best is to do nothing but look. */
    public boolean isFalseAlarm() {
        return plays.stream().allMatch(play -> play.acts().isEmpty());
    }
}
