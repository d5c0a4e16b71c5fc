package dev.firefight.server.access;

import java.time.Instant;

/**
 * A one-time link by which somebody chooses a password.
 *
 * @param number by which it can be withdrawn
 * @param account whose password it is
 * @param permission what they may do
 * @param by who made it; it is of use as long as they administer
 * @param until when it ends by itself
 */
public record Invitation(long number, String account, Permission permission, String by, Instant until) {}
