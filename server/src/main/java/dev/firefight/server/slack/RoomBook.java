package dev.firefight.server.slack;

import dev.firefight.document.wire.Kinds;
import dev.firefight.incident.Person;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.StreamConflict;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.incidents.Streams;
import dev.firefight.server.stored.Payload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** Which room belongs to which incident, as the journal has it. By many threads at once. */
public final class RoomBook implements Projection {
    /** So many incidents are known with their rooms; beyond, the oldest are forgotten, and their rooms are nobody's. */
    private static final int MOST_ROOMS = 100_000;

    /** An incident that is older when the program learns of it gets no room any more. */
    private static final Duration FRESH = Duration.ofMinutes(30);

    private static final String PREFIX = "room/";
    private static final Payload<RoomFact> PAYLOAD = new Payload<>(new Kinds<>(RoomFact.class, kinds()));

    private final Journal journal;
    private final InstantSource clock;
    private final Map<Long, Known> known = new LinkedHashMap<>();
    private final Map<String, Long> byChannel = new LinkedHashMap<>();
    private Runnable news = () -> {};

    /** An incident that has a room or is to have one, and how far its timeline is. */
    private record Known(Room room, long entries) {}

    /** Over a journal. */
    RoomBook(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    private static SequencedMap<String, Class<? extends RoomFact>> kinds() {
        SequencedMap<String, Class<? extends RoomFact>> kinds = new LinkedHashMap<>();
        kinds.put("making-started", RoomFact.MakingStarted.class);
        kinds.put("name-taken", RoomFact.NameTaken.class);
        kinds.put("made", RoomFact.Made.class);
        kinds.put("making-failed", RoomFact.MakingFailed.class);
        kinds.put("telling-started", RoomFact.TellingStarted.class);
        kinds.put("told", RoomFact.Told.class);
        kinds.put("left", RoomFact.Left.class);
        return kinds;
    }

    /** Who is told that there is something new; does not wait. */
    synchronized void onNews(Runnable listener) {
        news = listener;
    }

    @Override
    public synchronized void apply(Entry entry) {
        OptionalLong incident = Streams.incident(entry.stream());
        if (incident.isPresent()) {
            timeline(incident.getAsLong(), entry);
        } else if (entry.stream().startsWith(PREFIX)) {
            room(Long.parseLong(entry.stream(), PREFIX.length(), entry.stream().length(), 10), entry);
        }
    }

    private void timeline(long incident, Entry entry) {
        boolean isNew =
                entry.type().equals("declared") && entry.time().plus(FRESH).isAfter(clock.instant());
        Optional<Known> before = Optional.ofNullable(known.get(incident));
        if (isNew || before.isPresent()) {
            put(incident, new Known(before.map(Known::room).orElse(Room.NONE), entry.sequence()));
            news.run();
        }
        // What was written elsewhere, and what was over before there was a room, needs none.
        boolean isOver = entry.type().equals("imported") || entry.type().equals("resolved");
        if (isOver
                && before.filter(one -> one.room().making().channel().isEmpty()).isPresent()) {
            known.remove(incident);
        }
    }

    private void room(long incident, Entry entry) {
        Known before = known.getOrDefault(incident, new Known(Room.NONE, 0));
        if (entry.sequence() <= before.room().last()) {
            return;
        }
        Room next = before.room()
                .with(entry.sequence(), entry.time(), PAYLOAD.read(entry).fact());
        put(incident, new Known(next, before.entries()));
        next.making().channel().ifPresent(channel -> byChannel.put(channel, incident));
    }

    private void put(long incident, Known one) {
        known.put(incident, one);
        if (known.size() > MOST_ROOMS) {
            long oldest = known.keySet().iterator().next();
            Optional.ofNullable(known.remove(oldest))
                    .flatMap(gone -> gone.room().making().channel())
                    .ifPresent(byChannel::remove);
        }
    }

    /** Incidents that are to have a room, or whose room lacks the end of the timeline. */
    synchronized List<Long> behind() {
        return known.entrySet().stream()
                .filter(one -> !one.getValue().room().isOver())
                .filter(one -> one.getValue().room().telling().entry() == 0
                        || one.getValue().room().telling().entry()
                                < one.getValue().entries())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The room of an incident; empty where there is none, and none is to be. */
    public synchronized Optional<Room> room(long incident) {
        return Optional.ofNullable(known.get(incident)).map(Known::room);
    }

    /** The incident whose room a channel is. */
    public synchronized Optional<Long> incident(String channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }

    /** Writes what became of a room, if nobody wrote since; says whether it did. Once it returns, it is known here. */
    boolean write(long incident, Room seen, RoomFact fact) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            journal.append(List.of(new Addition(
                            PREFIX + incident,
                            OptionalLong.of(seen.last()),
                            List.of(PAYLOAD.draft(now, Person.PROGRAM, fact)))))
                    .entries()
                    .forEach(this::apply);
            return true;
        } catch (StreamConflict somebodyElse) {
            return false;
        }
    }
}
