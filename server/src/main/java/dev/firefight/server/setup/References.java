package dev.firefight.server.setup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which names there are, and which are referred to. What refers to nobody is known only when all was read. */
final class References {
    private final Problems problems;
    private final Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);
    private final List<Use> uses = new ArrayList<>();

    /** What has a name. */
    enum Kind {
        PERSON,
        TEAM,
        SCHEDULE,
        POLICY,
        ROUTE,
        INTEGRATION,
        SOURCE,
        WATCH,
        HEARTBEAT
    }

    private record Use(Kind kind, String name, String path, int line) {}

    References(Problems problems) {
        this.problems = problems;
        for (Kind kind : Kind.values()) {
            names.put(kind, new LinkedHashSet<>());
        }
    }

    /** A name that something has, even where the rest of it is wrong. */
    void declare(Kind kind, String name, Section at) {
        if (!names.getOrDefault(kind, Set.of()).contains(name)) {
            names.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).add(name);
        } else {
            at.problem(
                    "name",
                    "there are two of the kind " + Scalars.word(kind) + " with the name " + Problems.shown(name)
                            + ": give one another name, or take it out");
        }
    }

    /** A name that something uses. */
    void use(Kind kind, String name, Section at, String field) {
        uses.add(new Use(
                kind,
                name,
                at.path() + "." + field,
                at.place(field).map(place -> place.node().line()).orElse(at.line())));
    }

    /** When all was read. */
    void check() {
        for (Use use : uses) {
            if (problems.areEnough()) {
                break;
            }
            Set<String> known = names.getOrDefault(use.kind(), Set.of());
            if (!known.contains(use.name())) {
                problems.add(
                        use.path(),
                        use.line(),
                        "there is no " + Scalars.word(use.kind()) + " with the name " + Problems.shown(use.name())
                                + Nearest.hint(use.name(), known));
            }
        }
    }
}
