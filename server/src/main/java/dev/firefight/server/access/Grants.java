package dev.firefight.server.access;

import dev.firefight.incident.Person;
import dev.firefight.server.access.AccessFact.LinkMade;
import dev.firefight.server.access.AccessFact.LinkRevoked;
import dev.firefight.server.access.AccessFact.TokenMade;
import dev.firefight.server.access.AccessFact.TokenRevoked;
import java.time.Instant;
import java.util.Optional;

/** Tokens of programs, and links to incidents: secrets that are shown with each request. */
record Grants(Ledger ledger, Secrets secrets) {
    /** The most tokens of one account. */
    static final int MOST_TOKENS = 50;
    /** The most links to one incident. */
    static final int MOST_LINKS = 50;

    private static final int MOST_LABEL_CHARS = 60;

    Optional<Caller> byToken(String secret) {
        return Secrets.hashOfToken(secret)
                .flatMap(hash -> ledger.read(roll -> roll.token(hash, ledger.now())
                        .flatMap(token -> roll.open(token.owner()).map(owner -> caller(token, owner)))));
    }

    private static Caller caller(Token token, Account owner) {
        Permission less = owner.permission().includes(token.permission()) ? token.permission() : owner.permission();
        return new Caller(new Person(owner.name()), less, "");
    }

    Optional<Long> byLink(String secret) {
        return Secrets.hashOfShown(secret)
                .flatMap(hash -> ledger.read(roll -> roll.link(hash)))
                .map(Link::incident);
    }

    Issued<Token> makeToken(Caller by, String label, Permission permission, Optional<Instant> until) {
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
        ledger.write(by, permission, roll -> {
            if (roll.tokens(ledger.now()).stream()
                            .filter(one ->
                                    AccountName.isSame(one.owner(), by.person().name()))
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

    void revokeToken(Caller by, long token) {
        ledger.write(by, Permission.VIEWER, roll -> {
            Token one = roll.tokens(ledger.now()).stream()
                    .filter(any -> any.number() == token)
                    .filter(any -> by.mayEnd(any.owner()))
                    .findFirst()
                    .orElseThrow(() -> AccessRefused.unknown(
                            "you have no token " + token + " to end: log in, or use a token of an administrator"));
            return new TokenRevoked(one.number());
        });
    }

    Issued<Link> makeLink(Caller by, long incident) {
        String secret = secrets.fresh();
        String hash = Secrets.hash(secret);
        ledger.write(by, Permission.RESPONDER, roll -> {
            if (roll.links().stream().filter(one -> one.incident() == incident).count() >= MOST_LINKS) {
                throw AccessRefused.conflict("the incident has " + MOST_LINKS + " links: revoke one that is not used");
            }
            return new LinkMade(incident, hash);
        });
        return ledger.read(roll -> roll.link(hash))
                .map(made -> new Issued<>(made, secret))
                .orElseThrow(() -> AccessRefused.conflict("somebody else revoked the link at once"));
    }

    void revokeLink(Caller by, long link) {
        ledger.write(by, Permission.RESPONDER, roll -> {
            if (roll.links().stream().noneMatch(one -> one.number() == link)) {
                throw AccessRefused.unknown("there is no link " + link);
            }
            return new LinkRevoked(link);
        });
    }
}
