package dev.firefight.server.access;

import dev.firefight.server.access.AccessFact.AccountClosed;
import dev.firefight.server.access.AccessFact.AccountMade;
import dev.firefight.server.access.AccessFact.InvitationMade;
import dev.firefight.server.access.AccessFact.InvitationWithdrawn;
import dev.firefight.server.access.AccessFact.LinkMade;
import dev.firefight.server.access.AccessFact.LinkRevoked;
import dev.firefight.server.access.AccessFact.LoginsSlowed;
import dev.firefight.server.access.AccessFact.PasswordSet;
import dev.firefight.server.access.AccessFact.PermissionSet;
import dev.firefight.server.access.AccessFact.SessionEnded;
import dev.firefight.server.access.AccessFact.SessionStarted;
import dev.firefight.server.access.AccessFact.TokenMade;
import dev.firefight.server.access.AccessFact.TokenRevoked;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A page of what was done about who is let in, what is newest first.
 *
 * @param lines of this page
 * @param total how many there are in all
 */
public record Audit(List<Line> lines, long total) {
    /** Copies the list. */
    public Audit {
        lines = List.copyOf(lines);
    }

    /**
     * One thing that was done.
     *
     * @param number of the line; sessions, tokens, links and invitations are called by the number of the line that made them
     * @param by who did it
     * @param words what they did
     */
    public record Line(long number, Instant at, String by, String words) {
        static Line of(AccessEntry entry) {
            return new Line(entry.number(), entry.at(), entry.by().name(), saying(entry.fact()));
        }
    }

    private static String saying(AccessFact fact) {
        return switch (fact) {
            case AccountMade made -> "opened the account " + made.account() + " as " + word(made.permission());
            case PermissionSet set -> "made " + set.account() + " " + word(set.permission());
            case PasswordSet set -> "set the password of " + set.account() + ", which ended their sessions";
            case AccountClosed closed -> "closed the account " + closed.account();
            case InvitationMade made ->
                "made a link by which " + made.account() + " chooses a password, as " + word(made.permission())
                        + ", until " + made.until();
            case InvitationWithdrawn withdrawn -> "withdrew the link for a password " + withdrawn.invitation();
            case SessionStarted started -> "logged in from " + started.from();
            case SessionEnded ended -> "ended the session " + ended.session();
            case TokenMade made ->
                "made the token \"" + made.label() + "\" as " + word(made.permission())
                        + made.until().map(until -> ", until " + until).orElse(", without an end");
            case TokenRevoked revoked -> "revoked the token " + revoked.token();
            case LinkMade made -> "made a link that shows incident " + made.incident();
            case LinkRevoked revoked -> "revoked the link " + revoked.link();
            case LoginsSlowed slowed ->
                "slowed down wrong passwords "
                        + (slowed.account().isEmpty() ? "for an unknown account" : "for " + slowed.account())
                        + " from " + slowed.from();
        };
    }

    private static String word(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
    }
}
