package dev.firefight.server.intake;

import dev.firefight.paging.Labels;
import dev.firefight.paging.episode.AlertFact.Alert;
import dev.firefight.paging.episode.AlertFact.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * What a sender told of one alert.
 *
 * @param fingerprint by which it knows the alert again
 * @param status whether it fires
 * @param startsAt since when; empty where it does not say
 * @param endsAt when it ended or will be taken for ended; empty where it does not say
 * @param labels what it is about
 * @param annotations what is said to people
 * @param group by which the sender puts alerts together; empty where it does not
 * @param link where to look at it; empty where it names nothing
 */
public record Told(
        String fingerprint,
        Status status,
        Optional<Instant> startsAt,
        Optional<Instant> endsAt,
        Labels labels,
        Labels annotations,
        String group,
        String link) {
    /** The same with its beginning. */
    public Alert since(Instant start) {
        return new Alert(fingerprint, status, startsAt.orElse(start), endsAt, labels, annotations, group, link);
    }
}
