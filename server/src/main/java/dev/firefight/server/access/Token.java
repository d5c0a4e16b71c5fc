package dev.firefight.server.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A key for a program that acts for somebody.
 *
 * @param number by which it can be revoked
 * @param owner for whom it acts, with no more than they may do themselves
 * @param label what it is for
 * @param permission what it may do at most
 * @param since when it was made
 * @param until when it ends by itself; empty where it does not
 */
public record Token(
        long number, String owner, String label, Permission permission, Instant since, Optional<Instant> until) {}
