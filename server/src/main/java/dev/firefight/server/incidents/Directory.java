package dev.firefight.server.incidents;

import dev.firefight.incident.Course;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.server.wire.Kinds;
import java.util.ArrayList;
import java.util.BitSet;
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
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * All incidents, each by what a list shows of it, and the words that were written. It follows the journal entry by entry; of most it reads
 * the words and nothing else, so that a long history is there after a start within seconds.
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
    private final WordIndex words = new WordIndex();
    private final Map<String, Boolean> altering = new HashMap<>();
    private final JsonFactory json = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    /** With no incident. */
    public Directory() {
        Kinds<Fact> kinds = FactKinds.ALL;
        kinds.names().forEach(name -> altering.put(name, Summary.isAltering(kinds.type(name))));
    }

    /**
     * A page of a list.
     *
     * @param lines from the place asked for on
     * @param total how many there are in all
     */
    public record Page(List<Summary> lines, int total) {
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
            read(Math.toIntExact(number), stored);
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

    /** All texts of an entry, whatever its fields are named. */
    private void read(int incident, dev.firefight.journal.Entry stored) {
        try (JsonParser parser =
                json.createParser(tools.jackson.core.ObjectReadContext.empty(), stored.payload().stream())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    words.add(
                            incident, parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
                }
            }
        }
    }

    /**
     * What was asked for, what burns first.
     *
     * @param from so many are left out at the beginning
     * @param most so many lines at most
     */
    public Page list(Query query, int from, int most) {
        List<Summary> found = new ArrayList<>();
        lock.readLock().lock();
        try {
            if (query.words().isBlank()) {
                summaries.values().stream().filter(query::takes).forEach(found::add);
            } else {
                BitSet numbers = words.search(query.words());
                numbers.stream()
                        .mapToObj(number -> Optional.ofNullable(summaries.get((long) number)))
                        .flatMap(Optional::stream)
                        .filter(query::takes)
                        .forEach(found::add);
            }
        } finally {
            lock.readLock().unlock();
        }
        found.sort(ORDER);
        int start = Math.min(from, found.size());
        return new Page(found.subList(start, Math.min(start + most, found.size())), found.size());
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

    /** The highest number of an incident; 0 where there is none. */
    public long last() {
        lock.readLock().lock();
        try {
            return summaries.isEmpty() ? 0 : ((TreeMap<Long, Summary>) summaries).lastKey();
        } finally {
            lock.readLock().unlock();
        }
    }
}
