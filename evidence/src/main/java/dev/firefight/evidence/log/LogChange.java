package dev.firefight.evidence.log;

import dev.firefight.evidence.pattern.PatternChange;
import dev.firefight.evidence.pattern.PatternChange.Kind;
import dev.firefight.evidence.pattern.PatternCounts;
import dev.firefight.evidence.pattern.WindowComparison;
import dev.firefight.evidence.stat.FalseDiscoveries;
import dev.firefight.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of a pattern of a service since a moment. Rates are compared for what the service says altogether, see
 * {@link ServiceLines}: that all lines of a busier service come more often is no news about any of them.
 *
 * @param service whose records
 * @param pattern number of the pattern
 * @param change what became of it
 * @param shareBefore which share of its lines one would expect in the first window
 */
public record LogChange(String service, int pattern, PatternChange change, double shareBefore) {
    /**
     * All patterns of all services before and after a moment, counted in one table; the most telling change first, what is as before
     * last. Before is also what was said in healthy times. Empty when there are no records on one of the two sides.
     */
    public static List<LogChange> since(Telemetry incident, Optional<Telemetry> healthy, long momentNanos) {
        Optional<LogSlots> found = LogSlots.of(incident.logs(), healthy.map(Telemetry::logs), momentNanos);
        if (found.isEmpty()) {
            return List.of();
        }
        LogSlots slots = found.get();
        Map<String, Map<Integer, Counted>> counted = new TreeMap<>();
        healthy.ifPresent(one -> Counted.count(one, slots::ofReference, slots.count(), Long.MAX_VALUE, counted));
        Counted.count(incident, slots::ofIncident, slots.count(), momentNanos, counted);
        List<LogChange> changes = new ArrayList<>();
        counted.forEach((service, patterns) -> {
            List<PatternCounts> counts = new ArrayList<>();
            patterns.forEach((pattern, one) -> counts.add(new PatternCounts(pattern, one.severity(), one.counts())));
            ServiceLines lines = ServiceLines.of(slots, counts);
            for (PatternChange change : lines.changes()) {
                int pattern = (int) change.counts().pattern();
                changes.add(new LogChange(service, pattern, change, lines.shareBefore()));
            }
        });
        return ranked(believed(changes));
    }

    /** What is more or less often, but not sure enough among all that was compared, is as before. */
    private static List<LogChange> believed(List<LogChange> changes) {
        double least = FalseDiscoveries.leastSurprise(
                changes.stream().mapToDouble(one -> one.change.surprise()).toArray(),
                WindowComparison.FALSE_DISCOVERIES);
        return changes.stream()
                .map(one -> one.isRate() && one.change.surprise() < least ? one.steady() : one)
                .toList();
    }

    /** In the order of their scores; what a service says as often as something before it, and so likely together with it, stands behind. */
    private static List<LogChange> ranked(List<LogChange> changes) {
        List<LogChange> byScore = changes.stream()
                .sorted(Comparator.comparingDouble((LogChange one) -> one.change.score())
                        .reversed())
                .toList();
        List<LogChange> first = new ArrayList<>();
        List<LogChange> repeated = new ArrayList<>();
        List<LogChange> steady = new ArrayList<>();
        Set<List<Object>> told = new HashSet<>();
        for (LogChange one : byScore) {
            boolean isChange = one.change.kind() != Kind.STEADY;
            boolean isFirst = isChange && told.add(List.of(one.service, one.change.before(), one.change.after()));
            (isFirst ? first : isChange ? repeated : steady).add(one);
        }
        first.addAll(repeated);
        first.addAll(steady);
        return List.copyOf(first);
    }

    private boolean isRate() {
        return change.kind() == Kind.MORE || change.kind() == Kind.FEWER;
    }

    private LogChange steady() {
        PatternChange asBefore = new PatternChange(
                change.counts(),
                Kind.STEADY,
                change.before(),
                change.after(),
                change.ratio(),
                change.surprise(),
                change.surprise());
        return new LogChange(service, pattern, asBefore, shareBefore);
    }
}
