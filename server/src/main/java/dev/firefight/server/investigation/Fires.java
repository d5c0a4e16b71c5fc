package dev.firefight.server.investigation;

import dev.firefight.incident.Alarm.AlertFired;
import dev.firefight.incident.Entry;
import dev.firefight.paging.episode.Episode;
import dev.firefight.server.incidents.Timeline;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the alerts of an incident say while recovery is watched.
 *
 * @param services that alerts were about
 * @param first when the first that still fires began
 * @param names what still fires, each as "NAME of SERVICE"
 * @param fresh which of them nobody had heard of before the change
 */
record Fires(Set<String> services, Optional<Instant> first, List<String> names, List<String> fresh) {
    /**
     * Of the episodes of an incident.
     *
     * @param firing those that go on
     * @param services of all that ever joined
     * @param since when a new one is one of a second wave
     */
    static Fires of(List<Episode> firing, Set<String> services, Timeline timeline, Instant since) {
        Set<String> known = new HashSet<>();
        for (Entry entry : timeline.entries()) {
            if (entry.fact() instanceof AlertFired fired && entry.at().isBefore(since)) {
                known.add(name(fired.name(), fired.service()));
            }
        }
        return new Fires(
                services,
                firing.stream().map(Episode::startsAt).min(Instant::compareTo),
                firing.stream().map(Fires::name).distinct().toList(),
                firing.stream()
                        .filter(one -> one.startsAt().isAfter(since))
                        .map(Fires::name)
                        .filter(name -> !known.contains(name))
                        .distinct()
                        .toList());
    }

    private static String name(Episode one) {
        return name(one.alert().name(), one.alert().service().orElse(""));
    }

    private static String name(String alert, String service) {
        return service.isEmpty() ? alert : alert + " of " + service;
    }
}
