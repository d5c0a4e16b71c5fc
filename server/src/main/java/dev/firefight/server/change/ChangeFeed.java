package dev.firefight.server.change;

import dev.firefight.journal.Entry;
import dev.firefight.server.change.ChangeFact.Reported;
import dev.firefight.server.incidents.Projection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The changes that were reported of late, as the journal has them, each as it stands now. By many threads at once. Older ones, and the oldest
 * beyond the most, lie in the journal only.
 */
public final class ChangeFeed implements Projection {
    /** So many changes are kept. */
    public static final int MOST_CHANGES = 10_000;

    /** So long they are. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** By which it is known that a person told it by hand, and no sender. */
    public static final String BY_HAND = "";

    private static final Comparator<ReportedChange> NEWEST_FIRST = Comparator.comparing(
                    (ReportedChange one) -> one.facts().beganAt())
            .thenComparing(ReportedChange::number)
            .reversed();

    private final int most;
    private final Map<Name, ReportedChange> changes = new LinkedHashMap<>();

    private record Name(String integration, String id) {}

    /**
     * A part of the changes, the newest first.
     *
     * @param total how many there are that fit
     * @param lines those asked for
     */
    public record Page(int total, List<ReportedChange> lines) {
        /** Copies the list. */
        public Page {
            lines = List.copyOf(lines);
        }
    }

    /** Empty. */
    public ChangeFeed() {
        this(MOST_CHANGES);
    }

    ChangeFeed(int most) {
        this.most = most;
    }

    @Override
    public void apply(Entry entry) {
        if (entry.stream().equals(ChangeStream.NAME) && ChangeStream.read(entry) instanceof Reported one) {
            take(entry.position(), entry.time(), one);
        }
    }

    private synchronized void take(long position, Instant at, Reported one) {
        changes.merge(
                new Name(one.integration(), one.id()),
                new ReportedChange(position, at, one),
                (before, now) -> before.with(now.facts()));
        Iterator<ReportedChange> oldest = changes.values().iterator();
        while (oldest.hasNext() && (oldest.next().reportedAt().isBefore(at.minus(KEPT)) || changes.size() > most)) {
            oldest.remove();
        }
    }

    /** One of them, as it stands. */
    public synchronized Optional<ReportedChange> find(String integration, String id) {
        return Optional.ofNullable(changes.get(new Name(integration, id)));
    }

    /** Those that began at a moment or later, the newest first. */
    public List<ReportedChange> since(Instant from) {
        return fitting(one -> !one.facts().beganAt().isBefore(from));
    }

    /**
     * A page of those that fit.
     *
     * @param service whose, in large letters or small; empty for any
     * @param since when they began at the earliest
     * @param from how many to leave out
     * @param wanted how many to list
     */
    public Page list(String service, Instant since, int from, int wanted) {
        List<ReportedChange> all = fitting(one -> (service.isEmpty() || one.isOf(service))
                && !one.facts().beganAt().isBefore(since));
        int start = Math.min(from, all.size());
        return new Page(all.size(), all.subList(start, (int) Math.min(all.size(), (long) start + wanted)));
    }

    /** Whether some sender reports changes of production: only then "there was none" is an answer. */
    public synchronized boolean isFed() {
        return changes.values().stream()
                .anyMatch(one -> !one.facts().integration().equals(BY_HAND) && !one.isElsewhere());
    }

    private List<ReportedChange> fitting(Predicate<ReportedChange> wanted) {
        List<ReportedChange> all;
        synchronized (this) {
            all = new ArrayList<>(changes.values());
        }
        return all.stream().filter(wanted).sorted(NEWEST_FIRST).toList();
    }
}
