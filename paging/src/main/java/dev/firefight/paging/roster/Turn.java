package dev.firefight.paging.roster;

import java.time.Instant;
import java.util.Optional;

/**
 * Who is on call from one moment to another.
 *
 * @param member nobody if empty: a gap in the schedule
 * @param from when it begins
 * @param until when it ends, later than {@code from}; somebody else is on call at this very moment
 */
public record Turn(Optional<String> member, Instant from, Instant until) {}
