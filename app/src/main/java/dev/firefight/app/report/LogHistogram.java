package dev.firefight.app.report;

import dev.firefight.app.logs.LogAnswer;
import dev.firefight.app.logs.LogAnswer.Split;
import dev.firefight.app.logs.TimeSpan;
import dev.firefight.evidence.drawing.Chart;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.Markup;
import dev.firefight.evidence.drawing.SafeText;
import dev.firefight.evidence.drawing.Ticks;
import dev.firefight.evidence.drawing.WallClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How much was logged when, by level: a bar for each slot, errors at its foot, warnings on them, all other lines above. */
final class LogHistogram {
    private static final double LEFT = 58;
    private static final double TOP = 30;
    private static final double FOOT = 32;
    private static final double GAP = 1;
    private static final int VALUE_PARTS = 3;
    private static final double LABEL_ROOM = 150;
    private static final int MOST_NAME = 24;

    /**
     * A size to draw in; the page shows the one that fits.
     *
     * @param name its class
     * @param timeParts about how many times stand below
     */
    private record Size(String name, double width, double height, int timeParts) {}

    private static final Size DESK = new Size("wide", 960, 220, 6);
    private static final Size PHONE = new Size("slim", 440, 260, 3);

    private final LogAnswer answer;
    private final Size size;
    private final long[] lines;
    private final double most;
    private final WallClock clock;

    private LogHistogram(LogAnswer answer, Size size) {
        this.answer = answer;
        this.size = size;
        this.lines = answer.volume().lines();
        long highest = 1;
        for (long one : lines) {
            highest = Math.max(highest, one);
        }
        this.most = highest;
        this.clock = new WallClock(answer.zone());
    }

    /** Draws for wide and for slim screens; nothing where there is one slot only. */
    static Markup of(LogAnswer answer) {
        if (answer.volume().lines().length < 2) {
            return Markup.NONE;
        }
        long errors = sum(answer.volume().errors());
        long warnings = sum(answer.volume().warnings());
        return Markup.of(
                """
                <figure class="volume">{}{}
                <figcaption class="fine"><span class="key errors">errors {}</span> <span class="key warnings">warnings {}</span> <span class="key others">other lines {}</span></figcaption></figure>
                """,
                new LogHistogram(answer, DESK).draw(),
                new LogHistogram(answer, PHONE).draw(),
                HumanNumbers.count(errors),
                HumanNumbers.count(warnings),
                HumanNumbers.count(Math.max(0, answer.lines() - errors - warnings)));
    }

    private Markup draw() {
        String told = "Lines over time: " + HumanNumbers.count(answer.lines()) + " in all, "
                + HumanNumbers.count(sum(answer.volume().warnings()), "warning", "warnings") + ", "
                + HumanNumbers.count(sum(answer.volume().errors()), "error", "errors") + "." + sides();
        return Markup.of(
                "<svg class=\"histogram {}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">{}{}{}{}</svg>",
                size.name(),
                Chart.at(size.width()),
                Chart.at(size.height()),
                told,
                scale(),
                bars(),
                times(),
                split());
    }

    /** For those who cannot see the picture: how much was logged on either side of the moment. */
    private String sides() {
        return answer.split()
                .map(split -> " Before the split "
                        + HumanNumbers.count(
                                sum(Arrays.copyOf(answer.volume().errors(), split.slot())), "error", "errors")
                        + " in "
                        + HumanNumbers.count(sum(Arrays.copyOf(lines, split.slot())), "line", "lines")
                        + ", the others after it.")
                .orElse("");
    }

    private double bottom() {
        return size.height() - FOOT;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private double x(double slot) {
        return LEFT + slot / lines.length * (size.width() - LEFT);
    }

    private double y(double count) {
        return bottom() - count / most * (bottom() - TOP);
    }

    private Markup scale() {
        List<Markup> marks = new ArrayList<>();
        for (double value : Ticks.values(0, most, VALUE_PARTS)) {
            marks.add(Markup.of(
                    "<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>"
                            + "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
                    Chart.at(LEFT),
                    Chart.at(size.width()),
                    Chart.at(y(value)),
                    Chart.at(y(value)),
                    Chart.at(LEFT - 8),
                    Chart.at(y(value) + 4),
                    HumanNumbers.plain(value)));
        }
        return Markup.join(marks);
    }

    private Markup bars() {
        List<Markup> bars = new ArrayList<>();
        for (int slot = 0; slot < lines.length; slot++) {
            long errors = answer.volume().errors()[slot];
            long grave = errors + answer.volume().warnings()[slot];
            bars.add(bar("others", slot, grave, lines[slot]));
            bars.add(bar("warnings", slot, errors, grave));
            bars.add(bar("errors", slot, 0, errors));
        }
        return Markup.join(bars);
    }

    private Markup bar(String kind, int slot, long from, long to) {
        if (to <= from) {
            return Markup.NONE;
        }
        double height = Math.max(1.5, y((double) from) - y((double) to)); // what is there is seen
        return Markup.of(
                "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                kind,
                Chart.at(x(slot)),
                Chart.at(y((double) from) - height),
                Chart.at(Math.max(1, x(slot + 1.0) - x(slot) - GAP)),
                Chart.at(height));
    }

    private Markup times() {
        Optional<TimeSpan> span = answer.span();
        if (span.isEmpty()) {
            return Markup.NONE;
        }
        long from = span.get().fromNanos();
        long to = span.get().endNanos();
        long step = Ticks.stepSeconds((double) to - from, size.timeParts());
        List<Markup> marks = new ArrayList<>();
        for (long shown : Ticks.times(from + clock.aheadNanos(), to + clock.aheadNanos(), step)) {
            long tick = shown - clock.aheadNanos();
            double x = x(((double) tick - from) / ((double) to - from) * lines.length);
            String anchor = x > size.width() - 30 ? "end" : x < LEFT + 20 ? "start" : "middle";
            marks.add(Markup.of(
                    "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>",
                    Chart.at(x),
                    Chart.at(size.height() - 12),
                    anchor,
                    clock.tick(tick, step)));
        }
        return Markup.join(marks);
    }

    private Markup split() {
        Optional<Split> split = answer.split();
        if (split.isEmpty()) {
            return Markup.NONE;
        }
        double x = x(split.get().slot());
        boolean isLate = x > size.width() - LABEL_ROOM;
        List<String> sides = split.get().sides();
        String words = sides.isEmpty()
                ? "split " + clock.second(split.get().timeNanos())
                : SafeText.headline(sides.getLast(), MOST_NAME);
        Markup before = sides.isEmpty() || isLate
                ? Markup.NONE
                : Markup.of(
                        "<text class=\"strong\" x=\"{}\" y=\"20\" text-anchor=\"end\">{}</text>",
                        Chart.at(x - 6),
                        SafeText.headline(sides.getFirst(), MOST_NAME));
        return Markup.of(
                "{}<line class=\"onset\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>"
                        + "<text class=\"strong\" x=\"{}\" y=\"20\" text-anchor=\"{}\">{}</text>",
                before,
                Chart.at(x),
                Chart.at(x),
                Chart.at(4),
                Chart.at(bottom()),
                Chart.at(isLate ? x - 6 : x + 6),
                isLate ? "end" : "start",
                words);
    }
}
