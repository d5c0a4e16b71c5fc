package dev.firefight.server.access;

import java.time.Instant;

/**
 * A browser in which somebody is logged in.
 *
 * @param number by which it can be ended
 * @param account whose it is
 * @param since when it began
 * @param until when it ends by itself
 * @param from the address at which it began
 */
public record Session(long number, String account, Instant since, Instant until, String from) {}
