package dev.firefight.paging.episode;

import dev.firefight.paging.episode.AlertFact.Alert;
import dev.firefight.paging.episode.AlertFact.GroupEnded;
import dev.firefight.paging.episode.Episode.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * All episodes, as they follow from what senders said and what was decided. Not for several threads at once, but for several that only ask.
 *
 * <p>Senders repeat themselves, come in pairs that do not agree, lose messages and send them in the wrong order. An alert is known by its
 * integration and fingerprint, and a message about it by its beginning and status as well. Each message costs the logarithm of the number of
 * open episodes.
 */
public final class Episodes {
    /** Alerts whose last episode ended, and that are known still: those that ended last. */
    static final int KEPT_ENDED_ALERTS = 100_000;

    /** Incidents that are known to be over: the latest. */
    static final int KEPT_CLOSED_INCIDENTS = 10_000;

    private static final Duration HOUR = Duration.ofHours(1);

    private final NavigableMap<Long, Episode> open = new TreeMap<>();
    private final SortedMap<Long, Episode> undecided = new TreeMap<>();
    private final Map<Key, Long> openOf = new HashMap<>();
    private final NavigableSet<OfGroup> grouped = new TreeSet<>(OfGroup.ORDER);
    private final NavigableSet<OfIncident> joined = new TreeSet<>(OfIncident.ORDER);
    /** In the order of their ends, however often they are asked for: the same entries forget the same alerts. */
    private final Pasts ended = new Pasts();

    private final Waiting waiting = new Waiting();
    private final SortedMap<Long, Gathering> gatherings = new TreeMap<>();
    private final SequencedSet<Long> closed = new LinkedHashSet<>();

    private record Key(String integration, String fingerprint) {}

    private record OfGroup(String integration, String group, long episode) {
        static final Comparator<OfGroup> ORDER = Comparator.comparing(OfGroup::integration)
                .thenComparing(OfGroup::group)
                .thenComparingLong(OfGroup::episode);
    }

    private record OfIncident(long incident, long episode) {
        static final Comparator<OfIncident> ORDER =
                Comparator.comparingLong(OfIncident::incident).thenComparingLong(OfIncident::episode);
    }

    private static final class Pasts extends LinkedHashMap<Key, Past> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Past> eldest) {
            return size() > KEPT_ENDED_ALERTS;
        }
    }

    /** What a message would do that is heard now. */
    public Effect effect(Instant heardAt, String integration, Alert alert) {
        Key key = new Key(integration, alert.fingerprint());
        Optional<Episode> now = open(key);
        Optional<Past> past = Optional.ofNullable(ended.get(key));
        if (now.isPresent()) {
            return alert.isFiring() ? onOpen(now.get(), past, alert) : onEnd(now.get(), past, alert);
        }
        if (!alert.isFiring()) {
            return past.filter(one -> one.hasBegun(alert)).isPresent() ? Effect.REPEATED : Effect.UNHEARD;
        }
        return past.filter(one -> one.hasOvertaken(alert, heardAt)).isPresent() ? Effect.LATE : Effect.OPENED;
    }

    private static Effect onOpen(Episode open, Optional<Past> past, Alert alert) {
        if (open.hasBegun(alert.startsAt())) {
            return Effect.REPEATED;
        }
        boolean isOfPast = alert.startsAt().isBefore(open.startsAt())
                && past.filter(one -> one.hasBegun(alert)).isPresent();
        return isOfPast ? Effect.LATE : Effect.RENEWED;
    }

    /** The end of the last beginning that is known is the end; that of one before it, only if it is later than the last beginning. */
    private static Effect onEnd(Episode open, Optional<Past> past, Alert alert) {
        if (past.filter(one -> one.isSameEnd(alert)).isPresent()) {
            return Effect.LATE;
        }
        boolean isOfLast = !alert.startsAt().isBefore(open.renewedAt());
        boolean isBeforeLast =
                alert.endsAt().filter(end -> end.isBefore(open.renewedAt())).isPresent();
        return !isOfLast && isBeforeLast ? Effect.LATE : Effect.ENDED;
    }

    /**
     * Takes in what a sender said.
     *
     * @param id the position in the journal
     */
    public Effect take(long id, Instant heardAt, String integration, Alert alert) {
        Effect effect = effect(heardAt, integration, alert);
        Key key = new Key(integration, alert.fingerprint());
        Instant end = alert.endsAt().orElse(heardAt);
        switch (effect) {
            case OPENED -> begin(key, id, heardAt, alert);
            case RENEWED -> change(openId(key), one -> one.renewed(alert.startsAt()));
            case ENDED -> end(openId(key), end, heardAt, alert.startsAt(), Past.By.SENDER);
            case UNHEARD ->
                remember(
                        key,
                        new Past(alert.startsAt(), alert.startsAt(), end, heardAt, Past.By.UNHEARD, beginnings(key)));
            case REPEATED, LATE -> {
                // Nothing that is not known.
            }
        }
        return effect;
    }

    private void begin(Key key, long id, Instant heardAt, Alert alert) {
        List<Instant> before = Past.since(beginnings(key), heardAt.minus(HOUR));
        Episode episode = new Episode(
                id,
                key.integration(),
                alert,
                alert.startsAt(),
                alert.startsAt(),
                heardAt,
                new Standing.Undecided(),
                before.size() + 1);
        open.put(id, episode);
        undecided.put(id, episode);
        openOf.put(key, id);
        if (!alert.group().isEmpty()) {
            grouped.add(new OfGroup(key.integration(), alert.group(), id));
        }
    }

    private List<Instant> beginnings(Key key) {
        return Optional.ofNullable(ended.get(key)).map(Past::beginnings).orElse(List.of());
    }

    /** Takes in that a whole group ended: all of it that was heard of until then. */
    public void take(Instant heardAt, String integration, GroupEnded group) {
        if (group.group().isEmpty()) {
            return;
        }
        List<Long> ending = grouped
                .subSet(
                        new OfGroup(integration, group.group(), Long.MIN_VALUE),
                        true,
                        new OfGroup(integration, group.group(), Long.MAX_VALUE),
                        true)
                .stream()
                .map(OfGroup::episode)
                .toList();
        for (long id : ending) {
            // By the time at which it was heard of: the clock of a sender can be ahead, and its alert would fire for
            // ever.
            find(id).filter(one -> !one.heardAt().isAfter(group.at()))
                    .ifPresent(one -> end(id, group.at(), heardAt, one.renewedAt(), Past.By.OTHERS));
        }
    }

    /** Takes in what was decided; what concerns an episode that is over is of no use and left alone. */
    public void take(Instant at, EpisodeFact fact) {
        switch (fact) {
            case EpisodeFact.Joined joining -> join(at, joining);
            case EpisodeFact.Held held ->
                held.episodes().forEach(id -> stand(id, new Standing.Waiting(held.because(), held.until())));
            case EpisodeFact.Ended over ->
                over.episodes().stream()
                        .flatMap(id -> find(id).stream())
                        .forEach(one -> end(one.id(), at, at, one.renewedAt(), Past.By.OTHERS));
        }
    }

    /** Whatever joins an incident that was closed in the meantime stays undecided: nobody looks there any more. */
    private void join(Instant at, EpisodeFact.Joined fact) {
        if (closed.contains(fact.incident())) {
            return;
        }
        Gathering gathering =
                Optional.ofNullable(gatherings.get(fact.incident())).orElseGet(() -> Gathering.of(fact, at));
        for (long id : fact.episodes()) {
            Optional<Episode> episode = find(id);
            if (episode.isEmpty()) {
                gathering = gathering.withEnded(fact, at);
            } else if (episode.get().incident().isEmpty()) {
                gathering = gathering.with(fact, episode.get());
                stand(id, new Standing.OfIncident(fact.incident(), fact.because()));
                joined.add(new OfIncident(fact.incident(), id));
            }
        }
        gatherings.put(fact.incident(), gathering);
    }

    /** An incident is over: what fires from now on makes another one. */
    public void close(long incident) {
        gatherings.remove(incident);
        closed.add(incident);
        if (closed.size() > KEPT_CLOSED_INCIDENTS) {
            closed.removeFirst();
        }
    }

    /** The incidents that are not over and have alerts, the oldest first. */
    public Collection<Gathering> gatherings() {
        return Collections.unmodifiableCollection(gatherings.values());
    }

    /** What is known of the alerts of an incident that is not over. */
    public Optional<Gathering> gathering(long incident) {
        return Optional.ofNullable(gatherings.get(incident));
    }

    /** The open episodes of an incident, the oldest first, no more than so many. */
    public List<Episode> of(long incident, int most) {
        return joined
                .subSet(new OfIncident(incident, Long.MIN_VALUE), true, new OfIncident(incident, Long.MAX_VALUE), true)
                .stream()
                .limit(most)
                .flatMap(one -> find(one.episode()).stream())
                .toList();
    }

    /** When the next episode has waited long enough. */
    public Optional<Instant> nextAwaited() {
        return waiting.next();
    }

    /** Episodes whose waiting is over: to be decided anew. */
    public List<Episode> awaited(Instant now) {
        return waiting.over(now).stream().flatMap(id -> find(id).stream()).toList();
    }

    /** All that wake nobody, also those that wait for nothing; the oldest first. */
    public List<Episode> held() {
        return waiting.all().stream().flatMap(id -> find(id).stream()).toList();
    }

    private void stand(long id, Standing standing) {
        find(id).ifPresent(before -> {
            waitsNoMore(before);
            open.put(id, before.standing(standing));
            undecided.remove(id);
            if (standing instanceof Standing.Waiting(String _, Optional<Instant> until)) {
                waiting.add(id, until);
            }
        });
    }

    private void waitsNoMore(Episode episode) {
        if (episode.standing() instanceof Standing.Waiting(String _, Optional<Instant> until)) {
            waiting.remove(episode.id(), until);
        }
    }

    private void change(long id, UnaryOperator<Episode> how) {
        open.computeIfPresent(id, (_, one) -> how.apply(one));
        undecided.computeIfPresent(id, (_, one) -> how.apply(one));
    }

    private void end(long id, Instant endsAt, Instant heardAt, Instant ofStart, Past.By by) {
        Optional<Episode> ending = Optional.ofNullable(open.remove(id));
        ending.ifPresent(one -> {
            undecided.remove(id);
            waitsNoMore(one);
            Key key = new Key(one.integration(), one.alert().fingerprint());
            openOf.remove(key);
            grouped.remove(new OfGroup(one.integration(), one.alert().group(), id));
            one.incident().ifPresent(incident -> {
                joined.remove(new OfIncident(incident, id));
                gatherings.computeIfPresent(incident, (_, all) -> all.without(heardAt));
            });
            List<Instant> beginnings = new ArrayList<>(beginnings(key));
            beginnings.add(one.heardAt());
            remember(
                    key,
                    new Past(
                            one.startsAt(),
                            ofStart.isAfter(one.renewedAt()) ? ofStart : one.renewedAt(),
                            endsAt,
                            heardAt,
                            by,
                            Past.since(beginnings, heardAt.minus(HOUR))));
        });
    }

    private void remember(Key key, Past past) {
        ended.remove(key);
        ended.put(key, past);
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

    /** All that are open, the newest first. */
    public Collection<Episode> newest() {
        return Collections.unmodifiableCollection(open.descendingMap().values());
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
