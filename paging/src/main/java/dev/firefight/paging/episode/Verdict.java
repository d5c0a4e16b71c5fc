package dev.firefight.paging.episode;

import dev.firefight.paging.roster.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to become of some episodes. */
public sealed interface Verdict {
    /** Which ones, the oldest first. */
    List<Episode> episodes();

    /**
     * They make a new incident.
     *
     * @param route by which
     * @param group what they have in common
     */
    record Open(Route route, String group, List<Episode> episodes) implements Verdict {
        /** Copies the list. */
        public Open {
            episodes = List.copyOf(episodes);
        }
    }

    /**
     * They belong to an incident that there is.
     *
     * @param incident its number
     * @param route by which
     * @param group what they have in common
     * @param because why they belong to it, for people
     * @param wakes why somebody is called once more; empty where nobody is
     */
    record Join(
            long incident, Route route, String group, String because, Optional<String> wakes, List<Episode> episodes)
            implements Verdict {
        /** Copies the list. */
        public Join {
            episodes = List.copyOf(episodes);
        }
    }

    /**
     * They wake nobody.
     *
     * @param because why, for people
     * @param until when to decide anew; empty for never
     */
    record Hold(String because, Optional<Instant> until, List<Episode> episodes) implements Verdict {
        /** Copies the list. */
        public Hold {
            episodes = List.copyOf(episodes);
        }
    }
}
