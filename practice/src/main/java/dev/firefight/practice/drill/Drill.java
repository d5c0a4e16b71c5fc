package dev.firefight.practice.drill;

import dev.firefight.incident.Action.ChangeFinished;
import dev.firefight.incident.Alarm.AlertFired;
import dev.firefight.incident.Clock;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Course.Declared;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Inquiry.Asked;
import dev.firefight.incident.Inquiry.Observed;
import dev.firefight.incident.Inquiry.Source;
import dev.firefight.incident.Note.ClockRang;
import dev.firefight.incident.Person;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Proposal;
import dev.firefight.incident.Rules;
import dev.firefight.incident.Ruling;
import dev.firefight.practice.drill.Deed.Acted;
import dev.firefight.practice.drill.Deed.Said;
import dev.firefight.practice.remedy.Remedies;
import dev.firefight.practice.scenario.Act;
import dev.firefight.practice.scenario.Run;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenario.Voice;
import dev.firefight.practice.signal.Firing;
import dev.firefight.practice.signal.Scrapes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A drill as it takes place. It is carried on to a moment, and what is said and done is said and done at the moment to which it was carried. Not for
 * several threads at once.
 */
public final class Drill {
    private static final Duration STEP = Duration.ofNanos(Scrapes.EVERY_NANOS);
    private static final Policy POLICY = Policy.USUAL;
    /** So many lines of the log are kept free for what the program says, and for the end. */
    private static final int KEPT_LINES = 500;

    private final Scenario scenario;
    private final Opening opening;
    private final Run run;
    private final List<Logged> log = new ArrayList<>();
    private final List<Entry> timeline = new ArrayList<>();
    private final List<Voice> voices;
    private final PriorityQueue<Pending> pending = new PriorityQueue<>(Comparator.comparing(Pending::at));
    private Incident incident = Incident.none();
    private int heard;

    /** An act that is being done. */
    private record Pending(Duration at, Person by, Act act, Optional<Long> change) {}

    /** It begins: somebody has just been called. */
    public Drill(Scenario scenario, long seed, Opening opening) {
        this.scenario = scenario;
        this.opening = opening;
        this.run = new Run(scenario, seed);
        this.voices = scenario.voices().stream()
                .sorted(Comparator.comparing(Voice::at))
                .toList();
        run.newAlerts();
    }

    /** The same drill again, from its log. */
    public static Drill of(Scenario scenario, long seed, DrillLog log) {
        Drill drill = new Drill(scenario, seed, log.opening());
        for (Logged one : log.lines()) {
            drill.run.until(one.at());
            drill.again(one);
        }
        drill.pending.removeIf(done -> done.at().compareTo(drill.elapsed()) <= 0);
        drill.run.newAlerts();
        drill.heard = (int) drill.voices.stream()
                .filter(voice -> voice.at().compareTo(drill.elapsed()) <= 0)
                .count();
        return drill;
    }

    private void again(Logged one) {
        log.add(one);
        switch (one.deed()) {
            case Said said -> {
                add(one.by(), said.fact());
                if (said.fact() instanceof ChangeFinished done) {
                    pending.removeIf(act -> act.change().equals(Optional.of(done.change())));
                }
            }
            case Acted acted -> begin(one.by(), Act.of(one.at(), acted.act()), acted.change());
            default -> {}
        }
    }

    /** What is played. */
    public Scenario scenario() {
        return scenario;
    }

    /** What it is played in. */
    public Run run() {
        return run;
    }

    /** How long ago it began, in the time of the scenario. */
    public Duration elapsed() {
        return run.elapsed();
    }

    /** What time it is in the scenario. */
    public Instant now() {
        return scenario.start().plus(elapsed());
    }

    /** Whether there is no time left. */
    public boolean isOver() {
        return elapsed().compareTo(scenario.lasts()) >= 0;
    }

    /** How things stand by the timeline. */
    public Incident incident() {
        return incident;
    }

    /** The timeline so far. */
    public List<Entry> timeline() {
        return List.copyOf(timeline);
    }

    /** All that was said, looked at and done so far. */
    public DrillLog log() {
        return new DrillLog(opening, log);
    }

    /** The lines from one on, counted from 0: those that came since. */
    public List<Logged> logFrom(int line) {
        return List.copyOf(log.subList(line, log.size()));
    }

    /** Carries it on to so long after the beginning, at most to its end; never back. What came up meanwhile is told, in order. */
    public List<Notice> carryTo(Duration elapsed) {
        List<Notice> notices = new ArrayList<>();
        Duration end = elapsed.compareTo(scenario.lasts()) < 0 ? elapsed : scenario.lasts();
        while (elapsed().compareTo(end) < 0) {
            Duration next = earliest(end, elapsed().plus(STEP));
            if (heard < voices.size()) {
                next = earliest(next, voices.get(heard).at());
            }
            if (!pending.isEmpty()) {
                next = earliest(next, pending.element().at());
            }
            run.until(next);
            comesUp(notices);
        }
        return notices;
    }

    private static Duration earliest(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void comesUp(List<Notice> notices) {
        while (!pending.isEmpty() && pending.element().at().compareTo(elapsed()) <= 0) {
            Pending done = pending.remove();
            done.change()
                    .filter(change -> incident.isOpen() && incident.changes().containsKey(change))
                    .ifPresent(change -> write(done.by(), new ChangeFinished(change, "")));
            notices.add(new Notice.Done(elapsed(), done.act()));
        }
        for (Firing one : run.newAlerts()) {
            if (one.endNanos().isEmpty() && incident.isOpen()) {
                write(Person.PROGRAM, fact(one, ""));
            }
            notices.add(new Notice.Alerted(elapsed(), one));
        }
        while (heard < voices.size() && voices.get(heard).at().compareTo(elapsed()) <= 0) {
            Voice voice = voices.get(heard++);
            if (incident.isOpen()) {
                write(new Person(voice.who()), spoken(voice.says()));
            }
            notices.add(new Notice.Heard(elapsed(), voice));
        }
        for (ClockRang one : Clock.ringing(incident, POLICY, now())) {
            notices.add(new Notice.Reminded(elapsed(), write(Person.PROGRAM, one)));
        }
    }

    /** What somebody from outside says, as it is written down: a question, or an opinion. */
    public static Fact spoken(String words) {
        return words.contains("?") ? new Asked(words) : new Observed(words, Source.OPINION);
    }

    private static AlertFired fact(Firing one, String because) {
        return new AlertFired(one.name(), one.service(), one.severity(), one.summary(), because, 0, Optional.empty());
    }

    /** Somebody wants to write something into the timeline now; it is written where the rules accept it. */
    public Ruling say(Person by, Fact fact, Consent consent) {
        checkRoom(new Said(fact));
        Ruling ruling = Rules.decide(incident, POLICY, new Proposal(by, now(), fact, consent));
        if (ruling instanceof Ruling.Accepted accepted) {
            accepted.facts().forEach(one -> write(by, one));
            if (fact instanceof Declared) {
                run.alerts().stream()
                        .filter(one -> one.endNanos().isEmpty())
                        .forEach(one -> write(Person.PROGRAM, fact(one, "it fires already")));
            }
        }
        return ruling;
    }

    /**
     * Somebody begins to do something to production now.
     *
     * @param change the entry of the timeline that tells of it; empty where nobody was told
     * @throws IllegalArgumentException when it cannot be done, with what could; nothing is done then
     */
    public void act(Person by, String act, Optional<Long> change) {
        checkRoom(new Acted(act, change));
        Act wanted = Act.of(elapsed(), act);
        begin(by, wanted, change);
        log.add(new Logged(elapsed(), by, new Acted(wanted.line(), change)));
    }

    /**
     * Looks whether something could be done.
     *
     * @throws IllegalArgumentException when it cannot, with what could
     */
    public void check(String act) {
        Act wanted = Act.of(elapsed(), act);
        Remedies.kind(wanted.remedy()).check(run.production(), wanted.told());
    }

    private void begin(Person by, Act act, Optional<Long> change) {
        run.act(act);
        Duration takes = Remedies.kind(act.remedy()).takes();
        pending.add(new Pending(elapsed().plus(takes), by, act, change));
    }

    /** Somebody does something else than saying and acting. */
    public void note(Person by, Deed deed) {
        if (deed instanceof Said || deed instanceof Acted) {
            throw new IllegalArgumentException("what is said is decided by rules, and what is done is done: not noted");
        }
        if (!(deed instanceof Deed.Revealed)) {
            checkRoom(deed);
        }
        log.add(new Logged(elapsed(), by, deed));
    }

    /** What is too long for a line of the log, or one line too many, is not even begun: it could not be read again. */
    private void checkRoom(Deed deed) {
        if (log.size() >= DrillLog.MOST_LINES - KEPT_LINES) {
            throw new IllegalArgumentException("more has been done than a drill can keep: end it");
        }
        LogText.check(deed);
    }

    private Entry write(Person by, Fact fact) {
        log.add(new Logged(elapsed(), by, new Said(fact)));
        return add(by, fact);
    }

    private Entry add(Person by, Fact fact) {
        Entry entry = new Entry(timeline.size() + 1L, now(), by, fact);
        timeline.add(entry);
        incident = incident.with(entry);
        return entry;
    }
}
