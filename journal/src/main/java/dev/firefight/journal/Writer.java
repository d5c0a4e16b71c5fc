package dev.firefight.journal;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The one thread that writes. What waits while it commits is stored by its next commit together. */
final class Writer {
    private final Store store;
    private final Consumer<Head> committed;
    private final WaitingAppends waiting = new WaitingAppends();
    private final Thread thread;
    private Optional<WritingSession> session;

    /** Starts with a session that is open already, so that a place that cannot be written is known at once. */
    Writer(Store store, WritingSession session, Consumer<Head> committed) {
        this.store = store;
        this.session = Optional.of(session);
        this.committed = committed;
        this.thread = Thread.ofPlatform().name("journal-writer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Receipt append(WaitingAppend append) {
        waiting.add(append);
        return append.answer();
    }

    /** Stores what waits, and ends. */
    void close() {
        waiting.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (List<WaitingAppend> group = waiting.next(); !group.isEmpty(); group = waiting.next()) {
            write(group);
        }
        forgetSession();
    }

    /**
     * What fails before the commit is tried again: with a new connection, since the old one may just have gone stale, and then each
     * append alone, since a small one may still find room on a full disk, and since one must not fail for its neighbour.
     */
    private void write(List<WaitingAppend> appends) {
        boolean perhapsStale = session.isPresent();
        Optional<Failure> failure = attempt(appends);
        if (failure.isPresent() && failure.get().worthRepeating() && perhapsStale) {
            failure = attempt(appends);
        }
        if (failure.isPresent() && failure.get().worthRepeating() && appends.size() > 1) {
            writeEachAlone(appends);
        } else {
            failure.ifPresent(same -> appends.forEach(append -> append.refused(same.why())));
        }
    }

    private void writeEachAlone(List<WaitingAppend> appends) {
        Optional<Failure> ofAll = Optional.empty();
        for (WaitingAppend append : appends) {
            Optional<Failure> failure = ofAll.isPresent() ? ofAll : attempt(List.of(append));
            failure.ifPresent(own -> append.refused(own.why()));
            ofAll = failure.filter(own -> !own.worthRepeating());
        }
    }

    /** Why appends are not stored, and whether that may have been a matter of the connection or of one of them. */
    private record Failure(JournalException why, boolean worthRepeating) {}

    private Optional<Failure> attempt(List<WaitingAppend> appends) {
        boolean connected = false;
        try {
            WritingSession open = session.isPresent() ? session.get() : new WritingSession(store);
            session = Optional.of(open);
            connected = true;
            Group group = Group.written(open, appends);
            commit(open);
            committed.accept(group.head());
            group.answer();
            return Optional.empty();
        } catch (SQLException problem) {
            return failed(store.explained(problem), connected);
        } catch (JournalException problem) {
            return failed(problem, connected);
        } catch (RuntimeException | Error problem) {
            // Whatever it is, callers wait for an answer, and the thread has to go on for the next ones.
            return failed(
                    new JournalUnavailable("the journal could not be written: " + problem, false, problem), connected);
        }
    }

    private Optional<Failure> failed(JournalException why, boolean connected) {
        forgetSession();
        boolean perhapsStored = why instanceof JournalUnavailable unavailable && unavailable.perhapsStored();
        return Optional.of(new Failure(why, connected && !perhapsStored && !(why instanceof JournalBusy)));
    }

    private void commit(WritingSession open) throws SQLException {
        try {
            open.commit();
        } catch (SQLException problem) {
            if (store.perhapsCommitted(problem)) {
                throw new JournalUnavailable(
                        "the commit broke off, so that it is not known whether the entries are stored: append them again with"
                                + " the same key, or read the stream. " + problem.getMessage(),
                        true,
                        problem);
            }
            throw problem;
        }
    }

    private void forgetSession() {
        session.ifPresent(open -> {
            try (open) {
                open.rollback();
            } catch (SQLException goneAnyway) {
                // Nothing was committed, and a new connection is made.
            }
        });
        session = Optional.empty();
    }
}
