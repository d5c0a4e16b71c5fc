package dev.firefight.journal;

import java.util.List;

/**
 * What {@link Journal#verify} found.
 *
 * @param entries how many entries were read
 * @param head where the journal ends by its entries; worth keeping elsewhere for the next time when all is whole
 * @param damages what was found, the first {@link #SHOWN_DAMAGES}
 * @param found how many there are, those that are not shown included
 */
public record Verification(long entries, Head head, List<Damage> damages, long found) {
    /** So many are told one by one. */
    public static final int SHOWN_DAMAGES = 100;

    public Verification {
        damages = List.copyOf(damages);
    }

    /** Whether nothing was found. */
    public boolean whole() {
        return found == 0;
    }
}
