package dev.firefight.app.report;

import dev.firefight.app.report.Sheet.Ink;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.practice.scenario.Outcome;
import dev.firefight.practice.scenario.Run.Suffering;
import dev.firefight.practice.scenario.Scenario.Truth;
import dev.firefight.practice.score.Block;
import dev.firefight.practice.score.Debrief;
import dev.firefight.practice.score.Point;
import dev.firefight.practice.score.Rule;
import dev.firefight.practice.score.Score;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What there is to learn from a drill, as a text for the terminal. */
public final class DebriefReport {
    private static final int TEXT_AT = 12;
    private static final int RULE_AT = 16;
    private static final int BAR = 20;
    private static final int MOST_NAMED = 4;
    private static final int STRETCHES_A_COLUMN = 6;
    private static final String LEVELS = " ▁▂▃▄▅▆▇█";
    private static final String ASCII_LEVELS = " .:-=+*#@";

    private final Debrief debrief;
    private final Sheet sheet;
    private final TerminalStyle style;

    private DebriefReport(Debrief debrief, TerminalStyle style) {
        this.debrief = debrief;
        this.style = style;
        this.sheet = new Sheet(style);
    }

    /** All of it. */
    public static String of(Debrief debrief, TerminalStyle style) {
        DebriefReport report = new DebriefReport(debrief, style);
        report.points();
        report.well();
        report.truth();
        report.harm();
        report.rules();
        return report.sheet.toString();
    }

    private void points() {
        Score score = debrief.score();
        sheet.heading(number(score.total()) + " of 100 points");
        for (Block one : Block.values()) {
            double points = score.of(one);
            int full = (int) Math.rint(BAR * points / one.most());
            String bar = (style.ascii() ? "#" : "█").repeat(full) + (style.ascii() ? "." : "░").repeat(BAR - full);
            sheet.row(
                    2,
                    String.format(Locale.ROOT, "%s %5s / %-2d  %s", bar, number(points), one.most(), one.words()),
                    Ink.PLAIN);
        }
        if (score.hints() < 0) {
            sheet.row(2, number(score.hints()) + " for hints", Ink.ALARM);
        }
    }

    private void well() {
        List<Rule> well = debrief.well();
        if (!well.isEmpty()) {
            sheet.heading("What you did well");
            well.stream()
                    .limit(MOST_NAMED)
                    .forEach(one -> sheet.labelled(2, one.name(), TEXT_AT / 2, one.text(), Ink.CALM));
        }
        List<Rule> next = debrief.next();
        if (!next.isEmpty()) {
            sheet.heading("What to practise next");
            next.stream()
                    .limit(MOST_NAMED)
                    .forEach(one -> sheet.labelled(2, one.name(), TEXT_AT / 2, one.text(), Ink.PLAIN));
        }
    }

    private void truth() {
        Truth truth = debrief.scenario().truth();
        sheet.heading("What it was");
        sheet.paragraph(
                2, truth.mechanism() + " It began in " + truth.component() + ". " + truth.trigger(), Ink.STRONG);
        if (!truth.amplifier().isEmpty()) {
            sheet.paragraph(2, truth.amplifier(), Ink.PLAIN);
        }
        sheet.paragraph(2, debrief.scenario().lesson(), Ink.PLAIN);
        sheet.blank();
        for (Debrief.Moment one : debrief.moments()) {
            sheet.labelled(
                    2,
                    clock(one.at()) + (one.isTrue() ? "  truth" : "  you"),
                    RULE_AT + 2,
                    one.text(),
                    one.isTrue() ? Ink.STRONG : Ink.PLAIN);
        }
        sheet.blank();
        String acts = debrief.bestActs().stream()
                .map(act -> clock(act.at()) + " " + act.line())
                .collect(Collectors.joining(", "));
        sheet.labelled(
                2,
                "The best known play:",
                RULE_AT + 8,
                acts.isEmpty() ? "look, and leave all as it is" : acts,
                Ink.PLAIN);
    }

    private void harm() {
        sheet.heading("Users who suffered, a column a minute");
        double most = Math.max(
                0.01, Math.max(debrief.nothing().worst(), debrief.mine().worst()));
        row("you", debrief.mine(), most);
        row("nothing", debrief.nothing(), most);
        row("best", debrief.best(), most);
    }

    private void row(String who, Outcome outcome, double most) {
        String levels = style.ascii() ? ASCII_LEVELS : LEVELS;
        StringBuilder columns = new StringBuilder();
        List<Suffering> harm = outcome.harm();
        for (int i = 0; i + STRETCHES_A_COLUMN <= harm.size(); i += STRETCHES_A_COLUMN) {
            double share =
                    Suffering.sum(harm.subList(i, i + STRETCHES_A_COLUMN)).share();
            int level = share < Outcome.NOTICED
                    ? 0
                    : 1 + (int) Math.min(levels.length() - 2L, (long) (share / most * (levels.length() - 1)));
            columns.append(levels.charAt(level));
        }
        sheet.row(
                2,
                String.format(Locale.ROOT, "%-8s %s  %s", who, columns, HumanNumbers.count(outcome.suffered())),
                Ink.PLAIN);
    }

    private void rules() {
        sheet.heading("Each point, and why");
        for (Point one : debrief.score().points()) {
            String points = number(one.points())
                    + (one.rule().most() > 0 ? "/" + one.rule().most() : "");
            boolean isTaken =
                    one.points() < 0 || (one.points() == 0 && one.rule().most() > 0);
            sheet.labelled(
                    2,
                    one.rule().name() + " " + points,
                    TEXT_AT,
                    clock(one.at()) + "  " + one.because(),
                    isTaken ? Ink.ALARM : Ink.PLAIN);
        }
    }

    private static String number(double points) {
        double rounded = Math.rint(10 * points) / 10;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }

    private static String clock(Duration at) {
        return String.format(Locale.ROOT, "%02d:%02d", at.toSeconds() / 60, at.toSeconds() % 60);
    }
}
