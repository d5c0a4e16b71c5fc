package dev.firefight.practice.score;

import dev.firefight.incident.Action.ChangeStarted;
import dev.firefight.incident.Action.FollowUpKind;
import dev.firefight.incident.Action.Purpose;
import dev.firefight.incident.Action.VerificationPassed;
import dev.firefight.incident.Action.VerificationStarted;
import dev.firefight.incident.Bucket;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Course.Declared;
import dev.firefight.incident.Course.Expectation;
import dev.firefight.incident.Course.Resolved;
import dev.firefight.incident.Course.SeveritySet;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Impact.ImpactDescribed;
import dev.firefight.incident.Inquiry.Amount;
import dev.firefight.incident.Inquiry.HypothesisConfirmed;
import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.incident.Inquiry.HypothesisRefuted;
import dev.firefight.incident.Inquiry.Source;
import dev.firefight.incident.Message.Audience;
import dev.firefight.incident.Message.UpdatePosted;
import dev.firefight.incident.Person;
import dev.firefight.incident.Role;
import dev.firefight.incident.Ruling;
import dev.firefight.incident.Severity;
import dev.firefight.incident.Staffing.Escalated;
import dev.firefight.incident.Staffing.RoleTaken;
import dev.firefight.practice.drill.Deed.Diagnosed;
import dev.firefight.practice.drill.Deed.Looked;
import dev.firefight.practice.drill.Deed.Promised;
import dev.firefight.practice.drill.Deed.Reviewed;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.drill.Opening;
import dev.firefight.practice.scenario.Act;
import dev.firefight.practice.scenario.Outcome;
import dev.firefight.practice.scenario.Scenario.Play;
import dev.firefight.practice.scenario.Strike;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Somebody who knows what is behind it, and does all by the book: what a scenario can be worth. Whoever is told all by it has to get most of the
 * points, else the rules ask for what the scenario does not offer.
 */
public final class Oracle {
    private static final Person ME = new Person("Oracle");
    private static final Person SCRIBE = new Person("Scribe");
    private static final Consent YES = new Consent.Because("users suffer meanwhile");
    private static final Duration NEXT = Duration.ofMinutes(20);

    private final Drill drill;
    private final Play play;
    private final Outcome known;
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::at).thenComparing(Step::order));
    private long truth;

    /** Something that is done at a moment. */
    private record Step(Duration at, int order, Runnable does) {}

    private Oracle(Drill drill, Play play, Outcome known) {
        this.drill = drill;
        this.play = play;
        this.known = known;
    }

    /**
     * Plays a whole drill.
     *
     * @param opening of the drill
     * @param scoring of its scenario, which knows what comes of it
     */
    public static Drill play(Opening opening, Scoring scoring) {
        Oracle oracle =
                new Oracle(new Drill(scoring.scenario(), scoring.seed(), opening), scoring.bestPlay(), scoring.best());
        oracle.plan();
        oracle.run();
        return oracle.drill;
    }

    private void at(Duration moment, Runnable does) {
        steps.add(new Step(moment, steps.size(), does));
    }

    private void run() {
        while (!steps.isEmpty()) {
            Step next = steps.remove();
            drill.carryTo(next.at());
            next.does().run();
        }
    }

    private void plan() {
        Duration end = drill.scenario().lasts();
        at(Duration.ofSeconds(60), this::declare);
        at(Duration.ofSeconds(90), this::suppose);
        at(Duration.ofSeconds(150), this::judge);
        at(Duration.ofMinutes(3), this::tell);
        for (Act one : play.acts()) {
            at(one.at(), () -> act(one));
            at(one.at().plusSeconds(50), this::verify);
        }
        for (int minute = 12; minute < end.toMinutes(); minute += 9) {
            at(Duration.ofMinutes(minute), this::tell);
        }
        at(Duration.ofMinutes(13), () -> say(new Escalated("management", "users suffer for a quarter of an hour")));
        Duration late = end.minusSeconds(60);
        Duration over = known.ceased().orElse(Duration.ofMinutes(5)).plusMinutes(3);
        at(over.compareTo(late) < 0 ? over : late, this::end);
    }

    private Ruling say(Fact fact) {
        return drill.say(ME, fact, YES);
    }

    private void look(String at) {
        drill.note(ME, new Looked(at));
    }

    private void declare() {
        say(new Declared(drill.scenario().title(), true, Expectation.UNKNOWN));
        say(new RoleTaken(Role.COMMANDER, ME));
        drill.say(SCRIBE, new RoleTaken(Role.SCRIBE, SCRIBE), YES);
        say(new SeveritySet(Severity.SEV_2, "users may suffer"));
        look("changes");
        look("status");
    }

    private void suppose() {
        say(new HypothesisProposed(
                bucket().orElse(Bucket.KNOWN_PATTERN),
                drill.scenario().truth().mechanism(),
                Amount.HIGH,
                Amount.HIGH,
                Amount.LOW,
                ""));
        truth = drill.incident().entries();
        say(new HypothesisProposed(Bucket.INTERNAL, "A fault of a machine", Amount.LOW, Amount.LOW, Amount.LOW, ""));
        look("top");
    }

    private Optional<Bucket> bucket() {
        String word = drill.scenario().truth().bucket();
        return List.of(Bucket.values()).stream()
                .filter(one ->
                        one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
                .findFirst();
    }

    private void judge() {
        look("logs " + drill.scenario().truth().component());
        say(new HypothesisConfirmed(truth, "what it says itself", Source.LOG));
        say(new HypothesisRefuted(truth + 1, "machines are as always", Source.METRIC));
        say(new ImpactDescribed("some of those who come", "what they came for", ""));
    }

    private void tell() {
        if (drill.incident().isOpen()) {
            say(new UpdatePosted(
                    Audience.EXECUTIVES,
                    "We know what it is and act on it.",
                    Optional.of(drill.now().plus(NEXT))));
        }
    }

    /** What is done at the same moment is one change. */
    private void act(Act one) {
        if (drill.incident().changesInTheWay().stream()
                .noneMatch(change -> change.at().equals(drill.now()))) {
            say(new ChangeStarted(
                    Purpose.MITIGATION,
                    one.line(),
                    drill.scenario().truth().component(),
                    "users suffer less",
                    "undo it",
                    ""));
        }
        Optional<Long> change = drill.incident().changesInTheWay().stream()
                .map(dev.firefight.incident.Change::number)
                .reduce((_, last) -> last);
        drill.act(ME, one.line(), change);
    }

    private void verify() {
        look("status");
        Optional<Long> change = drill.incident().changesInTheWay().stream()
                .map(dev.firefight.incident.Change::number)
                .reduce((_, last) -> last);
        if (change.isPresent()) {
            say(new VerificationStarted(change, "users"));
            say(new VerificationPassed(drill.incident().entries(), "users suffer less"));
        }
    }

    private void end() {
        look("status");
        say(new VerificationStarted(Optional.empty(), "users"));
        say(new VerificationPassed(drill.incident().entries(), "users are well"));
        say(new Resolved("Users are well."));
        say(new UpdatePosted(Audience.EXECUTIVES, "It is over.", Optional.empty()));
        drill.note(ME, diagnosed());
        Duration from = known.began().orElse(Duration.ZERO);
        drill.note(
                ME,
                new Reviewed(
                        from,
                        known.ceased().orElse(from),
                        known.suffered(),
                        drill.scenario().truth().component(),
                        drill.scenario().truth().trigger(),
                        "Nothing stopped it on its way.",
                        drill.scenario().lesson()));
        LocalDate due =
                LocalDate.ofInstant(drill.scenario().start(), ZoneOffset.UTC).plusDays(14);
        drill.note(ME, new Promised(FollowUpKind.PREVENT, "What the lesson says", ME, due, ""));
    }

    private Diagnosed diagnosed() {
        if (drill.scenario().isFalseAlarm()) {
            return new Diagnosed(Optional.empty(), List.of(), Optional.empty(), 100);
        }
        Strike primary = drill.scenario().troubles().getFirst();
        return new Diagnosed(
                bucket(),
                List.of(drill.scenario().truth().component() + ": " + primary.fault()),
                known.guilty().stream().findFirst(),
                100);
    }
}
