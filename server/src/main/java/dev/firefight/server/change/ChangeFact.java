package dev.firefight.server.change;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept of changes. */
public sealed interface ChangeFact {
    /** What is changed. */
    enum Sort {
        /** A version brought to production. */
        DEPLOYMENT,
        /** Code under version control. It acts on nothing by itself. */
        COMMIT,
        /** Configuration. */
        CONFIG,
        /** A feature flag. */
        FLAG,
        /** Anything else. */
        OTHER
    }

    /** How far a change is. */
    enum State {
        /** It is being made. */
        STARTED,
        /** It is in place. */
        SUCCEEDED,
        /** It went wrong. */
        FAILED
    }

    /**
     * Somebody or something reports a change, or how one that is known went on. Texts are empty where the sender does not say.
     *
     * @param integration by which it came
     * @param id by which the change is known again among those of the integration
     * @param type what is changed
     * @param state how far it is
     * @param services whose
     * @param source repository or application that it is of
     * @param environment where it takes place, as {@code production}
     * @param revision that it brings
     * @param summary one line
     * @param author who makes it
     * @param link where to look at it
     * @param beganAt when it began
     * @param endedAt when it was in place or had gone wrong
     */
    record Reported(
            String integration,
            String id,
            Sort type,
            State state,
            List<String> services,
            String source,
            String environment,
            String revision,
            String summary,
            String author,
            Optional<URI> link,
            Instant beganAt,
            Optional<Instant> endedAt)
            implements ChangeFact {
        /** Copies the list. */
        public Reported {
            services = List.copyOf(services);
        }
    }
}
