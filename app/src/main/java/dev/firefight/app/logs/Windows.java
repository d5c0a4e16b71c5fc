package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.Lines;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The slots in which lines are counted: of one stretch of time over all files, or of one for each of two sides that are compared, one
 * behind the other. Where lines tell no time there is one slot a side. Healthy times, where they are known, are a side before the stretch:
 * they count as before, and are not shown.
 */
final class Windows {
    private static final int MOST_SLOTS = 60;

    private final int[] sideOfFile;
    private final List<Optional<TimeSpan>> spans;
    /** The first slot of each side, and how many there are. */
    private final int[] starts;
    /** The first side that is shown. */
    private final int shown;

    private Windows(int[] sideOfFile, List<Optional<TimeSpan>> spans, int shown) {
        this.sideOfFile = sideOfFile;
        this.spans = spans;
        this.shown = shown;
        starts = new int[spans.size() + 1];
        for (int side = 0; side < spans.size(); side++) {
            starts[side + 1] =
                    starts[side] + spans.get(side).map(TimeSpan::slots).orElse(1);
        }
    }

    /** One stretch over all files; a slot starts at a moment, if one is told. */
    static Windows ofAll(List<LogFile> files, OptionalLong moment) {
        return new Windows(new int[files.size()], List.of(span(files, moment, MOST_SLOTS)), 0);
    }

    /**
     * One stretch over the first files, and healthy times over the others; empty where either tells no time.
     *
     * @param first how many the first are
     */
    static Optional<Windows> withHealthy(List<LogFile> files, int first, OptionalLong moment) {
        Optional<TimeSpan> healthy = span(files.subList(first, files.size()), OptionalLong.empty(), MOST_SLOTS / 2);
        Optional<TimeSpan> span = span(files.subList(0, first), moment, MOST_SLOTS / 2);
        int[] sides = sides(files, 0, first, 1);
        return healthy.isPresent() && span.isPresent()
                ? Optional.of(new Windows(sides, List.of(healthy, span), 1))
                : Optional.empty();
    }

    private static int[] sides(List<LogFile> files, int from, int to, int side) {
        int[] sides = new int[files.size()];
        Arrays.fill(sides, from, to, side);
        return sides;
    }

    /** The first files against the others. */
    static Windows ofSides(List<LogFile> files, int first) {
        int[] sides = sides(files, first, files.size(), 1);
        Optional<TimeSpan> one = span(files.subList(0, first), OptionalLong.empty(), MOST_SLOTS / 2);
        Optional<TimeSpan> other = span(files.subList(first, files.size()), OptionalLong.empty(), MOST_SLOTS / 2);
        boolean isTimed = one.isPresent() && other.isPresent();
        return new Windows(sides, isTimed ? List.of(one, other) : List.of(Optional.empty(), Optional.empty()), 0);
    }

    private static Optional<TimeSpan> span(List<LogFile> files, OptionalLong moment, int most) {
        OptionalLong first =
                files.stream().flatMapToLong(file -> file.first().stream()).min();
        OptionalLong last =
                files.stream().flatMapToLong(file -> file.last().stream()).max();
        return first.isPresent() && last.isPresent() && last.getAsLong() > first.getAsLong()
                ? Optional.of(TimeSpan.over(first.getAsLong(), last.getAsLong(), moment, most))
                : Optional.empty();
    }

    /** How many slots. */
    int count() {
        return starts[spans.size()];
    }

    /**
     * A slot of one side.
     *
     * @param number in the order of {@link #count}
     * @param fromNanos times from this one on belong to it
     * @param toNanos and those before this one
     */
    record Slot(int number, long fromNanos, long toNanos) {
        boolean holds(long nanos) {
            return nanos >= fromNanos && nanos < toNanos;
        }
    }

    /** The slot of a time in a file; without time, {@link Lines#NO_TIME}, it is the first of the file's side. */
    Slot of(int file, long nanos) {
        int side = sideOfFile[file];
        Optional<TimeSpan> span = spans.get(side);
        if (span.isEmpty()) {
            return new Slot(starts[side], Long.MIN_VALUE, Long.MAX_VALUE);
        }
        int slot = nanos == Lines.NO_TIME ? 0 : span.get().slot(nanos);
        boolean isLast = slot == span.get().slots() - 1;
        return new Slot(
                starts[side] + slot,
                slot == 0 ? Long.MIN_VALUE : span.get().start(slot),
                isLast ? Long.MAX_VALUE : span.get().start(slot + 1));
    }

    /** Whether two sides are compared. */
    boolean isSided() {
        return spans.size() > shown + 1;
    }

    /** How the two sides with these files are called. */
    List<String> sideNames(List<LogFile> files) {
        return SideNames.of(names(files, 0), names(files, 1));
    }

    private List<String> names(List<LogFile> files, int side) {
        return IntStream.range(0, sideOfFile.length)
                .filter(file -> sideOfFile[file] == side)
                .mapToObj(file -> files.get(file).name())
                .toList();
    }

    /** Where the second side starts; empty when there is one. */
    OptionalInt secondSide() {
        return isSided() ? OptionalInt.of(starts[1]) : OptionalInt.empty();
    }

    /** Of what is counted for each slot the part that is shown. */
    long[] shown(long[] counts) {
        return Arrays.copyOfRange(counts, starts[shown], counts.length);
    }

    double[] shown(double[] lengths) {
        return Arrays.copyOfRange(lengths, starts[shown], lengths.length);
    }

    /** The number of a slot that is shown among all. */
    int slot(int ofShown) {
        return starts[shown] + ofShown;
    }

    /** The only stretch of time; empty where two sides are compared, or no line tells its time. */
    Optional<TimeSpan> span() {
        return isSided() ? Optional.empty() : spans.getLast();
    }

    /**
     * The lengths of all slots: in nanoseconds, or in lines where lines tell no time.
     *
     * @param lines in each slot
     */
    double[] lengths(long[] lines) {
        double[] lengths = new double[count()];
        for (int side = 0; side < spans.size(); side++) {
            Optional<TimeSpan> span = spans.get(side);
            for (int slot = starts[side]; slot < starts[side + 1]; slot++) {
                lengths[slot] =
                        span.isPresent() ? span.get().coveredNanos(slot - starts[side]) : Math.max(1, lines[slot]);
            }
        }
        return lengths;
    }
}
