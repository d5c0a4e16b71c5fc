package dev.firefight.server.paging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * When episodes are taken for ended that are told again and again. To ask costs as much as what is due, however many go on. An episode that
 * ended otherwise is forgotten when its time comes: never more are kept than fired within the longest such time.
 */
final class Expiries {
    private final Map<Long, Instant> ends = new HashMap<>();
    private final TreeMap<Instant, SortedSet<Long>> byEnd = new TreeMap<>();

    /** An episode goes on until then, or longer where that was said before. */
    void prolong(long episode, Instant end) {
        Optional<Instant> before = Optional.ofNullable(ends.get(episode));
        if (before.filter(one -> !one.isBefore(end)).isPresent()) {
            return;
        }
        before.ifPresent(one -> byEnd.computeIfPresent(one, (_, others) -> without(others, episode)));
        ends.put(episode, end);
        byEnd.computeIfAbsent(end, _ -> new TreeSet<>()).add(episode);
    }

    /** Those whose time is over, the oldest first; they stay due until they are open no more. */
    List<Long> due(Instant now, LongPredicate isOpen) {
        SortedSet<Long> due = new TreeSet<>();
        for (Map.Entry<Instant, SortedSet<Long>> one :
                List.copyOf(byEnd.headMap(now, true).entrySet())) {
            for (long episode : List.copyOf(one.getValue())) {
                if (isOpen.test(episode)) {
                    due.add(episode);
                } else {
                    ends.remove(episode);
                    byEnd.computeIfPresent(one.getKey(), (_, others) -> without(others, episode));
                }
            }
        }
        return new ArrayList<>(due);
    }

    private static @Nullable SortedSet<Long> without(SortedSet<Long> all, long episode) {
        all.remove(episode);
        return all.isEmpty() ? null : all;
    }
}
