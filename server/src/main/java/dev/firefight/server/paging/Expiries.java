package dev.firefight.server.paging;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * When episodes are taken for ended that are told again and again. To ask costs as much as what is due, however many go on. Episodes that
 * ended otherwise are forgotten when their time comes, and all of them whenever twice as many are kept as went on the last time: a sender may
 * say that its alerts last for a thousand years.
 */
final class Expiries {
    /** Beyond so many it is looked for those that are open no more. */
    private static final int LEAST_SWEPT = 1_000;

    private final Map<Long, Instant> ends = new HashMap<>();
    private final TreeMap<Instant, NavigableSet<Long>> byEnd = new TreeMap<>();
    private int mostKept = LEAST_SWEPT;

    /** An episode goes on until then, or longer where that was said before. */
    void prolong(long episode, Instant end) {
        Optional<Instant> before = Optional.ofNullable(ends.get(episode));
        if (before.filter(one -> !one.isBefore(end)).isPresent()) {
            return;
        }
        before.ifPresent(one -> leave(one, episode));
        ends.put(episode, end);
        byEnd.computeIfAbsent(end, _ -> new TreeSet<>()).add(episode);
    }

    /** Those whose time is over, the oldest first; they stay due until they are open no more. */
    List<Long> due(Instant now, LongPredicate isOpen) {
        if (ends.size() > mostKept) {
            List.copyOf(ends.keySet()).stream().filter(one -> !isOpen.test(one)).forEach(this::forget);
            mostKept = Math.max(LEAST_SWEPT, 2 * ends.size());
        }
        NavigableSet<Long> due = new TreeSet<>();
        byEnd.headMap(now, true).values().forEach(due::addAll);
        List<Long> ended = due.stream().filter(one -> !isOpen.test(one)).toList();
        ended.forEach(this::forget);
        ended.forEach(due::remove);
        return List.copyOf(due);
    }

    /** How many are kept, open or not. */
    int kept() {
        return ends.size();
    }

    private void forget(long episode) {
        Optional.ofNullable(ends.remove(episode)).ifPresent(end -> leave(end, episode));
    }

    private void leave(Instant end, long episode) {
        NavigableSet<Long> others = byEnd.getOrDefault(end, Collections.emptyNavigableSet());
        if (others.contains(episode)) {
            others.remove(episode);
        }
        if (others.isEmpty()) {
            byEnd.remove(end);
        }
    }
}
