package dev.firefight.evidence.drawing;

import dev.firefight.evidence.Curve;
import dev.firefight.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The course of a series as a picture: the band in which it moves when all is well, the onset, axes with round marks. Drawn for the
 * width of a phone, so that its letters stay readable there.
 */
public final class Chart {
    private static final double WIDTH = 400;
    private static final double HEIGHT = 180;
    private static final double LEFT = 46;
    private static final double RIGHT = WIDTH - 10;
    private static final double TOP = 26;
    private static final double BOTTOM = HEIGHT - 24;
    private static final double LABEL_ROOM = 66;
    private static final int COLUMNS = 170;
    private static final int VALUE_PARTS = 4;
    private static final int TIME_PARTS = 5;
    private static final int MOST_MARKS = 6;
    private static final double BAND_LABEL_HEIGHT = 13;

    private final Columns columns;
    private final Scale scale;
    private final double low;
    private final double high;
    private final long onsetNanos;
    private final List<Mark> marks;

    /**
     * A moment on the axis of time besides the onset.
     *
     * @param nanos when
     * @param label a word or two
     */
    public record Mark(long nanos, String label) {}

    /**
     * What a chart says in words, for those who do not see it.
     *
     * @param title what is drawn
     * @param summary how it moved
     * @param unit of its values, or empty
     */
    public record Words(String title, String summary, String unit) {}

    private Chart(Columns columns, Scale scale, double low, double high, long onsetNanos, List<Mark> marks) {
        this.columns = columns;
        this.scale = scale;
        this.low = low;
        this.high = high;
        this.onsetNanos = onsetNanos;
        this.marks = marks;
    }

    /**
     * Draws.
     *
     * @param id an identifier that no other picture of the page has
     * @param evidence whose curve is drawn
     * @return the picture; nothing when there is no curve with numbers
     */
    public static Markup of(String id, Evidence evidence, long onsetNanos) {
        return evidence.curve()
                .map(curve -> of(
                        id,
                        new Words(
                                evidence.selector(), HumanNumbers.comparison(evidence), HumanNumbers.unitOf(evidence)),
                        curve,
                        onsetNanos,
                        List.of()))
                .orElse(Markup.NONE);
    }

    /**
     * Draws any curve.
     *
     * @param marks other moments, of which those within the curve are drawn
     */
    public static Markup of(String id, Words words, Curve curve, long onsetNanos, List<Mark> marks) {
        Columns columns = Columns.of(curve, COLUMNS);
        double low = Math.min(columns.smallest(), finite(curve.bandLow(), columns.smallest()));
        double high = Math.max(columns.largest(), finite(curve.bandHigh(), columns.largest()));
        if (columns.isEmpty() || !Double.isFinite(high - low)) {
            return Markup.NONE;
        }
        if (low >= 0 && low < high / 2) {
            low = 0;
        }
        double room = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.5, Double.MIN_NORMAL);
        low = low == 0 ? 0 : low - room;
        high = high + room;
        if (!Double.isFinite(high - low) || !(high > low)) {
            return Markup.NONE;
        }
        Scale scale = Scale.of(words.unit(), Math.max(Math.abs(low), Math.abs(high)));
        return new Chart(columns, scale, low, high, onsetNanos, marks).draw(id, words, curve);
    }

    private static double finite(double value, double otherwise) {
        return Double.isFinite(value) ? value : otherwise;
    }

    private Markup draw(String id, Words words, Curve curve) {
        String band = Double.isNaN(curve.bandLow()) || Double.isNaN(curve.bandHigh())
                ? "no healthy band is known"
                : "the healthy band reaches from " + HumanNumbers.of(curve.bandLow(), words.unit()) + " to "
                        + HumanNumbers.of(curve.bandHigh(), words.unit());
        return Markup.of(
                """
                <svg class="chart" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-t {}-d">\
                <title id="{}-t">{}</title><desc id="{}-d">{}; onset {}; {}{}.</desc>{}</svg>
                """,
                at(WIDTH),
                at(HEIGHT),
                id,
                id,
                id,
                SafeText.line(words.title(), 160),
                id,
                words.summary(),
                HumanTimes.dateTime(onsetNanos),
                band,
                told(),
                Markup.join(List.of(band(curve), values(), times(), course(), marks(), onset())));
    }

    private Markup band(Curve curve) {
        if (Double.isNaN(curve.bandLow()) || Double.isNaN(curve.bandHigh())) {
            return Markup.NONE;
        }
        double top = Math.clamp(y(curve.bandHigh()), TOP, BOTTOM);
        double bottom = Math.clamp(y(curve.bandLow()), TOP, BOTTOM);
        double height = Math.max(2, bottom - top);
        boolean isInside = height >= BAND_LABEL_HEIGHT;
        double below = bottom > BOTTOM - BAND_LABEL_HEIGHT ? top - 6 : bottom + BAND_LABEL_HEIGHT;
        Markup label = Markup.of(
                "<text class=\"note\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">healthy</text>",
                at(isInside ? RIGHT - 4 : LEFT + 5),
                at(isInside ? top + height / 2 + 4 : below),
                isInside ? "end" : "start");
        return Markup.of(
                        "<rect class=\"band\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                        at(LEFT),
                        at(top),
                        at(RIGHT - LEFT),
                        at(height))
                .plus(label);
    }

    private Markup values() {
        List<Markup> marks = new ArrayList<>();
        for (double tick : Ticks.values(low / scale.factor(), high / scale.factor(), VALUE_PARTS)) {
            double y = y(tick * scale.factor());
            marks.add(Markup.of(
                    "<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>"
                            + "<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
                    at(LEFT),
                    at(RIGHT),
                    at(y),
                    at(y),
                    at(LEFT - 7),
                    at(y + 4),
                    HumanNumbers.plain(tick)));
        }
        marks.add(Markup.of(
                "<text class=\"tick\" x=\"{}\" y=\"13\" text-anchor=\"{}\">{}</text>",
                at(scale.unit().length() > 4 ? 0 : LEFT - 7),
                scale.unit().length() > 4 ? "start" : "end",
                SafeText.line(scale.unit())));
        return Markup.join(marks);
    }

    private Markup times() {
        long step = Ticks.stepSeconds(span(), TIME_PARTS);
        List<Markup> marks = new ArrayList<>();
        for (long tick : Ticks.times(columns.fromNanos(), columns.toNanos(), step)) {
            double x = x(tick);
            if (x < RIGHT - 8) {
                marks.add(Markup.of(
                        "<line class=\"axis\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>"
                                + "<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                        at(x),
                        at(x),
                        at(BOTTOM),
                        at(BOTTOM + 4),
                        at(x),
                        at(HEIGHT - 7),
                        HumanTimes.tick(tick, step)));
            }
        }
        return Markup.join(marks);
    }

    /** Two strokes: before the onset in the colour of text, after it in the accent. */
    private Markup course() {
        return Markup.of(
                "<path class=\"before\" d=\"{}\"/><path class=\"after\" d=\"{}\"/>",
                Stroke.of(columns, 0, split(), this::columnX, this::y),
                Stroke.of(columns, Math.max(0, split() - 1), columns.size(), this::columnX, this::y));
    }

    private int split() {
        double place = ((double) onsetNanos - columns.fromNanos()) / span() * columns.size();
        return (int) Math.clamp(Math.ceil(place), 0, columns.size());
    }

    private Markup onset() {
        if (onsetNanos < columns.fromNanos() || onsetNanos > columns.toNanos()) {
            return Markup.NONE;
        }
        double x = x(onsetNanos);
        boolean isLate = x > RIGHT - LABEL_ROOM;
        return Markup.of(
                "<line class=\"onset\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>"
                        + "<text class=\"note strong\" x=\"{}\" y=\"13\" text-anchor=\"{}\">onset {}</text>",
                at(x),
                at(x),
                at(4),
                at(BOTTOM),
                at(isLate ? x - 6 : x + 6),
                isLate ? "end" : "start",
                HumanTimes.second(onsetNanos));
    }

    private List<Mark> shown() {
        return marks.stream()
                .filter(mark -> mark.nanos() >= columns.fromNanos() && mark.nanos() <= columns.toNanos())
                .limit(MOST_MARKS)
                .toList();
    }

    private String told() {
        return shown().stream()
                .map(mark -> "; " + SafeText.line(mark.label(), 40) + " " + HumanTimes.second(mark.nanos()))
                .collect(Collectors.joining());
    }

    /** Words stand at the foot, where the onset has none. */
    private Markup marks() {
        List<Markup> all = new ArrayList<>();
        for (Mark mark : shown()) {
            double x = x(mark.nanos());
            boolean isLate = x > RIGHT - LABEL_ROOM;
            all.add(Markup.of(
                    "<line class=\"moment\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>"
                            + "<text class=\"note\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>",
                    at(x),
                    at(x),
                    at(TOP),
                    at(BOTTOM),
                    at(isLate ? x - 4 : x + 4),
                    at(TOP + 10),
                    isLate ? "end" : "start",
                    SafeText.line(mark.label(), 40)));
        }
        return Markup.join(all);
    }

    private double span() {
        return Math.max(1, (double) columns.toNanos() - (double) columns.fromNanos());
    }

    private double x(long nanos) {
        return LEFT + ((double) nanos - columns.fromNanos()) / span() * (RIGHT - LEFT);
    }

    private double columnX(int column) {
        return LEFT + (column + 0.5) / columns.size() * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP);
    }

    /** A coordinate with one digit behind the point. */
    public static String at(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
