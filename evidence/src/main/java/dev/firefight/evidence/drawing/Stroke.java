package dev.firefight.evidence.drawing;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/** Columns as the path of a line. */
final class Stroke {
    /** Points that are further apart than this many times their usual distance are not joined. */
    private static final double GAP = 3;

    private Stroke() {}

    /** The path through some columns; a column with several values becomes a stroke from its smallest to its largest. */
    static String of(Columns columns, int from, int to, IntToDoubleFunction x, DoubleUnaryOperator y) {
        double usual = usualDistance(columns);
        StringBuilder path = new StringBuilder();
        int last = -1;
        for (int i = from; i < to; i++) {
            if (!columns.has(i)) {
                continue;
            }
            char step = last < 0 || i - last > usual * GAP ? 'M' : 'L';
            append(path, step, x.applyAsDouble(i), y.applyAsDouble(columns.low()[i]));
            if (columns.high()[i] > columns.low()[i]) {
                append(path, 'L', x.applyAsDouble(i), y.applyAsDouble(columns.high()[i]));
            } else if (step == 'M') {
                append(path, 'l', 0.1, 0); // a point of its own is seen by its round cap
            }
            last = i;
        }
        return path.toString();
    }

    private static double usualDistance(Columns columns) {
        int seen = 0;
        for (int i = 0; i < columns.size(); i++) {
            seen += columns.has(i) ? 1 : 0;
        }
        return Math.max(1, (double) columns.size() / Math.max(1, seen));
    }

    private static void append(StringBuilder path, char step, double x, double y) {
        path.append(step).append(Chart.at(x)).append(' ').append(Chart.at(y));
    }
}
