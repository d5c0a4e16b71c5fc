package dev.firefight.server.access;

import dev.firefight.incident.Person;
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
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;

/** Who is let in, as it follows from all entries. What is given out carries no hashes. Not for many threads at once. */
final class Roll {
    private static final int MOST_KNOWN_NETWORKS = 8;

    private final Map<String, Account> accounts = new TreeMap<>();
    private final Map<String, String> passwordHashes = new HashMap<>();
    private final Map<String, SequencedSet<String>> networks = new HashMap<>();
    private final SequencedMap<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, Invitation> invitations = new LinkedHashMap<>();
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private long last;

    /** The number of the last entry that was taken in. */
    long last() {
        return last;
    }

    void take(AccessEntry entry) {
        long number = entry.number();
        Instant at = entry.at();
        String by = entry.by().name();
        last = number;
        switch (entry.fact()) {
            case AccountMade made -> {
                accounts.put(key(made.account()), new Account(made.account(), made.permission(), true, at));
                passwordHashes.put(key(made.account()), made.passwordHash());
                withdraw(made.account());
            }
            case PermissionSet set ->
                accounts.computeIfPresent(
                        key(set.account()),
                        (_, one) -> new Account(one.name(), set.permission(), one.isOpen(), one.since()));
            case PasswordSet set -> {
                passwordHashes.put(key(set.account()), set.passwordHash());
                sessions.values().removeIf(one -> AccountName.isSame(one.account(), set.account()));
                withdraw(set.account());
            }
            case AccountClosed closed -> close(closed.account());
            case InvitationMade made -> {
                withdraw(made.account());
                invitations.values().removeIf(one -> !one.until().isAfter(at));
                invitations.put(
                        made.invitationHash(),
                        new Invitation(number, made.account(), made.permission(), by, made.until()));
            }
            case InvitationWithdrawn gone -> invitations.values().removeIf(one -> one.number() == gone.invitation());
            case SessionStarted started -> {
                while (!sessions.isEmpty()
                        && !sessions.firstEntry().getValue().until().isAfter(at)) {
                    sessions.pollFirstEntry();
                }
                sessions.put(
                        started.sessionHash(),
                        new Session(number, started.account(), at, started.until(), started.from()));
                know(key(started.account()), Throttle.network(started.from()));
            }
            case SessionEnded ended -> sessions.values().removeIf(one -> one.number() == ended.session());
            case TokenMade made -> {
                tokens.values().removeIf(one -> !isOfUse(one, at));
                tokens.put(
                        made.tokenHash(),
                        new Token(number, made.owner(), made.label(), made.permission(), at, made.until()));
            }
            case TokenRevoked gone -> tokens.values().removeIf(one -> one.number() == gone.token());
            case LinkMade made -> links.put(made.linkHash(), new Link(number, made.incident(), by, at));
            case LinkRevoked gone -> links.values().removeIf(one -> one.number() == gone.link());
            case LoginsSlowed _ -> {
                // Only for the audit.
            }
        }
    }

    private void close(String account) {
        accounts.computeIfPresent(
                key(account), (_, one) -> new Account(one.name(), one.permission(), false, one.since()));
        passwordHashes.remove(key(account));
        networks.remove(key(account));
        sessions.values().removeIf(one -> AccountName.isSame(one.account(), account));
        tokens.values().removeIf(one -> AccountName.isSame(one.owner(), account));
        withdraw(account);
    }

    private void withdraw(String account) {
        invitations.values().removeIf(one -> AccountName.isSame(one.account(), account));
    }

    private void know(String key, String network) {
        SequencedSet<String> known = networks.computeIfAbsent(key, _ -> new LinkedHashSet<>());
        known.addLast(network);
        if (known.size() > MOST_KNOWN_NETWORKS) {
            known.removeFirst();
        }
    }

    private static String key(String account) {
        return AccountName.key(account);
    }

    /** Whether somebody came into this account from there, lately. */
    boolean isKnown(String key, String network) {
        return networks.getOrDefault(key, Collections.emptyNavigableSet()).contains(network);
    }

    /** The account of this name, unless it is closed. */
    Optional<Account> open(String name) {
        return Optional.ofNullable(accounts.get(key(name))).filter(Account::isOpen);
    }

    Optional<String> passwordHash(String name) {
        return Optional.ofNullable(passwordHashes.get(key(name)));
    }

    boolean hasAdmin() {
        return accounts.values().stream().anyMatch(Roll::isAdmin);
    }

    boolean isLastAdmin(Account account) {
        return isAdmin(account)
                && accounts.values().stream().filter(Roll::isAdmin).count() == 1;
    }

    private static boolean isAdmin(Account account) {
        return account.isOpen() && account.permission().includes(Permission.ADMIN);
    }

    Optional<Session> session(String hash, Instant now) {
        return Optional.ofNullable(sessions.get(hash)).filter(one -> one.until().isAfter(now));
    }

    Optional<Token> token(String hash, Instant now) {
        return Optional.ofNullable(tokens.get(hash)).filter(one -> isOfUse(one, now));
    }

    Optional<Link> link(String hash) {
        return Optional.ofNullable(links.get(hash));
    }

    Optional<Invitation> invitation(String hash, Instant now) {
        return Optional.ofNullable(invitations.get(hash)).filter(one -> isOfUse(one, now));
    }

    private static boolean isOfUse(Token token, Instant now) {
        return token.until().map(until -> until.isAfter(now)).orElse(true);
    }

    private boolean isOfUse(Invitation invitation, Instant now) {
        return invitation.until().isAfter(now) && may(new Person(invitation.by()), Permission.ADMIN);
    }

    /** Whether somebody may do something, as things stand. */
    boolean may(Person person, Permission needed) {
        return person.equals(Person.PROGRAM)
                || open(person.name())
                        .filter(one -> one.permission().includes(needed))
                        .isPresent();
    }

    Collection<Account> accounts() {
        return Collections.unmodifiableCollection(accounts.values());
    }

    List<Session> sessions(Instant now) {
        return sessions.values().stream()
                .filter(one -> one.until().isAfter(now))
                .toList();
    }

    List<Token> tokens(Instant now) {
        return tokens.values().stream().filter(one -> isOfUse(one, now)).toList();
    }

    List<Invitation> invitations(Instant now) {
        return invitations.values().stream().filter(one -> isOfUse(one, now)).toList();
    }

    List<Link> links() {
        return List.copyOf(links.values());
    }
}
