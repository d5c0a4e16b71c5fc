package dev.firefight.practice.drill;

import dev.firefight.incident.Entry;
import dev.firefight.incident.Person;
import dev.firefight.practice.drill.Deed.Acted;
import dev.firefight.practice.drill.Deed.Revealed;
import dev.firefight.practice.drill.Deed.Said;
import dev.firefight.practice.scenario.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that was said, looked at and done in a drill, in order. Immutable.
 *
 * @param opening how it began
 * @param lines in order of time
 */
public record DrillLog(Opening opening, List<Logged> lines) {
    /** The most lines; nobody does more in two hours. */
    public static final int MOST_LINES = 20_000;

    /**
     * Copies the list, and checks it.
     *
     * @throws IllegalArgumentException when it is too long, or a line is before the one above it
     */
    public DrillLog {
        lines = List.copyOf(lines);
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("a drill has at most " + MOST_LINES + " lines");
        }
        Duration last = Duration.ZERO;
        for (Logged one : lines) {
            if (one.at().compareTo(last) < 0) {
                throw new IllegalArgumentException("a line at " + one.at() + " cannot follow one at " + last);
            }
            last = one.at();
        }
    }

    /** All deeds of a kind with their moments, in order. */
    public <T extends Deed> Stream<Dated<T>> all(Class<T> kind) {
        return lines.stream()
                .filter(one -> kind.isInstance(one.deed()))
                .map(one -> new Dated<>(one.at(), one.by(), kind.cast(one.deed())));
    }

    /** The last deed of a kind. */
    public <T extends Deed> Optional<T> last(Class<T> kind) {
        return all(kind).map(Dated::deed).reduce((_, next) -> next);
    }

    /**
     * What was not to be known while it was played.
     *
     * @throws IllegalArgumentException when it was never told, or is not what was committed to
     */
    public Secret secret() {
        Secret secret = last(Revealed.class)
                .map(Revealed::secret)
                .orElseThrow(() -> new IllegalArgumentException("the drill was broken off before its seed was told"));
        if (!secret.commitment().equals(opening.commitment())) {
            throw new IllegalArgumentException(
                    "the seed that was told at the end is not the one that the drill was begun with");
        }
        return secret;
    }

    /** What was done to production. */
    public List<Act> acts() {
        return all(Acted.class).map(one -> Act.of(one.at(), one.deed().act())).toList();
    }

    /**
     * The timeline.
     *
     * @param begin when the scenario begins, in its own time
     */
    public List<Entry> timeline(Instant begin) {
        List<Entry> entries = new ArrayList<>();
        all(Said.class)
                .forEach(one -> entries.add(new Entry(
                        entries.size() + 1L,
                        begin.plus(one.at()),
                        one.by(),
                        one.deed().fact())));
        return List.copyOf(entries);
    }

    /**
     * A deed with its moment.
     *
     * @param at how long after the beginning
     * @param by who
     * @param deed what
     * @param <T> its kind
     */
    public record Dated<T extends Deed>(Duration at, Person by, T deed) {}
}
