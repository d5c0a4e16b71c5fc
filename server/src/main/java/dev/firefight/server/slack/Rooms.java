package dev.firefight.server.slack;

import dev.firefight.incident.Person;
import dev.firefight.journal.JournalException;
import dev.firefight.server.channel.slack.SlackAnswer;
import dev.firefight.server.channel.slack.SlackApi;
import dev.firefight.server.channel.slack.SlackPost;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Timeline;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes a room for each incident, and tells it what happens. One thread goes round; each step is written down before and after it is done, so
 * that of several processes one does it, and what a killed one left is taken up by the next.
 */
final class Rooms implements AutoCloseable {
    /** At most one message to a room in that time: Slack takes one a second, and people read slower. */
    private static final Duration PACE = Duration.ofSeconds(3);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** So often Slack may refuse to make a room until it is left at that. */
    private static final int MOST_FAILURES = 10;

    private static final int MOST_NAMES = 20;
    /** After so many attempts without an answer it is told. */
    private static final int TOLD_AFTER = 3;

    private static final int MOST_INVITED = 100;
    private static final int MOST_KEPT = 1_000;
    private static final int MOST_ADDRESSES = 10_000;
    private static final Set<String> GONE = Set.of("is_archived", "channel_not_found", "not_in_channel");

    private final Incidents incidents;
    private final RoomBook book;
    private final Workspaces workspaces;
    private final SlackPeople people;
    private final RoomLines lines;
    private final Supplier<URI> address;
    private final String node;
    private final Duration lease;
    private final Consumer<String> trouble;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isNew = lock.newCondition();
    private boolean hasNews = true;
    private volatile boolean isClosed;
    private Optional<Thread> thread = Optional.empty();

    // All of these belong to the thread that goes round.
    private final Map<Long, Work> work = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Work> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private final Map<String, String> idsByMail = new LinkedHashMap<>();
    private Instant pausedUntil = Instant.MIN;
    /** Slack limits how many rooms are made; those that are there are told meanwhile. */
    private Instant nextRoomAt = Instant.MIN;

    private int silent;

    /** What this process knows of a room beyond the journal. */
    private static final class Work {
        Instant notBefore = Instant.MIN;
        /** Entries of the timeline of which there is nothing to tell. */
        long seen;

        int attempts;
        final Set<String> invited = new HashSet<>();
    }

    /**
     * Not yet begun.
     *
     * @param address under which people reach this program, without a slash at its end
     * @param node the name of this process
     * @param lease after so long the work that another process began is taken up; zero where there can be no other
     * @param trouble told once of a room that cannot be made
     */
    Rooms(
            Incidents incidents,
            RoomBook book,
            Workspaces workspaces,
            SlackPeople people,
            RoomLines lines,
            Supplier<URI> address,
            String node,
            Duration lease,
            Consumer<String> trouble) {
        this.incidents = incidents;
        this.book = book;
        this.workspaces = workspaces;
        this.people = people;
        this.lines = lines;
        this.address = address;
        this.node = node;
        this.lease = lease;
        this.trouble = trouble;
        book.onNews(this::wake);
    }

    void start() {
        thread = Optional.of(Thread.ofPlatform().name("rooms of Slack").daemon().start(this::run));
    }

    private void wake() {
        lock.lock();
        try {
            hasNews = true;
            isNew.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!isClosed) {
            try {
                round();
            } catch (JournalException untaken) {
                pausedUntil = incidents.now().plus(FIRST_PAUSE);
            } catch (RuntimeException fault) {
                trouble.accept("a round through the rooms of Slack failed, and is tried again: " + fault);
                pausedUntil = incidents.now().plus(LONGEST_PAUSE);
            }
            await();
        }
    }

    private void await() {
        lock.lock();
        try {
            long left = LONGEST_WAIT.toNanos();
            while (!hasNews && !isClosed && left > 0) {
                left = isNew.awaitNanos(left);
            }
            hasNews = false;
            // What is written in one go is told in one go.
            left = TimeUnit.MILLISECONDS.toNanos(200);
            while (!isClosed && left > 0) {
                left = isNew.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            isClosed = true;
        } finally {
            lock.unlock();
        }
    }

    private void round() {
        Optional<Workspaces.Workspace> workspace = workspaces.current();
        if (workspace.isEmpty()) {
            return;
        }
        List<Long> behind = book.behind();
        for (long incident : behind) {
            Instant now = incidents.now();
            if (isClosed || now.isBefore(pausedUntil)) {
                return;
            }
            Work one = work.computeIfAbsent(incident, _ -> new Work());
            Optional<Room> room = book.room(incident)
                    .filter(_ -> !now.isBefore(one.notBefore))
                    .filter(any -> !any.isClaimedByOther(node, lease, now));
            Optional<Timeline> timeline = room.flatMap(_ -> incidents.timeline(incident));
            if (room.isPresent() && timeline.isPresent()) {
                look(workspace.get(), room.get(), timeline.get(), one, now);
            }
        }
    }

    private void look(Workspaces.Workspace workspace, Room room, Timeline timeline, Work own, Instant now) {
        if (room.making().channel().isEmpty()) {
            if (!now.isBefore(nextRoomAt)) {
                make(workspace, room, timeline, own, now);
            }
        } else if (timeline.entries().size() > Math.max(own.seen, room.telling().entry())) {
            tell(workspace.api(), room.making().channel().get(), room, timeline, own, now);
        }
    }

    private void make(Workspaces.Workspace workspace, Room room, Timeline timeline, Work own, Instant now) {
        long incident = timeline.number();
        String name = RoomLines.name(
                workspace.settings().channelPrefix(), timeline, room.making().namesTaken());
        boolean wasTried =
                room.making().triedSince().isPresent() && room.making().name().equals(name);
        if (!(wasTried && room.isClaimedBy(node, lease, now))
                && !book.write(incident, room, new RoomFact.MakingStarted(name, node))) {
            return;
        }
        Room claimed = book.room(incident).orElse(Room.NONE);
        SlackAnswer<String> made = workspace.api().createChannel(name, false);
        if (isTaken(made) && wasTried) {
            // It may be ours, made just before the program was killed or the answer got lost.
            made = adopted(workspace.api(), name, room.making().triedSince().get());
        }
        if (isTaken(made) && claimed.making().namesTaken() < MOST_NAMES) {
            book.write(incident, claimed, new RoomFact.NameTaken(name));
            wake();
            return;
        }
        switch (made) {
            case SlackAnswer.Done<String>(String channel) -> {
                heard(own);
                book.write(incident, claimed, new RoomFact.Made(channel, name));
                wake();
            }
            case SlackAnswer.Limited<String>(Duration after) -> nextRoomAt = now.plus(after);
            case SlackAnswer.Unreachable<String>(String reason, Optional<Duration> after) ->
                unanswered(incident, claimed, own, reason, after);
            case SlackAnswer.Failed<String> failed
            when failed.isWorthAnotherTry() ->
                unanswered(incident, claimed, own, "Slack has trouble of its own: " + failed.error(), Optional.empty());
            case SlackAnswer.Failed<String> failed -> refused(incident, claimed, own, words(failed));
        }
    }

    private static boolean isTaken(SlackAnswer<String> answer) {
        return answer instanceof SlackAnswer.Failed<String> failed
                && failed.error().equals("name_taken");
    }

    /** The channel of that name if we made it since we began to; else it stays taken. */
    private SlackAnswer<String> adopted(SlackApi api, String name, Instant since) {
        // The clock of Slack may be another.
        return api.identity()
                .then(self -> api.findChannel(name, self.member(), since.minus(Duration.ofMinutes(1))))
                .then(found -> found.<SlackAnswer<String>>map(SlackAnswer.Done::new)
                        .orElseGet(() -> new SlackAnswer.Failed<>("name_taken", Optional.empty())));
    }

    private static String words(SlackAnswer.Failed<?> failed) {
        return "Slack refused: " + failed.error()
                + failed.needs()
                        .map(scope -> "; the app needs the scope " + scope)
                        .orElse("");
    }

    /** Slack itself is asked again later, and less and less often. */
    private void unanswered(long incident, Room room, Work own, String reason, Optional<Duration> after) {
        silent++;
        own.attempts++;
        pausedUntil = incidents.now().plus(after.orElseGet(() -> pause(silent)));
        if (own.attempts == TOLD_AFTER
                && room.making().channel().isEmpty()
                && room.trouble().isEmpty()) {
            failed(incident, room, reason + "; it is tried again", false);
        }
    }

    private void refused(long incident, Room room, Work own, String reason) {
        silent = 0;
        boolean isLast = room.making().failures() + 1 >= MOST_FAILURES;
        own.notBefore = incidents.now().plus(pause(room.making().failures() + 2));
        failed(incident, room, reason + (isLast ? "" : "; it is tried again"), isLast);
    }

    /** The log is told once, the page of the incident always. */
    private void failed(long incident, Room room, String reason, boolean isLast) {
        boolean isWritten = book.write(incident, room, new RoomFact.MakingFailed(reason, isLast));
        if (isWritten && room.trouble().isEmpty()) {
            trouble.accept("incident " + incident + " has no room in Slack: " + reason);
        }
    }

    private static Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(failures - 1L, 0, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void heard(Work own) {
        silent = 0;
        own.attempts = 0;
    }

    private void tell(SlackApi api, String channel, Room room, Timeline timeline, Work own, Instant now) {
        long incident = timeline.number();
        List<dev.firefight.incident.Entry> news = timeline.after(room.telling().entry());
        String topic = lines.topic(timeline, address.get());
        Optional<SlackPost> post =
                room.telling().entry() == 0 ? Optional.of(lines.first(timeline, address.get())) : lines.more(news);
        List<String> guests = RoomLines.people(news).stream()
                .flatMap(one -> id(api, one).stream())
                .filter(one -> !own.invited.contains(one))
                .limit(MOST_INVITED)
                .toList();
        long last = timeline.entries().size();
        if (post.isEmpty() && guests.isEmpty() && topic.equals(room.telling().topic())) {
            own.seen = last;
            return;
        }
        if (!room.isClaimedBy(node, lease, now)
                && !book.write(incident, room, new RoomFact.TellingStarted(last, node))) {
            return;
        }
        Room claimed = book.room(incident).orElse(Room.NONE);
        SlackAnswer<String> told = topic.equals(room.telling().topic())
                ? new SlackAnswer.Done<>(channel)
                : passable(channel, api.setTopic(channel, topic));
        SlackAnswer<String> done = told.then(_ -> guests.isEmpty()
                        ? new SlackAnswer.Done<>(channel)
                        : passable(channel, api.invite(channel, guests)))
                .then(_ -> post.isEmpty()
                        ? new SlackAnswer.Done<>(channel)
                        : api.post(channel, post.get(), Optional.empty()).map(SlackApi.Posted::channel));
        switch (done) {
            case SlackAnswer.Done<String> _ -> {
                heard(own);
                own.invited.addAll(guests);
                own.notBefore = incidents.now().plus(PACE);
                book.write(incident, claimed, new RoomFact.Told(last, topic));
            }
            case SlackAnswer.Limited<String>(Duration after) -> own.notBefore = now.plus(after);
            case SlackAnswer.Unreachable<String>(String reason, Optional<Duration> after) ->
                unanswered(incident, claimed, own, reason, after);
            case SlackAnswer.Failed<String> failed
            when failed.isWorthAnotherTry() -> unanswered(incident, claimed, own, failed.error(), Optional.empty());
            case SlackAnswer.Failed<String> failed -> leave(incident, claimed, own, failed);
        }
    }

    /** A topic that cannot be set and a guest who cannot be invited keep nobody from reading. */
    private static SlackAnswer<String> passable(String channel, SlackAnswer<String> answer) {
        return answer instanceof SlackAnswer.Failed<String> failed
                        && !failed.isWorthAnotherTry()
                        && !GONE.contains(failed.error())
                ? new SlackAnswer.Done<>(channel)
                : answer;
    }

    private void leave(long incident, Room room, Work own, SlackAnswer.Failed<String> failed) {
        own.attempts++;
        if (GONE.contains(failed.error()) || own.attempts >= MOST_FAILURES) {
            String reason = words(failed);
            book.write(incident, room, new RoomFact.Left(reason));
            trouble.accept("the room of incident " + incident + " in Slack is told no more: " + reason);
        } else {
            own.notBefore = incidents.now().plus(pause(own.attempts + 1));
        }
    }

    /** The id of somebody in Slack; empty where they have none, or it cannot be found out now. */
    private Optional<String> id(SlackApi api, Person person) {
        Optional<String> written = people.address(person);
        if (written.isEmpty() || !written.get().contains("@")) {
            return written.filter(one -> one.matches("[UW][A-Z0-9]{5,30}"));
        }
        Optional<String> known = Optional.ofNullable(idsByMail.get(written.get()));
        if (known.isEmpty()
                && idsByMail.size() < MOST_ADDRESSES
                && api.memberByMail(written.get()) instanceof SlackAnswer.Done<String>(String id)) {
            idsByMail.put(written.get(), id);
            return Optional.of(id);
        }
        return known;
    }

    @Override
    public void close() {
        isClosed = true;
        thread.ifPresent(Rooms::end);
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
