package dev.firefight.paging.roster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of some alerts. Of all routes the first that matches counts.
 *
 * @param name said wherever it is the reason for something
 * @param match which alerts
 * @param effect whether somebody is called
 * @param policy how; that of the team of the service where none is named
 * @param groupBy labels whose equal values put alerts into one incident
 * @param within alerts of other groups that begin so soon after an incident of this route join it too; zero for never
 */
public record Route(
        String name, Match match, Effect effect, Optional<String> policy, List<String> groupBy, Duration within) {
    /** What an alert brings about. */
    public enum Effect {
        /** An incident is opened and somebody is called. */
        PAGE,
        /** An incident is opened, and nobody is called. */
        INCIDENT,
        /** It is listed, and that is all. */
        LIST
    }

    /** Copies the list. */
    public Route {
        groupBy = List.copyOf(groupBy);
    }
}
