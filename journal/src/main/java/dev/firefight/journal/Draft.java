package dev.firefight.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An entry before it has a place in the journal.
 *
 * @param type what kind of entry it is: letters, digits and {@code . _ : / -}, at most {@link Limits#NAME_CHARACTERS}
 * @param time when it came to be, as its author says; kept to the microsecond, in the years 0 to 9999
 * @param payload what it says, at most {@link Limits#PAYLOAD_BYTES}
 */
public record Draft(String type, Instant time, Bytes payload) {
    public Draft {
        Limits.name("a type", type);
        time = Limits.time(time).truncatedTo(ChronoUnit.MICROS);
        if (payload.size() > Limits.PAYLOAD_BYTES) {
            throw new IllegalArgumentException("the payload of an entry has at most " + Limits.PAYLOAD_BYTES
                    + " bytes, not " + payload.size() + ": store what is large elsewhere and its hash here");
        }
    }
}
