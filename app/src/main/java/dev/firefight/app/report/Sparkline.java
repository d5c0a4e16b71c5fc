package dev.firefight.app.report;

import dev.firefight.evidence.Curve;
import dev.firefight.evidence.drawing.Columns;
import java.util.Arrays;

/** A curve as a row of characters, cut at the onset: {@code ▁▁▂▁│▆▇█▇}. */
final class Sparkline {
    private Sparkline() {}

    /**
     * Draws.
     *
     * @param columns how many characters there are at most on each side of the onset
     * @return the row, or empty when there is nothing to draw
     */
    static String of(Curve curve, long onsetNanos, int columns, Glyphs glyphs) {
        int points = Math.min(curve.timesNanos().length, curve.values().length);
        if (points == 0) {
            return "";
        }
        long first = Math.min(curve.timesNanos()[0], onsetNanos);
        long last = Math.max(curve.timesNanos()[points - 1], onsetNanos);
        Columns before = side(curve, first, onsetNanos - 1, columns);
        Columns after = side(curve, onsetNanos, last, columns);
        if (before.isEmpty() && after.isEmpty()) {
            return "";
        }
        double low = Math.min(before.smallest(), after.smallest());
        double high = Math.max(before.largest(), after.largest());
        return row(before, low, high, glyphs) + glyphs.onset + row(after, low, high, glyphs);
    }

    /** A side with few points has few columns: a blank column then means that something was not measured. */
    private static Columns side(Curve curve, long fromNanos, long toNanos, int columns) {
        long points = Arrays.stream(curve.timesNanos())
                .filter(time -> time >= fromNanos && time <= toNanos)
                .count();
        return Columns.of(curve, fromNanos, toNanos, Math.clamp(points, 1, columns));
    }

    private static String row(Columns columns, double low, double high, Glyphs glyphs) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            double height = high > low ? columns.mean()[i] / (high - low) - low / (high - low) : 0;
            row.append(columns.has(i) ? glyphs.bar(Double.isFinite(height) ? height : 0) : ' ');
        }
        return row.toString();
    }
}
