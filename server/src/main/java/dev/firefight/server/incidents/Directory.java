package dev.firefight.server.incidents;

import dev.firefight.document.wire.Kinds;
import dev.firefight.incident.Course;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * All incidents, each by what a list shows of it. It follows the journal entry by entry; of most it reads nothing but when they were written,
 * so that a long history is there within seconds of a start.
 */
public final class Directory implements Projection {
    /** What burns first; of two alike, where something happened last. */
    private static final Comparator<Summary> ORDER = Comparator.comparing(
                    (Summary one) -> one.resolvedAt().isPresent())
            .thenComparing(Summary::isDrill)
            .thenComparing(one -> one.resolvedAt().isPresent()
                    ? 0
                    : one.severity().map(Enum::ordinal).orElse(-1))
            .thenComparing(Summary::lastAt, Comparator.reverseOrder());

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Long, Summary> summaries = new TreeMap<>();
    private final Set<Long> open = new HashSet<>();
    private final Words words;
    private final Map<String, Boolean> altering = new HashMap<>();
    private long position;

    /**
     * With no incident.
     *
     * @param words by which it is searched
     */
    public Directory(Words words) {
        this.words = words;
        Kinds<Fact> kinds = FactKinds.ALL;
        kinds.names().forEach(name -> altering.put(name, Summary.isAltering(kinds.type(name))));
    }

    /**
     * A page of a list.
     *
     * @param lines from the place asked for on
     * @param total how many there are in all
     * @param isComplete false while the words of older entries are still being read, so that there may be more
     */
    public record Page(List<Summary> lines, int total, boolean isComplete) {
        /** Copies the list. */
        public Page {
            lines = List.copyOf(lines);
        }
    }

    @Override
    public void apply(dev.firefight.journal.Entry stored) {
        OptionalLong incident = Streams.incident(stored.stream());
        if (incident.isEmpty()) {
            return;
        }
        lock.writeLock().lock();
        try {
            long number = incident.getAsLong();
            Optional<Summary> known = Optional.ofNullable(summaries.get(number));
            Summary next = altering.getOrDefault(stored.type(), false) || known.isEmpty()
                    ? next(number, known, Streams.entry(stored))
                    : known.get().touched(stored.time(), stored.sequence());
            summaries.put(number, next);
            if (next.resolvedAt().isEmpty()) {
                open.add(number);
            } else {
                open.remove(number);
            }
            position = stored.position();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static Summary next(long number, Optional<Summary> known, Entry entry) {
        return known.map(one -> one.with(entry)).orElseGet(() -> {
            if (entry.fact() instanceof Course.Declared declared) {
                return Summary.declared(number, entry, declared);
            }
            throw new IllegalStateException("incident " + number
                    + " does not begin with its declaration; run \"firefight" + " journal verify\"");
        });
    }

    /**
     * What was asked for, what burns first.
     *
     * @param from so many are left out at the beginning
     * @param most so many lines at most
     */
    public Page list(Query query, int from, int most) {
        Optional<Words.Found> wanted =
                query.words().isBlank() ? Optional.empty() : Optional.of(words.search(query.words(), position()));
        List<Summary> found = new ArrayList<>();
        lock.readLock().lock();
        try {
            Stream<Summary> all = wanted.isEmpty()
                    ? summaries.values().stream()
                    : wanted.get().incidents().stream()
                            .mapToObj(number -> Optional.ofNullable(summaries.get((long) number)))
                            .flatMap(Optional::stream);
            all.filter(query::takes).forEach(found::add);
        } finally {
            lock.readLock().unlock();
        }
        found.sort(ORDER);
        int start = Math.min(from, found.size());
        return new Page(
                found.subList(start, Math.min(start + most, found.size())),
                found.size(),
                wanted.map(Words.Found::isComplete).orElse(true));
    }

    private long position() {
        lock.readLock().lock();
        try {
            return position;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The numbers of all open incidents. */
    public Set<Long> open() {
        lock.readLock().lock();
        try {
            return Set.copyOf(open);
        } finally {
            lock.readLock().unlock();
        }
    }
}
