package dev.firefight.paging.episode;

import dev.firefight.paging.episode.Episode.Standing;
import dev.firefight.paging.episode.Gathering.Group;
import dev.firefight.paging.episode.Verdict.Hold;
import dev.firefight.paging.episode.Verdict.Join;
import dev.firefight.paging.episode.Verdict.Open;
import dev.firefight.paging.episode.Verdict.Part;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Which episodes belong together. An episode belongs to the incident of its group, or to one of its service or of a service beside it that began
 * about then; else it makes a new one. It waits while it is silenced, and at first where its alert comes and goes.
 *
 * <p>Cost: of each episode its routes and silences, and of each group a comparison with {@value Beside#MOST_COMPARED} services at most.
 */
public final class Grouping {
    /** After so long without any alert an incident that was left open wakes somebody anew. */
    static final Duration FORGOTTEN = Duration.ofMinutes(30);

    /** A longer name of a group is cut; what follows is told apart by its hash. */
    static final int MOST_GROUP_CHARS = 1_000;

    private final Roster roster;
    private final Instant now;
    private final Map<Long, Gathering> gatherings = new LinkedHashMap<>();
    private final Map<Group, Long> incidents = new HashMap<>();
    private final Beside<Long> besideIncidents;
    private final Beside<Integer> besideOpened;
    private final Map<Group, Placed> placed = new LinkedHashMap<>();
    private final List<List<Placed>> opened = new ArrayList<>();
    private final Map<Standing.Waiting, List<Episode>> held = new LinkedHashMap<>();
    private final Map<Answering, Optional<String>> policies = new HashMap<>();

    private record Answering(String route, Optional<String> service) {}

    /** A group of this round; its incident is empty where it makes a new one, or stands beside one that does. */
    private record Placed(
            Route route,
            String group,
            String because,
            Optional<Long> incident,
            List<Episode> episodes,
            SequencedSet<Optional<String>> calls) {
        static Placed empty(Route route, String group, String because, Optional<Long> incident) {
            return new Placed(route, group, because, incident, new ArrayList<>(), new LinkedHashSet<>());
        }

        Part part() {
            return new Part(route, group, because, episodes, List.copyOf(calls));
        }
    }

    private final Map<Integer, Integer> united = new HashMap<>();

    private Grouping(
            Roster roster, Collection<Gathering> gatherings, BiPredicate<String, String> areNeighbours, Instant now) {
        this.roster = roster;
        this.now = now;
        besideIncidents = new Beside<>(areNeighbours);
        besideOpened = new Beside<>(areNeighbours);
        gatherings.forEach(this::know);
    }

    private void know(Gathering gathering) {
        gatherings.put(gathering.incident(), gathering);
        gathering.groups().forEach(group -> incidents.putIfAbsent(group, gathering.incident()));
        Route route = roster.routes().stream()
                .filter(one -> one.name().equals(gathering.route()))
                .findFirst()
                .orElse(Roster.USUAL);
        if (!gathering.openedAt().isBefore(now.minus(route.within()).minus(LATEST_DECISION))) {
            new TreeSet<>(gathering.services())
                    .forEach(
                            service -> besideIncidents.add(gathering.incident(), service, gathering.openedAt(), route));
        }
    }

    /** Episodes that were heard of longer ago stand beside no incident any more. */
    private static final Duration LATEST_DECISION = Duration.ofMinutes(10);

    /**
     * What is to become of episodes of which nothing was decided, or of which it is to be decided anew.
     *
     * @param undecided the oldest first
     * @param gatherings the incidents that are not over
     * @param areNeighbours whether of two services one calls the other
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

    private void place(Episode episode) {
        Route route = roster.route(episode.alert().labels());
        Optional<Standing.Waiting> reason = Holding.reason(episode, route, roster, now);
        if (reason.isPresent()) {
            held.computeIfAbsent(reason.get(), _ -> new ArrayList<>()).add(episode);
            return;
        }
        Group group = new Group(route.name(), name(route, episode));
        Placed own = placed.computeIfAbsent(group, _ -> choose(route, group, episode));
        own.episodes().add(episode);
        if (route.effect() == Route.Effect.PAGE) {
            own.calls().add(policy(route, episode.alert().service()));
        }
    }

    private Optional<String> policy(Route route, Optional<String> service) {
        return policies.computeIfAbsent(new Answering(route.name(), service), _ -> roster.policyFor(route, service)
                .map(EscalationPolicy::name));
    }

    private Placed choose(Route route, Group group, Episode episode) {
        Optional<Long> same = Optional.ofNullable(incidents.get(group));
        if (same.isPresent()) {
            return Placed.empty(route, group.name(), "the same " + group.name(), same);
        }
        Optional<String> service =
                episode.alert().service().filter(_ -> !episode.alert().isTest());
        Optional<Beside.Found<Long>> incident = service.flatMap(one -> besideIncidents.find(one, episode.heardAt()));
        if (incident.isPresent()) {
            return Placed.empty(
                    route,
                    group.name(),
                    incident.get().because(),
                    Optional.of(incident.get().incident()));
        }
        List<Beside.Found<Integer>> beside =
                service.map(one -> besideOpened.all(one, episode.heardAt())).orElse(List.of());
        Placed own = Placed.empty(
                route,
                group.name(),
                beside.stream().map(Beside.Found::because).findFirst().orElse("it opened the incident"),
                Optional.empty());
        int into = beside.isEmpty() ? open() : now(beside.getFirst().incident());
        opened.get(into).add(own);
        // Two that were apart belong together when somebody between them comes.
        beside.forEach(other -> unite(into, now(other.incident())));
        Route first = opened.get(into).getFirst().route();
        service.ifPresent(one -> besideOpened.add(into, one, episode.heardAt(), first));
        return own;
    }

    private void unite(int into, int other) {
        if (into != other
                && opened.get(into)
                        .getFirst()
                        .route()
                        .equals(opened.get(other).getFirst().route())) {
            opened.get(into).addAll(opened.get(other));
            opened.get(other).clear();
            united.put(other, into);
        }
    }

    /** Where an incident that is about to be opened went. */
    private int now(int opening) {
        int at = opening;
        while (united.containsKey(at)) {
            at = united.getOrDefault(at, at);
        }
        return at;
    }

    private int open() {
        opened.add(new ArrayList<>());
        return opened.size() - 1;
    }

    /** The values of the labels by which a route groups; without any of them, the name of the alert. What is only tried stays apart from what is not. */
    private static String name(Route route, Episode episode) {
        List<String> parts = new ArrayList<>();
        if (episode.alert().isTest()) {
            parts.add("test=" + episode.alert().fingerprint());
        }
        for (String label : route.groupBy()) {
            Optional<String> value = label.equals(Roster.SERVICE)
                    ? episode.alert().service()
                    : episode.alert().labels().find(label);
            value.ifPresent(one -> parts.add(label + "=" + one));
        }
        String name = parts.isEmpty() ? "alert=" + episode.alert().name() : String.join(", ", parts);
        return name.length() <= MOST_GROUP_CHARS
                ? name
                : name.substring(0, MOST_GROUP_CHARS) + "… #" + Integer.toHexString(name.hashCode());
    }

    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        opened.stream()
                .filter(parts -> !parts.isEmpty())
                .forEach(parts ->
                        verdicts.add(new Open(parts.stream().map(Placed::part).toList())));
        placed.values().forEach(one -> one.incident()
                .ifPresent(incident -> verdicts.add(new Join(incident, one.part(), wakes(incident, one.episodes())))));
        held.forEach((one, episodes) -> verdicts.add(new Hold(one.because(), one.until(), episodes)));
        return List.copyOf(verdicts);
    }

    private Optional<String> wakes(long incident, List<Episode> joining) {
        Optional<Gathering> before = Optional.ofNullable(gatherings.get(incident));
        boolean wasForgotten = before.flatMap(Gathering::quietSince)
                .filter(since -> !now.isBefore(since.plus(FORGOTTEN)))
                .isPresent();
        if (wasForgotten) {
            return Optional.of("it fires again, and the incident of before was left open");
        }
        boolean wasSevere = before.filter(Gathering::isSevere).isPresent();
        return !wasSevere
                        && joining.stream()
                                .anyMatch(one -> one.alert().gravity().isSevere())
                ? Optional.of("it became severe")
                : Optional.empty();
    }
}
