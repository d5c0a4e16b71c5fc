package dev.firefight.server.web;

import dev.firefight.paging.roster.Contact;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Member;
import dev.firefight.paging.roster.OnCall;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who is called.
 *
 * @param roster all of it
 * @param onCall who is on call now and next
 * @param answer what came of what was just asked for; empty for nothing
 */
record OnCallView(Roster roster, List<OnCall> onCall, String answer) {
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
            rest.add("Whoever is alone with it for " + Labels.duration(policy.aloneAfter()) + " gets help from "
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
        return contact.channel().word()
                + (contact.after().isZero() ? "" : " after " + Labels.duration(contact.after()));
    }
}
