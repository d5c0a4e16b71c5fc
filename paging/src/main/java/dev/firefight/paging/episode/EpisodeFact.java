package dev.firefight.paging.episode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was decided of episodes, each named by its {@linkplain Episode#id number}. */
public sealed interface EpisodeFact {
    /** Which ones. */
    List<Long> episodes();

    /**
     * They belong to an incident.
     *
     * @param incident its number
     * @param route by which
     * @param group labels and values that they have in common
     * @param because why these belong together, for people
     */
    record Joined(long incident, String route, String group, String because, List<Long> episodes)
            implements EpisodeFact {
        /** Copies the list. */
        public Joined {
            episodes = List.copyOf(episodes);
        }
    }

    /**
     * They wake nobody.
     *
     * @param because why, for people
     * @param until when that is decided anew; empty for never
     */
    record Held(String because, Optional<Instant> until, List<Long> episodes) implements EpisodeFact {
        /** Copies the list. */
        public Held {
            episodes = List.copyOf(episodes);
        }
    }

    /**
     * They are taken for ended.
     *
     * @param because why, for people
     */
    record Ended(String because, List<Long> episodes) implements EpisodeFact {
        /** Copies the list. */
        public Ended {
            episodes = List.copyOf(episodes);
        }
    }
}
