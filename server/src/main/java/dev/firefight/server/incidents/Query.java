package dev.firefight.server.incidents;

import dev.firefight.incident.Severity;
import java.util.Optional;
import java.util.Set;

/**
 * Which incidents are wanted.
 *
 * @param words that stand anywhere in the timeline, each at least by its beginning; empty for any
 * @param isOpen only open ones, or only resolved ones; empty for both
 * @param severities as they were set last; none for any
 * @param isDrill only exercises, or only real ones; empty for both
 */
public record Query(String words, Optional<Boolean> isOpen, Set<Severity> severities, Optional<Boolean> isDrill) {
    /** Everything. */
    public static final Query ALL = new Query("", Optional.empty(), Set.of(), Optional.empty());

    /** Copies the set. */
    public Query {
        severities = Set.copyOf(severities);
    }

    boolean takes(Summary one) {
        return isOpen.filter(wanted -> wanted != one.resolvedAt().isEmpty()).isEmpty()
                && isDrill.filter(wanted -> wanted != one.isDrill()).isEmpty()
                && (severities.isEmpty()
                        || one.severity().filter(severities::contains).isPresent());
    }
}
