package dev.firefight.evidence.drawing;

import dev.firefight.evidence.Curve;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/** A curve without axes: shape, healthy band and onset. Stretches to the width there is. */
public final class SparkPicture {
    private static final double WIDTH = 300;
    private static final double HEIGHT = 56;
    private static final double PAD = 4;
    private static final int COLUMNS = 120;

    private SparkPicture() {}

    /** Draws; nothing when there is nothing to draw. The text beside it says the same in numbers, so it is hidden from readers. */
    public static Markup of(Curve curve, long onsetNanos) {
        Columns columns = Columns.of(curve, COLUMNS);
        double low = Math.min(columns.smallest(), finite(curve.bandLow(), columns.smallest()));
        double high = Math.max(columns.largest(), finite(curve.bandHigh(), columns.largest()));
        double span = Math.max(high - low, Double.MIN_NORMAL);
        if (columns.isEmpty() || !Double.isFinite(span)) {
            return Markup.NONE;
        }
        double base = low;
        double nanos = Math.max(1, (double) columns.toNanos() - (double) columns.fromNanos());
        double onset = Math.clamp(((double) onsetNanos - columns.fromNanos()) / nanos, 0, 1);
        int split = (int) Math.ceil(onset * COLUMNS);
        DoubleUnaryOperator y = value -> HEIGHT - PAD - Math.clamp((value - base) / span, 0, 1) * (HEIGHT - 2 * PAD);
        IntToDoubleFunction x = column -> (column + 0.5) / COLUMNS * WIDTH;
        Markup band = Double.isNaN(curve.bandLow()) || Double.isNaN(curve.bandHigh())
                ? Markup.NONE
                : Markup.of(
                        "<rect class=\"band\" x=\"0\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                        Chart.at(y.applyAsDouble(curve.bandHigh())),
                        Chart.at(WIDTH),
                        Chart.at(Math.max(2, y.applyAsDouble(curve.bandLow()) - y.applyAsDouble(curve.bandHigh()))));
        return Markup.of(
                """
                <svg class="spark" viewBox="0 0 300 56" preserveAspectRatio="none" aria-hidden="true">{}\
                <line class="onset" x1="{}" x2="{}" y1="0" y2="56"/><path class="before" d="{}"/><path class="after" d="{}"/></svg>
                """,
                band,
                Chart.at(onset * WIDTH),
                Chart.at(onset * WIDTH),
                Stroke.of(columns, 0, split, x, y),
                Stroke.of(columns, Math.max(0, split - 1), COLUMNS, x, y));
    }

    private static double finite(double value, double otherwise) {
        return Double.isFinite(value) ? value : otherwise;
    }
}
