package dev.firefight.paging.episode;

import dev.firefight.paging.roster.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to become of some episodes. */
public sealed interface Verdict {
    /**
     * Episodes of one group.
     *
     * @param route by which they came
     * @param group what they have in common
     * @param because why they belong to their incident, for people
     * @param episodes which ones, the oldest first
     * @param calls by which policies people are called for them, each once: an empty one where the roster has none; nothing where the route
     *     calls nobody
     */
    record Part(Route route, String group, String because, List<Episode> episodes, List<Optional<String>> calls) {
        /** Copies the lists. */
        public Part {
            episodes = List.copyOf(episodes);
            calls = List.copyOf(calls);
        }
    }

    /**
     * They make a new incident.
     *
     * @param parts at least one; the first opens it, the others stand beside it
     */
    record Open(List<Part> parts) implements Verdict {
        /** Copies the list. */
        public Open {
            parts = List.copyOf(parts);
        }

        /** All of them, group by group. */
        public List<Episode> episodes() {
            return parts.stream().flatMap(part -> part.episodes().stream()).toList();
        }

        /** By which policies people are called, each once. */
        public List<Optional<String>> calls() {
            return parts.stream()
                    .flatMap(part -> part.calls().stream())
                    .distinct()
                    .toList();
        }
    }

    /**
     * They belong to an incident that there is.
     *
     * @param incident its number
     * @param wakes why people are called once more, also those who were called before; empty where they are not
     */
    record Join(long incident, Part part, Optional<String> wakes) implements Verdict {}

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
