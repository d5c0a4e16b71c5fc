package dev.firefight.paging.episode;

import dev.firefight.paging.episode.Episode.Standing;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Route;
import dev.firefight.paging.roster.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which episodes wake nobody, and why. */
public final class Holding {
    /** So long an alert that comes and goes has to stay to wake somebody. */
    static final Duration STAYING = Duration.ofMinutes(5);

    private Holding() {}

    /**
     * Of episodes that wake nobody those that are to be decided anew, since the roster says something else of them than was written down: a
     * silence was ended early or made longer, or a route altered.
     *
     * @return in the order in which they are given
     */
    public static List<Episode> altered(Collection<Episode> held, Roster roster, Instant now) {
        return held.stream()
                .filter(one -> reason(one, roster.route(one.alert().labels()), roster, now)
                        .filter(reason -> reason.equals(one.standing()))
                        .isEmpty())
                .toList();
    }

    private static Instant end(Silence holding, Instant now) {
        return holding.span(now).map(Silence.Span::until).orElse(holding.until());
    }

    /** Why an episode wakes nobody now; empty where it does. */
    static Optional<Standing.Waiting> reason(Episode episode, Route route, Roster roster, Instant now) {
        Optional<Silence> longest =
                roster.silences(episode.alert().labels(), now).stream().max(Comparator.comparing(one -> end(one, now)));
        if (longest.isPresent()) {
            Silence silence = longest.get();
            return Optional.of(new Standing.Waiting(
                    "silenced by " + silence.by() + ": " + silence.reason(), Optional.of(end(silence, now))));
        }
        if (route.effect() == Route.Effect.LIST) {
            return Optional.of(
                    new Standing.Waiting("listed only, by route \"" + route.name() + "\"", Optional.empty()));
        }
        Instant staysAt = episode.heardAt().plus(STAYING);
        return episode.isFlapping() && now.isBefore(staysAt)
                ? Optional.of(new Standing.Waiting(
                        "it comes and goes: " + episode.recent()
                                + " times or more within an hour; it wakes somebody if it stays for "
                                + STAYING.toMinutes() + " minutes",
                        Optional.of(staysAt)))
                : Optional.empty();
    }
}
