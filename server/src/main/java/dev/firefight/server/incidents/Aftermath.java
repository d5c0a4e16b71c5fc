package dev.firefight.server.incidents;

import dev.firefight.incident.Freeze;
import dev.firefight.incident.Person;
import dev.firefight.incident.Rest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What rests after incidents: deployments after a major one, and people after a long night. */
public final class Aftermath {
    /** So many incidents are looked at; nobody has more in a few days. */
    private static final int MOST_INCIDENTS = 1_000;
    /** A night, and the rest after it, lie within the last days. */
    private static final Duration NIGHTS = Duration.ofDays(3);

    private final Directory directory;
    private final Incidents incidents;

    /** Over all incidents. */
    public Aftermath(Directory directory, Incidents incidents) {
        this.directory = directory;
        this.incidents = incidents;
    }

    /**
     * Deployments rest.
     *
     * @param incident after which one
     * @param title of the incident
     * @param until when
     */
    public record Frozen(long incident, String title, Instant until) {}

    /** Which incidents keep deployments from going on now, the longest first. */
    public List<Frozen> freezes() {
        Instant now = incidents.now();
        List<Frozen> freezes = new ArrayList<>();
        Query resolved = new Query("", Optional.of(false), Set.of(), Optional.of(false));
        for (Timeline timeline : since(resolved, now.minus(incidents.policy().freeze()))) {
            Freeze.until(timeline.state(), incidents.policy(), now)
                    .ifPresent(until -> freezes.add(new Frozen(timeline.number(), title(timeline), until)));
        }
        freezes.sort(Comparator.comparing(Frozen::until).reversed());
        return List.copyOf(freezes);
    }

    /**
     * Who rests now, and until when.
     *
     * @param zone in which it is night
     */
    public Map<Person, Instant> resting(ZoneId zone) {
        Instant now = incidents.now();
        Map<Person, Instant> resting = new HashMap<>();
        for (Timeline timeline : since(Query.ALL, now.minus(NIGHTS))) {
            Rest.of(timeline.entries(), incidents.policy(), zone, now)
                    .forEach((person, until) ->
                            resting.merge(person, until, (one, other) -> one.isAfter(other) ? one : other));
        }
        resting.values().removeIf(until -> !until.isAfter(now));
        return Map.copyOf(resting);
    }

    private List<Timeline> since(Query query, Instant from) {
        return directory.list(query, 0, MOST_INCIDENTS).lines().stream()
                .filter(line -> line.lastAt().isAfter(from))
                .flatMap(line -> incidents.timeline(line.number()).stream())
                .toList();
    }

    private static String title(Timeline timeline) {
        return timeline.state().declared().map(one -> one.title()).orElse("");
    }
}
