package dev.firefight.server.change;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Alarm;
import dev.firefight.incident.Change;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Course;
import dev.firefight.incident.Duty;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Person;
import dev.firefight.incident.Role;
import dev.firefight.journal.JournalException;
import dev.firefight.paging.roster.Member;
import dev.firefight.paging.roster.Roster;
import dev.firefight.server.change.ChangeFact.Reported;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Outcome;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.incidents.Streams;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.paging.Pager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells the timelines of open incidents of changes where they burn, and of two that stand against each other; the latter to the commander at
 * once. Each line has what it tells as its key, so that it is told once, however often that is read again after a start.
 */
final class ChangeNotes implements Projection, AutoCloseable {
    /** What is older when the program starts is not told any more. */
    static final Duration FRESH = Duration.ofMinutes(30);

    private static final long EVERY_MILLIS = 100;
    private static final int MOST_WAITING = 10_000;
    /** So many changes are told in one timeline; the others stand in the list of changes. */
    private static final int MOST_TOLD = 200;

    /** So many conflicts are, and the commander is called for as many: whoever has that many knows that nobody waits for anybody. */
    private static final int MOST_COLLISIONS = 20;

    private static final int MOST_REASON_CHARS = 300;

    private final Parts parts;
    private final Deque<Work> waiting = new ArrayDeque<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tells changes").daemon().factory());

    /**
     * What it is made of.
     *
     * @param open numbers of the incidents that are not over
     * @param known names of services
     * @param roster who can be called
     * @param trouble told of what could not be done
     */
    record Parts(
            Incidents incidents,
            ChangeFeed feed,
            Affected affected,
            Pager pager,
            Supplier<Set<Long>> open,
            Supplier<Set<String>> known,
            Supplier<Roster> roster,
            Consumer<String> trouble) {}

    private sealed interface Work {
        record OfReport(String integration, String id) implements Work {}

        record OfOwn(long incident) implements Work {}
    }

    /** Behind {@link ChangeFeed}, which has to take in each entry first. */
    ChangeNotes(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void apply(dev.firefight.journal.Entry entry) {
        if (entry.time().isBefore(parts.incidents().now().minus(FRESH))) {
            return;
        }
        if (entry.stream().equals(ChangeStream.NAME)) {
            if (ChangeStream.read(entry) instanceof Reported one) {
                add(new Work.OfReport(one.integration(), one.id()));
            }
        } else if (entry.type().equals("change-started")) {
            Streams.incident(entry.stream()).ifPresent(incident -> add(new Work.OfOwn(incident)));
        }
    }

    private synchronized void add(Work work) {
        if (waiting.size() >= MOST_WAITING) {
            parts.trouble().accept("more changes are reported than timelines can be told of; the oldest is left out");
            waiting.poll();
        }
        waiting.add(work);
    }

    void start() {
        var _ = thread.scheduleWithFixedDelay(this::work, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void work() {
        try {
            for (Optional<Work> next = next(); next.isPresent(); next = next()) {
                tell(next.get());
                done(next.get());
            }
        } catch (JournalException untaken) {
            // What waits is told when the journal takes it.
        } catch (RuntimeException fault) {
            parts.trouble().accept("a timeline was not told of a change: " + fault);
            next().ifPresent(this::done);
        }
    }

    private synchronized Optional<Work> next() {
        return Optional.ofNullable(waiting.peek());
    }

    private synchronized void done(Work work) {
        waiting.removeFirstOccurrence(work);
    }

    private void tell(Work work) {
        switch (work) {
            case Work.OfReport(String integration, String id) ->
                parts.feed()
                        .find(integration, id)
                        .filter(one -> !one.isElsewhere())
                        .ifPresent(change -> parts.open().get().forEach(number -> open(number)
                                .ifPresent(timeline -> report(timeline, change))));
            case Work.OfOwn(long incident) -> open(incident).ifPresent(this::own);
        }
    }

    private Optional<Timeline> open(long incident) {
        return parts.incidents()
                .timeline(incident)
                .filter(one -> one.state().isOpen())
                .filter(one ->
                        !one.state().declared().map(Course.Declared::isDrill).orElse(false));
    }

    private void report(Timeline timeline, ReportedChange change) {
        Optional<String> because = parts.affected().because(timeline.number(), timeline.state(), change);
        if (because.isEmpty()) {
            return;
        }
        Reported facts = change.facts();
        if (!isFull(timeline.number(), Alarm.ChangeReported.class, MOST_TOLD)) {
            var _ = write(
                    timeline.number(),
                    "reported/" + name(change) + "/" + change.stateWord(),
                    new Alarm.ChangeReported(
                            facts.summary(),
                            String.join(", ", change.services()),
                            change.stateWord(),
                            change.shortRevision(),
                            facts.author(),
                            because.get(),
                            facts.link()));
        }
        Instant now = parts.incidents().now();
        timeline.state().changesInTheWay().stream()
                .filter(own -> !own.at().isAfter(now))
                .forEach(own -> check(timeline, own, change, now));
        parts.feed().since(now.minus(Collisions.LONGEST)).stream()
                .filter(other -> Collisions.collide(change, other, now))
                .forEach(other -> collided(timeline, side(change), side(other)));
    }

    /** Whoever begins a change is to know of those that are being made already. */
    private void own(Timeline timeline) {
        Instant now = parts.incidents().now();
        for (ReportedChange change : parts.feed().since(now.minus(Collisions.LONGEST))) {
            if (parts.affected()
                    .because(timeline.number(), timeline.state(), change)
                    .isPresent()) {
                timeline.state().changesInTheWay().forEach(own -> check(timeline, own, change, now));
            }
        }
    }

    private void check(Timeline timeline, Change own, ReportedChange change, Instant now) {
        if (Collisions.collide(own, change, parts.known().get(), now)) {
            collided(timeline, side(own), side(change));
        }
    }

    /** One of two acts. */
    private record Side(String name, String what, String by, Instant began, boolean isOwn) {}

    private static Side side(Change own) {
        return new Side("own-" + own.number(), own.brief(), own.by().name(), own.at(), true);
    }

    private static Side side(ReportedChange change) {
        return new Side(
                name(change),
                change.brief(),
                change.facts().author(),
                change.facts().beganAt(),
                false);
    }

    private void collided(Timeline timeline, Side one, Side other) {
        boolean isInOrder = !other.began().isBefore(one.began());
        Side first = isInOrder ? one : other;
        Side second = isInOrder ? other : one;
        String because = one.isOwn()
                ? "A change of this incident and another one where it burns are made at once: what helps, and what hurts, cannot be told"
                        + " any more. Let the two agree on which of them waits."
                : "Two changes of one service are made at once. Let the two who make them agree on which of them waits.";
        boolean isSmallerFirst = one.name().compareTo(other.name()) <= 0;
        String pair = isSmallerFirst ? one.name() + "+" + other.name() : other.name() + "+" + one.name();
        if (!isFull(timeline.number(), Alarm.ChangesCollide.class, MOST_COLLISIONS)
                && write(
                        timeline.number(),
                        "collided/" + pair,
                        new Alarm.ChangesCollide(first.what(), first.by(), second.what(), second.by(), because))) {
            callCommander(timeline, first, second);
        }
    }

    private void callCommander(Timeline timeline, Side first, Side second) {
        String reason = Texts.line(
                "Two changes at once: " + words(first) + ", and " + words(second) + ". Which of them waits?",
                MOST_REASON_CHARS);
        timeline.state()
                .holder(Role.COMMANDER)
                .map(Duty::person)
                .flatMap(this::member)
                .ifPresent(name -> parts.pager().callOnce(timeline.number(), Person.PROGRAM, name, reason));
    }

    private static String words(Side side) {
        return Texts.line(side.what(), MOST_REASON_CHARS / 3) + (side.by().isEmpty() ? "" : " by " + side.by());
    }

    private Optional<String> member(Person commander) {
        return parts.roster().get().members().stream()
                .map(Member::name)
                .filter(commander.name()::equalsIgnoreCase)
                .findFirst();
    }

    private boolean isFull(long incident, Class<? extends Fact> kind, int most) {
        return parts.incidents()
                .timeline(incident)
                .filter(one -> one.entries().stream()
                                .map(Entry::fact)
                                .filter(kind::isInstance)
                                .limit(most)
                                .count()
                        == most)
                .isPresent();
    }

    /** By which a change is known in a key, whatever its sender calls it. */
    private static String name(ReportedChange change) {
        String name = change.facts().integration() + "\n" + change.facts().id();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Whether it stands there, now or since before: a call that a program died over is made up for. */
    private boolean write(long incident, String what, Fact fact) {
        try {
            Outcome outcome = parts.incidents()
                    .propose(
                            incident,
                            Person.PROGRAM,
                            fact,
                            new Consent.None(),
                            Optional.of("change-note/" + incident + "/" + what));
            return outcome instanceof Outcome.Written;
        } catch (WireException toldOtherwise) {
            return false; // The same was told when other things were known of it.
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
