package dev.firefight.document;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which names there are in a document, and which are referred to. What refers to nobody is known only when all was read.
 *
 * @param <K> the kinds of things that have names
 */
public final class References<K extends Enum<K>> {
    private final Map<K, Set<String>> names;
    private final List<Use<K>> uses = new ArrayList<>();

    private record Use<K>(K kind, String name, Section at, String field) {}

    /** Of nothing yet. */
    public References(Class<K> kinds) {
        this.names = new EnumMap<>(kinds);
    }

    /** A name that something has, even where the rest of it is wrong; two of a kind with the same are a problem. */
    public void declare(K kind, String name, Section at) {
        if (!names.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).add(name)) {
            at.problem(
                    "name",
                    "there are two of the kind " + Scalars.word(kind) + " with the name " + Problem.shown(name)
                            + ": give one another name, or take it out");
        }
    }

    /** A name that something uses in one of its fields. */
    public void use(K kind, String name, Section at, String field) {
        uses.add(new Use<>(kind, name, at, field));
    }

    /** When all was read: what is used and has no one's name is a problem where it is used. */
    public void check() {
        for (Use<K> use : uses) {
            if (use.at().isHopeless()) {
                break;
            }
            Set<String> known = names.getOrDefault(use.kind(), Set.of());
            if (!known.contains(use.name())) {
                use.at()
                        .problem(
                                use.field(),
                                () -> "there is no " + Scalars.word(use.kind()) + " with the name "
                                        + Problem.shown(use.name()) + Nearest.hint(use.name(), known));
            }
        }
    }
}
