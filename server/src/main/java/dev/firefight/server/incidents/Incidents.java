package dev.firefight.server.incidents;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Course;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Person;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Proposal;
import dev.firefight.incident.Rules;
import dev.firefight.incident.Ruling;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalBusy;
import dev.firefight.journal.JournalException;
import dev.firefight.journal.Limits;
import dev.firefight.journal.Receipt;
import dev.firefight.journal.StreamConflict;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/** The door to all timelines: decides, writes, and reads. By many threads at once. */
public final class Incidents implements Projection {
    /** So many entries one incident may have; nobody could read more. */
    public static final int MOST_ENTRIES = 50_000;

    private static final int KEPT_TIMELINES = 256;
    /**
     * Another program may write to the same stream; each time somebody else was first, it is decided anew. The other one may be first many
     * times in a row, as long as its people write without a pause.
     */
    private static final int MOST_TRIES = 1_000;

    private final Journal journal;
    private final Policy policy;
    private final InstantSource clock;
    /** The highest number that an incident has, as far as is known. */
    private final AtomicLong last = new AtomicLong();

    private final Map<Long, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Kept> eldest) {
            return size() > KEPT_TIMELINES;
        }
    };

    private static final class Kept {
        final ReentrantLock lock = new ReentrantLock();
        volatile Timeline timeline;

        Kept(long incident) {
            timeline = Timeline.empty(incident);
        }
    }

    /** Over a journal. */
    public Incidents(Journal journal, Policy policy, InstantSource clock) {
        this.journal = journal;
        this.policy = policy;
        this.clock = clock;
    }

    /** What is said of durations. */
    public Policy policy() {
        return policy;
    }

    /** What time it is, to the microsecond, as the journal keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Opens an incident.
     *
     * @param key by which a repeated request is known; see {@link Journal#append(String, List)}
     */
    public Outcome declare(Person by, Course.Declared fact, Optional<String> key) {
        Predicate<Outcome.Written> isSame = before -> saysLast(before, fact);
        return before(key, isSame)
                .orElseGet(() ->
                        onNewNumber(slot -> Optional.of(decide(slot, new Proposal(by, now(), fact), key, isSame))));
    }

    /**
     * Takes over a timeline that was written elsewhere as a new incident, all of it or nothing.
     *
     * @param timeline that was checked, of no more than one append takes
     * @param key by which a repeated request is known
     */
    Outcome restore(List<Entry> timeline, Optional<String> key) {
        Predicate<Outcome.Written> isSame = before -> facts(before.entries()).equals(facts(timeline));
        return before(key, isSame)
                .orElseGet(() -> onNewNumber(slot -> {
                    try {
                        return Optional.of(written(slot, timeline, append(slot.timeline, timeline, key), isSame));
                    } catch (StreamConflict somebodyElse) {
                        return Optional.empty();
                    } catch (JournalException uncertain) {
                        forget(slot.timeline.number());
                        throw uncertain;
                    }
                }));
    }

    /** Tries numbers until one is free, and nobody else takes it meanwhile. */
    private Outcome onNewNumber(Function<Kept, Optional<Outcome>> write) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Kept slot = kept(last.incrementAndGet());
            slot.lock.lock();
            try {
                if (refreshed(slot).entries().isEmpty()) {
                    Optional<Outcome> outcome = write.apply(slot);
                    if (outcome.isPresent()) {
                        return outcome.get();
                    }
                }
            } finally {
                slot.lock.unlock();
            }
        }
        throw new JournalBusy("others open incidents without a pause; try again in a moment");
    }

    /**
     * Writes a fact into a timeline, if the rules allow it as things stand.
     *
     * @param key by which a repeated request is known
     */
    public Outcome propose(long incident, Person by, Fact fact, Consent consent, Optional<String> key) {
        Predicate<Outcome.Written> isSame = before -> before.incident() == incident && saysLast(before, fact);
        Optional<Outcome> before = before(key, isSame);
        if (before.isPresent()) {
            return before.get();
        }
        Kept slot = kept(incident);
        slot.lock.lock();
        try {
            if (slot.timeline.entries().isEmpty() && refreshed(slot).entries().isEmpty()) {
                forget(incident);
                return new Outcome.Unknown(incident);
            }
            return decide(slot, new Proposal(by, now(), fact, consent), key, isSame);
        } finally {
            slot.lock.unlock();
        }
    }

    /** All of an incident; empty where there is none of that number. */
    public Optional<Timeline> timeline(long incident) {
        Kept slot = kept(incident);
        Timeline timeline = slot.timeline;
        if (timeline.entries().isEmpty()) {
            slot.lock.lock();
            try {
                timeline = refreshed(slot);
            } finally {
                slot.lock.unlock();
            }
        }
        if (timeline.entries().isEmpty()) {
            forget(incident);
            return Optional.empty();
        }
        return Optional.of(timeline);
    }

    /** Learns of an entry, which another program may have written. */
    @Override
    public void apply(dev.firefight.journal.Entry entry) {
        Streams.incident(entry.stream()).ifPresent(incident -> follow(incident, entry.sequence()));
    }

    private void follow(long incident, long entry) {
        last.accumulateAndGet(incident, Math::max);
        Optional<Kept> slot;
        synchronized (kept) {
            slot = Optional.ofNullable(kept.get(incident));
        }
        slot.filter(one -> one.timeline.entries().size() < entry).ifPresent(behind -> {
            behind.lock.lock();
            try {
                refreshed(behind);
            } finally {
                behind.lock.unlock();
            }
        });
    }

    private Outcome decide(Kept slot, Proposal proposal, Optional<String> key, Predicate<Outcome.Written> isSame) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Timeline timeline = slot.timeline;
            Instant at =
                    timeline.state().lastAt().filter(proposal.at()::isBefore).orElse(proposal.at());
            Ruling ruling = timeline.entries().size() < MOST_ENTRIES
                    ? Rules.decide(
                            timeline.state(),
                            policy,
                            new Proposal(proposal.by(), at, proposal.fact(), proposal.consent()))
                    : new Ruling.Refused(
                            "the incident has " + MOST_ENTRIES + " entries, and nobody can read more",
                            "go on in another one, and link the two");
            if (!(ruling instanceof Ruling.Accepted accepted)) {
                return new Outcome.Held(ruling);
            }
            List<Entry> entries = new ArrayList<>();
            for (Fact fact : accepted.facts()) {
                entries.add(new Entry(timeline.entries().size() + entries.size() + 1L, at, proposal.by(), fact));
            }
            try {
                return written(slot, entries, append(timeline, entries, key), isSame);
            } catch (StreamConflict somebodyElse) {
                refreshed(slot);
            } catch (JournalException uncertain) {
                forget(timeline.number());
                throw uncertain;
            }
        }
        throw new JournalBusy("others write to this incident without a pause; try again in a moment");
    }

    private Receipt append(Timeline timeline, List<Entry> entries, Optional<String> key) {
        List<Draft> drafts = entries.stream().map(Streams::draft).toList();
        Addition addition = new Addition(
                Streams.name(timeline.number()),
                OptionalLong.of(timeline.entries().size()),
                drafts);
        return key.isPresent() ? journal.append(key.get(), List.of(addition)) : journal.append(List.of(addition));
    }

    private static Outcome written(Kept slot, List<Entry> entries, Receipt receipt, Predicate<Outcome.Written> isSame) {
        if (receipt.repeated()) {
            return repeated(receipt, isSame);
        }
        slot.timeline = slot.timeline.with(entries);
        return new Outcome.Written(
                slot.timeline.number(), entries, receipt.entries().getLast().position(), false);
    }

    /** What an earlier request with this key wrote. */
    private Optional<Outcome> before(Optional<String> key, Predicate<Outcome.Written> isSame) {
        return key.flatMap(journal::receipt).map(receipt -> repeated(receipt, isSame));
    }

    private static Outcome repeated(Receipt receipt, Predicate<Outcome.Written> isSame) {
        dev.firefight.journal.Entry last = receipt.entries().getLast();
        Outcome.Written written = new Outcome.Written(
                Streams.incident(last.stream()).orElseThrow(),
                receipt.entries().stream().map(Streams::entry).toList(),
                last.position(),
                true);
        if (!isSame.test(written)) {
            throw new WireException(
                    "this idempotency key was used for something else; take a new one for each request");
        }
        return written;
    }

    private static boolean saysLast(Outcome.Written written, Fact fact) {
        return written.entries().getLast().fact().equals(fact);
    }

    private static List<Fact> facts(List<Entry> entries) {
        return entries.stream().map(Entry::fact).toList();
    }

    private Timeline refreshed(Kept slot) {
        Timeline timeline = slot.timeline;
        while (true) {
            List<Entry> more =
                    journal
                            .read(
                                    Streams.name(timeline.number()),
                                    timeline.entries().size() + 1L,
                                    Limits.PAGE_ENTRIES)
                            .stream()
                            .map(Streams::entry)
                            .toList();
            if (more.isEmpty()) {
                slot.timeline = timeline;
                return timeline;
            }
            timeline = timeline.with(more);
        }
    }

    private Kept kept(long incident) {
        synchronized (kept) {
            return kept.computeIfAbsent(incident, Kept::new);
        }
    }

    private void forget(long incident) {
        synchronized (kept) {
            kept.remove(incident);
        }
    }
}
