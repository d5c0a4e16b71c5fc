package dev.firefight.server.access;

import dev.firefight.incident.Person;
import dev.firefight.journal.JournalException;
import dev.firefight.server.access.AccessFact.AccountMade;
import dev.firefight.server.access.AccessFact.LoginsSlowed;
import dev.firefight.server.access.AccessFact.PasswordSet;
import dev.firefight.server.access.AccessFact.SessionEnded;
import dev.firefight.server.access.AccessFact.SessionStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How people come in: by the first set-up, by a name and a password, or by a one-time link. Each way ends in a session. */
final class Entrance {
    /** One more login ends the oldest session of the account. */
    static final int MOST_SESSIONS = 20;

    private static final int MOST_ADDRESS_CHARS = 100;
    /** Wrong passwords are many; the audit says that they were tried, not each of them. */
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Secrets secrets;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Duration lifetime;
    private final String setupSecret;
    private Instant nextNote = Instant.MIN;

    Entrance(Ledger ledger, Secrets secrets, Passwords passwords, Duration lifetime) {
        this.ledger = ledger;
        this.secrets = secrets;
        this.passwords = passwords;
        this.throttle = new Throttle(ledger::now);
        this.lifetime = lifetime;
        this.setupSecret = secrets.fresh();
    }

    Optional<String> setupSecret() {
        return ledger.read(Roll::hasAdmin) ? Optional.empty() : Optional.of(setupSecret);
    }

    NewSession setUp(String secret, String name, String password, String from) {
        if (!Secrets.isSame(secret, setupSecret) || ledger.read(Roll::hasAdmin)) {
            throw AccessRefused.notAllowed(
                    "this link does not set up anything (any more): log in, or take the link that the program"
                            + " printed when it started last");
        }
        AccountName account = AccountName.of(name);
        PasswordRule.check(account, password);
        String hash = passwords.hash(password);
        return enter(account.shown(), from, roll -> {
            if (roll.hasAdmin()) {
                throw AccessRefused.conflict("somebody else has just set this up: ask them for an invitation");
            }
            return List.of(new AccountMade(account.shown(), Permission.ADMIN, hash));
        });
    }

    Optional<NewSession> login(String name, String password, String from) {
        String typed = AccountName.find(name).map(AccountName::shown).orElse("");
        return ifRight(
                typed, password, from, (account, hash) -> enter(account.name(), from, roll -> same(roll, typed, hash)));
    }

    NewSession letIn(String account, String from) {
        return enter(account, from, roll -> {
            if (roll.open(account).isEmpty()) {
                throw AccessRefused.unknown("there is no open account " + account);
            }
            return List.of();
        });
    }

    Optional<NewSession> changePassword(String name, String old, String fresh, String from) {
        PasswordRule.check(AccountName.of(name), fresh);
        return ifRight(name, old, from, (account, hash) -> {
            String freshHash = passwords.hash(fresh);
            return enter(account.name(), from, roll -> {
                List<AccessFact> facts = new ArrayList<>(same(roll, name, hash));
                facts.add(new PasswordSet(account.name(), freshHash));
                return facts;
            });
        });
    }

    Optional<NewSession> accept(String secret, String password, String from) {
        Optional<Invitation> shown = invitation(secret);
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        String account = shown.get().account();
        PasswordRule.check(AccountName.of(account), password);
        String hash = passwords.hash(password);
        return Optional.of(enter(account, from, roll -> {
            Invitation invitation = Secrets.hashOfShown(secret)
                    .flatMap(one -> roll.invitation(one, ledger.now()))
                    .orElseThrow(() -> AccessRefused.unknown("this link was used or withdrawn a moment ago"));
            return List.of(
                    roll.open(account).isPresent()
                            ? new PasswordSet(account, hash)
                            : new AccountMade(account, invitation.permission(), hash));
        }));
    }

    Optional<Invitation> invitation(String secret) {
        return Secrets.hashOfShown(secret).flatMap(hash -> ledger.read(roll -> roll.invitation(hash, ledger.now())));
    }

    Optional<Caller> bySession(String secret) {
        Instant now = ledger.now();
        return Secrets.hashOfShown(secret)
                .flatMap(hash ->
                        ledger.read(roll -> roll.session(hash, now).flatMap(session -> roll.open(session.account()))))
                .map(account -> caller(account, secret));
    }

    void logout(String secret) {
        Instant now = ledger.now();
        Secrets.hashOfShown(secret)
                .flatMap(hash -> ledger.read(roll -> roll.session(hash, now)))
                .ifPresent(session -> ledger.write(
                        new Person(session.account()),
                        roll -> roll.sessions(now).contains(session)
                                ? List.of(new SessionEnded(session.number()))
                                : List.of()));
    }

    private interface Entering {
        NewSession enter(Account account, String passwordHash);
    }

    private Optional<NewSession> ifRight(String name, String password, String from, Entering entering) {
        Optional<Account> account = ledger.read(roll -> roll.open(name));
        Optional<String> hash = account.flatMap(one -> ledger.read(roll -> roll.passwordHash(one.name())));
        String key = AccountName.key(name);
        String network = Throttle.network(bounded(from));
        Throttle.Attempt attempt = throttle.begin(key, network, ledger.read(roll -> roll.isKnown(key, network)));
        try {
            if (passwords.isRight(password, hash)) {
                NewSession session = entering.enter(account.orElseThrow(), hash.orElseThrow());
                throttle.succeeded(attempt);
                return Optional.of(session);
            }
        } catch (RuntimeException notLookedAt) {
            throttle.abandoned(attempt);
            throw notLookedAt;
        }
        if (attempt.isLastFree()) {
            note(account, from);
        }
        return Optional.empty();
    }

    /** Nothing to be written, as long as the account is still entered by the password that was looked at. */
    private static List<AccessFact> same(Roll roll, String account, String hash) {
        if (roll.open(account).isEmpty() || !roll.passwordHash(account).equals(Optional.of(hash))) {
            throw AccessRefused.conflict("the password was changed a moment ago: log in again");
        }
        return List.of();
    }

    private NewSession enter(String account, String from, Function<Roll, List<AccessFact>> before) {
        String secret = secrets.fresh();
        Instant now = ledger.now();
        Instant until = now.plus(lifetime);
        ledger.write(new Person(account), roll -> {
            List<AccessFact> facts = new ArrayList<>(before.apply(roll));
            List<Session> sessions = roll.sessions(now).stream()
                    .filter(one -> AccountName.isSame(one.account(), account))
                    .toList();
            sessions.stream()
                    .limit(Math.max(0, sessions.size() - MOST_SESSIONS + 1))
                    .forEach(oldest -> facts.add(new SessionEnded(oldest.number())));
            facts.add(new SessionStarted(account, Secrets.hash(secret), until, bounded(from)));
            return facts;
        });
        return new NewSession(
                secret,
                bySession(secret)
                        .orElseThrow(() ->
                                AccessRefused.conflict("the session was ended at once by somebody else: log in again")),
                until);
    }

    /** At most one in a while, and never a name that may be a password in the wrong field. */
    private void note(Optional<Account> account, String from) {
        synchronized (this) {
            Instant now = ledger.now();
            if (now.isBefore(nextNote)) {
                return;
            }
            nextNote = now.plus(BETWEEN_NOTES);
        }
        try {
            ledger.write(
                    Person.PROGRAM,
                    _ -> List.of(new LoginsSlowed(account.map(Account::name).orElse(""), bounded(from))));
        } catch (JournalException unwritten) {
            // A note less; whoever tries passwords is not told that the disk is full.
        }
    }

    private static Caller caller(Account account, String secret) {
        return new Caller(new Person(account.name()), account.permission(), Secrets.formKey(secret));
    }

    private static String bounded(String from) {
        return from.length() <= MOST_ADDRESS_CHARS ? from : from.substring(0, MOST_ADDRESS_CHARS);
    }
}
