package dev.firefight.server.access;

import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.server.access.AccessFact.AccountClosed;
import dev.firefight.server.access.AccessFact.InvitationMade;
import dev.firefight.server.access.AccessFact.InvitationWithdrawn;
import dev.firefight.server.access.AccessFact.PermissionSet;
import dev.firefight.server.access.AccessFact.SessionEnded;
import dev.firefight.server.incidents.Projection;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who is let in, and what they may do. It knows all that the journal says when it is made; what other programs write later comes by {@link
 * #apply}. By many threads at once.
 *
 * <p>Whatever is not done ends in an {@link AccessException} with words for a person.
 */
public final class Access implements Projection {
    /** How long a session lasts where nobody says otherwise. */
    public static final Duration SESSION = Duration.ofHours(12);
    /** How long somebody has to accept an invitation. */
    public static final Duration INVITATION = Duration.ofDays(7);
    /** How long a link for another password is of use. */
    public static final Duration PASSWORD_LINK = Duration.ofDays(1);

    /** The most accounts, closed ones included, and invitations to others. */
    public static final int MOST_ACCOUNTS = 10_000;

    private static final int MOST_AUDIT_LINES = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Secrets secrets;
    private final Grants grants;
    private final Entrance entrance;

    /**
     * Over a journal.
     *
     * @param session how long a session lasts, whatever is done in it
     */
    public Access(Journal journal, InstantSource clock, SecureRandom random, Duration session) {
        this(journal, clock, random, session, new Passwords(random, Passwords.Cost.OWASP, LONGEST_WAIT));
    }

    Access(Journal journal, InstantSource clock, SecureRandom random, Duration session, Passwords passwords) {
        this.ledger = new Ledger(journal, clock);
        this.secrets = new Secrets(random);
        this.grants = new Grants(ledger, secrets);
        this.entrance = new Entrance(ledger, secrets, passwords, session);
    }

    @Override
    public void apply(Entry entry) {
        if (entry.stream().equals(AccessEntry.STREAM)) {
            ledger.take(entry);
        }
    }

    /** Whether there is an administrator. */
    public boolean isSetUp() {
        return ledger.read(Roll::hasAdmin);
    }

    /** What the link for the first set-up carries, while there is no administrator; another one after each start of the program. */
    public Optional<String> setupSecret() {
        return entrance.setupSecret();
    }

    /** Makes the first administrator and lets them in. Of several at once one does. */
    public NewSession setUp(String secret, String name, String password, String from) {
        return entrance.setUp(secret, name, password, from);
    }

    /**
     * Lets somebody in by name and password; empty where the two do not belong together, or there is no such account.
     *
     * @param from the address of the browser itself, not of what forwards it: by this are strangers held back
     */
    public Optional<NewSession> login(String name, String password, String from) {
        return entrance.login(name, password, from);
    }

    /**
     * Lets somebody in without a password. It is for whoever decided by other means who that is, as a demo does, and asks for nothing.
     *
     * @throws AccessException where there is no such account that is open
     */
    public NewSession letIn(String account, String from) {
        return entrance.letIn(account, from);
    }

    /** Whose session it is. */
    public Optional<Caller> bySession(String secret) {
        return entrance.bySession(secret);
    }

    /** Ends a session, if it is one. */
    public void logout(String secret) {
        entrance.logout(secret);
    }

    /** Sets another password for oneself, which ends all sessions and begins a new one; empty where the old one is wrong. */
    public Optional<NewSession> changePassword(Caller by, String old, String fresh, String from) {
        return entrance.changePassword(by.person().name(), old, fresh, from);
    }

    /** What a one-time link is for, as long as it is of use. */
    public Optional<Invitation> invitation(String secret) {
        return entrance.invitation(secret);
    }

    /** Sets the password that somebody chose by a one-time link, and lets them in; empty where the link is of no use. */
    public Optional<NewSession> accept(String secret, String password, String from) {
        return entrance.accept(secret, password, from);
    }

    /** For whom a program acts; it may do what both its token and its owner may. */
    public Optional<Caller> byToken(String secret) {
        return grants.byToken(secret);
    }

    /** The incident that a link shows. */
    public Optional<Long> byLink(String secret) {
        return grants.byLink(secret);
    }

    /** Makes a one-time link by which somebody new, or somebody whose account was closed, chooses a password. */
    public Issued<Invitation> invite(Caller by, String name, Permission permission) {
        AccountName account = AccountName.of(name);
        return invite(by, account.shown(), INVITATION, roll -> {
            if (roll.open(account.shown()).isPresent()) {
                throw AccessRefused.conflict("there is an account " + account.shown() + " already: take another name");
            }
            if (roll.accounts().size() + roll.invitations(ledger.now()).size() >= MOST_ACCOUNTS) {
                throw AccessRefused.conflict("there are " + MOST_ACCOUNTS + " accounts and invitations, which is all");
            }
            return permission;
        });
    }

    /** Makes a one-time link by which somebody who has an account chooses another password. */
    public Issued<Invitation> passwordLink(Caller by, String account) {
        return invite(by, account, PASSWORD_LINK, roll -> open(roll, account).permission());
    }

    private Issued<Invitation> invite(
            Caller by, String account, Duration lifetime, Function<Roll, Permission> permission) {
        String secret = secrets.fresh();
        String hash = Secrets.hash(secret);
        ledger.write(
                by,
                Permission.ADMIN,
                roll -> new InvitationMade(
                        account, permission.apply(roll), hash, ledger.now().plus(lifetime)));
        return entrance.invitation(secret)
                .map(made -> new Issued<>(made, secret))
                .orElseThrow(() -> AccessRefused.conflict("somebody else has just made another link for " + account));
    }

    /** Makes a one-time link useless. */
    public void withdraw(Caller by, long invitation) {
        ledger.write(by, Permission.ADMIN, roll -> {
            if (roll.invitations(ledger.now()).stream().noneMatch(one -> one.number() == invitation)) {
                throw AccessRefused.unknown("there is no open invitation " + invitation);
            }
            return new InvitationWithdrawn(invitation);
        });
    }

    /** Says what somebody may do from now on. */
    public void setPermission(Caller by, String account, Permission permission) {
        ledger.write(by, Permission.ADMIN, roll -> {
            Account one = open(roll, account);
            if (permission != Permission.ADMIN) {
                leaveAnAdmin(roll, one);
            }
            return new PermissionSet(one.name(), permission);
        });
    }

    /** Closes an account with its sessions and tokens. An invitation of the same name opens it again. */
    public void close(Caller by, String account) {
        ledger.write(by, Permission.ADMIN, roll -> {
            Account one = open(roll, account);
            leaveAnAdmin(roll, one);
            return new AccountClosed(one.name());
        });
    }

    private static void leaveAnAdmin(Roll roll, Account account) {
        if (roll.isLastAdmin(account)) {
            throw AccessRefused.conflict(
                    account.name()
                            + " is the only administrator, and nobody could let anyone in: make somebody else administrator first");
        }
    }

    /**
     * Makes a token that acts for whoever asks, who has to be logged in.
     *
     * @param until when it ends; empty for never
     */
    public Issued<Token> makeToken(Caller by, String label, Permission permission, Optional<Instant> until) {
        return grants.makeToken(by, label, permission, until);
    }

    /** Makes a token useless: one's own of who is logged in, or for an administrator any. */
    public void revokeToken(Caller by, long token) {
        grants.revokeToken(by, token);
    }

    /** Ends a session: one's own of who is logged in, or for an administrator any. */
    public void endSession(Caller by, long session) {
        ledger.write(by, Permission.VIEWER, roll -> {
            Session one = roll.sessions(ledger.now()).stream()
                    .filter(any -> any.number() == session)
                    .filter(any -> by.mayEnd(any.account()))
                    .findFirst()
                    .orElseThrow(() -> AccessRefused.unknown(
                            "you have no session " + session + " to end: log in, or use a token of an administrator"));
            return new SessionEnded(one.number());
        });
    }

    /** Makes a link that shows one incident to whoever has it. Whether there is such an incident is for the caller to know. */
    public Issued<Link> makeLink(Caller by, long incident) {
        return grants.makeLink(by, incident);
    }

    /** Makes a link useless. */
    public void revokeLink(Caller by, long link) {
        grants.revokeLink(by, link);
    }

    /** The account of a name, unless it is closed. */
    public Optional<Account> account(String name) {
        return ledger.read(roll -> roll.open(name));
    }

    /** All accounts in the order of their names, closed ones too. */
    public List<Account> accounts() {
        return ledger.read(roll -> List.copyOf(roll.accounts()));
    }

    /** The one-time links that are of use. */
    public List<Invitation> invitations() {
        return ledger.read(roll -> roll.invitations(ledger.now()));
    }

    /** The sessions of an account, the oldest first. */
    public List<Session> sessions(String account) {
        return ledger.read(roll -> roll.sessions(ledger.now())).stream()
                .filter(one -> AccountName.isSame(one.account(), account))
                .toList();
    }

    /** All tokens that are of use, the oldest first. */
    public List<Token> tokens() {
        return ledger.read(roll -> roll.tokens(ledger.now()));
    }

    /** The links to an incident, the oldest first. */
    public List<Link> links(long incident) {
        return ledger.read(Roll::links).stream()
                .filter(one -> one.incident() == incident)
                .toList();
    }

    /**
     * What was done, the newest first.
     *
     * @param from so many lines are left out at the beginning
     * @param most so many lines at most, up to 1,000
     */
    public Audit audit(long from, int most) {
        return ledger.audit(Math.max(0, from), Math.clamp(most, 1, MOST_AUDIT_LINES));
    }

    private static Account open(Roll roll, String account) {
        return roll.open(account).orElseThrow(() -> AccessRefused.unknown("there is no open account " + account));
    }
}
