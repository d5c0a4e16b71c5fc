package dev.firefight.app.report;

import dev.firefight.app.logs.LogAnswer;
import dev.firefight.app.logs.LogAnswer.Split;
import dev.firefight.app.logs.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much was logged when, by level: a bar for each slot, errors at its foot, warnings on them, all other lines above. */
final class LogHistogram {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 220;
    private static final double LEFT = 58;
    private static final double TOP = 30;
    private static final double BOTTOM = 188;
    private static final double GAP = 1;
    private static final int VALUE_PARTS = 3;
    private static final int TIME_PARTS = 6;
    private static final double LABEL_ROOM = 130;

    private final LogAnswer answer;
    private final long[] lines;
    private final double most;

    private LogHistogram(LogAnswer answer) {
        this.answer = answer;
        this.lines = answer.volume().lines();
        long highest = 1;
        for (long one : lines) {
            highest = Math.max(highest, one);
        }
        this.most = highest;
    }

    /** Draws; nothing where there is one slot only. */
    static Markup of(LogAnswer answer) {
        return answer.volume().lines().length < 2 ? Markup.NONE : new LogHistogram(answer).draw();
    }

    private Markup draw() {
        long errors = sum(answer.volume().errors());
        long warnings = sum(answer.volume().warnings());
        String told = "Lines over time: " + HumanNumbers.count(answer.lines()) + " in all, "
                + HumanNumbers.count(warnings, "warning", "warnings") + ", "
                + HumanNumbers.count(errors, "error", "errors") + ".";
        return Markup.of(
                """
                <figure class="volume"><div class="scroll" tabindex="0" role="group" aria-label="{}"><svg class="histogram" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}{}</svg></div>
                <figcaption class="fine"><span class="key errors">errors {}</span> <span class="key warnings">warnings {}</span> <span class="key others">other lines {}</span></figcaption></figure>
                """,
                "Histogram",
                Chart.at(WIDTH),
                Chart.at(HEIGHT),
                told,
                scale(),
                bars(),
                times(),
                split(),
                HumanNumbers.count(errors),
                HumanNumbers.count(warnings),
                HumanNumbers.count(Math.max(0, sum(lines) - errors - warnings)));
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private double x(double slot) {
        return LEFT + slot / lines.length * (WIDTH - LEFT);
    }

    private double y(double count) {
        return BOTTOM - count / most * (BOTTOM - TOP);
    }

    private Markup scale() {
        List<Markup> marks = new ArrayList<>();
        for (double value : Ticks.values(0, most, VALUE_PARTS)) {
            marks.add(Markup.of(
                    "<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>"
                            + "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
                    Chart.at(LEFT),
                    Chart.at(WIDTH),
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
        long step = Ticks.stepSeconds((double) to - from, TIME_PARTS);
        List<Markup> marks = new ArrayList<>();
        for (long tick : Ticks.times(from, to, step)) {
            double x = x(((double) tick - from) / ((double) to - from) * lines.length);
            String anchor = x > WIDTH - 30 ? "end" : x < LEFT + 20 ? "start" : "middle";
            marks.add(Markup.of(
                    "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>",
                    Chart.at(x),
                    Chart.at(HEIGHT - 12),
                    anchor,
                    HumanTimes.tick(tick, step)));
        }
        return Markup.join(marks);
    }

    private Markup split() {
        Optional<Split> split = answer.split();
        if (split.isEmpty()) {
            return Markup.NONE;
        }
        double x = x(split.get().slot());
        boolean isLate = x > WIDTH - LABEL_ROOM;
        String words = split.get().origin() == Split.Origin.SIDES
                ? "the second"
                : "split " + HumanTimes.second(split.get().timeNanos());
        return Markup.of(
                "<line class=\"onset\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>"
                        + "<text class=\"strong\" x=\"{}\" y=\"20\" text-anchor=\"{}\">{}</text>",
                Chart.at(x),
                Chart.at(x),
                Chart.at(4),
                Chart.at(BOTTOM),
                Chart.at(isLate ? x - 6 : x + 6),
                isLate ? "end" : "start",
                words);
    }
}
