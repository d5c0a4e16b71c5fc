package dev.firefight.paging.roster;

import java.util.List;
import java.util.Optional;

/**
 * People who answer for some services.
 *
 * @param name by which steps refer to it
 * @param members names of its people
 * @param services for which it is called; {@code *} in a name stands for any characters
 * @param policy how it is called; the first of the roster where none is named
 */
public record Team(String name, List<String> members, List<String> services, Optional<String> policy) {
    /** Copies the lists. */
    public Team {
        members = List.copyOf(members);
        services = List.copyOf(services);
    }
}
