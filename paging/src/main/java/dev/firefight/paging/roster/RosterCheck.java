package dev.firefight.paging.roster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whether a roster fits together: names are used once, and what they refer to exists. */
final class RosterCheck {
    /** So many problems are told; who has more begins with these. */
    static final int MOST_PROBLEMS = 50;

    private static final int MOST_CONTACTS = 20;
    private static final int MOST_OF_A_TEAM = 500;
    private static final int MOST_STEPS = 50;
    private static final int MOST_TARGETS = 50;
    private static final int MOST_ROUNDS = 100;
    private static final int MOST_LABELS = 50;
    private static final int MOST_NAME_CHARS = 200;
    private static final int MOST_TEXT_CHARS = 2_000;

    private final List<String> problems = new ArrayList<>();
    private final Set<String> people;
    private final Set<String> teams;
    private final Set<String> schedules;
    private final Set<String> policies;

    RosterCheck(
            List<Member> members,
            List<Team> teams,
            List<Schedule> schedules,
            List<EscalationPolicy> policies,
            List<Route> routes,
            List<Silence> silences) {
        this.people = names("person", members, Member::name, Roster.MOST_MEMBERS);
        this.teams = names("team", teams, Team::name, Roster.MOST_OF_A_KIND);
        this.schedules = names("schedule", schedules, Schedule::name, Roster.MOST_OF_A_KIND);
        this.policies = names("policy", policies, EscalationPolicy::name, Roster.MOST_OF_A_KIND);
        names("route", routes, Route::name, Roster.MOST_OF_A_KIND);
        atMost("the roster", silences, Roster.MOST_OF_A_KIND, "silences");
        members.forEach(this::check);
        teams.forEach(this::check);
        schedules.forEach(this::check);
        policies.forEach(this::check);
        routes.forEach(this::check);
        silences.forEach(this::check);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    private void check(Member one) {
        String where = "person \"" + one.name() + "\"";
        atMost(where, one.contacts(), MOST_CONTACTS, "contacts");
        long channels = one.contacts().stream().map(Contact::channel).distinct().count();
        if (channels < one.contacts().size()) {
            problem(where, "has two contacts of one channel: keep the one that is answered first");
        }
        for (Contact contact : one.contacts()) {
            text(where + ": an address", contact.address(), MOST_TEXT_CHARS, true);
            if (contact.after().isNegative()) {
                problem(where, "a contact is tried after the call, not before it");
            }
        }
    }

    private void check(Team one) {
        String where = "team \"" + one.name() + "\"";
        atMost(where, one.members(), MOST_OF_A_TEAM, "members");
        atMost(where, one.services(), MOST_OF_A_TEAM, "services");
        one.members().forEach(name -> known(where, "person", people, name));
        if (new HashSet<>(one.members()).size() < one.members().size()) {
            problem(where, "somebody is a member twice");
        }
        one.services().forEach(name -> text(where + ": a service", name, MOST_NAME_CHARS, true));
        one.policy().ifPresent(name -> known(where, "policy", policies, name));
    }

    private void check(Schedule one) {
        String where = "schedule \"" + one.name() + "\"";
        one.rotations().stream()
                .flatMap(rotation -> rotation.members().stream())
                .distinct()
                .forEach(name -> known(where, "person", people, name));
        for (StandIn override : one.overrides()) {
            known(where, "person", people, override.member());
            text(where + ": the reason of an override", override.why(), MOST_TEXT_CHARS, false);
        }
    }

    private void check(EscalationPolicy one) {
        String where = "policy \"" + one.name() + "\"";
        atMost(where, one.steps(), MOST_STEPS, "steps");
        if (one.rounds() > MOST_ROUNDS) {
            problem(where, "has more than " + MOST_ROUNDS + " rounds");
        }
        for (Step step : one.steps()) {
            if (step.targets().isEmpty()) {
                problem(where, "a step calls nobody: say whom, or take it out");
            }
            if (!step.patience().isPositive()) {
                problem(where, "a step waits for an answer: say how long, such as 5m");
            }
            check(where, step.targets());
        }
        check(where, one.alone());
        check(where, one.management());
        if (!one.aloneAfter().isPositive()) {
            problem(where, "nobody can be alone for no time: say how long, such as 30m");
        }
    }

    private void check(String where, List<Target> targets) {
        atMost(where, targets, MOST_TARGETS, "targets in one place");
        for (Target target : targets) {
            switch (target) {
                case Target.OfMember(String name) -> known(where, "person", people, name);
                case Target.OfSchedule(String name) -> known(where, "schedule", schedules, name);
                case Target.OfTeam(String name) -> known(where, "team", teams, name);
            }
        }
    }

    private void check(Route one) {
        String where = "route \"" + one.name() + "\"";
        one.policy().ifPresent(name -> known(where, "policy", policies, name));
        check(where, one.match());
        atMost(where, one.groupBy(), MOST_LABELS, "labels to group by");
        if (one.within().isNegative()) {
            problem(where, "alerts join an incident after it began, not before");
        }
    }

    private void check(Silence one) {
        String where = "a silence";
        check(where, one.match());
        if (!one.from().isBefore(one.until())) {
            problem(where, "ends after it begins");
        }
        boolean isTooLong = one.every()
                .filter(every -> Duration.between(one.from(), one.until())
                                .compareTo(every.period().length())
                        >= 0)
                .isPresent();
        if (isTooLong) {
            problem(where, "comes again before it ends: make it shorter, or let it hold all the time");
        }
        text(where + ": the reason", one.reason(), MOST_TEXT_CHARS, true);
        text(where + ": who wanted it", one.by(), MOST_NAME_CHARS, false);
    }

    private void check(String where, Match match) {
        atMost(where, match.labels().keySet(), MOST_LABELS, "labels to match");
        for (Map.Entry<String, List<String>> one : match.labels().entrySet()) {
            text(where + ": a label", one.getKey(), MOST_NAME_CHARS, true);
            atMost(where, one.getValue(), MOST_LABELS, "values of one label");
            one.getValue().forEach(value -> text(where + ": a value to match", value, MOST_TEXT_CHARS, false));
        }
    }

    private <T> Set<String> names(String kind, List<T> all, Function<T, String> naming, int most) {
        atMost("the roster", all, most, "entries of the kind " + kind);
        Set<String> names = new HashSet<>();
        for (T one : all) {
            String name = naming.apply(one);
            text("the name of a " + kind, name, MOST_NAME_CHARS, true);
            if (!names.add(name)) {
                problem(kind + " \"" + name + "\"", "stands there twice: give one another name, or take it out");
            }
        }
        return names;
    }

    private void known(String where, String kind, Set<String> names, String name) {
        if (!names.contains(name)) {
            Optional<String> sample = names.stream().sorted().findFirst();
            problem(
                    where,
                    "names the " + kind + " \"" + name + "\", and there is none"
                            + sample.map(one -> "; there is \"" + one + "\"").orElse(""));
        }
    }

    private void atMost(String where, Collection<?> all, int most, String what) {
        if (all.size() > most) {
            problem(where, "has more than " + most + " " + what);
        }
    }

    private void text(String what, String text, int mostChars, boolean isNeeded) {
        if (isNeeded && text.isBlank()) {
            problem(what, "is empty: say it, or take it out");
        }
        if (text.length() > mostChars) {
            problem(what, "has more than " + mostChars + " characters");
        }
    }

    private void problem(String where, String what) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(where + ": " + what);
        }
    }
}
