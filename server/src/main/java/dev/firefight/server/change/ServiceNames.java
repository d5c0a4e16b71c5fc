package dev.firefight.server.change;

import dev.firefight.server.change.ToldChange.Where;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds whose a change is. */
final class ServiceNames {
    private static final Pattern DECORATION = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern KIND = Pattern.compile("(?<=.)(service|svc)$");

    private ServiceNames() {}

    /**
     * The services of a change: those that the sender names, else its repository or application. Each is looked up in the mapping of the set-up
     * first; else it is the service that is known under this name, if exactly one is: in the same letters, or as large or small ones, or but for
     * dashes and a "service" at its end; else it counts as it is said.
     *
     * @param mapping for a repository, an application or a name of the sender's the services that it is
     * @param known services that telemetry and alerts have told of
     */
    static List<String> of(Where where, Map<String, List<String>> mapping, Set<String> known) {
        Stream<String> said = where.services().isEmpty()
                ? Stream.of(where.source()).filter(one -> !one.isEmpty())
                : where.services().stream();
        return said.flatMap(one -> mapped(one, mapping)
                        .map(Collection::stream)
                        .orElseGet(() -> Stream.of(matched(shortened(one), known))))
                .distinct()
                .limit(Texts.MOST_SERVICES)
                .toList();
    }

    private static Optional<List<String>> mapped(String name, Map<String, List<String>> mapping) {
        return Optional.ofNullable(mapping.get(name))
                .or(() -> only(mapping.keySet(), name, String::equalsIgnoreCase).map(mapping::get));
    }

    /** A repository without its owner. */
    private static String shortened(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.isEmpty() ? name : last;
    }

    private static String matched(String name, Set<String> known) {
        if (known.contains(name)) {
            return name;
        }
        return only(known, name, String::equalsIgnoreCase)
                .or(() -> only(
                        known,
                        name,
                        (one, other) ->
                                bare(one).equals(bare(other)) && !bare(one).isEmpty()))
                .orElse(name);
    }

    private static Optional<String> only(Set<String> names, String name, BiPredicate<String, String> isSame) {
        List<String> fitting =
                names.stream().filter(one -> isSame.test(one, name)).limit(2).toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static String bare(String name) {
        String letters = DECORATION.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
        return KIND.matcher(letters).replaceAll("");
    }
}
