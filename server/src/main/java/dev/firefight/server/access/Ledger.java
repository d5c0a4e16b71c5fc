package dev.firefight.server.access;

import dev.firefight.incident.Person;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Limits;
import dev.firefight.journal.Receipt;
import dev.firefight.journal.StreamConflict;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** The roll and the stream that it follows from: what is written was decided in the knowledge of all before it, and stands in the roll at once. */
final class Ledger {
    /** Another program may write to the same stream; each time it was first, it is decided anew. */
    private static final int MOST_TRIES = 50;

    private final Journal journal;
    private final InstantSource clock;
    private final Roll roll = new Roll();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    /** Held while the disk is waited for, when others may go on reading. */
    private final ReentrantLock writing = new ReentrantLock();

    Ledger(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
        readOn();
    }

    /** To the microsecond, as the journal keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    <T> T read(Function<Roll, T> question) {
        lock.readLock().lock();
        try {
            return question.apply(roll);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What is decided of the roll as it stands; again if it moved before that was written. Nothing is written where nothing is decided. */
    List<AccessEntry> write(Person by, Function<Roll, List<AccessFact>> decision) {
        writing.lock();
        try {
            for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
                long after = read(Roll::last);
                List<AccessFact> facts = read(decision);
                if (facts.isEmpty()) {
                    return List.of();
                }
                try {
                    Receipt receipt = journal.append(List.of(addition(after, by, facts)));
                    receipt.entries().forEach(this::take);
                    return receipt.entries().stream().map(AccessEntry::of).toList();
                } catch (StreamConflict somebodyElse) {
                    readOn();
                }
            }
            throw new IllegalStateException("too many others administer at this moment; try again");
        } finally {
            writing.unlock();
        }
    }

    /** As above, for somebody who needs a permission for it. */
    void write(Caller by, Permission needed, Function<Roll, AccessFact> decision) {
        write(by.person(), roll -> {
            // Once more as things stand now: what somebody may do can change between a request and this moment.
            if (!by.permission().includes(needed) || !roll.may(by.person(), needed)) {
                throw AccessRefused.notAllowed("you may not do this: it takes the permission "
                        + needed.name().toLowerCase(Locale.ROOT));
            }
            return List.of(decision.apply(roll));
        });
    }

    private Addition addition(long after, Person by, List<AccessFact> facts) {
        Instant now = now();
        List<Draft> drafts =
                facts.stream().map(fact -> AccessEntry.draft(now, by, fact)).toList();
        return new Addition(AccessEntry.STREAM, OptionalLong.of(after), drafts);
    }

    /** Takes in what comes next; what was taken in before is left alone. */
    void take(Entry stored) {
        lock.writeLock().lock();
        try {
            if (stored.sequence() == roll.last() + 1) {
                roll.take(AccessEntry.of(stored));
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void readOn() {
        List<Entry> page;
        do {
            page = journal.read(AccessEntry.STREAM, read(Roll::last) + 1, Limits.PAGE_ENTRIES);
            page.forEach(this::take);
        } while (!page.isEmpty());
    }

    Audit audit(long from, int most) {
        long total = read(Roll::last);
        long newest = Math.max(0, total - from);
        long oldest = Math.max(1, newest - most + 1);
        List<Audit.Line> lines = newest < oldest
                ? List.of()
                : journal.read(AccessEntry.STREAM, oldest, Math.toIntExact(newest - oldest + 1)).stream()
                        .map(AccessEntry::of)
                        .map(Audit.Line::of)
                        .toList()
                        .reversed();
        return new Audit(lines, total);
    }
}
