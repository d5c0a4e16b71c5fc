package dev.firefight.server.drill;

import dev.firefight.incident.Entry;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Person;
import dev.firefight.practice.desk.Guide;
import dev.firefight.practice.desk.Offers.Offer;
import dev.firefight.practice.drill.DrillLog;
import dev.firefight.practice.drill.Opening;
import dev.firefight.practice.drill.Opening.Mode;
import dev.firefight.practice.scenario.Run.Suffering;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenario.Voice;
import dev.firefight.practice.signal.Firing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A drill as somebody sees it at a moment. Immutable.
 *
 * @param number of the drill
 * @param scenario that is played
 * @param opening how it began
 * @param person who looks
 * @param elapsed how long ago it began, in the time of the scenario
 * @param speed how many seconds of the drill pass in one; 0 where it stands still
 * @param isEnded whether it is over, by somebody's word
 * @param isFacilitator whether whoever looks watches over it, and may see what it is
 * @param mayFacilitate whether they could
 * @param timeline so far
 * @param incident how things stand by it
 * @param alerts that fired so far
 * @param harm what users suffered so far, in stretches of ten seconds
 * @param log all that was done
 * @param offers what can be done to production
 * @param step what to do next, where it is guided
 * @param isAsking whether a yes or a reason is awaited of whoever looks
 * @param answers to what they typed, the newest first
 */
public record Scene(
        long number,
        Scenario scenario,
        Opening opening,
        Person person,
        Duration elapsed,
        int speed,
        boolean isEnded,
        boolean isFacilitator,
        boolean mayFacilitate,
        List<Entry> timeline,
        Incident incident,
        List<Firing> alerts,
        List<Suffering> harm,
        DrillLog log,
        List<Offer> offers,
        Optional<Guide.Step> step,
        boolean isAsking,
        List<LiveDrill.Answer> answers) {
    /** Copies the lists. */
    public Scene {
        timeline = List.copyOf(timeline);
        alerts = List.copyOf(alerts);
        harm = List.copyOf(harm);
        offers = List.copyOf(offers);
        answers = List.copyOf(answers);
    }

    /** What time it is in the scenario. */
    public Instant now() {
        return scenario.start().plus(elapsed);
    }

    /** Whether there is no time left. */
    public boolean isOver() {
        return elapsed.compareTo(scenario.lasts()) >= 0;
    }

    /** Whether there is an incident. */
    public boolean isDeclared() {
        return incident.declared().isPresent();
    }

    /** Whether time can be stopped. */
    public boolean mayStop() {
        return opening.mode() == Mode.PRACTICE && !isEnded && !isOver();
    }

    /** What somebody said so far. */
    public List<Voice> voices() {
        return scenario.voices().stream()
                .filter(voice -> voice.at().compareTo(elapsed) <= 0)
                .toList();
    }
}
