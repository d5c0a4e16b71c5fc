package dev.firefight.practice.fault;

import dev.firefight.document.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All kinds of faults. */
public final class Faults {
    private static final Map<String, FaultKind> ALL = new LinkedHashMap<>();

    static {
        Stream.of(
                        InfrastructureFaults.all(),
                        CodeFaults.all(),
                        DataFaults.all(),
                        ConfigurationFaults.all(),
                        DependencyFaults.all(),
                        HumanFaults.all(),
                        LatentFaults.all())
                .flatMap(List::stream)
                .forEach(kind -> ALL.put(kind.id(), kind));
    }

    private Faults() {}

    /** All of them, by family. */
    public static List<FaultKind> all() {
        return List.copyOf(ALL.values());
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static FaultKind kind(String id) {
        FaultKind kind = ALL.get(id);
        if (kind == null) {
            throw new IllegalArgumentException("there is no fault \"" + id + "\"" + Nearest.hint(id, ALL.keySet()));
        }
        return kind;
    }
}
