package dev.firefight.server.paging;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Alarm;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Person;
import dev.firefight.journal.Entry;
import dev.firefight.journal.JournalException;
import dev.firefight.paging.episode.AlertFact.Alert;
import dev.firefight.paging.episode.EpisodeFact;
import dev.firefight.paging.episode.Gathering;
import dev.firefight.paging.escalation.Message;
import dev.firefight.paging.escalation.Page;
import dev.firefight.paging.escalation.PageFact;
import dev.firefight.paging.escalation.Pages;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.incidents.Streams;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells timelines what alerts and pages did. Each line of a timeline has the place of what it tells as its key, so that it is told once, however
 * often that is read again after a start.
 */
final class TimelineNotes implements Projection, AutoCloseable {
    private static final long EVERY_MILLIS = 100;
    /** So many alerts are told in one timeline; the others stand in the list of alerts. */
    private static final int MOST_ALERTS = 200;

    /** So many different things are told of the pages of one incident that nobody answered. */
    private static final int MOST_UNANSWERED = 200;

    private static final int MOST_LINE_CHARS = 300;
    private static final int MOST_TEXT_CHARS = 2_000;

    private final Incidents incidents;
    private final Alerts alerts;
    private final PageBook book;
    private final Consumer<String> trouble;
    private final Deque<Note> waiting = new ArrayDeque<>();
    private final Map<Long, Integer> alertsTold = new HashMap<>();
    private final Map<Long, Instant> quietTold = new HashMap<>();
    /** What was told of pages without an answer, of each incident: each page says the same but once, however often it is tried. */
    private final Map<Long, Set<String>> unansweredTold = new HashMap<>();

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tells timelines").daemon().factory());

    private record Note(long incident, String key, Fact fact) {}

    /** Behind {@link Alerts} and {@link PageBook}, which have to take in each entry first. */
    TimelineNotes(Incidents incidents, Alerts alerts, PageBook book, Consumer<String> trouble) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.book = book;
        this.trouble = trouble;
    }

    @Override
    public synchronized void apply(Entry entry) {
        OptionalLong paged = PagingStreams.incident(entry.stream());
        if (paged.isPresent()) {
            page(paged.getAsLong(), entry);
        } else if (entry.stream().equals(PagingStreams.EPISODES)) {
            if (PagingStreams.episode(entry) instanceof EpisodeFact.Joined joined) {
                joined(joined, entry);
            }
        } else if (entry.type().equals("resolved")) {
            Streams.incident(entry.stream()).ifPresent(incident -> {
                waiting.removeIf(note -> note.incident() == incident);
                alertsTold.remove(incident);
                quietTold.remove(incident);
                unansweredTold.remove(incident);
            });
        }
    }

    private void joined(EpisodeFact.Joined joined, Entry entry) {
        int told = alertsTold.merge(joined.incident(), 1, Integer::sum);
        if (told > MOST_ALERTS || joined.episodes().isEmpty()) {
            return;
        }
        alerts.find(joined.episodes().getFirst()).ifPresent(episode -> {
            Alert alert = episode.alert();
            note(
                    joined.incident(),
                    entry,
                    new Alarm.AlertFired(
                            cut(alert.name(), MOST_LINE_CHARS),
                            cut(alert.service().orElse(""), MOST_LINE_CHARS),
                            cut(alert.severity(), MOST_LINE_CHARS),
                            alert.summary().equals(alert.name()) ? "" : cut(alert.summary(), MOST_TEXT_CHARS),
                            told == 1 ? "" : joined.because(),
                            joined.episodes().size() - 1L,
                            link(alert)));
        });
    }

    private static Optional<URI> link(Alert alert) {
        try {
            URI link = new URI(alert.link());
            boolean isOne = "http".equals(link.getScheme()) || "https".equals(link.getScheme());
            return isOne ? Optional.of(link) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    /** Incidents whose last alert ended. */
    private synchronized void quiet() {
        for (Gathering one : alerts.read(all -> List.copyOf(all.gatherings()))) {
            Optional<Instant> since = one.quietSince();
            if (since.isPresent() && !since.equals(Optional.ofNullable(quietTold.get(one.incident())))) {
                quietTold.put(one.incident(), since.get());
                waiting.add(new Note(
                        one.incident(),
                        "note/quiet/" + one.incident() + "/" + since.get(),
                        new Alarm.AlertsEnded(
                                one.total() == 1
                                        ? "The alert has ended."
                                        : "All " + one.total() + " alerts have ended.")));
            }
        }
    }

    private void page(long incident, Entry entry) {
        Pages pages = book.pages(incident);
        switch (PagingStreams.page(entry)) {
            case PageFact.PersonPaged one ->
                note(incident, entry, new Alarm.Paged(new Person(one.person()), reason(pages, one.page())));
            case PageFact.Acknowledged one ->
                note(incident, entry, new Alarm.PageAcknowledged(new Person(one.person()), one.way()));
            case PageFact.NobodyFound one ->
                unanswered(incident, entry, one.page(), "Nobody could be called: " + one.whom() + ": " + one.reason());
            case PageFact.Unreachable one -> {
                if (!isOnlyWay(pages, one.message())) {
                    unanswered(
                            incident,
                            entry,
                            page(pages, one.message()),
                            person(pages, one.message()) + " cannot be reached: " + one.reason());
                }
            }
            case PageFact.PageExhausted one -> {
                if (isAnybodyCalled(pages, one.page())) {
                    unanswered(
                            incident,
                            entry,
                            one.page(),
                            "Everybody was called as often as the policy says, and nobody answered.");
                }
            }
            case PageFact.PassedOn one ->
                note(
                        incident,
                        entry,
                        new Alarm.PageUnanswered(
                                one.person() + " handed on to who is called next, by " + one.way() + "."));
            case PageFact.PageClosed one ->
                note(incident, entry, new Alarm.PageUnanswered("Calling ended: " + one.reason()));
            case PageFact.PageOpened _, PageFact.StepTaken _, PageFact.SendingStarted _, PageFact.Sent _ -> {}
            case PageFact.SendingFailed one -> {
                if (one.again().isEmpty()) {
                    unanswered(incident, entry, page(pages, one.message()), failure(pages, one));
                }
            }
        }
    }

    private void unanswered(long incident, Entry entry, long page, String words) {
        Set<String> told = unansweredTold.computeIfAbsent(incident, _ -> new HashSet<>());
        if (told.size() < MOST_UNANSWERED && told.add(page + " " + words)) {
            note(incident, entry, new Alarm.PageUnanswered(words));
        }
    }

    /** Whether there was but one way to tell somebody: that it failed was told, and says that they cannot be reached. */
    private static boolean isOnlyWay(Pages pages, long message) {
        return pages.find(message)
                .filter(one -> one.deliveries().size() == 1)
                .filter(one -> one.deliveries().values().stream()
                        .allMatch(way -> way.state() == Message.Delivery.State.FAILED))
                .isPresent();
    }

    /** Else it was told that nobody could be called, and there is nothing to add. */
    private static boolean isAnybodyCalled(Pages pages, long page) {
        return pages.messages().values().stream().anyMatch(one -> one.page() == page);
    }

    private static long page(Pages pages, long message) {
        return pages.find(message).map(Message::page).orElse(0L);
    }

    private static String failure(Pages pages, PageFact.SendingFailed one) {
        return person(pages, one.message()) + " was not reached by "
                + one.channel().word() + ": " + one.reason();
    }

    private static String person(Pages pages, long message) {
        return pages.find(message).map(one -> one.person()).orElse("somebody");
    }

    private static String reason(Pages pages, long page) {
        return Optional.ofNullable(pages.pages().get(page)).map(Page::reason).orElse("");
    }

    private void note(long incident, Entry entry, Fact fact) {
        waiting.add(new Note(incident, "note/" + entry.position() + "/" + incident, fact));
    }

    void start() {
        var _ = thread.scheduleWithFixedDelay(this::write, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void write() {
        try {
            quiet();
            writeWaiting();
        } catch (JournalException untaken) {
            // What waits is written when the journal takes it.
        } catch (RuntimeException fault) {
            trouble.accept("a timeline was not told of an alert or a page: " + fault);
            synchronized (this) {
                waiting.poll();
            }
        }
    }

    private void writeWaiting() {
        while (true) {
            Optional<Note> next;
            synchronized (this) {
                next = Optional.ofNullable(waiting.peek());
            }
            if (next.isEmpty()) {
                return;
            }
            Note note = next.get();
            tell(note);
            synchronized (this) {
                waiting.remove(note);
            }
        }
    }

    private void tell(Note note) {
        try {
            incidents.propose(
                    note.incident(), Person.PROGRAM, note.fact(), new Consent.None(), Optional.of(note.key()));
        } catch (WireException toldOtherwise) {
            // An earlier version of the program told the same in other words.
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static String cut(String text, int mostChars) {
        return text.length() <= mostChars ? text : text.substring(0, mostChars - 1) + "…";
    }
}
