package dev.firefight.practice.console;

import java.util.List;

/** A part of what a look shows, in order from top to bottom; whoever shows it decides how. */
public sealed interface Part {
    /** How something is meant. */
    enum Tone {
        /** As most things are. */
        PLAIN,
        /** Of less importance. */
        FAINT,
        /** As it should be. */
        GOOD,
        /** Not as it should be. */
        ALARM
    }

    /** What the parts up to the next heading are about. */
    record Heading(String text) implements Part {}

    /** A sentence or a line. */
    record Text(String text, Tone tone) implements Part {}

    /** Rows of as many cells as there are columns. */
    record Table(List<Column> columns, List<List<Cell>> rows) implements Part {
        /** Copies the lists. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A column.
     *
     * @param name what stands above it
     * @param isNumber whether it is aligned to the right
     */
    record Column(String name, boolean isNumber) {}

    /** What stands in one place of a table. */
    record Cell(String text, Tone tone) {}

    /**
     * Numbers over time, at equal distances.
     *
     * @param label what they are of
     * @param unit such as {@code %} or {@code ms}; may be empty
     * @param fromNanos the time of the first, in nanoseconds since 1970
     * @param stepNanos from one to the next
     * @param values the numbers; NaN where there is none
     */
    record Curve(String label, String unit, long fromNanos, long stepNanos, List<Double> values) implements Part {
        /** Copies the list. */
        public Curve {
            values = List.copyOf(values);
        }
    }

    /**
     * A request on its way through the services.
     *
     * @param trace its id, 32 hexadecimal digits
     * @param startNanos when it began, in nanoseconds since 1970
     * @param nanos how long it took
     * @param bars what was done, each below what caused it
     */
    record Waterfall(String trace, long startNanos, long nanos, List<Bar> bars) implements Part {
        /** Copies the list. */
        public Waterfall {
            bars = List.copyOf(bars);
        }
    }

    /**
     * Something that was done for a request.
     *
     * @param depth how many others stand between it and the request
     * @param who the instance that tells of it
     * @param what it did
     * @param afterNanos how long after the beginning, by the clock of who tells it
     * @param nanos how long it took
     * @param ownNanos how much of that nothing below it took
     * @param outcome how it ended; empty where it ended well
     */
    record Bar(int depth, String who, String what, long afterNanos, long nanos, long ownNanos, String outcome) {}
}
