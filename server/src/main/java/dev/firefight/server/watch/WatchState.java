package dev.firefight.server.watch;

import dev.firefight.server.setup.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a watch stands: what follows from its looks, one after the other.
 *
 * @param watch as it is set up
 * @param last the last look
 * @param seen what is wrong, by its key
 * @param since from when on it has stood so
 * @param turns the last times a name had other addresses all at once, the latest last
 */
public record WatchState(Watch watch, Optional<Look> last, Map<String, Seen> seen, Instant since, List<Turn> turns) {
    /** So often in a row something has to be wrong to be an alert. */
    static final int ENOUGH = 2;

    private static final int MOST_TURNS = 5;

    /** How it stands. */
    public enum Standing {
        /** Nobody looked since the start of the program. */
        UNKNOWN,
        /** Nothing is wrong. */
        WELL,
        /** Something was wrong once, which may be chance. */
        DOUBTFUL,
        /** Something is wrong again and again. */
        FAILING
    }

    /**
     * Something that is wrong.
     *
     * @param trouble as the last look saw it
     * @param times how often in a row
     * @param first when it was seen first
     */
    public record Seen(Trouble trouble, int times, Instant first) {
        /** Whether that is often enough. */
        public boolean isAlert() {
            return times >= ENOUGH;
        }
    }

    /** A name that had other addresses all at once. */
    public record Turn(Instant at, String before, String after) {}

    /** Copies. */
    public WatchState {
        seen = Collections.unmodifiableMap(new TreeMap<>(seen));
        turns = List.copyOf(turns);
    }

    static WatchState unknown(Watch watch, Instant now) {
        return new WatchState(watch, Optional.empty(), Map.of(), now, List.of());
    }

    /** After one more look. Where nothing could be learned, what was wrong before is taken to be so still. */
    WatchState after(Look look) {
        Map<String, Seen> now = new TreeMap<>();
        if (look.isBlind()) {
            now.putAll(seen);
        }
        for (Trouble one : look.troubles()) {
            Optional<Seen> before = Optional.ofNullable(seen.get(one.key()));
            now.put(
                    one.key(),
                    new Seen(
                            one,
                            before.map(known -> Math.min(known.times() + 1, ENOUGH))
                                    .orElse(1),
                            before.map(Seen::first).orElse(look.at())));
        }
        WatchState then = new WatchState(watch, Optional.of(look), now, since, turned(look));
        return then.standing() == standing() ? then : new WatchState(watch, then.last, now, look.at(), then.turns);
    }

    private List<Turn> turned(Look look) {
        List<String> before = last.map(Look::addresses).orElse(List.of());
        boolean isOther =
                !before.isEmpty() && !look.addresses().isEmpty() && Collections.disjoint(before, look.addresses());
        if (!isOther) {
            return turns;
        }
        List<Turn> all = new ArrayList<>(turns);
        all.add(new Turn(look.at(), String.join(", ", before), String.join(", ", look.addresses())));
        return all.subList(Math.max(0, all.size() - MOST_TURNS), all.size());
    }

    /** How it stands. */
    public Standing standing() {
        if (last.isEmpty()) {
            return Standing.UNKNOWN;
        }
        if (seen.isEmpty()) {
            return Standing.WELL;
        }
        return seen.values().stream().anyMatch(Seen::isAlert) ? Standing.FAILING : Standing.DOUBTFUL;
    }

    /** What is to be said of it, in a line. */
    public String text() {
        String now = last.map(Look::text).orElse("nobody looked since the program was started");
        return turns.isEmpty()
                ? now
                : now + "; since " + turns.getLast().at() + ", before that "
                        + turns.getLast().before();
    }
}
