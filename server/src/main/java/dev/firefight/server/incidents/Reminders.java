package dev.firefight.server.incidents;

import dev.firefight.incident.Clock;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Note.ClockRang;
import dev.firefight.incident.Person;
import dev.firefight.journal.Entry;
import dev.firefight.journal.JournalException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes into timelines what clocks ran out. When each incident is to be looked at next follows from its timeline, so that a clock that ran
 * out while the program was down rings once when it is up again.
 */
public final class Reminders implements Projection, AutoCloseable {
    private static final long EVERY_MILLIS = 500;
    /** So many are planned before those that are due ring, so that many debts do not hold up who is in a fire. */
    private static final int MOST_PLANNED_INCIDENTS = 100;
    /** Of what is over, only these may still ring. */
    private static final Set<String> DEBTS = Set.of("workaround-applied", "workaround-owned");

    private final Incidents incidents;
    private final Consumer<String> trouble;
    private final Set<Long> altered = new LinkedHashSet<>();
    private final Set<Long> indebted = new HashSet<>();
    private final Map<Long, Instant> due = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rings the clocks").daemon().factory());

    /**
     * For the timelines of these incidents.
     *
     * @param trouble told of an incident of which no clock can ring
     */
    public Reminders(Incidents incidents, Consumer<String> trouble) {
        this.incidents = incidents;
        this.trouble = trouble;
    }

    @Override
    public void apply(Entry entry) {
        Streams.incident(entry.stream()).ifPresent(incident -> {
            synchronized (altered) {
                altered.add(incident);
                if (DEBTS.contains(entry.type())) {
                    indebted.add(incident);
                }
            }
        });
    }

    /** Looks at the incidents that are open or left debts, and from now on at those that are altered. */
    public void start(Set<Long> open) {
        synchronized (altered) {
            altered.retainAll(open);
            altered.addAll(indebted);
            indebted.clear();
        }
        var _ = thread.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            altered().forEach(incident -> apart(incident, () -> plan(incident)));
            Instant now = incidents.now();
            for (long incident : List.copyOf(due.keySet())) {
                if (Optional.ofNullable(due.get(incident))
                        .filter(at -> !at.isAfter(now))
                        .isPresent()) {
                    apart(incident, () -> ring(incident, now));
                }
            }
        } catch (JournalException unwritten) {
            // What is due stays due, and is written when the journal takes it.
        }
    }

    /** One timeline that cannot be read silences its own clocks and no others. */
    private void apart(long incident, Runnable work) {
        try {
            work.run();
        } catch (JournalException unwritten) {
            throw unwritten;
        } catch (RuntimeException unread) {
            due.remove(incident);
            trouble.accept("no clock of incident " + incident + " rings: " + unread.getMessage());
        }
    }

    private List<Long> altered() {
        synchronized (altered) {
            return altered.stream().limit(MOST_PLANNED_INCIDENTS).toList();
        }
    }

    /** Taken off the list first, as it may be altered again meanwhile; put back where its timeline cannot be read now. */
    private void plan(long incident) {
        synchronized (altered) {
            altered.remove(incident);
        }
        try {
            Optional<Instant> next = incidents.timeline(incident).flatMap(one -> next(one.state()));
            next.ifPresentOrElse(at -> due.put(incident, at), () -> due.remove(incident));
        } catch (JournalException unread) {
            synchronized (altered) {
                altered.add(incident);
            }
            throw unread;
        }
    }

    private Optional<Instant> next(Incident state) {
        return Clock.of(state, incidents.policy()).stream()
                .filter(clock -> !state.rang(clock.kind(), clock.due()))
                .map(Clock::due)
                .min(Instant::compareTo);
    }

    private void ring(long incident, Instant now) {
        incidents.timeline(incident).ifPresent(timeline -> {
            for (ClockRang fact : Clock.ringing(timeline.state(), incidents.policy(), now)) {
                incidents.propose(incident, Person.PROGRAM, fact, new Consent.None(), Optional.empty());
            }
        });
        plan(incident);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
