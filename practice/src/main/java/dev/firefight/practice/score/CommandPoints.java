package dev.firefight.practice.score;

import static dev.firefight.practice.score.Played.clock;
import static dev.firefight.practice.score.Played.isWithin;

import dev.firefight.incident.Alarm.PageAcknowledged;
import dev.firefight.incident.Course.Declared;
import dev.firefight.incident.Course.Resolved;
import dev.firefight.incident.Course.SeveritySet;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Impact.ImpactDescribed;
import dev.firefight.incident.Inquiry.Answered;
import dev.firefight.incident.Inquiry.Asked;
import dev.firefight.incident.Message.UpdatePosted;
import dev.firefight.incident.Person;
import dev.firefight.incident.Role;
import dev.firefight.incident.Severity;
import dev.firefight.incident.Staffing.Escalated;
import dev.firefight.incident.Staffing.RoleTaken;
import dev.firefight.practice.scenario.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether people were told and called in, and knew who decides. */
final class CommandPoints {
    private static final int ACKNOWLEDGE_MINUTES = 5;
    private static final int SEVERITY_MINUTES = 10;
    private static final int COMMANDER_MINUTES = 5;
    private static final int SCRIBE_MINUTES = 10;
    private static final int IMPACT_MINUTES = 15;
    private static final int ESCALATION_MINUTES = 15;
    private static final int FIRST_UPDATE_MINUTES = 15;
    private static final int UPDATE_MINUTES = 30;
    private static final int ANSWER_MINUTES = 10;
    private static final int LAST_UPDATE_MINUTES = 5;
    private static final int WELL_MINUTES = 2;
    private static final double MANY = 0.1;

    private final Played played;
    private final Duration declared;
    private final List<Point> points = new ArrayList<>();

    private CommandPoints(Played played, Duration declared) {
        this.played = played;
        this.declared = declared;
    }

    static List<Point> of(Played played) {
        Optional<Duration> declared = played.first(Declared.class);
        if (declared.isEmpty()) {
            return List.of(new Point(Rule.C1, played.scenario().lasts(), 0, "nobody declared an incident"));
        }
        CommandPoints one = new CommandPoints(played, declared.get());
        one.begin();
        one.impact();
        one.updates();
        one.questions();
        one.end();
        return one.points;
    }

    private void give(Rule rule, Duration at, double some, String because) {
        points.add(new Point(rule, at, some, because));
    }

    /** All or nothing, for something done in time. */
    private void inTime(Rule rule, double some, Optional<Duration> done, Duration after, int minutes, String what) {
        Duration due = after.plusMinutes(minutes);
        if (done.isEmpty()) {
            give(rule, due, 0, what + ": never");
        } else {
            boolean isInTime = isWithin(done.get(), after, minutes);
            give(
                    rule,
                    done.get(),
                    isInTime ? some : 0,
                    what + " at " + clock(done.get()) + (isInTime ? "" : ", due at " + clock(due)));
        }
    }

    private void begin() {
        Duration acknowledged = Stream.of(Optional.of(declared), played.first(PageAcknowledged.class))
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .orElse(declared);
        inTime(Rule.C1, Rule.C1.most(), Optional.of(acknowledged), Duration.ZERO, ACKNOWLEDGE_MINUTES, "acknowledged");
        inTime(Rule.C3, 1, taken(Role.COMMANDER), declared, COMMANDER_MINUTES, "commander named");
        inTime(Rule.C3, 1, taken(Role.SCRIBE), declared, SCRIBE_MINUTES, "scribe named");
    }

    private Optional<Duration> taken(Role role) {
        return played.entries(RoleTaken.class)
                .filter(one -> one.fact() instanceof RoleTaken taken && taken.role() == role)
                .findFirst()
                .map(played::at);
    }

    private void impact() {
        Duration began = played.mine().began().orElse(Duration.ZERO);
        List<Entry> said = played.entries(SeveritySet.class).toList();
        inTime(
                Rule.C2,
                Rule.C2.most(),
                said.stream().findFirst().map(played::at),
                began.compareTo(declared) > 0 ? declared : began,
                SEVERITY_MINUTES,
                "severity");
        boolean isTooLow = played.mine().worst() >= MANY
                && !said.isEmpty()
                && said.stream()
                        .noneMatch(one ->
                                one.fact() instanceof SeveritySet set && !Severity.SEV_2.isWorseThan(set.severity()));
        if (isTooLow && points.getLast().points() > 0) {
            give(Rule.C2, played.at(said.getFirst()), -1, "more than one user of ten suffered: that is SEV-2 at least");
        }
        inTime(
                Rule.C4,
                Rule.C4.most(),
                played.first(ImpactDescribed.class),
                declared,
                IMPACT_MINUTES,
                "impact described");
        Duration lasted = played.mine().ceased().orElse(began).minus(began);
        if (lasted.compareTo(Duration.ofMinutes(ESCALATION_MINUTES)) < 0) {
            give(Rule.C5, began, Rule.C5.most(), "users suffered for less than 15 minutes");
        } else {
            inTime(Rule.C5, Rule.C5.most(), played.first(Escalated.class), began, ESCALATION_MINUTES, "escalated");
        }
    }

    private void updates() {
        List<Entry> updates = played.entries(UpdatePosted.class).toList();
        Optional<Duration> first = updates.stream().findFirst().map(played::at);
        inTime(Rule.C6, 1, first, declared, FIRST_UPDATE_MINUTES, "first update");
        if (updates.isEmpty()) {
            return;
        }
        Optional<Duration> resolved = played.first(Resolved.class);
        Duration end = resolved.orElse(played.scenario().lasts());
        Duration before = declared;
        boolean isRegular = true;
        for (Entry one : updates) {
            isRegular &= isWithin(played.at(one), before, UPDATE_MINUTES);
            before = played.at(one);
        }
        isRegular &= isWithin(end, before, UPDATE_MINUTES);
        give(
                Rule.C6,
                before,
                isRegular ? 1 : 0,
                isRegular ? "never more than 30 minutes apart" : "more than 30 minutes apart");
        boolean isNextNamed = updates.stream()
                .filter(one ->
                        resolved.isEmpty() || played.at(one).plusMinutes(1).compareTo(resolved.get()) < 0)
                .allMatch(one -> one.fact() instanceof UpdatePosted posted
                        && posted.nextBy().isPresent());
        give(
                Rule.C6,
                before,
                isNextNamed ? 1 : 0,
                isNextNamed ? "the next update is named" : "an update does not name the next");
    }

    private void questions() {
        List<Entry> asked = played.entries(Asked.class).toList();
        long answered = asked.stream()
                .filter(question -> played.timeline().stream()
                        .filter(one -> one.number() > question.number()
                                && !one.by().equals(Person.PROGRAM)
                                && isWithin(played.at(one), played.at(question), ANSWER_MINUTES))
                        .anyMatch(one -> one.fact() instanceof UpdatePosted
                                || (one.fact() instanceof Answered said && said.question() == question.number())))
                .count();
        if (!asked.isEmpty()) {
            give(
                    Rule.C7,
                    played.at(asked.getLast()),
                    Rule.C7.most() * (double) answered / asked.size(),
                    answered + " of " + asked.size() + " questions answered in time");
        } else {
            give(Rule.C7, declared, Rule.C7.most(), "nobody asked");
        }
    }

    private void end() {
        Optional<Duration> resolved =
                played.entries(Resolved.class).reduce((_, next) -> next).map(played::at);
        if (resolved.isEmpty()) {
            give(Rule.C8, played.scenario().lasts(), 0, "not resolved");
            return;
        }
        Duration at = resolved.get();
        double share = played.mine().between(at.minusMinutes(WELL_MINUTES), at).share();
        boolean isWell = share < Outcome.NOTICED;
        give(Rule.C8, at, isWell ? 1 : 0, isWell ? "users were well" : "resolved while users suffered");
        boolean isTold = played.entries(UpdatePosted.class)
                .map(played::at)
                .anyMatch(one -> !one.plusMinutes(1).minus(at).isNegative() && isWithin(one, at, LAST_UPDATE_MINUTES));
        give(Rule.C8, at, isTold ? 1 : 0, isTold ? "and others were told" : "and nobody was told");
    }
}
