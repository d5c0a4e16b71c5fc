package dev.firefight.server.paging;

import dev.firefight.incident.Incident;
import dev.firefight.incident.Person;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalException;
import dev.firefight.journal.StreamConflict;
import dev.firefight.paging.episode.Episode;
import dev.firefight.paging.episode.EpisodeFact;
import dev.firefight.paging.episode.Episodes;
import dev.firefight.paging.episode.Gathering;
import dev.firefight.paging.episode.Grouping;
import dev.firefight.paging.episode.Holding;
import dev.firefight.paging.episode.Verdict;
import dev.firefight.paging.escalation.Bundles;
import dev.firefight.paging.escalation.Escalation;
import dev.firefight.paging.escalation.Page;
import dev.firefight.paging.escalation.PageFact;
import dev.firefight.paging.escalation.PageFact.Cause;
import dev.firefight.paging.escalation.PageFact.PageClosed;
import dev.firefight.paging.escalation.PageFact.PageOpened;
import dev.firefight.paging.escalation.Pages;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Roster;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.incidents.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides and calls, round after round, as soon as something is new or due: what becomes of episodes, which step of an escalation is taken,
 * what is sent. All of it follows from the journal and the time.
 */
final class Dispatcher implements Projection, AutoCloseable {
    /** So many episodes are decided in one round, the oldest first. */
    private static final int MOST_EPISODES = 5_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Journal journal;
    private final Incidents incidents;
    private final Alerts alerts;
    private final Declaring declaring;
    private final PageBook book;
    private final Outbox outbox;
    private final Supplier<Roster> roster;
    private final BiPredicate<String, String> areNeighbours;
    private final Consumer<String> trouble;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isNew = lock.newCondition();
    private Optional<Thread> thread = Optional.empty();
    private boolean hasNews = true;
    /** The roster by which all that waits was looked at. */
    private Optional<Roster> decidedBy = Optional.empty();

    private boolean isAllDecided;

    private volatile boolean isClosed;
    private final AtomicLong rounds = new AtomicLong();

    /**
     * What a round works with.
     *
     * @param areNeighbours whether of two services one calls the other
     * @param trouble told of what could not be done
     */
    record Parts(
            Journal journal,
            Incidents incidents,
            Alerts alerts,
            PageBook book,
            Outbox outbox,
            Supplier<Roster> roster,
            BiPredicate<String, String> areNeighbours,
            Consumer<String> trouble) {}

    Dispatcher(Parts parts) {
        journal = parts.journal();
        incidents = parts.incidents();
        declaring = new Declaring(incidents);
        alerts = parts.alerts();
        book = parts.book();
        outbox = parts.outbox();
        roster = parts.roster();
        areNeighbours = parts.areNeighbours();
        trouble = parts.trouble();
    }

    /** @param follower through which it is known what was written */
    void start(Follower follower) {
        thread = Optional.of(Thread.ofPlatform().name("calls people").daemon().start(() -> run(follower)));
    }

    @Override
    public void apply(Entry entry) {
        lock.lock();
        try {
            hasNews = true;
            isNew.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run(Follower follower) {
        while (!isClosed) {
            Optional<Instant> next = Optional.empty();
            try {
                next = round(follower);
                rounds.incrementAndGet();
            } catch (StreamConflict somebodyElse) {
                // Another program with the same journal decided it: it is read, and looked at anew.
            } catch (JournalException untaken) {
                // The journal tells its trouble where somebody waits for an answer; what is due stays due.
            } catch (RuntimeException fault) {
                trouble.accept("a round of paging failed, and is tried again: " + fault);
            }
            await(next);
        }
    }

    /** How many rounds ended well: a number that stands still tells that nobody is called. */
    long rounds() {
        return rounds.get();
    }

    private void await(Optional<Instant> next) {
        Duration wait = next.map(at -> Duration.between(incidents.now(), at))
                .filter(one -> one.compareTo(LONGEST_WAIT) < 0)
                .orElse(LONGEST_WAIT);
        long left = Math.max(TimeUnit.MILLISECONDS.toNanos(1), wait.toNanos());
        lock.lock();
        try {
            while (!hasNews && !isClosed && left > 0) {
                left = isNew.awaitNanos(left);
            }
            hasNews = false;
        } catch (InterruptedException stopped) {
            isClosed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Once through everything; says when something is due next. */
    private Optional<Instant> round(Follower follower) {
        Instant now = incidents.now();
        Roster people = roster.get();
        take(follower, expired(now));
        take(follower, decided(now, people));
        // Only when all of it is written, and nothing was left for the next round.
        decidedBy = isAllDecided ? Optional.of(people) : decidedBy;
        Map<Long, Pages> active = book.active();
        take(follower, escalated(active, people, now));
        Optional<Instant> sending = outbox.send(book.active(), this::about, people, now);
        return Stream.of(sending, alerts.read(Episodes::nextAwaited), nextStep(active, people))
                .flatMap(Optional::stream)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
    }

    private Bundles.About about(long incident) {
        return alerts.read(all -> all.gathering(incident))
                .map(one -> new Bundles.About(one.services(), one.isSevere()))
                .orElseGet(() -> new Bundles.About(Set.of(), false));
    }

    private static Optional<Instant> nextStep(Map<Long, Pages> active, Roster people) {
        return active.values().stream()
                .flatMap(pages -> Escalation.next(pages, people).stream())
                .min(Instant::compareTo);
    }

    private List<Addition> expired(Instant now) {
        List<Long> ended = alerts.expired(now);
        return ended.isEmpty()
                ? List.of()
                : List.of(decisions(
                        List.of(new EpisodeFact.Ended(
                                "whoever told it stopped to", ended.subList(0, Math.min(ended.size(), MOST_EPISODES)))),
                        now));
    }

    private List<Addition> decided(Instant now, Roster people) {
        long known = alerts.decisions();
        List<Episode> due = alerts.read(all -> due(all, people, now));
        isAllDecided = due.size() < MOST_EPISODES;
        if (due.isEmpty()) {
            return List.of();
        }
        List<Gathering> gatherings = alerts.read(all -> List.copyOf(all.gatherings()));
        List<EpisodeFact> facts = new ArrayList<>();
        Map<Long, List<PageFact>> pages = new TreeMap<>();
        for (Verdict verdict : Grouping.decide(due, people, gatherings, areNeighbours, now)) {
            switch (verdict) {
                case Verdict.Open open -> {
                    long incident = declaring.declare(open);
                    open.parts().forEach(part -> facts.add(joined(incident, part)));
                    page(incident, open.calls(), open.episodes(), Optional.empty(), pages);
                }
                case Verdict.Join(long incident, Verdict.Part part, Optional<String> wakes) -> {
                    declaring.worsen(incident, part.episodes());
                    facts.add(joined(incident, part));
                    page(incident, part.calls(), part.episodes(), wakes, pages);
                }
                case Verdict.Hold hold ->
                    facts.add(new EpisodeFact.Held(hold.because(), hold.until(), ids(hold.episodes())));
            }
        }
        List<Addition> additions = new ArrayList<>();
        additions.add(new Addition(PagingStreams.EPISODES, OptionalLong.of(known), drafts(facts, now)));
        pages.forEach((incident, opened) ->
                additions.add(book.addition(incident, Person.PROGRAM, OptionalLong.empty(), opened)));
        return additions;
    }

    /** Each once, by its number: to compare all that an alert says costs more than to decide it. */
    private List<Episode> due(Episodes all, Roster people, Instant now) {
        Map<Long, Episode> due = new LinkedHashMap<>();
        Stream.of(all.awaited(now), altered(all, people, now), all.undecided())
                .flatMap(Collection::stream)
                .takeWhile(_ -> due.size() < MOST_EPISODES)
                .forEachOrdered(one -> due.put(one.id(), one));
        return List.copyOf(due.values());
    }

    /** What waits is looked at anew when the roster is another, and after a start. */
    private List<Episode> altered(Episodes all, Roster people, Instant now) {
        return decidedBy.filter(people::equals).isPresent() ? List.of() : Holding.altered(all.held(), people, now);
    }

    /** Whoever answers for the services is called, unless they were for this incident before and nothing new wakes them. */
    private void page(
            long incident,
            List<Optional<String>> policies,
            List<Episode> episodes,
            Optional<String> wakes,
            Map<Long, List<PageFact>> into) {
        Pages before = book.pages(incident);
        for (Optional<String> policy : policies) {
            List<PageFact> opened = into.getOrDefault(incident, List.of());
            boolean isCalled = opened.stream()
                    .anyMatch(fact ->
                            fact instanceof PageOpened page && page.policy().equals(policy));
            if (!isCalled && (wakes.isPresent() || !before.follows(policy))) {
                String reason = wakes.orElseGet(() -> Declaring.title(episodes));
                into.computeIfAbsent(incident, _ -> new ArrayList<>())
                        .add(new PageOpened(Cause.ALERT, policy, Optional.empty(), reason));
            }
        }
    }

    private static EpisodeFact.Joined joined(long incident, Verdict.Part part) {
        return new EpisodeFact.Joined(
                incident, part.route().name(), part.group(), part.because(), ids(part.episodes()));
    }

    private static List<Long> ids(List<Episode> episodes) {
        return episodes.stream().map(Episode::id).toList();
    }

    private List<Addition> escalated(Map<Long, Pages> active, Roster people, Instant now) {
        List<Addition> additions = new ArrayList<>();
        active.forEach((incident, pages) -> {
            List<PageFact> facts = new ArrayList<>(ended(incident, pages));
            if (facts.isEmpty()) {
                facts.addAll(Escalation.due(pages, people, now));
                facts.addAll(more(incident, pages, people, now));
            }
            if (!facts.isEmpty()) {
                additions.add(book.addition(incident, Person.PROGRAM, OptionalLong.of(pages.last()), facts));
            }
        });
        return additions;
    }

    /** Nobody is woken for what is over. */
    private List<PageFact> ended(long incident, Pages pages) {
        Optional<String> reason = book.isOver(incident)
                ? Optional.of("the incident is resolved")
                : alerts.read(all -> all.gathering(incident))
                        .filter(one -> one.quietSince().isPresent())
                        .map(_ -> "all alerts ended before anybody answered");
        return reason.stream()
                .flatMap(why -> pages.pages().values().stream()
                        .filter(page -> page.isOpen() || page.state() == Page.State.EXHAUSTED)
                        .filter(page -> page.cause() == Cause.ALERT || book.isOver(incident))
                        .map(page -> (PageFact) new PageClosed(page.number(), why)))
                .toList();
    }

    /** Management when customers were hurt for long, and help for whoever is alone with it for long. */
    private List<PageFact> more(long incident, Pages pages, Roster people, Instant now) {
        Optional<EscalationPolicy> policy = pages.pages().values().stream()
                .flatMap(page -> page.policy().flatMap(people::policy).stream())
                .findFirst();
        if (policy.isEmpty() || book.isOver(incident)) {
            return List.of();
        }
        List<PageFact> facts = new ArrayList<>();
        if (!pages.has(Cause.IMPACT) && !policy.get().management().isEmpty() && hurtsForLong(incident, now)) {
            call(policy.get().management().stream(), people, now)
                    .forEach(person -> facts.add(new PageOpened(
                            Cause.IMPACT,
                            Optional.empty(),
                            Optional.of(person),
                            "customers have been hurt for "
                                    + incidents.policy().escalation().toMinutes() + " minutes")));
        }
        if (!pages.has(Cause.ALONE) && isAlone(pages, policy.get(), now)) {
            call(policy.get().alone().stream(), people, now)
                    .filter(person -> !pages.acknowledgers().contains(person))
                    .forEach(person -> facts.add(new PageOpened(
                            Cause.ALONE,
                            Optional.empty(),
                            Optional.of(person),
                            pages.acknowledgers().getFirst() + " has been alone with it for "
                                    + policy.get().aloneAfter().toMinutes() + " minutes")));
        }
        return facts;
    }

    private static Stream<String> call(Stream<dev.firefight.paging.roster.Target> targets, Roster people, Instant now) {
        return targets.flatMap(target -> people.called(target, now).stream()).distinct();
    }

    private boolean hurtsForLong(long incident, Instant now) {
        return incidents
                .timeline(incident)
                .map(Timeline::state)
                .filter(Incident::isHurting)
                .flatMap(Incident::hurtSince)
                .filter(since -> !now.isBefore(since.plus(incidents.policy().escalation())))
                .isPresent();
    }

    private static boolean isAlone(Pages pages, EscalationPolicy policy, Instant now) {
        return pages.acknowledgers().size() == 1
                && !policy.alone().isEmpty()
                && pages.acknowledgedAt()
                        .filter(at -> !now.isBefore(at.plus(policy.aloneAfter())))
                        .isPresent()
                && pages.pages().values().stream().noneMatch(Page::isOpen);
    }

    private Addition decisions(List<EpisodeFact> facts, Instant now) {
        return new Addition(PagingStreams.EPISODES, OptionalLong.of(alerts.decisions()), drafts(facts, now));
    }

    private static List<Draft> drafts(List<EpisodeFact> facts, Instant now) {
        return facts.stream().map(fact -> PagingStreams.draft(now, fact)).toList();
    }

    /** Waits until it is taken in, so that the next thing is decided in its knowledge. */
    private void take(Follower follower, List<Addition> additions) {
        if (!additions.isEmpty()) {
            follower.awaits(journal.append(additions).entries().getLast().position());
        }
    }

    @Override
    public void close() {
        isClosed = true;
        thread.ifPresent(Dispatcher::end);
        outbox.close();
    }

    private static void end(Thread thread) {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
