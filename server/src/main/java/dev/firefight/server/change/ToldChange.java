package dev.firefight.server.change;

import dev.firefight.server.change.ChangeFact.Sort;
import dev.firefight.server.change.ChangeFact.State;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a sender told of a change. Texts are empty where it does not say.
 *
 * @param delivery by which the sender knows this very message; empty where it has none
 * @param id by which it knows the change
 * @param type what is changed
 * @param state how far it is
 * @param where it takes place
 * @param what it is
 * @param beganAt when it began
 * @param endedAt when it ended
 */
public record ToldChange(
        String delivery,
        String id,
        Sort type,
        State state,
        Where where,
        What what,
        Optional<Instant> beganAt,
        Optional<Instant> endedAt) {
    /**
     * Where it takes place.
     *
     * @param services that the sender names
     * @param source repository or application
     * @param environment as {@code production}
     */
    public record Where(List<String> services, String source, String environment) {
        /** Copies the list. */
        public Where {
            services = List.copyOf(services);
        }
    }

    /**
     * What it is.
     *
     * @param summary one line
     * @param revision that it brings
     * @param author who makes it
     * @param link where to look at it
     */
    public record What(String summary, String revision, String author, Optional<URI> link) {}

    /** Whether the same words can mean the same change only: the sender names the message, the change or a moment. */
    boolean isNamed() {
        return !delivery.isEmpty() || !id.isEmpty() || beganAt.isPresent() || endedAt.isPresent();
    }
}
