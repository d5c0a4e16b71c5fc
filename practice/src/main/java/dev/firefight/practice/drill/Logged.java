package dev.firefight.practice.drill;

import dev.firefight.incident.Person;
import java.time.Duration;

/**
 * A line of the log of a drill.
 *
 * @param at how long after the beginning, in the time of the scenario
 * @param by who
 * @param deed what
 */
public record Logged(Duration at, Person by, Deed deed) {
    /** Checks the time. */
    public Logged {
        if (at.isNegative()) {
            throw new IllegalArgumentException("nothing is done before the beginning");
        }
    }
}
