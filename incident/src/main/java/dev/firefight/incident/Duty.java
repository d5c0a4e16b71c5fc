package dev.firefight.incident;

import java.time.Instant;

/**
 * Somebody has a role.
 *
 * @param role which
 * @param person who
 * @param since when
 */
public record Duty(Role role, Person person, Instant since) {}
