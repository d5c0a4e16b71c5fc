package dev.firefight.paging.episode;

import dev.firefight.paging.episode.AlertFact.Alert;
import dev.firefight.paging.episode.AlertFact.GroupEnded;
import dev.firefight.paging.episode.Episode.End;
import dev.firefight.paging.episode.Episode.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * All episodes, as they follow from what senders said and what was decided. Not for several threads at once.
 *
 * <p>Senders repeat themselves, come in pairs that do not agree, lose messages and send them in the wrong order. An alert is known by its
 * integration and fingerprint, and a message about it by its beginning and status as well.
 */
public final class Episodes {
    /** Alerts whose last episode ended, and that are known still: the latest ones. */
    static final int KEPT_ENDED_ALERTS = 100_000;

    /**
     * A firing alert that is told this soon after its own end was overtaken by it. Later it fires again, as it does where a sender lost sight of
     * it and took it for ended: Alertmanager then tells the beginning of before.
     */
    static final Duration OVERTAKEN = Duration.ofSeconds(30);

    private static final Duration HOUR = Duration.ofHours(1);

    private final SortedMap<Long, Episode> open = new TreeMap<>();
    private final SortedMap<Long, Episode> undecided = new TreeMap<>();
    private final Map<Key, Long> openOf = new LinkedHashMap<>();
    private final Map<Key, Past> ended = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Past> eldest) {
            return size() > KEPT_ENDED_ALERTS;
        }
    };

    private final TreeMap<Instant, Set<Long>> waiting = new TreeMap<>();
    private final SortedMap<Long, Gathering> gatherings = new TreeMap<>();

    private record Key(String integration, String fingerprint) {}

    /** The last episode of an alert that has none now, and when the last few began. */
    private record Past(Episode episode, List<Instant> beginnings) {
        /** Only so many beginnings are needed to know that it flaps. */
        static List<Instant> since(List<Instant> all, Instant from) {
            List<Instant> late = all.stream().filter(one -> one.isAfter(from)).toList();
            return late.subList(Math.max(0, late.size() - Episode.FLAPPING_EPISODES), late.size());
        }
    }

    /** What a message would do that is heard now. */
    public Effect effect(Instant heardAt, String integration, Alert alert) {
        Key key = new Key(integration, alert.fingerprint());
        Optional<Episode> now = open(key);
        if (now.isPresent()) {
            return onOpen(now.get(), alert);
        }
        Optional<Episode> past = Optional.ofNullable(ended.get(key)).map(Past::episode);
        if (!alert.isFiring()) {
            return past.filter(one -> isOf(one, alert) || alert.startsAt().isBefore(one.startsAt()))
                            .isPresent()
                    ? Effect.REPEATED
                    : Effect.UNHEARD;
        }
        return past.filter(one -> isOvertaken(one, heardAt, alert)).isPresent() ? Effect.LATE : Effect.OPENED;
    }

    private static Effect onOpen(Episode open, Alert alert) {
        if (!alert.isFiring()) {
            return alert.endsAt().filter(end -> end.isBefore(open.startsAt())).isPresent() ? Effect.LATE : Effect.ENDED;
        }
        boolean isKnown =
                !alert.startsAt().isBefore(open.startsAt()) && !alert.startsAt().isAfter(open.renewedAt());
        return isKnown ? Effect.REPEATED : Effect.RENEWED;
    }

    private static boolean isOf(Episode episode, Alert alert) {
        return !alert.startsAt().isBefore(episode.startsAt())
                && !alert.startsAt().isAfter(episode.renewedAt());
    }

    private static boolean isOvertaken(Episode past, Instant heardAt, Alert alert) {
        return alert.startsAt().isBefore(past.startsAt())
                || (isOf(past, alert)
                        && past.ended()
                                .filter(end -> heardAt.isBefore(end.heardAt().plus(OVERTAKEN)))
                                .isPresent());
    }

    /**
     * Takes in what a sender said.
     *
     * @param id the position in the journal
     */
    public Effect take(long id, Instant heardAt, String integration, Alert alert) {
        Effect effect = effect(heardAt, integration, alert);
        Key key = new Key(integration, alert.fingerprint());
        switch (effect) {
            case OPENED -> begin(key, id, heardAt, integration, alert);
            case RENEWED -> change(openId(key), one -> one.renewed(alert.startsAt()));
            case ENDED -> end(openId(key), new End(alert.endsAt().orElse(heardAt), heardAt, ""));
            case UNHEARD -> {
                Episode never = fresh(id, heardAt, integration, alert, 0)
                        .ended(new End(alert.endsAt().orElse(heardAt), heardAt, "it was not known that it fires"));
                ended.put(key, new Past(never, List.of()));
            }
            case REPEATED, LATE -> {
                // Nothing that is not known.
            }
        }
        return effect;
    }

    private void begin(Key key, long id, Instant heardAt, String integration, Alert alert) {
        List<Instant> before = Optional.ofNullable(ended.get(key))
                .map(past -> Past.since(past.beginnings(), heardAt.minus(HOUR)))
                .orElse(List.of());
        Episode episode = fresh(id, heardAt, integration, alert, before.size() + 1);
        open.put(id, episode);
        undecided.put(id, episode);
        openOf.put(key, id);
    }

    private static Episode fresh(long id, Instant heardAt, String integration, Alert alert, int recent) {
        return new Episode(
                id,
                integration,
                alert,
                alert.startsAt(),
                alert.startsAt(),
                heardAt,
                Optional.empty(),
                new Standing.Undecided(),
                recent);
    }

    /** Takes in that a whole group ended. */
    public void take(Instant heardAt, String integration, GroupEnded group) {
        List<Long> ending = open.values().stream()
                .filter(one -> one.integration().equals(integration)
                        && one.alert().group().equals(group.group())
                        && !one.startsAt().isAfter(group.at()))
                .map(Episode::id)
                .toList();
        ending.forEach(id -> end(id, new End(group.at(), heardAt, "its whole group ended")));
    }

    /** Takes in what was decided; what concerns an episode that is over is of no use and left alone. */
    public void take(Instant at, EpisodeFact fact) {
        switch (fact) {
            case EpisodeFact.Joined joined -> join(at, joined);
            case EpisodeFact.Held held ->
                held.episodes().forEach(id -> stand(id, new Standing.Waiting(held.because(), held.until())));
            case EpisodeFact.Ended over -> over.episodes().forEach(id -> end(id, new End(at, at, over.because())));
        }
    }

    private void join(Instant at, EpisodeFact.Joined joined) {
        Gathering gathering =
                Optional.ofNullable(gatherings.get(joined.incident())).orElseGet(() -> Gathering.of(joined, at));
        for (long id : joined.episodes()) {
            Optional<Episode> episode = find(id).filter(one -> one.incident().isEmpty());
            if (episode.isPresent()) {
                gathering = gathering.with(joined.group(), episode.get());
                stand(id, new Standing.OfIncident(joined.incident(), joined.because()));
            }
        }
        gatherings.put(joined.incident(), gathering);
    }

    /** An incident is over: what fires from now on makes another one. */
    public void close(long incident) {
        gatherings.remove(incident);
    }

    /** The incidents that are not over and have alerts, the oldest first. */
    public Collection<Gathering> gatherings() {
        return Collections.unmodifiableCollection(gatherings.values());
    }

    /** What is known of the alerts of an incident that is not over. */
    public Optional<Gathering> gathering(long incident) {
        return Optional.ofNullable(gatherings.get(incident));
    }

    /** When the next episode has waited long enough. */
    public Optional<Instant> nextAwaited() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.firstKey());
    }

    /** Episodes whose waiting is over: to be decided anew. */
    public List<Episode> awaited(Instant now) {
        return waiting.headMap(now, true).values().stream()
                .flatMap(Collection::stream)
                .flatMap(id -> find(id).stream())
                .toList();
    }

    private void stand(long id, Standing standing) {
        find(id).ifPresent(this::waitsNoMore);
        change(id, one -> one.standing(standing));
        undecided.remove(id);
        until(standing).ifPresent(until -> {
            if (open.containsKey(id)) {
                waiting.computeIfAbsent(until, _ -> new LinkedHashSet<>()).add(id);
            }
        });
    }

    private static Optional<Instant> until(Standing standing) {
        return standing instanceof Standing.Waiting(String _, Optional<Instant> until) ? until : Optional.empty();
    }

    private void waitsNoMore(Episode episode) {
        until(episode.standing())
                .ifPresent(until -> waiting.computeIfPresent(until, (_, ids) -> {
                    ids.remove(episode.id());
                    return ids.isEmpty() ? null : ids;
                }));
    }

    private void change(long id, UnaryOperator<Episode> how) {
        open.computeIfPresent(id, (_, one) -> how.apply(one));
        undecided.computeIfPresent(id, (_, one) -> how.apply(one));
    }

    private void end(long id, End end) {
        Optional<Episode> ending = Optional.ofNullable(open.remove(id));
        ending.ifPresent(one -> {
            undecided.remove(id);
            waitsNoMore(one);
            Key key = new Key(one.integration(), one.alert().fingerprint());
            openOf.remove(key);
            one.incident()
                    .ifPresent(
                            incident -> gatherings.computeIfPresent(incident, (_, all) -> all.without(end.heardAt())));
            List<Instant> beginnings = new ArrayList<>(
                    Optional.ofNullable(ended.get(key)).map(Past::beginnings).orElse(List.of()));
            beginnings.add(one.heardAt());
            ended.put(
                    key,
                    new Past(
                            one.ended(end), Past.since(beginnings, end.heardAt().minus(HOUR))));
        });
    }

    private long openId(Key key) {
        return Optional.ofNullable(openOf.get(key)).orElse(0L);
    }

    private Optional<Episode> open(Key key) {
        return Optional.ofNullable(openOf.get(key)).flatMap(id -> Optional.ofNullable(open.get(id)));
    }

    /** The open episode of an alert. */
    public Optional<Episode> open(String integration, String fingerprint) {
        return open(new Key(integration, fingerprint));
    }

    /** All that are open, the oldest first. */
    public Collection<Episode> open() {
        return Collections.unmodifiableCollection(open.values());
    }

    /** Those of which nothing was decided yet, the oldest first. */
    public Collection<Episode> undecided() {
        return Collections.unmodifiableCollection(undecided.values());
    }

    /** An open episode. */
    public Optional<Episode> find(long id) {
        return Optional.ofNullable(open.get(id));
    }
}
