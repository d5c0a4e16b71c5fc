package dev.firefight.server.paging;

import dev.firefight.journal.Entry;
import dev.firefight.paging.episode.AlertFact;
import dev.firefight.paging.episode.Episode;
import dev.firefight.paging.episode.Episodes;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.incidents.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** All episodes, as the journal has them. By many threads at once. */
public final class Alerts implements Projection {
    /**
     * After a start nobody knows when an alert that has to be told again and again was told last. Until whoever tells it had the time to, it
     * goes on.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Episodes episodes = new Episodes();
    /** When episodes are taken for ended that are told again and again. What is told again is not written, and so it is kept here only. */
    private final Expiries expiries = new Expiries();

    private final Instant started;
    private long decisions;

    /** @param started when the program began */
    public Alerts(Instant started) {
        this.started = started;
    }

    @Override
    public void apply(Entry entry) {
        String stream = entry.stream();
        Optional<String> integration = PagingStreams.integration(stream);
        if (integration.isPresent()) {
            AlertFact fact = PagingStreams.alert(entry);
            write(() -> take(entry, integration.get(), fact));
        } else if (stream.equals(PagingStreams.EPISODES)) {
            write(() -> {
                episodes.take(entry.time(), PagingStreams.episode(entry));
                decisions = entry.sequence();
            });
        } else if (entry.type().equals("resolved")) {
            Streams.incident(stream).ifPresent(incident -> write(() -> episodes.close(incident)));
        }
    }

    private void take(Entry entry, String integration, AlertFact fact) {
        switch (fact) {
            case AlertFact.Alert alert -> {
                episodes.take(entry.position(), entry.time(), integration, alert);
                if (alert.isFiring()) {
                    alert.endsAt().ifPresent(end -> expire(integration, alert.fingerprint(), end));
                }
            }
            case AlertFact.GroupEnded group -> episodes.take(entry.time(), integration, group);
        }
    }

    private void expire(String integration, String fingerprint, Instant end) {
        Instant least = started.plus(PATIENCE);
        episodes.open(integration, fingerprint)
                .ifPresent(one -> expiries.prolong(one.id(), end.isBefore(least) ? least : end));
    }

    /** An alert that is known was told again, and goes on until then. */
    void heard(String integration, String fingerprint, Instant end) {
        write(() -> expire(integration, fingerprint, end));
    }

    /** Episodes that nobody told again in time. */
    List<Long> expired(Instant now) {
        lock.writeLock().lock();
        try {
            return expiries.due(now, id -> episodes.find(id).isPresent());
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Asks of the episodes as they are; what is handed out must not be kept where it is a view. */
    public <T> T read(Function<Episodes, T> question) {
        lock.readLock().lock();
        try {
            return question.apply(episodes);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** An open episode. */
    Optional<Episode> find(long id) {
        return read(all -> all.find(id));
    }

    /** The number of the last decision that is known. */
    long decisions() {
        return read(_ -> decisions);
    }

    private void write(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
