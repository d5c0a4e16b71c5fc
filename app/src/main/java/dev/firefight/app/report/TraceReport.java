package dev.firefight.app.report;

import dev.firefight.app.report.Sheet.Ink;
import dev.firefight.evidence.drawing.DisplayWidth;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.HumanTimes;
import dev.firefight.evidence.drawing.SafeText;
import dev.firefight.evidence.request.Candidate;
import dev.firefight.evidence.request.Hop;
import dev.firefight.evidence.request.Story;
import dev.firefight.evidence.request.Story.Gap;
import dev.firefight.evidence.request.Story.Line;
import dev.firefight.evidence.request.Story.Row;
import dev.firefight.telemetry.log.FoldedTrace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request as a text for the terminal: what is wrong with it, and a waterfall with what was logged in between. */
public final class TraceReport {
    private static final int TOOK_COLUMNS = 9;
    private static final int AT_COLUMNS = 10;
    private static final int MAX_INDENT = 12;
    private static final int MOST_CHARS = 600;
    private static final int MOST_HEAD_CHARS = 300;
    private static final int MOST_BELOW = 5;

    private final Story story;
    private final Sheet sheet;
    private final long start;
    private final long whole;
    private final int names;
    private int nextLine;
    private int nextGap;
    private int silent;
    private final BitSet shownLines;

    private TraceReport(Story story, TerminalStyle style) {
        this.story = story;
        this.sheet = new Sheet(style);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Row row : story.rows()) {
            first = Math.min(first, row.startNanos());
            last = Math.max(last, row.startNanos() + row.nanos());
        }
        for (Line line : story.lines()) {
            first = Math.min(first, line.timeNanos());
            last = Math.max(last, line.timeNanos());
        }
        start = first;
        whole = Math.max(1, last - first);
        names = sheet.width() * 11 / 20;
        shownLines = WaterfallLines.of(story);
    }

    /** Writes the report, with a line end at its end. */
    public static String write(Story story, TerminalStyle style) {
        TraceReport report = new TraceReport(story, style);
        report.head();
        report.waterfall();
        report.healthy();
        return report.sheet.toString();
    }

    private void head() {
        Candidate request = story.request();
        Optional<Hop> hop = request.hop();
        if (hop.isPresent()) {
            String words = hop.get().service() + " is the " + HopWords.kind(hop.get()) + ": " + HopWords.of(hop.get());
            sheet.paragraph(0, SafeText.line(words, MOST_HEAD_CHARS), Ink.ALARM);
        } else {
            sheet.paragraph(0, "Nothing in this request is out of the ordinary.", Ink.CALM);
        }
        long services = services();
        String usual = request.usualNanos() == 0 ? "" : ", usually " + HumanTimes.duration(request.usualNanos());
        String took = request.nanos() == 0 ? "" : ": " + HumanTimes.duration(request.nanos()) + usual;
        sheet.paragraph(
                0,
                "Request " + request.traceId() + ", " + (request.service() + " " + request.operation()).strip()
                        + took + "; from "
                        + HumanTimes.dateTime(start) + "; "
                        + HumanNumbers.count(story.rows().size(), "span", "spans") + ", "
                        + HumanNumbers.count(story.lines().size(), "log line", "log lines") + ", "
                        + HumanNumbers.count(services, "service", "services"),
                Ink.PLAIN);
        moved();
        if (story.withoutParent() > 0) {
            sheet.paragraph(
                    0,
                    HumanNumbers.count(story.withoutParent(), "span names", "spans name")
                            + " a caller that is not in the sources; shown at the left.",
                    Ink.FAINT);
        }
    }

    private long services() {
        List<String> all = new ArrayList<>();
        story.rows().forEach(row -> all.add(row.service()));
        story.lines().forEach(line -> all.add(line.service()));
        return all.stream().distinct().count();
    }

    /** Clocks that differ, told once for each service. */
    private void moved() {
        Map<String, Long> byService = new TreeMap<>();
        for (Row row : story.rows()) {
            if (row.movedNanos() != 0) {
                byService.merge(
                        row.service(),
                        row.movedNanos(),
                        (one, other) -> Math.abs(one) >= Math.abs(other) ? one : other);
            }
        }
        byService.forEach((service, nanos) -> sheet.paragraph(
                0,
                "The clock of " + service + " is " + HumanTimes.duration(Math.abs(nanos))
                        + (nanos > 0 ? " behind" : " ahead of")
                        + " its caller's; its times are moved by as much here.",
                Ink.FAINT));
    }

    private void waterfall() {
        sheet.blank();
        String scale = "0"
                + " "
                        .repeat(Math.max(
                                1, barColumns() - 1 - HumanTimes.duration(whole).length()))
                + HumanTimes.duration(whole);
        if (!story.rows().isEmpty()) {
            sheet.row(names + 1, scale, Ink.FAINT);
        }
        List<WaterfallRows.Shown> shown = WaterfallRows.of(story.rows());
        for (WaterfallRows.Shown one : shown) {
            until(one.row().startNanos());
            row(one);
        }
        until(Long.MAX_VALUE);
        leftOut();
        int drawn = shown.stream().mapToInt(WaterfallRows.Shown::times).sum();
        if (drawn < story.rows().size()) {
            sheet.row(
                    0,
                    HumanNumbers.count(story.rows().size() - drawn, "shorter span", "shorter spans")
                            + " not drawn: --json has all",
                    Ink.FAINT);
        }
    }

    /** The lines and gaps before a time that were not told yet; of one moment, the line first. */
    private void until(long nanos) {
        boolean isMore = true;
        while (isMore) {
            long line = nextLine < story.lines().size()
                    ? story.lines().get(nextLine).timeNanos()
                    : Long.MAX_VALUE;
            long gap = nextGap < story.gaps().size() ? story.gaps().get(nextGap).fromNanos() : Long.MAX_VALUE;
            if (gap < nanos && gap < line) {
                gap(story.gaps().get(nextGap++));
            } else if (line < nanos) {
                line(nextLine++);
            } else {
                isMore = false;
            }
        }
    }

    /** How many lines were passed over since the last that was shown. */
    private void leftOut() {
        if (silent > 0) {
            sheet.row(
                    AT_COLUMNS + 2,
                    sheet.glyphs.ellipsis + " " + HumanNumbers.count(silent, "log line", "log lines"),
                    Ink.FAINT);
            silent = 0;
        }
    }

    private int barColumns() {
        return sheet.width() - names - 2 - TOOK_COLUMNS;
    }

    private void row(WaterfallRows.Shown shown) {
        Row row = shown.row();
        String mark = row.failed() ? "! " : "";
        leftOut();
        String indent = " ".repeat(Math.min(MAX_INDENT, row.depth()));
        String times = shown.times() > 1 ? " × " + HumanNumbers.count(shown.times()) : "";
        String name = DisplayWidth.fit(
                sheet.glyphs.text(SafeText.line(mark + row.service() + " " + row.operation())),
                names - indent.length() - DisplayWidth.of(sheet.glyphs.text(times)),
                sheet.glyphs.ellipsis);
        String left = indent + name + sheet.glyphs.text(times);
        int columns = barColumns();
        int from = (int) Math.clamp((row.startNanos() - start) * (double) columns / whole, 0, columns - 1);
        int wide = (int) Math.clamp(Math.ceil(shown.nanos() * (double) columns / whole), 1, columns - from);
        String bar = " ".repeat(from) + sheet.glyphs.full.repeat(wide) + " ".repeat(columns - from - wide);
        String took = HumanTimes.duration(row.nanos());
        sheet.row(
                0,
                left
                        + " ".repeat(Math.max(0, names - DisplayWidth.of(left)) + 1)
                        + bar
                        + " ".repeat(Math.max(1, TOOK_COLUMNS + 1 - DisplayWidth.of(took)))
                        + took,
                row.blamed() || row.failed() ? Ink.ALARM : Ink.PLAIN);
    }

    private void gap(Gap gap) {
        Candidate request = story.request();
        if (request.usualNanos() > 0 && gap.nanos() < request.usualNanos()) {
            return; // requests of its kind are silent as long
        }
        leftOut();
        String rule = sheet.glyphs.rule.repeat(3);
        sheet.row(
                0,
                rule + " " + HumanTimes.duration(gap.nanos()) + " without a word, from +"
                        + HumanTimes.duration(gap.fromNanos() - start) + " on " + rule,
                Ink.ALARM);
    }

    private void line(int index) {
        if (!shownLines.get(index)) {
            silent++;
            return;
        }
        leftOut();
        Line line = story.lines().get(index);
        boolean isLast = story.lastWord().isPresent() && story.lastWord().getAsInt() == index;
        boolean isError = line.severity() >= WaterfallLines.ERROR;
        String at = "+" + HumanTimes.duration(line.timeNanos() - start);
        List<String> told = FoldedTrace.of(line.text());
        String said = told.isEmpty() ? "" : told.getFirst();
        int below = isError || isLast ? Math.min(MOST_BELOW, told.size() - 1) : 0;
        int more = told.size() - 1 - below;
        String behind = more <= 0 ? "" : " (and " + HumanNumbers.count(more, "line", "lines") + ")";
        String text = (isLast ? "last word: " : "") + line.service() + ": " + said + behind;
        Ink ink = isError ? Ink.ALARM : isLast ? Ink.STRONG : Ink.FAINT;
        if (isLast || isError) {
            sheet.labelled(1, at, AT_COLUMNS + 2, SafeText.line(text, MOST_CHARS), ink);
            if (below > 0) {
                sheet.record(AT_COLUMNS + 4, told.subList(1, 1 + below), Ink.FAINT);
            }
        } else {
            sheet.row(1, at + " ".repeat(Math.max(1, AT_COLUMNS + 1 - DisplayWidth.of(at))) + text, ink);
        }
    }

    private void healthy() {
        if (story.healthy().isEmpty()) {
            return;
        }
        Story.Healthy healthy = story.healthy().get();
        sheet.heading("Beside healthy requests of its kind");
        if (healthy.differences().isEmpty()) {
            sheet.paragraph(0, "No difference.", Ink.PLAIN);
        }
        healthy.differences().forEach(difference -> sheet.paragraph(0, difference, Ink.PLAIN));
        sheet.paragraph(
                0,
                HumanNumbers.count(healthy.requests(), "healthy request", "healthy requests")
                        + " of the kind; one of usual" + " length (" + HumanTimes.duration(healthy.exampleNanos())
                        + "): " + healthy.exampleId(),
                Ink.FAINT);
    }
}
