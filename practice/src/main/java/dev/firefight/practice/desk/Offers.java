package dev.firefight.practice.desk;

import dev.firefight.practice.act.Parameter;
import dev.firefight.practice.production.Cache;
import dev.firefight.practice.production.Database;
import dev.firefight.practice.production.Host;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Service;
import dev.firefight.practice.production.Topic;
import dev.firefight.practice.remedy.Remedies;
import dev.firefight.practice.remedy.RemedyKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that can be done to a production, to choose from. */
public final class Offers {
    private Offers() {}

    /**
     * Something that can be done.
     *
     * @param line as it is typed, with the place where it is done; what else it is told may follow
     * @param more what else it may be told; may be empty
     * @param kind what it is
     */
    public record Offer(String line, String more, RemedyKind kind) {}

    /** All of them, kinds in their order and each at all places. */
    public static List<Offer> of(Production production) {
        return Remedies.all().stream().flatMap(kind -> of(production, kind)).toList();
    }

    private static Stream<Offer> of(Production production, RemedyKind kind) {
        if (kind.parameters().isEmpty()) {
            return Stream.of(new Offer(kind.id(), "", kind));
        }
        String more = kind.parameters().stream()
                .skip(1)
                .map(one -> one.name().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        List<String> places = places(production, kind.parameters().getFirst());
        return places.isEmpty()
                ? Stream.of(new Offer(
                        kind.id(),
                        kind.parameters().getFirst().name().toUpperCase(Locale.ROOT)
                                + (more.isEmpty() ? "" : " " + more),
                        kind))
                : places.stream().map(place -> new Offer(kind.id() + " " + place, more, kind));
    }

    private static List<String> places(Production production, Parameter first) {
        return switch (first.type()) {
            case SERVICE -> production.services().stream().map(Service::name).toList();
            case SCALED ->
                production.services().stream()
                        .filter(one -> one.autoscaler().isPresent())
                        .map(Service::name)
                        .toList();
            case DATABASE -> production.databases().stream().map(Database::name).toList();
            case CACHE -> production.caches().stream().map(Cache::name).toList();
            case TOPIC -> production.topics().stream().map(Topic::name).toList();
            case HOST -> production.machines().all().stream().map(Host::name).toList();
            case ROUTE, TABLE, SHARE, FACTOR, NUMBER, DURATION, SIZE, CHOICE, TEXT -> List.of();
        };
    }
}
