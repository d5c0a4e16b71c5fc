package dev.firefight.paging.roster;

import dev.firefight.paging.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that says who is woken.
 *
 * @param members people
 * @param teams people who answer for services
 * @param schedules who is on call when
 * @param policies who is called one after the other
 * @param routes what becomes of which alerts; the first that matches counts
 * @param silences which alerts wake nobody for a while
 */
public record Roster(
        List<Member> members,
        List<Team> teams,
        List<Schedule> schedules,
        List<EscalationPolicy> policies,
        List<Route> routes,
        List<Silence> silences) {
    /** The most people. */
    public static final int MOST_MEMBERS = 10_000;

    /** The most teams, and the most schedules, policies, routes and silences each. */
    public static final int MOST_OF_A_KIND = 2_000;

    /** The label by which a team or a policy is found, and by which alerts are put together unless something else is said. */
    public static final String SERVICE = "service";

    /** With nobody in it. */
    public static final Roster EMPTY = new Roster(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** What becomes of alerts that are of little weight by their own word, unless a route says something else. */
    public static final Route USUAL_LISTED = usual("usual, of little weight", Route.Effect.LIST);

    /** What becomes of all other alerts unless a route says something else. */
    public static final Route USUAL = usual("usual", Route.Effect.PAGE);

    private static final Match OF_LITTLE_WEIGHT = new Match(Map.of("severity", List.of("info", "none", "debug")));

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException where a name is used twice or is nobody's, or something is out of bounds; it says in plain words what,
     *     a line for each of the first {@link RosterCheck#MOST_PROBLEMS}
     */
    public Roster {
        members = List.copyOf(members);
        teams = List.copyOf(teams);
        schedules = List.copyOf(schedules);
        policies = List.copyOf(policies);
        routes = List.copyOf(routes);
        silences = List.copyOf(silences);
        List<String> problems = new RosterCheck(members, teams, schedules, policies, routes, silences).problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /** With other silences. */
    public Roster withSilences(List<Silence> others) {
        return new Roster(members, teams, schedules, policies, routes, others);
    }

    /** With other schedules. */
    public Roster withSchedules(List<Schedule> others) {
        return new Roster(members, teams, others, policies, routes, silences);
    }

    private static Route usual(String name, Route.Effect effect) {
        return new Route(name, Match.ALL, effect, Optional.empty(), List.of(SERVICE), Duration.ofMinutes(5));
    }

    /** Somebody by name. */
    public Optional<Member> member(String name) {
        return named(members, Member::name, name);
    }

    /** A team by name. */
    public Optional<Team> team(String name) {
        return named(teams, Team::name, name);
    }

    /** A schedule by name. */
    public Optional<Schedule> schedule(String name) {
        return named(schedules, Schedule::name, name);
    }

    /** A policy by name. */
    public Optional<EscalationPolicy> policy(String name) {
        return named(policies, EscalationPolicy::name, name);
    }

    private static <T> Optional<T> named(List<T> all, Function<T, String> naming, String name) {
        return all.stream().filter(one -> naming.apply(one).equals(name)).findFirst();
    }

    /** Names of those who are called at a moment; none where a schedule has a gap. */
    public List<String> called(Target target, Instant at) {
        return switch (target) {
            case Target.OfMember(String name) ->
                member(name).map(Member::name).stream().toList();
            case Target.OfSchedule(String name) ->
                schedule(name).flatMap(one -> one.onCall(at)).stream().toList();
            case Target.OfTeam(String name) -> team(name).map(Team::members).orElse(List.of());
        };
    }

    /** Names of those who are called at a moment, each once, in the order in which the targets name them first. */
    public List<String> called(Collection<Target> targets, Instant at) {
        return targets.stream()
                .flatMap(one -> called(one, at).stream())
                .distinct()
                .toList();
    }

    /**
     * The first route that matches. Where none does, alerts with a severity of info, none or debug are listed, and all others call somebody;
     * alerts of one service belong together, and so do those that begin within five minutes.
     */
    public Route route(Labels labels) {
        return routes.stream()
                .filter(one -> one.match().matches(labels))
                .findFirst()
                .orElse(OF_LITTLE_WEIGHT.matches(labels) ? USUAL_LISTED : USUAL);
    }

    /**
     * By which policy alerts of a route call somebody: that of the route, else that of the first team that answers for the service, else the
     * first of the roster. Empty only where the roster has none.
     */
    public Optional<EscalationPolicy> policyFor(Route route, Optional<String> service) {
        return route.policy()
                .or(() -> service.flatMap(this::teamOf).flatMap(Team::policy))
                .flatMap(this::policy)
                .or(() -> policies.stream().findFirst());
    }

    /** The first team that answers for a service. */
    public Optional<Team> teamOf(String service) {
        return teams.stream()
                .filter(team -> team.services().stream().anyMatch(pattern -> Match.isLike(pattern, service)))
                .findFirst();
    }

    /** The silences that hold at a moment for an alert with these labels. */
    public List<Silence> silences(Labels labels, Instant at) {
        return silences.stream()
                .filter(one -> one.holds(at) && one.match().matches(labels))
                .toList();
    }

    /** Who is on call in each schedule, now and next, in the order of the schedules. */
    public List<OnCall> onCall(Instant at) {
        return schedules.stream()
                .map(schedule -> {
                    Optional<Instant> until = schedule.nextHandOver(at);
                    return new OnCall(schedule.name(), schedule.onCall(at), until, until.flatMap(schedule::onCall));
                })
                .toList();
    }
}
