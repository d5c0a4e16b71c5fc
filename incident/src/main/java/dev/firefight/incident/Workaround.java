package dev.firefight.incident;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A debt: something that holds until the real fix is made.
 *
 * @param number of the entry that brought it
 * @param what it is
 * @param owner who makes the real fix
 * @param due until when
 */
public record Workaround(long number, String what, Optional<Person> owner, Optional<LocalDate> due) {
    /** Whether somebody makes the real fix until a day. */
    public boolean isOwned() {
        return owner.isPresent() && due.isPresent();
    }
}
