package dev.firefight.incident;

import java.time.Instant;
import java.util.Optional;

/** After a major incident deployments rest for a while, so that tired people break nothing. */
public final class Freeze {
    private Freeze() {}

    /** Until when deployments rest; empty where they do not at that time. */
    public static Optional<Instant> until(Incident incident, Policy policy, Instant now) {
        boolean isLifted = incident.frozenAgainAt().filter(now::isBefore).isPresent();
        boolean mayBeFrozen = incident.wasMajor()
                && !isLifted
                && !incident.declared().filter(Course.Declared::isDrill).isPresent();
        return mayBeFrozen
                ? incident.resolvedAt().map(at -> at.plus(policy.freeze())).filter(now::isBefore)
                : Optional.empty();
    }
}
