package dev.firefight.paging.episode;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The episodes of one incident that is not over, taken together.
 *
 * @param incident its number
 * @param route by which the first came
 * @param groups what the episodes have in common, one for each group that joined
 * @param services that they are about
 * @param openedAt when the first joined
 * @param firing how many of them go on
 * @param total how many there were
 * @param isSevere whether one of them was severe
 * @param quietSince since when none goes on; empty while one does
 */
public record Gathering(
        long incident,
        String route,
        Set<Group> groups,
        Set<String> services,
        Instant openedAt,
        long firing,
        long total,
        boolean isSevere,
        Optional<Instant> quietSince) {
    /** The most groups and services that are known of one incident; beyond, others do not join by them. */
    static final int MOST_NAMES = 1_000;

    /**
     * What some episodes of an incident have in common.
     *
     * @param route by which they came
     * @param name labels and their values
     */
    public record Group(String route, String name) {}

    /** Copies the sets. */
    public Gathering {
        groups = Set.copyOf(groups);
        services = Set.copyOf(services);
    }

    static Gathering of(EpisodeFact.Joined fact, Instant at) {
        return new Gathering(fact.incident(), fact.route(), Set.of(), Set.of(), at, 0, 0, false, Optional.empty());
    }

    Gathering with(EpisodeFact.Joined fact, Episode episode) {
        return new Gathering(
                incident,
                route,
                more(groups, Optional.of(new Group(fact.route(), fact.group()))),
                more(services, episode.alert().service()),
                openedAt,
                firing + 1,
                total + 1,
                isSevere || episode.alert().gravity().isSevere(),
                Optional.empty());
    }

    /** With an episode that ended while it was decided that it belongs here. */
    Gathering withEnded(EpisodeFact.Joined fact, Instant at) {
        return new Gathering(
                incident,
                route,
                more(groups, Optional.of(new Group(fact.route(), fact.group()))),
                services,
                openedAt,
                firing,
                total + 1,
                isSevere,
                firing == 0 ? quietSince.or(() -> Optional.of(at)) : Optional.empty());
    }

    Gathering without(Instant at) {
        long left = Math.max(0, firing - 1);
        return new Gathering(
                incident,
                route,
                groups,
                services,
                openedAt,
                left,
                total,
                isSevere,
                left == 0 ? Optional.of(at) : Optional.empty());
    }

    private static <T> Set<T> more(Set<T> names, Optional<T> name) {
        if (name.isEmpty() || names.contains(name.get()) || names.size() >= MOST_NAMES) {
            return names;
        }
        Set<T> all = new HashSet<>(names);
        all.add(name.get());
        return all;
    }
}
