package dev.firefight.paging.roster;

import java.time.Instant;
import java.util.Optional;

/**
 * Who is on call in a schedule.
 *
 * @param schedule its name
 * @param now who is on call; nobody if empty
 * @param until when that changes; empty if it does not within {@link Schedule#LONGEST_SPAN}
 * @param next who is on call from then on; nobody if empty
 */
public record OnCall(String schedule, Optional<String> now, Optional<Instant> until, Optional<String> next) {}
