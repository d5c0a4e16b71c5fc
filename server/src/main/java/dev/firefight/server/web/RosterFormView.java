package dev.firefight.server.web;

import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Member;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Schedule;
import dev.firefight.paging.roster.Team;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form for a team, a schedule or a policy.
 *
 * @param kind what it is
 * @param name of what is altered; empty for something new
 * @param form as it is filled in
 * @param seen how what is altered stood when this was shown
 * @param roster as it stands now
 */
record RosterFormView(RosterPages.Kind kind, Optional<String> name, Filled form, String seen, Roster roster) {
    String title() {
        return name.map(one -> one + ": " + kind.word()).orElse("A new " + kind.word());
    }

    /** Numbers of the rows that are shown: those that are filled in, and one more. */
    List<Integer> rows(String list) {
        return Stream.iterate(0, one -> one + 1)
                .limit(Math.min(RosterForms.rows(form, list) + 1L, RosterForms.MOST_ROWS))
                .toList();
    }

    /** Whether there is more than fits into a form. */
    boolean isTooLarge() {
        return RosterForms.rows(form, "rotations") > RosterForms.MOST_ROWS
                || RosterForms.rows(form, "steps") > RosterForms.MOST_ROWS;
    }

    String people() {
        return listed(roster.members().stream().map(Member::name));
    }

    List<String> policies() {
        return roster.policies().stream().map(EscalationPolicy::name).toList();
    }

    /** Whom a step can call. */
    String targets() {
        return listed(Stream.of(
                        roster.schedules().stream().map(Schedule::name).map(one -> "schedule " + one),
                        roster.teams().stream().map(Team::name).map(one -> "team " + one),
                        roster.members().stream().map(Member::name).map(one -> "person " + one))
                .flatMap(one -> one));
    }

    private static String listed(Stream<String> names) {
        List<String> all = names.toList();
        return all.isEmpty()
                ? "nobody yet"
                : all.stream().limit(40).collect(Collectors.joining(", ")) + (all.size() > 40 ? " and others" : "");
    }
}
