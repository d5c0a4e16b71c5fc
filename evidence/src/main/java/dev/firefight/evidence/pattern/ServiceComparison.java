package dev.firefight.evidence.pattern;

import dev.firefight.evidence.pattern.PatternChange.Kind;
import dev.firefight.evidence.stat.FalseDiscoveries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which patterns of which services changed between two windows. Rates are compared for what a service says altogether, see
 * {@link ServiceLines}: that all lines of a busier service come more often is no news about any of them.
 */
public final class ServiceComparison {
    private ServiceComparison() {}

    /**
     * What became of a pattern of a service.
     *
     * @param service its number
     * @param change what became of the pattern
     * @param shareBefore which share of its lines one would expect in the first window
     */
    public record Change(int service, PatternChange change, double shareBefore) {
        private boolean isRate() {
            return change.kind() == Kind.MORE || change.kind() == Kind.FEWER;
        }

        private Change steady() {
            return new Change(service, WindowComparison.steady(change), shareBefore);
        }
    }

    /** What became of each pattern of each service; the most telling first, what is as before last. */
    public static List<Change> compare(Slots slots, Map<Integer, List<PatternCounts>> services) {
        List<Change> changes = new ArrayList<>();
        services.forEach((service, patterns) -> {
            ServiceLines lines = ServiceLines.of(slots, patterns);
            lines.changes().forEach(change -> changes.add(new Change(service, change, lines.shareBefore())));
        });
        return ranked(believed(changes));
    }

    /** What is more or less often, but not sure enough among all that was compared, is as before. */
    private static List<Change> believed(List<Change> changes) {
        double least = FalseDiscoveries.leastSurprise(
                changes.stream().mapToDouble(one -> one.change.surprise()).toArray(),
                WindowComparison.FALSE_DISCOVERIES);
        return changes.stream()
                .map(one -> one.isRate() && one.change.surprise() < least ? one.steady() : one)
                .toList();
    }

    /** In the order of their scores; what a service says as often as something before it, and so likely together with it, stands behind. */
    private static List<Change> ranked(List<Change> changes) {
        List<Change> byScore = changes.stream()
                .sorted(Comparator.comparingDouble((Change one) -> one.change.score())
                        .reversed()
                        .thenComparing(Change::service)
                        .thenComparing(one -> one.change.counts().pattern()))
                .toList();
        List<Change> first = new ArrayList<>();
        List<Change> repeated = new ArrayList<>();
        List<Change> steady = new ArrayList<>();
        Set<List<Object>> told = new HashSet<>();
        for (Change one : byScore) {
            boolean isChange = one.change.kind() != Kind.STEADY;
            boolean isFirst = isChange && told.add(List.of(one.service, one.change.before(), one.change.after()));
            (isFirst ? first : isChange ? repeated : steady).add(one);
        }
        first.addAll(repeated);
        first.addAll(steady);
        return List.copyOf(first);
    }
}
