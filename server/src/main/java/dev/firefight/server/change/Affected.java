package dev.firefight.server.change;

import dev.firefight.incident.Change;
import dev.firefight.incident.Course;
import dev.firefight.incident.Incident;
import dev.firefight.paging.episode.Gathering;
import dev.firefight.server.paging.Alerts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * What an incident has to do with a service: alerts of it fire, its title or a change of it names the service, or the service and one of those call
 * each other.
 */
public final class Affected {
    private final Alerts alerts;
    private final BiPredicate<String, String> areNeighbours;

    /** @param areNeighbours whether of two services one calls the other */
    public Affected(Alerts alerts, BiPredicate<String, String> areNeighbours) {
        this.alerts = alerts;
        this.areNeighbours = areNeighbours;
    }

    /** Services whose alerts belong to an incident, in the order of names. */
    public Set<String> services(long incident) {
        return alerts.read(all -> all.gathering(incident))
                .map(Gathering::services)
                .map(TreeSet::new)
                .orElseGet(TreeSet::new);
    }

    /** Why a change has to do with an incident; empty where it does not. */
    public Optional<String> because(long incident, Incident state, ReportedChange change) {
        return because(services(incident), words(state), change.services());
    }

    private Optional<String> because(Set<String> burning, List<String> words, List<String> changed) {
        for (String service : changed) {
            if (burning.stream().anyMatch(service::equalsIgnoreCase)) {
                return Optional.of("alerts of " + service + " fire");
            }
        }
        for (String service : changed) {
            if (words.stream().anyMatch(text -> Wording.names(text, service))) {
                return Optional.of("the incident speaks of " + service);
            }
        }
        for (String service : changed) {
            for (String other : burning) {
                if (areNeighbours.test(service, other)) {
                    return Optional.of(service + " and " + other + ", whose alerts fire, work together");
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> words(Incident state) {
        List<String> words = new java.util.ArrayList<>();
        state.declared().map(Course.Declared::title).ifPresent(words::add);
        state.changesInTheWay().stream()
                .map(Change::started)
                .forEach(one -> words.add(one.what() + "\n" + one.where()));
        return words;
    }
}
