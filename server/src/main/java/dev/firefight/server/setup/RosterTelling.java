package dev.firefight.server.setup;

import dev.firefight.document.Durations;
import dev.firefight.document.Scalars;
import dev.firefight.paging.roster.Contact;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Hours;
import dev.firefight.paging.roster.Match;
import dev.firefight.paging.roster.Member;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Rotation;
import dev.firefight.paging.roster.Route;
import dev.firefight.paging.roster.Schedule;
import dev.firefight.paging.roster.Silence;
import dev.firefight.paging.roster.StandIn;
import dev.firefight.paging.roster.Step;
import dev.firefight.paging.roster.Target;
import dev.firefight.paging.roster.Team;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A roster in words. */
final class RosterTelling {
    private RosterTelling() {}

    static Map<String, List<Told>> all(Roster roster) {
        Map<String, List<Told>> all = new LinkedHashMap<>();
        all.put("person", roster.members().stream().map(RosterTelling::person).toList());
        all.put("team", roster.teams().stream().map(RosterTelling::team).toList());
        all.put(
                "schedule",
                roster.schedules().stream().map(RosterTelling::schedule).toList());
        all.put("policy", roster.policies().stream().map(RosterTelling::policy).toList());
        all.put("route", roster.routes().stream().map(RosterTelling::route).toList());
        all.put(
                "silence",
                roster.silences().stream().map(RosterTelling::silence).toList());
        return all;
    }

    private static Told person(Member one) {
        Told told = Told.of(
                one.name(),
                one.contacts().stream()
                        .map(contact -> Scalars.word(contact.channel()))
                        .collect(Collectors.joining(", ")));
        int number = 0;
        for (Contact contact : one.contacts()) {
            number++;
            boolean isAtOnce = contact.after().equals(Duration.ZERO);
            told = told.with(
                    "contact " + number + " is",
                    Scalars.word(contact.channel()) + " " + contact.address()
                            + (isAtOnce ? "" : " after " + Durations.write(contact.after())));
        }
        return told;
    }

    private static Told team(Team one) {
        return Told.of(one.name(), String.join(", ", one.members()))
                .with("members are", one.members())
                .with("answers for", one.services())
                .with("calls by policy", one.policy());
    }

    private static Told schedule(Schedule one) {
        Told told = Told.of(one.name(), one.zone().getId())
                .with("zone is", one.zone().getId());
        int number = 0;
        for (Rotation rotation : one.rotations()) {
            number++;
            String which = "rotation " + number;
            told = told.with(which + " has", rotation.members())
                    .with(which + " starts at", rotation.start().toString())
                    .with(which + " has turns of", Durations.write(rotation.length()))
                    .with(
                            which + " holds",
                            rotation.hours().stream().map(RosterTelling::hours).toList());
        }
        for (StandIn override : one.overrides()) {
            String span = "from " + override.from().atZone(one.zone()).toOffsetDateTime() + " until "
                    + override.until().atZone(one.zone()).toOffsetDateTime();
            told = told.with(
                    span + " it is overridden by",
                    override.member() + (override.why().isEmpty() ? "" : " (" + override.why() + ")"));
        }
        return told;
    }

    static String hours(Hours one) {
        return Moments.write(one.days()) + " " + one.from() + "-" + one.until();
    }

    private static Told policy(EscalationPolicy one) {
        Told told = Told.of(
                one.name(), one.steps().size() == 1 ? "1 step" : one.steps().size() + " steps");
        int number = 0;
        for (Step step : one.steps()) {
            number++;
            told = told.with("step " + number + " calls", called(step.targets()))
                    .with("step " + number + " waits", Durations.write(step.patience()));
        }
        return told.with("rounds are", String.valueOf(one.rounds()))
                .with("who is alone gets", called(one.alone()))
                .with("who is alone waits", Durations.write(one.aloneAfter()))
                .with("management is", called(one.management()));
    }

    private static List<String> called(List<Target> targets) {
        return targets.stream().map(RosterWriting::called).toList();
    }

    private static Told route(Route one) {
        return Told.of(one.name(), Scalars.word(one.effect()) + ", " + match(one.match()))
                .with("is for", match(one.match()))
                .with("effect is", Scalars.word(one.effect()))
                .with("calls by policy", one.policy())
                .with("groups by", one.groupBy())
                .with("groups within", Durations.write(one.within()));
    }

    private static Told silence(Silence one) {
        return Told.of("of " + match(one.match()) + " from " + one.from() + " until " + one.until(), one.reason())
                .with("is there because of", one.reason())
                .with("is wanted by", one.by())
                .with(
                        "comes again",
                        one.every()
                                .map(every -> "every " + Scalars.word(every.period()) + " by the clock of "
                                        + every.zone().getId()));
    }

    private static String match(Match match) {
        return match.labels().isEmpty()
                ? "all alerts"
                : new TreeMap<>(match.labels())
                        .entrySet().stream()
                                .map(one -> one.getKey() + " is "
                                        + one.getValue().stream()
                                                .map(value -> value.isEmpty() ? "not there" : value)
                                                .collect(Collectors.joining(" or ")))
                                .collect(Collectors.joining(" and "));
    }
}
