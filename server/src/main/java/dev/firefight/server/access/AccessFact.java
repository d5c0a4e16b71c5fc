package dev.firefight.server.access;

import java.time.Instant;
import java.util.Optional;

/**
 * What is written about who is let in. Sessions, tokens, links and invitations are known by the number of the entry that made them. Hashes
 * stand only in that entry, and in no text that could be logged.
 */
public sealed interface AccessFact {
    /** Somebody has an account, for the first time or again after it was closed. It uses up an invitation of that name. */
    record AccountMade(String account, Permission permission, String passwordHash) implements AccessFact {
        @Override
        public String toString() {
            return "AccountMade[account=" + account + ", permission=" + permission + "]";
        }
    }

    /** Somebody may do more, or less, from now on. */
    record PermissionSet(String account, Permission permission) implements AccessFact {}

    /** Another password, which ends all sessions of the account and uses up its invitation. */
    record PasswordSet(String account, String passwordHash) implements AccessFact {
        @Override
        public String toString() {
            return "PasswordSet[account=" + account + "]";
        }
    }

    /** Nobody comes in by this account any more; its sessions, tokens and invitations end with it. */
    record AccountClosed(String account) implements AccessFact {}

    /** A one-time link by which somebody chooses a password, of a new account or of one that is there. It replaces one before it. */
    record InvitationMade(String account, Permission permission, String invitationHash, Instant until)
            implements AccessFact {
        @Override
        public String toString() {
            return "InvitationMade[account=" + account + ", permission=" + permission + ", until=" + until + "]";
        }
    }

    /** A one-time link that is not to be used any more. */
    record InvitationWithdrawn(long invitation) implements AccessFact {}

    /** Somebody came in. */
    record SessionStarted(String account, String sessionHash, Instant until, String from) implements AccessFact {
        @Override
        public String toString() {
            return "SessionStarted[account=" + account + ", until=" + until + ", from=" + from + "]";
        }
    }

    /** A session that was ended before its time. */
    record SessionEnded(long session) implements AccessFact {}

    /** A program may act for the owner, with at most this permission. */
    record TokenMade(String owner, String label, Permission permission, String tokenHash, Optional<Instant> until)
            implements AccessFact {
        @Override
        public String toString() {
            return "TokenMade[owner=" + owner + ", label=" + label + ", permission=" + permission + ", until=" + until
                    + "]";
        }
    }

    /** A token that is not accepted any more. */
    record TokenRevoked(long token) implements AccessFact {}

    /** Whoever has the link sees one incident. */
    record LinkMade(long incident, String linkHash) implements AccessFact {
        @Override
        public String toString() {
            return "LinkMade[incident=" + incident + "]";
        }
    }

    /** A link that shows nothing any more. */
    record LinkRevoked(long link) implements AccessFact {}

    /**
     * Passwords were tried until the program made the one who tries wait.
     *
     * @param account empty where there is none of the name that was tried: it may be a password in the wrong field
     */
    record LoginsSlowed(String account, String from) implements AccessFact {}
}
