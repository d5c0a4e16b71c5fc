package dev.firefight.server.setup;

import dev.firefight.server.access.Secrets;
import java.util.List;

/**
 * How something of a set-up stood when it was shown to somebody, so that whoever alters it later undoes nothing that they have not seen.
 *
 * @param kind what it is, as {@link SetupDifference} calls it, such as {@code schedule}
 * @param name by which it is known; what has none of this name is as new
 * @param mark of all that can differ in it: the same exactly where that is the same
 */
public record SetupMark(String kind, String name, String mark) {
    /** As it stands now. */
    public static SetupMark of(Setup setup, String kind, String name) {
        return new SetupMark(
                kind,
                name,
                Secrets.hash(SetupTelling.all(setup).getOrDefault(kind, List.of()).stream()
                        .filter(one -> one.name().equals(name))
                        .toList()
                        .toString()));
    }

    boolean holds(Setup setup) {
        return of(setup, kind, name).equals(this);
    }
}
