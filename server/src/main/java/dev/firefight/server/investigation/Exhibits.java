package dev.firefight.server.investigation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last exhibit of each of the last incidents, in memory: they can be read from the sources again, and what people rely on stands in the
 * timeline. By many threads at once.
 */
public final class Exhibits {
    private static final int MOST_INCIDENTS = 16;

    private final Map<Long, Exhibit> kept = new LinkedHashMap<>();

    /** What was seen of an incident last; empty where it was not looked into since the start of the program, or too long ago. */
    public synchronized Optional<Exhibit> of(long incident) {
        return Optional.ofNullable(kept.get(incident));
    }

    /** Keeps one in the place of that before, and forgets the oldest beyond {@value #MOST_INCIDENTS} incidents. */
    synchronized void keep(long incident, Exhibit exhibit) {
        kept.remove(incident);
        kept.put(incident, exhibit);
        if (kept.size() > MOST_INCIDENTS) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
