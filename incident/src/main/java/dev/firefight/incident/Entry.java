package dev.firefight.incident;

import java.time.Instant;

/**
 * A line of the timeline.
 *
 * @param number counted from 1 in each incident; other entries refer to it
 * @param at when it was written
 * @param by who wrote it
 * @param fact what it tells
 */
public record Entry(long number, Instant at, Person by, Fact fact) {
    /** Checks the number. */
    public Entry {
        if (number < 1) {
            throw new IllegalArgumentException("entries are counted from 1, not " + number);
        }
    }
}
