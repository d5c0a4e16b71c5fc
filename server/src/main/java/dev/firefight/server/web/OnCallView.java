package dev.firefight.server.web;

import dev.firefight.incident.Terms;
import dev.firefight.paging.roster.Contact;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Member;
import dev.firefight.paging.roster.OnCall;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Schedule;
import dev.firefight.paging.roster.StandIn;
import dev.firefight.paging.roster.Target;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who is called.
 *
 * @param roster all of it
 * @param onCall who is on call now and next
 * @param charts who is on call in the next two weeks, a picture for each schedule
 * @param now at this moment
 * @param answer what came of what was just asked for; empty for nothing
 */
record OnCallView(Roster roster, List<OnCall> onCall, List<ScheduleChart> charts, Instant now, String answer) {
    /** Whether somebody can be put on call. */
    boolean isMember(String name) {
        return roster.member(name).isPresent();
    }

    /** Overrides of a schedule that are not over. */
    List<StandIn> overrides(String schedule) {
        return roster.schedule(schedule)
                .map(one -> RosterForms.lasting(one, now))
                .orElse(List.of());
    }

    /** Of an override, by the clock of its schedule. */
    String span(String schedule, StandIn override) {
        ZoneId zone = roster.schedule(schedule).map(Schedule::zone).orElse(ZoneOffset.UTC);
        return MOMENT.format(override.from().atZone(zone)) + " to "
                + MOMENT.format(override.until().atZone(zone));
    }

    String editing(RosterPages.Kind kind, String name) {
        return SourceView.address("/on-call/" + kind.part(), Map.of("name", name));
    }

    String overriding(String schedule) {
        return SourceView.address("/on-call/override", Map.of("schedule", schedule));
    }

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    String targets(List<Target> targets) {
        return targets.isEmpty()
                ? "nobody"
                : targets.stream().map(OnCallView::target).collect(Collectors.joining(", "));
    }

    private static String target(Target target) {
        return switch (target) {
            case Target.OfMember(String name) -> name;
            case Target.OfSchedule(String name) -> "whoever is on call in " + name;
            case Target.OfTeam(String name) -> "team " + name;
        };
    }

    /** What else a policy does. */
    String rest(EscalationPolicy policy) {
        List<String> rest = new ArrayList<>();
        rest.add(policy.rounds() == 1 ? "Once through." : "Up to " + policy.rounds() + " times through.");
        if (!policy.alone().isEmpty()) {
            rest.add("Whoever is alone with it for " + Terms.duration(policy.aloneAfter()) + " gets help from "
                    + targets(policy.alone()) + ".");
        }
        if (!policy.management().isEmpty()) {
            rest.add("When customers are hurt for long, " + targets(policy.management()) + " is told.");
        }
        return String.join(" ", rest);
    }

    String contacts(Member member) {
        return member.contacts().isEmpty()
                ? "nothing: nobody can reach them"
                : member.contacts().stream().map(OnCallView::contact).collect(Collectors.joining(", then "));
    }

    private static String contact(Contact contact) {
        return contact.channel().word() + (contact.after().isZero() ? "" : " after " + Terms.duration(contact.after()));
    }
}
