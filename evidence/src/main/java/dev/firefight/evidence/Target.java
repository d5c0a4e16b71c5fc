package dev.firefight.evidence;

import dev.firefight.telemetry.Origin;

/**
 * What can be blamed: a service, or one component of it.
 *
 * @param service the service; for a machine its name
 * @param component pod or machine; empty for the service as a whole
 */
public record Target(String service, String component) implements Comparable<Target> {
    /** What a signal's origin makes a suspect: its pod if it has one, else its service, else its machine. */
    public static Target of(Origin origin) {
        if (origin.service().isEmpty()) {
            return origin.component().isEmpty()
                    ? new Target(origin.node(), origin.node())
                    : new Target(origin.component(), origin.component());
        }
        return new Target(origin.service(), origin.component());
    }

    /** Whether there is anything to blame. */
    public boolean isPresent() {
        return !service.isEmpty();
    }

    @Override
    public int compareTo(Target other) {
        int byService = service.compareTo(other.service);
        return byService != 0 ? byService : component.compareTo(other.component);
    }
}
