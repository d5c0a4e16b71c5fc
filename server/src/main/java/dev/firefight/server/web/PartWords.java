package dev.firefight.server.web;

import dev.firefight.practice.console.Part.Bar;
import dev.firefight.practice.console.Part.Cell;
import dev.firefight.practice.console.Part.Curve;
import dev.firefight.practice.console.Part.Table;
import dev.firefight.practice.console.Part.Waterfall;
import dev.firefight.telemetry.Timestamps;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is drawn of production, in words and places. */
final class PartWords {
    private static final int WIDTH = 1_000;
    private static final double NANOS_A_MILLI = 1e6;

    private PartWords() {}

    /** From when to when, the last value and the greatest. */
    static String range(Curve curve) {
        List<Double> values = curve.values();
        if (values.isEmpty()) {
            return "nothing yet";
        }
        long endNanos = curve.fromNanos() + curve.stepNanos() * (values.size() - 1);
        String unit = curve.unit().isEmpty() ? "" : " " + curve.unit();
        return Times.clock(Timestamps.toInstant(curve.fromNanos())) + " to "
                + Times.clock(Timestamps.toInstant(endNanos)) + ", now " + number(values.getLast()) + unit
                + ", at most "
                + number(Drawing.most(values)) + unit;
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "unknown";
        }
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%,.1f", value);
    }

    /** What shows more of a cell; empty where nothing does. */
    static Optional<String> look(Table table, int column, List<Cell> row) {
        return Optional.of(table.columns().get(column).name())
                .filter(name -> name.equals("trace"))
                .map(name -> name + " " + row.get(column).text());
    }

    static String took(Bar bar) {
        return String.format(
                Locale.ROOT, bar.nanos() < 10 * NANOS_A_MILLI ? "%.1f ms" : "%,.0f ms", bar.nanos() / NANOS_A_MILLI);
    }

    /** A bar as it is read aloud. */
    static String bar(Bar bar) {
        return String.format(
                Locale.ROOT, "begins after %.0f ms, takes %s", bar.afterNanos() / NANOS_A_MILLI, took(bar));
    }

    static long x(Waterfall waterfall, Bar bar) {
        return Math.clamp(Math.round((double) WIDTH * bar.afterNanos() / Math.max(1, waterfall.nanos())), 0, WIDTH);
    }

    static long width(Waterfall waterfall, Bar bar) {
        long most = WIDTH - x(waterfall, bar);
        return Math.clamp(
                Math.round((double) WIDTH * bar.nanos() / Math.max(1, waterfall.nanos())),
                Math.min(4, most),
                Math.max(4, most));
    }
}
