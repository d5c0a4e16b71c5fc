package dev.firefight.server.watch;

import dev.firefight.journal.Entry;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.setup.Heartbeats;
import dev.firefight.server.watch.BeatFact.Beaten;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When heartbeats were given last. Of each one entry within a while is written, so that those that come seldom survive a start; those that come
 * often have the time to after it. By many threads at once.
 *
 * <p>A heartbeat is missing when nothing was heard of it for as long as it may be silent. Time for which this program did not listen does not count: after
 * a start, or when the clock leapt, it has its grace from then on.
 */
final class Beats implements Projection {
    /** Rounds come every second: after a longer gap the program slept, or its clock was set. */
    private static final Duration LEAP = Duration.ofMinutes(1);

    private static final int MOST_KEPT = 5_000;

    private final Duration pause;
    private final Duration slack;
    private final Map<String, Instant> last = bounded();
    private final Map<String, Instant> written = bounded();
    private final Map<String, Known> known = new LinkedHashMap<>();
    /** Those that were given to this program since it was started. */
    private final Set<String> heard = new HashSet<>();

    private Optional<Instant> round = Optional.empty();

    private record Known(Heartbeats.In settings, Instant since) {}

    /**
     * How a heartbeat stands.
     *
     * @param settings as it is set up
     * @param last when it was given last, as far as it is known
     * @param due when it is missing unless it is given before
     * @param isMissing whether it is
     * @param isHeard whether it was given to this program since its start
     */
    record Standing(Heartbeats.In settings, Optional<Instant> last, Instant due, boolean isMissing, boolean isHeard) {}

    /**
     * Nothing is known yet.
     *
     * @param pause between two entries of one heartbeat
     * @param slack by how much later all may be, where others listen too and tell by entries
     */
    Beats(Duration pause, Duration slack) {
        this.pause = pause;
        this.slack = slack;
    }

    private static Map<String, Instant> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > MOST_KEPT;
            }
        };
    }

    @Override
    public void apply(Entry entry) {
        if (entry.stream().equals(BeatFact.STREAM)
                && BeatFact.Written.read(entry) instanceof Beaten(String name, Instant at)) {
            wasWritten(name, at);
        }
    }

    private synchronized void wasWritten(String name, Instant at) {
        written.put(name, at);
        last.merge(name, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** One that is set up is given. */
    synchronized void beat(String name, Instant now) {
        last.put(name, now);
        heard.add(name);
    }

    /** How all that are set up stand now. */
    synchronized List<Standing> round(List<Heartbeats.In> all, Instant now) {
        boolean isLeap = round.filter(before -> now.isBefore(before) || now.isAfter(before.plus(LEAP)))
                .isPresent();
        round = Optional.of(now);
        Map<String, Known> before = new LinkedHashMap<>(known);
        known.clear();
        for (Heartbeats.In one : all) {
            boolean isSame = !isLeap
                    && Optional.ofNullable(before.get(one.name()))
                            .filter(old -> old.settings().every().equals(one.every())
                                    && old.settings().grace().equals(one.grace()))
                            .isPresent();
            Instant since = isSame
                    ? Optional.ofNullable(before.get(one.name()))
                            .map(Known::since)
                            .orElse(now)
                    : now;
            known.put(one.name(), new Known(one, since));
        }
        last.keySet().retainAll(known.keySet());
        written.keySet().retainAll(known.keySet());
        heard.retainAll(known.keySet());
        last.replaceAll((_, at) -> at.isAfter(now) ? now : at);
        return standings(now);
    }

    /** As the last round found them, at another moment. */
    synchronized List<Standing> standings(Instant now) {
        return known.values().stream().map(one -> standing(one, now)).toList();
    }

    private Standing standing(Known one, Instant now) {
        Heartbeats.In settings = one.settings();
        Optional<Instant> at = Optional.ofNullable(last.get(settings.name()));
        Duration silence = settings.every().plus(settings.grace()).plus(slack);
        Duration missed = settings.every().compareTo(pause) < 0 ? settings.every() : pause;
        Instant due = at.map(beat ->
                        later(beat.plus(silence), one.since().plus(missed).plus(settings.grace())))
                .orElseGet(() -> one.since().plus(silence));
        return new Standing(settings, at, due, now.isAfter(due), heard.contains(settings.name()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What is worth an entry now. */
    synchronized List<Beaten> unwritten() {
        return heard.stream()
                .sorted()
                .flatMap(name -> Optional.ofNullable(last.get(name)).stream()
                        .filter(at -> Optional.ofNullable(written.get(name))
                                .filter(before -> at.isBefore(before.plus(pause)) && !at.isBefore(before))
                                .isEmpty())
                        .map(at -> new Beaten(name, at)))
                .toList();
    }
}
