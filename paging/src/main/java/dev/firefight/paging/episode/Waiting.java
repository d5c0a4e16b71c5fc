package dev.firefight.paging.episode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Numbers of episodes that wait, most of them until a moment. Each costs the logarithm of all. */
final class Waiting {
    private final SortedSet<Long> all = new TreeSet<>();
    private final TreeMap<Instant, SortedSet<Long>> until = new TreeMap<>();

    void add(long episode, Optional<Instant> end) {
        all.add(episode);
        end.ifPresent(at -> until.computeIfAbsent(at, _ -> new TreeSet<>()).add(episode));
    }

    void remove(long episode, Optional<Instant> end) {
        all.remove(episode);
        end.ifPresent(at -> {
            SortedSet<Long> others = until.getOrDefault(at, Collections.emptySortedSet());
            if (others.contains(episode)) {
                others.remove(episode);
            }
            if (others.isEmpty()) {
                until.remove(at);
            }
        });
    }

    /** All, the oldest first. */
    SortedSet<Long> all() {
        return Collections.unmodifiableSortedSet(all);
    }

    Optional<Instant> next() {
        return until.isEmpty() ? Optional.empty() : Optional.of(until.firstKey());
    }

    /** Those whose waiting is over. */
    List<Long> over(Instant now) {
        SortedMap<Instant, SortedSet<Long>> past = until.headMap(now, true);
        List<Long> over = new ArrayList<>();
        past.values().forEach(over::addAll);
        return over;
    }
}
