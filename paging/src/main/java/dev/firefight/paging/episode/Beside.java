package dev.firefight.paging.episode;

import dev.firefight.paging.roster.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Services that incidents are about, as far as others may stand beside them: the first {@link #MOST_COMPARED}, which in a storm are the likely
 * ones to have begun it.
 *
 * @param <I> what stands for an incident
 */
final class Beside<I> {
    /** With so many services each other is compared. */
    static final int MOST_COMPARED = 500;

    private final BiPredicate<String, String> areNeighbours;
    private final List<Known<I>> known = new ArrayList<>();
    private final Set<Known<I>> all = new HashSet<>();
    private final Map<String, List<Known<I>>> sameService = new HashMap<>();

    private record Known<I>(I incident, String service, Instant openedAt, Duration within) {
        boolean isSoon(Instant heardAt) {
            return !within.isZero() && Duration.between(openedAt, heardAt).abs().compareTo(within) <= 0;
        }
    }

    /** An incident, and why an episode belongs to it. */
    record Found<I>(I incident, String because) {}

    Beside(BiPredicate<String, String> areNeighbours) {
        this.areNeighbours = areNeighbours;
    }

    /** @param route by which the incident came: it says how soon others have to follow */
    void add(I incident, String service, Instant openedAt, Route route) {
        Known<I> one = new Known<>(incident, service, openedAt, route.within());
        if (known.size() < MOST_COMPARED && !route.within().isZero() && all.add(one)) {
            known.add(one);
            sameService.computeIfAbsent(service, _ -> new ArrayList<>()).add(one);
        }
    }

    /** The first incident of the same service, or else of one beside it, that began about then. */
    Optional<Found<I>> find(String service, Instant heardAt) {
        return sameService.getOrDefault(service, List.of()).stream()
                .filter(one -> one.isSoon(heardAt))
                .findFirst()
                .or(() -> known.stream()
                        .filter(one -> areNeighbours.test(one.service(), service) && one.isSoon(heardAt))
                        .findFirst())
                .map(one -> new Found<>(one.incident(), because(one, service)));
    }

    /** All of the same service, and behind them those of one beside it, that began about then. */
    List<Found<I>> all(String service, Instant heardAt) {
        return Stream.concat(
                        sameService.getOrDefault(service, List.of()).stream(),
                        known.stream().filter(one -> areNeighbours.test(one.service(), service)))
                .filter(one -> one.isSoon(heardAt))
                .map(one -> new Found<>(one.incident(), because(one, service)))
                .toList();
    }

    private static String because(Known<?> one, String service) {
        String first = one.service().equals(service)
                ? "both are about " + service
                : service + " and " + one.service() + " call one another";
        return first + ", and both began within " + one.within().toMinutes() + " minutes";
    }
}
