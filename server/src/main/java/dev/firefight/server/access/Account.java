package dev.firefight.server.access;

import java.time.Instant;

/**
 * Somebody who is let in by a password.
 *
 * @param name as in timelines
 * @param permission what they may do
 * @param isOpen false once it was closed; its name stays theirs
 * @param since when it was made
 */
public record Account(String name, Permission permission, boolean isOpen, Instant since) {}
