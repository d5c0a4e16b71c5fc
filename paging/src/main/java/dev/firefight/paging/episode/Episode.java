package dev.firefight.paging.episode;

import dev.firefight.paging.episode.AlertFact.Alert;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert that fires, from its beginning on; one that ended is known no more.
 *
 * @param id the position in the journal of what opened it
 * @param integration through which it came
 * @param alert what was said of it when it was opened
 * @param startsAt since when it fires: the earliest that was told
 * @param renewedAt the latest beginning that was told, by which a repeated message is known
 * @param heardAt when it was first heard of
 * @param standing what was decided of it
 * @param recent how many episodes the same alert had within an hour, this one included
 */
public record Episode(
        long id,
        String integration,
        Alert alert,
        Instant startsAt,
        Instant renewedAt,
        Instant heardAt,
        Standing standing,
        int recent) {
    /** So many episodes of one alert within an hour are a flapping one. */
    public static final int FLAPPING_EPISODES = 4;

    /** What was decided. */
    public sealed interface Standing {
        /** Nothing yet. */
        record Undecided() implements Standing {}

        /** It belongs to an incident. */
        record OfIncident(long incident, String because) implements Standing {}

        /** It wakes nobody. */
        record Waiting(String because, Optional<Instant> until) implements Standing {}
    }

    /** Whether its alert comes and goes. */
    public boolean isFlapping() {
        return recent >= FLAPPING_EPISODES;
    }

    /** The number of its incident. */
    public Optional<Long> incident() {
        return standing instanceof Standing.OfIncident(long incident, String _)
                ? Optional.of(incident)
                : Optional.empty();
    }

    /** Whether a beginning that is told is known already. */
    boolean hasBegun(Instant start) {
        return !start.isBefore(startsAt) && !start.isAfter(renewedAt);
    }

    /** With another beginning that was told: the earliest counts. */
    Episode renewed(Instant start) {
        return new Episode(
                id,
                integration,
                alert,
                start.isBefore(startsAt) ? start : startsAt,
                start.isAfter(renewedAt) ? start : renewedAt,
                heardAt,
                standing,
                recent);
    }

    Episode standing(Standing other) {
        return new Episode(id, integration, alert, startsAt, renewedAt, heardAt, other, recent);
    }
}
