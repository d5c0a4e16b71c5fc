package dev.firefight.paging.episode;

import dev.firefight.paging.episode.Verdict.Hold;
import dev.firefight.paging.episode.Verdict.Join;
import dev.firefight.paging.episode.Verdict.Open;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Route;
import dev.firefight.paging.roster.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Which episodes belong together. An episode belongs to the incident of its group, or to one of a service beside its own that began shortly
 * before; else it makes a new one. It waits while it is silenced, and at first where its alert comes and goes.
 */
public final class Grouping {
    /** So long an alert that comes and goes has to stay to wake somebody. */
    static final Duration STAYING = Duration.ofMinutes(5);

    /** After so long without any alert an incident that was left open wakes somebody anew. */
    static final Duration FORGOTTEN = Duration.ofMinutes(30);

    private static final Set<String> SEVERE =
            Set.of("critical", "page", "emergency", "fatal", "disaster", "p1", "sev1");

    private final Roster roster;
    private final Collection<Gathering> gatherings;
    private final BiPredicate<String, String> areNeighbours;
    private final Instant now;
    private final Map<Held, List<Episode>> held = new LinkedHashMap<>();
    private final Map<Joined, List<Episode>> joined = new LinkedHashMap<>();
    private final Map<Opened, List<Episode>> opened = new LinkedHashMap<>();

    private record Held(String because, Optional<Instant> until) {}

    private record Joined(long incident, Route route, String group, String because) {}

    private record Opened(Route route, String group) {}

    private Grouping(
            Roster roster, Collection<Gathering> gatherings, BiPredicate<String, String> areNeighbours, Instant now) {
        this.roster = roster;
        this.gatherings = gatherings;
        this.areNeighbours = areNeighbours;
        this.now = now;
    }

    /**
     * What is to become of episodes of which nothing was decided.
     *
     * @param undecided the oldest first
     * @param gatherings the incidents that are not over
     * @param areNeighbours whether of two services one calls the other, perhaps through others
     */
    public static List<Verdict> decide(
            Collection<Episode> undecided,
            Roster roster,
            Collection<Gathering> gatherings,
            BiPredicate<String, String> areNeighbours,
            Instant now) {
        Grouping grouping = new Grouping(roster, gatherings, areNeighbours, now);
        undecided.forEach(grouping::place);
        return grouping.verdicts();
    }

    /** Whether an episode's alert is of the worst kind, by the words that senders use for it. */
    static boolean isSevere(Episode episode) {
        return SEVERE.contains(episode.alert().severity());
    }

    private void place(Episode episode) {
        Optional<Held> reason = holds(episode);
        if (reason.isPresent()) {
            held.computeIfAbsent(reason.get(), _ -> new ArrayList<>()).add(episode);
            return;
        }
        Route route = roster.route(episode.alert().labels());
        String group = group(route, episode);
        Optional<Joined> known = sameGroup(route, group).or(() -> neighbour(route, group, episode));
        if (known.isPresent()) {
            joined.computeIfAbsent(known.get(), _ -> new ArrayList<>()).add(episode);
            return;
        }
        Opened own = new Opened(route, group);
        List<Opened> beside = besideOpened(route, episode);
        Opened into = opened.containsKey(own) || beside.isEmpty() ? own : beside.getFirst();
        List<Episode> together = opened.computeIfAbsent(into, _ -> new ArrayList<>());
        together.add(episode);
        // Two that were apart belong together when somebody between them comes.
        beside.stream()
                .filter(other -> !other.equals(into) && other.route().equals(route))
                .forEach(other -> Optional.ofNullable(opened.remove(other)).ifPresent(together::addAll));
    }

    private Optional<Held> holds(Episode episode) {
        List<Silence> silences = roster.silences(episode.alert().labels(), now);
        if (!silences.isEmpty()) {
            Silence last = silences.getLast();
            return Optional.of(new Held(
                    "silenced by " + last.by() + ": " + last.reason(),
                    silences.stream().map(Silence::until).max(Instant::compareTo)));
        }
        Route route = roster.route(episode.alert().labels());
        if (route.effect() == Route.Effect.LIST) {
            return Optional.of(new Held("listed only, by route \"" + route.name() + "\"", Optional.empty()));
        }
        Instant staysAt = episode.heardAt().plus(STAYING);
        return episode.isFlapping() && now.isBefore(staysAt)
                ? Optional.of(new Held(
                        "it comes and goes: " + episode.recent()
                                + " times within an hour; it wakes somebody if it stays for " + STAYING.toMinutes()
                                + " minutes",
                        Optional.of(staysAt)))
                : Optional.empty();
    }

    /** The values of the labels by which a route groups; without any of them, the name of the alert. */
    private static String group(Route route, Episode episode) {
        List<String> parts = new ArrayList<>();
        for (String label : route.groupBy()) {
            Optional<String> value = label.equals("service")
                    ? episode.alert().service()
                    : episode.alert().labels().find(label);
            value.ifPresent(one -> parts.add(label + "=" + one));
        }
        return parts.isEmpty() ? "alert=" + episode.alert().name() : String.join(", ", parts);
    }

    private Optional<Joined> sameGroup(Route route, String group) {
        return gatherings.stream()
                .filter(one -> one.route().equals(route.name()) && one.groups().contains(group))
                .findFirst()
                .map(one -> new Joined(one.incident(), route, group, "the same " + group));
    }

    private Optional<Joined> neighbour(Route route, String group, Episode episode) {
        return episode.alert().service().flatMap(service -> gatherings.stream()
                .filter(one -> isSoon(route, one.openedAt(), episode.heardAt()))
                .flatMap(one -> beside(one.services(), service)
                        .map(other -> new Joined(
                                one.incident(),
                                route,
                                group,
                                other.equals(service)
                                        ? "the same service, " + service
                                        : "one of " + service + " and " + other
                                                + " calls the other, and both began within "
                                                + route.within().toMinutes() + " minutes"))
                        .stream())
                .findFirst());
    }

    private List<Opened> besideOpened(Route route, Episode episode) {
        Optional<String> service = episode.alert().service();
        Predicate<Episode> isBeside = other -> isSoon(route, other.heardAt(), episode.heardAt())
                && service.flatMap(one -> other.alert().service().filter(two -> areNeighbours.test(one, two)))
                        .isPresent();
        return opened.entrySet().stream()
                .filter(one -> one.getValue().stream().limit(MOST_COMPARED).anyMatch(isBeside))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Of an incident that is about to be opened the first episodes say what it is about. */
    private static final int MOST_COMPARED = 20;

    private Optional<String> beside(Set<String> services, String service) {
        return services.contains(service)
                ? Optional.of(service)
                : new TreeSet<>(services)
                        .stream()
                                .filter(one -> areNeighbours.test(one, service))
                                .findFirst();
    }

    private static boolean isSoon(Route route, Instant opened, Instant heard) {
        return Duration.between(opened, heard).abs().compareTo(route.within()) <= 0;
    }

    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        opened.forEach((one, episodes) -> verdicts.add(new Open(one.route(), one.group(), episodes)));
        joined.forEach((one, episodes) -> verdicts.add(new Join(
                one.incident(), one.route(), one.group(), one.because(), wakes(one.incident(), episodes), episodes)));
        held.forEach((one, episodes) -> verdicts.add(new Hold(one.because(), one.until(), episodes)));
        return List.copyOf(verdicts);
    }

    private Optional<String> wakes(long incident, List<Episode> joining) {
        Gathering before = gatherings.stream()
                .filter(one -> one.incident() == incident)
                .findFirst()
                .orElseThrow();
        boolean wasForgotten = before.quietSince()
                .filter(since -> !now.isBefore(since.plus(FORGOTTEN)))
                .isPresent();
        if (wasForgotten) {
            return Optional.of("it fires again, and the incident of before was left open");
        }
        return !before.isSevere() && joining.stream().anyMatch(Grouping::isSevere)
                ? Optional.of("it became severe")
                : Optional.empty();
    }
}
