package dev.firefight.server.setup;

import static dev.firefight.server.setup.SetupWriting.list;
import static dev.firefight.server.setup.SetupWriting.text;

import dev.firefight.document.Durations;
import dev.firefight.document.Node;
import dev.firefight.document.Scalars;
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
import dev.firefight.server.setup.SetupWriting.Writing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A roster as the tree of its document. */
final class RosterWriting {
    private RosterWriting() {}

    static Map<String, Node> parts(Roster roster) {
        Map<String, Node> parts = new LinkedHashMap<>();
        parts.put("people", list(roster.members(), RosterWriting::person));
        parts.put("teams", list(roster.teams(), RosterWriting::team));
        parts.put("schedules", list(roster.schedules(), RosterWriting::schedule));
        parts.put("policies", list(roster.policies(), RosterWriting::policy));
        parts.put("routes", list(roster.routes(), RosterWriting::route));
        parts.put("silences", list(roster.silences(), RosterWriting::silence));
        return parts;
    }

    private static Node person(Member one) {
        return new Writing()
                .put("name", one.name())
                .items("contacts", one.contacts(), contact -> new Writing()
                        .put(Scalars.word(contact.channel()), contact.address())
                        .unless("0s", "after", Durations.write(contact.after()))
                        .node())
                .node();
    }

    private static Node team(Team one) {
        return new Writing()
                .put("name", one.name())
                .texts("members", one.members())
                .texts("services", one.services())
                .put("policy", one.policy())
                .node();
    }

    private static Node schedule(Schedule one) {
        return new Writing()
                .put("name", one.name())
                .put("zone", one.zone().getId())
                .items("rotations", one.rotations(), RosterWriting::rotation)
                .items("overrides", one.overrides(), override -> standIn(override, one.zone()))
                .node();
    }

    private static Node rotation(Rotation one) {
        return new Writing()
                .texts("members", one.members())
                .put("start", one.start().toString())
                .put("length", Durations.write(one.length()))
                .items("hours", one.hours(), RosterWriting::hours)
                .node();
    }

    private static Node hours(Hours one) {
        return new Writing()
                .unless("mon-sun", "days", Moments.write(one.days()))
                .put("from", one.from().toString())
                .put("until", one.until().toString())
                .node();
    }

    private static Node standIn(StandIn one, ZoneId zone) {
        return new Writing()
                .put("member", one.member())
                .put("from", local(one.from(), zone))
                .put("until", local(one.until(), zone))
                .unless("", "why", one.why())
                .node();
    }

    /** As the clock on the wall shows it, with how far it is from UTC, since there are hours that come twice. */
    private static String local(Instant at, ZoneId zone) {
        return at.atZone(zone).toOffsetDateTime().toString();
    }

    private static Node policy(EscalationPolicy one) {
        Writing alone = new Writing()
                .unless(Durations.write(EscalationPolicy.USUAL_ALONE), "after", Durations.write(one.aloneAfter()))
                .items("call", one.alone(), RosterWriting::target);
        Writing policy = new Writing()
                .put("name", one.name())
                .items("steps", one.steps(), RosterWriting::step)
                .unless(String.valueOf(EscalationPolicy.USUAL_ROUNDS), "rounds", String.valueOf(one.rounds()));
        boolean isUsual = one.alone().isEmpty() && one.aloneAfter().equals(EscalationPolicy.USUAL_ALONE);
        return (isUsual ? policy : policy.put("alone", alone.node()))
                .items("management", one.management(), RosterWriting::target)
                .node();
    }

    private static Node step(Step one) {
        return new Writing()
                .items("call", one.targets(), RosterWriting::target)
                .put("patience", Durations.write(one.patience()))
                .node();
    }

    private static Node target(Target one) {
        return text(called(one));
    }

    static String called(Target one) {
        return switch (one) {
            case Target.OfMember(String name) -> "person " + name;
            case Target.OfSchedule(String name) -> "schedule " + name;
            case Target.OfTeam(String name) -> "team " + name;
        };
    }

    private static Node route(Route one) {
        Writing route = new Writing().put("name", one.name());
        if (!one.match().labels().isEmpty()) {
            route.put("match", match(one.match()));
        }
        route.unless(Scalars.word(Route.Effect.PAGE), "effect", Scalars.word(one.effect()))
                .put("policy", one.policy());
        if (!one.groupBy().equals(Roster.USUAL.groupBy())) {
            route.put("groupBy", list(one.groupBy(), SetupWriting::text));
        }
        return route.unless(Durations.write(Roster.USUAL.within()), "within", Durations.write(one.within()))
                .node();
    }

    private static Node match(Match match) {
        Writing labels = new Writing();
        new TreeMap<>(match.labels()).forEach((name, values) -> {
            if (values.size() == 1) {
                labels.put(name, values.getFirst());
            } else {
                labels.put(name, list(values, SetupWriting::text));
            }
        });
        return labels.node();
    }

    private static Node silence(Silence one) {
        return new Writing()
                .put("match", match(one.match()))
                .put("from", one.from().toString())
                .put("until", one.until().toString())
                .put("reason", one.reason())
                .unless("", "by", one.by())
                .put("every", one.every().map(every -> Scalars.word(every.period())))
                .put("zone", one.every().map(every -> every.zone().getId()))
                .node();
    }
}
