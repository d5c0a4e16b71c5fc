package dev.firefight.practice.remedy;

import dev.firefight.document.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that can be done. */
public final class Remedies {
    private static final Map<String, RemedyKind> ALL = new LinkedHashMap<>();

    static {
        Stream.of(ServiceRemedies.all(), CallRemedies.all(), DataRemedies.all(), PlatformRemedies.all())
                .flatMap(List::stream)
                .forEach(kind -> ALL.put(kind.id(), kind));
    }

    private Remedies() {}

    /** All of them. */
    public static List<RemedyKind> all() {
        return List.copyOf(ALL.values());
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static RemedyKind kind(String id) {
        RemedyKind kind = ALL.get(id);
        if (kind == null) {
            throw new IllegalArgumentException("nobody knows how to \"" + id + "\"" + Nearest.hint(id, ALL.keySet()));
        }
        return kind;
    }
}
