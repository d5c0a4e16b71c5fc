/**
 * Who is let in: accounts, sessions, tokens of programs, and links that show one incident to who has them.
 *
 * <p>In: what somebody shows (a cookie, a token, a name with a password, a link). Out: a {@link
 * dev.firefight.server.access.Caller} with a {@link dev.firefight.server.access.Permission}, or nothing. All of it is folded from entries of
 * the journal, which are the audit trail of administration at the same time.
 *
 * <p>Always: secrets are kept as hashes only, and never told again after they were made.
 */
@NullMarked
package dev.firefight.server.access;

import org.jspecify.annotations.NullMarked;
