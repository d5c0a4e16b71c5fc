package dev.firefight.server.access;

import java.time.Instant;

/**
 * An address that shows one incident to whoever has it.
 *
 * @param number by which it can be revoked
 * @param incident what it shows
 * @param by who made it
 * @param since when it was made
 */
public record Link(long number, long incident, String by, Instant since) {}
