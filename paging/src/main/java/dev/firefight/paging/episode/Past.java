package dev.firefight.paging.episode;

import dev.firefight.paging.episode.AlertFact.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of the last episode of an alert that ended: enough to know messages again that come late.
 *
 * @param startsAt the earliest beginning that was told
 * @param renewedAt the latest beginning that was told
 * @param endsAt when it ended
 * @param heardAt when that was heard
 * @param by how it is known
 * @param beginnings when the last few episodes were first heard of, at most {@link Episode#FLAPPING_EPISODES}
 */
record Past(Instant startsAt, Instant renewedAt, Instant endsAt, Instant heardAt, By by, List<Instant> beginnings) {
    /** How the end of an episode is known. */
    enum By {
        /** Its sender said so. */
        SENDER,
        /** Its sender said so of an alert of which it was not known that it fires. */
        UNHEARD,
        /** Its whole group ended, or it was not told again: the sender did not say so of this alert. */
        OTHERS
    }

    /**
     * A firing alert that is told this soon after its own end was overtaken by it on its way. Later it fires again, as it does where a sender
     * lost sight of it and took it for ended: Alertmanager then tells the beginning of before. It sends what one group says one after the
     * other, and so this has to be shorter than any {@code group_interval} in use: what is dropped here is told again only after
     * the {@code repeat_interval} of four hours.
     */
    static final Duration OVERTAKEN = Duration.ofSeconds(30);

    /**
     * An alert with a beginning before one that was told already is old for as long as Alertmanager tries to send it: its
     * {@code group_interval}, five minutes unless set otherwise, with some time to spare.
     */
    static final Duration OLD = Duration.ofMinutes(10);

    /** Copies the list. */
    Past {
        beginnings = List.copyOf(beginnings);
    }

    /** Whether an alert began within the episode, or before it. */
    boolean hasBegun(Alert alert) {
        return !alert.startsAt().isAfter(renewedAt);
    }

    /** Whether what a sender says of the end was known already. */
    boolean isSameEnd(Alert alert) {
        return by == By.SENDER
                && hasBegun(alert)
                && alert.endsAt().filter(end -> !end.isAfter(endsAt)).isPresent();
    }

    /** Whether that an alert fires was said before its end, and is heard after it. A clock that was set back does not make this last. */
    boolean hasOvertaken(Alert alert, Instant now) {
        boolean isOlder = by == By.SENDER && alert.startsAt().isBefore(startsAt);
        Duration since = Duration.between(heardAt, now).abs();
        return by != By.OTHERS && hasBegun(alert) && since.compareTo(isOlder ? OLD : OVERTAKEN) < 0;
    }

    /** Of the beginnings those that are late enough, and no more of them than are needed to know that an alert comes and goes. */
    static List<Instant> since(List<Instant> all, Instant from) {
        List<Instant> late = all.stream().filter(one -> one.isAfter(from)).toList();
        return late.subList(Math.max(0, late.size() - Episode.FLAPPING_EPISODES), late.size());
    }
}
