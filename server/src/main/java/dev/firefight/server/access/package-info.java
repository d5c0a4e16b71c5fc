/**
 * Who is let in: accounts, sessions, tokens of programs, and links that show one incident to who has them.
 *
 * <p>In: what somebody shows (a cookie, a token, a name with a password, a link). Out: a {@link
 * dev.firefight.server.access.Caller} with a {@link dev.firefight.server.access.Permission}, or nothing. All of it is folded from entries of
 * the journal, which are the audit trail of administration at the same time.
 *
 * <p>Always: secrets are kept as hashes only, and never told again after they were made; what somebody may do is looked at once more in the
 * moment in which it is written; an administrator is left; whoever came in from somewhere before is not kept out by strangers who try
 * passwords.
 *
 * <p>Cost: a look-up in a table of hashes for each request; for each password 19 MiB and some tens of milliseconds, two at a time.
 */
@NullMarked
package dev.firefight.server.access;

import org.jspecify.annotations.NullMarked;
