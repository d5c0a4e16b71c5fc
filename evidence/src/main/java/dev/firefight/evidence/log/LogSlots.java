package dev.firefight.evidence.log;

import dev.firefight.evidence.pattern.Slots;
import dev.firefight.telemetry.Logs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The slots of time in which log records are counted: those of a healthy reference, where there is one, and those before a moment make
 * up the first window, those from the moment on the second.
 */
final class LogSlots {
    private static final int MOST = 60;

    private final List<Stretch> reference;
    private final List<Stretch> before;
    private final Stretch after;
    private final long momentNanos;

    /** A stretch of time in slots of one length, the last of which may be shorter. Double: times of broken clocks may be ages apart. */
    private record Stretch(double from, double to, double slotNanos) {
        static Stretch of(Logs logs) {
            double from = Double.POSITIVE_INFINITY;
            double to = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < logs.size(); i++) {
                from = Math.min(from, (double) logs.timeNanos(i));
                to = Math.max(to, (double) logs.timeNanos(i));
            }
            double end = Math.nextUp(to); // the last record lies within
            return new Stretch(from, end, Math.max(1, (end - from) / MOST));
        }

        int count() {
            return Math.max(1, (int) Math.ceil((to - from) / slotNanos));
        }

        double nanos() {
            return to - from;
        }

        int slot(long nanos) {
            return Math.clamp((long) ((nanos - from) / slotNanos), 0, count() - 1);
        }

        double[] lengths() {
            double[] lengths = new double[count()];
            Arrays.fill(lengths, slotNanos);
            double last = to - from - (count() - 1) * slotNanos;
            lengths[lengths.length - 1] = last > 0 ? last : slotNanos;
            return lengths;
        }
    }

    private LogSlots(List<Stretch> reference, List<Stretch> before, Stretch after, long momentNanos) {
        this.reference = reference;
        this.before = before;
        this.after = after;
        this.momentNanos = momentNanos;
    }

    /** The slots of an incident; empty when there are no records in one of the two windows. */
    static Optional<LogSlots> of(Logs incident, Optional<Logs> healthy, long momentNanos) {
        if (incident.size() == 0) {
            return Optional.empty();
        }
        Stretch all = Stretch.of(incident);
        List<Stretch> reference = healthy.filter(logs -> logs.size() > 0).map(Stretch::of).stream()
                .toList();
        List<Stretch> before = all.from < momentNanos
                ? List.of(new Stretch(all.from, Math.min((double) momentNanos, all.to), all.slotNanos))
                : List.of();
        boolean hasBoth = all.to > momentNanos && !(before.isEmpty() && reference.isEmpty());
        double from = before.isEmpty() ? all.from : momentNanos;
        return hasBoth
                ? Optional.of(new LogSlots(reference, before, new Stretch(from, all.to, all.slotNanos), momentNanos))
                : Optional.empty();
    }

    /** How many slots. */
    int count() {
        return firstAfter() + after.count();
    }

    private int firstAfter() {
        return count(reference) + count(before);
    }

    private static int count(List<Stretch> stretches) {
        return stretches.stream().mapToInt(Stretch::count).sum();
    }

    /** The slot of a record of the reference. */
    int ofReference(long nanos) {
        return reference.getFirst().slot(nanos);
    }

    /** The slot of a record of the incident. */
    int ofIncident(long nanos) {
        return nanos < momentNanos && !before.isEmpty()
                ? count(reference) + before.getFirst().slot(nanos)
                : firstAfter() + after.slot(nanos);
    }

    /** How long the first window is. */
    double before() {
        return Stream.concat(reference.stream(), before.stream())
                .mapToDouble(Stretch::nanos)
                .sum();
    }

    /** How long the second window is. */
    double after() {
        return after.nanos();
    }

    /** The slots with their lengths, where a service says so many times as much in the second window. */
    Slots slots(double timesAsMuch) {
        List<double[]> parts = new ArrayList<>();
        reference.forEach(one -> parts.add(one.lengths()));
        before.forEach(one -> parts.add(one.lengths()));
        parts.add(Arrays.stream(after.lengths())
                .map(length -> length * timesAsMuch)
                .toArray());
        return new Slots(parts.stream().flatMapToDouble(Arrays::stream).toArray(), firstAfter());
    }
}
