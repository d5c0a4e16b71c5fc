package dev.firefight.server.access;

import dev.firefight.incident.Person;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.server.access.AccessFact.AccountClosed;
import dev.firefight.server.access.AccessFact.InvitationMade;
import dev.firefight.server.access.AccessFact.InvitationWithdrawn;
import dev.firefight.server.access.AccessFact.LinkMade;
import dev.firefight.server.access.AccessFact.LinkRevoked;
import dev.firefight.server.access.AccessFact.PermissionSet;
import dev.firefight.server.access.AccessFact.SessionEnded;
import dev.firefight.server.access.AccessFact.TokenMade;
import dev.firefight.server.access.AccessFact.TokenRevoked;
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
    /** The most tokens of one account. */
    public static final int MOST_TOKENS = 50;
    /** The most links to one incident. */
    public static final int MOST_LINKS = 50;
    /** The longest label of a token. */
    public static final int MOST_LABEL_CHARS = 60;

    private static final int MOST_AUDIT_LINES = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Secrets secrets;
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
        return Secrets.hashOfToken(secret)
                .flatMap(hash -> ledger.read(roll -> roll.token(hash, ledger.now())
                        .flatMap(token -> roll.open(token.owner()).map(owner -> caller(token, owner)))));
    }

    private static Caller caller(Token token, Account owner) {
        Permission less = owner.permission().includes(token.permission()) ? token.permission() : owner.permission();
        return new Caller(new Person(owner.name()), less, "");
    }

    /** The incident that a link shows. */
    public Optional<Long> byLink(String secret) {
        return Secrets.hashOfShown(secret)
                .flatMap(hash -> ledger.read(roll -> roll.link(hash)))
                .map(Link::incident);
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
        write(
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
        write(by, Permission.ADMIN, roll -> {
            if (roll.invitations(ledger.now()).stream().noneMatch(one -> one.number() == invitation)) {
                throw AccessRefused.unknown("there is no open invitation " + invitation);
            }
            return new InvitationWithdrawn(invitation);
        });
    }

    /** Says what somebody may do from now on. */
    public void setPermission(Caller by, String account, Permission permission) {
        write(by, Permission.ADMIN, roll -> {
            Account one = open(roll, account);
            if (permission != Permission.ADMIN) {
                leaveAnAdmin(roll, one);
            }
            return new PermissionSet(one.name(), permission);
        });
    }

    /** Closes an account with its sessions and tokens. An invitation of the same name opens it again. */
    public void close(Caller by, String account) {
        write(by, Permission.ADMIN, roll -> {
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
        String name = label.strip();
        if (name.isEmpty() || name.length() > MOST_LABEL_CHARS || !name.chars().allMatch(one -> one >= ' ')) {
            throw AccessRefused.unfit("say in 1 to " + MOST_LABEL_CHARS + " characters what the token is for");
        }
        if (until.filter(one -> !one.isAfter(ledger.now())).isPresent()) {
            throw AccessRefused.unfit("the token would end before it begins: take a time in the future");
        }
        if (by.formKey().isEmpty() || !by.permission().includes(permission)) {
            throw AccessRefused.notAllowed(
                    "tokens are made by people who are logged in, with no more than they may do themselves");
        }
        String secret = secrets.fresh();
        String hash = Secrets.hash(secret);
        write(by, permission, roll -> {
            if (roll.tokens(ledger.now()).stream()
                            .filter(one -> isOwn(by, one.owner()))
                            .count()
                    >= MOST_TOKENS) {
                throw AccessRefused.conflict("you have " + MOST_TOKENS + " tokens: revoke one that is not used");
            }
            return new TokenMade(by.person().name(), name, permission, hash, until);
        });
        return ledger.read(roll -> roll.token(hash, ledger.now()))
                .map(made -> new Issued<>(made, Secrets.TOKEN_PREFIX + secret))
                .orElseThrow(() -> AccessRefused.conflict("somebody else revoked the token at once"));
    }

    /** Makes a token useless: one's own, or for an administrator any. */
    public void revokeToken(Caller by, long token) {
        write(by, Permission.VIEWER, roll -> {
            Token one = roll.tokens(ledger.now()).stream()
                    .filter(any -> any.number() == token)
                    .filter(any -> isOwn(by, any.owner()) || by.permission().includes(Permission.ADMIN))
                    .findFirst()
                    .orElseThrow(() -> AccessRefused.unknown("you have no token " + token));
            return new TokenRevoked(one.number());
        });
    }

    /** Ends a session: one's own, or for an administrator any. */
    public void endSession(Caller by, long session) {
        write(by, Permission.VIEWER, roll -> {
            Session one = roll.sessions(ledger.now()).stream()
                    .filter(any -> any.number() == session)
                    .filter(any -> isOwn(by, any.account()) || by.permission().includes(Permission.ADMIN))
                    .findFirst()
                    .orElseThrow(() -> AccessRefused.unknown("you have no session " + session));
            return new SessionEnded(one.number());
        });
    }

    /** Makes a link that shows one incident to whoever has it. Whether there is such an incident is for the caller to know. */
    public Issued<Link> makeLink(Caller by, long incident) {
        String secret = secrets.fresh();
        String hash = Secrets.hash(secret);
        write(by, Permission.RESPONDER, roll -> {
            if (roll.links().stream().filter(one -> one.incident() == incident).count() >= MOST_LINKS) {
                throw AccessRefused.conflict("the incident has " + MOST_LINKS + " links: revoke one that is not used");
            }
            return new LinkMade(incident, hash);
        });
        return ledger.read(roll -> roll.link(hash))
                .map(made -> new Issued<>(made, secret))
                .orElseThrow(() -> AccessRefused.conflict("somebody else revoked the link at once"));
    }

    /** Makes a link useless. */
    public void revokeLink(Caller by, long link) {
        write(by, Permission.RESPONDER, roll -> {
            if (roll.links().stream().noneMatch(one -> one.number() == link)) {
                throw AccessRefused.unknown("there is no link " + link);
            }
            return new LinkRevoked(link);
        });
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
                .filter(one -> AccountName.key(one.account()).equals(AccountName.key(account)))
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

    private void write(Caller by, Permission needed, Function<Roll, AccessFact> decision) {
        ledger.write(by.person(), roll -> {
            // Once more as things stand now: what somebody may do can change between a request and this moment.
            if (!by.permission().includes(needed) || !roll.may(by.person(), needed)) {
                throw AccessRefused.notAllowed("you may not do this: it takes the permission "
                        + needed.name().toLowerCase(java.util.Locale.ROOT));
            }
            return List.of(decision.apply(roll));
        });
    }

    private static Account open(Roll roll, String account) {
        return roll.open(account).orElseThrow(() -> AccessRefused.unknown("there is no open account " + account));
    }

    private static boolean isOwn(Caller by, String account) {
        return AccountName.key(by.person().name()).equals(AccountName.key(account));
    }
}
