package dev.firefight.server.access;

import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A journal in a file, a clock that is set by hand, and who is let in by both. Passwords cost little here. */
final class Door implements AutoCloseable, InstantSource {
    static final String HOME = "198.51.100.7";
    static final String PASSWORD = "violet tractor among clouds";
    static final String OTHER_PASSWORD = "eleven lazy harbour pigeons";

    private static final SecureRandom RANDOM = new SecureRandom();

    final Journal journal;
    final Access access;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    Door(Path directory) {
        journal = Journal.open(Place.of(directory.resolve("journal.db").toString()));
        access = another();
    }

    /** Another program over the same journal, or the same one after a start. */
    Access another() {
        return another(journal);
    }

    Access another(Journal over) {
        Passwords.Cost little = new Passwords.Cost(64, 1);
        return new Access(over, this, RANDOM, Access.SESSION, new Passwords(RANDOM, little, Duration.ofSeconds(30)));
    }

    /** Set up by Ada. */
    Caller ada() {
        return setUp().caller();
    }

    NewSession setUp() {
        return access.setUp(access.setupSecret().orElseThrow(), "Ada", PASSWORD, HOME);
    }

    /** Somebody with an account, made and entered by a one-time link. */
    Caller person(Caller admin, String name, Permission permission) {
        return session(admin, name, permission).caller();
    }

    NewSession session(Caller admin, String name, Permission permission) {
        String secret = access.invite(admin, name, permission).secret();
        return access.accept(secret, PASSWORD, HOME).orElseThrow();
    }

    void later(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    List<Entry> entries() {
        return journal.read(AccessEntry.STREAM, 1, 10_000);
    }

    /** The number of the last of them. */
    long last() {
        return journal.streamHead(AccessEntry.STREAM).sequence();
    }

    @Override
    public void close() {
        journal.close();
    }
}
