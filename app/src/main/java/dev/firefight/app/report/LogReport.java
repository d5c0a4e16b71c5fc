package dev.firefight.app.report;

import dev.firefight.app.logs.LogAnswer;
import dev.firefight.app.logs.LogAnswer.Form;
import dev.firefight.app.logs.LogAnswer.Split.Origin;
import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.app.logs.LogAnswer.Stream;
import dev.firefight.app.logs.PatternIds;
import dev.firefight.app.logs.Rotation;
import dev.firefight.app.report.Sheet.Ink;
import dev.firefight.evidence.drawing.DisplayWidth;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.HumanTimes;
import dev.firefight.evidence.drawing.WallClock;
import dev.firefight.evidence.pattern.PatternChange.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said in logs, as a text for the terminal: when, how much, and first of all what is said otherwise than before. */
public final class LogReport {
    private static final int MOST_BEFORE = 3;
    private static final int MOST_CHANGES = 12;
    private static final int MOST_STEADY = 8;
    private static final int MOST_STREAMS = 6;
    private static final int MOST_FORMS = 3;
    private static final double NEARLY_ALL = 0.9;
    private static final int MOST_NAMES = 3;
    private static final int WITH_EXAMPLE = 3;
    private static final int MOST_EXAMPLE = 8;
    private static final int MOST_SPEAKERS = 3;
    /** Stands for those that have no name of their own. */
    private static final String OTHERS = "\u2026";

    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final int LABEL_COLUMNS = 10;
    private static final int COUNT_COLUMNS = 20;
    private static final int NARROW_COLUMNS = 64;
    private static final int NARROW_INDENT = 4;

    private final LogAnswer answer;
    private final Sheet sheet;
    private final WallClock clock;
    private final boolean isOneSpeaker;
    private final int idChars;

    private LogReport(LogAnswer answer, TerminalStyle style) {
        this.answer = answer;
        this.sheet = new Sheet(style);
        this.clock = new WallClock(answer.zone());
        this.isOneSpeaker = answer.statements().stream()
                        .flatMap(one -> one.speakers().stream())
                        .distinct()
                        .limit(2)
                        .count()
                < 2;
        this.idChars = PatternIds.shortest(answer.statements());
    }

    /** Writes the report, with a line end at its end. */
    public static String write(LogAnswer answer, TerminalStyle style) {
        LogReport report = new LogReport(answer, style);
        report.head();
        report.volume();
        report.changes();
        report.steady();
        String hint = answer.statements().isEmpty()
                ? "There is no line to look into."
                : "--pattern ID looks into one of them; --mute ID leaves it out";
        report.sheet.paragraph(0, hint, Ink.FAINT);
        return report.sheet.toString();
    }

    private void head() {
        String size = HumanNumbers.count(answer.lines(), "line", "lines") + ", "
                + HumanNumbers.of((double) answer.bytes(), "By");
        String when = answer.span()
                .map(span -> ", " + clock.window(span.firstNanos(), span.lastNanos()))
                .orElse("");
        sheet.paragraph(0, size + when, Ink.STRONG);
        Map<List<String>, List<Stream>> alike = Rotation.folded(answer.streams()).stream()
                .collect(Collectors.groupingBy(LogReport::words, LinkedHashMap::new, Collectors.toList()));
        alike.values().stream().limit(MOST_STREAMS).forEach(this::streams);
        long rest =
                alike.values().stream().skip(MOST_STREAMS).mapToLong(List::size).sum();
        if (rest > 0) {
            sheet.row(0, "and " + HumanNumbers.count(rest) + " more", Ink.FAINT);
        }
    }

    /** Streams whose lines are written alike. */
    private void streams(List<Stream> alike) {
        int more = alike.size() - MOST_NAMES;
        String names = alike.stream().limit(MOST_NAMES).map(Stream::name).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + HumanNumbers.count(more) + " more" : "");
        String forms = alike.size() == 1 ? forms(alike.getFirst()) : String.join("; ", words(alike.getFirst()));
        int textAt = DisplayWidth.of(names) + 2;
        if (textAt > sheet.width() / 2) {
            sheet.paragraph(0, names, Ink.FAINT);
            sheet.paragraph(2, forms, Ink.FAINT);
        } else {
            sheet.labelled(0, names, textAt, forms, Ink.FAINT);
        }
    }

    /** How most lines of a stream are written. */
    private static List<String> words(Stream stream) {
        return stream.forms().stream().limit(MOST_FORMS).map(LogReport::words).toList();
    }

    private static String words(Form form) {
        return form.words().isEmpty() ? "going on or without header" : form.words();
    }

    private static String forms(Stream stream) {
        String example = stream.forms().stream()
                .limit(1)
                .filter(form -> !form.example().isEmpty() && form.lines() >= NEARLY_ALL * stream.lines())
                .map(form -> "; as in " + form.example())
                .collect(Collectors.joining());
        int others = stream.forms().size() - MOST_FORMS;
        String more = others > 0 ? "; and " + HumanNumbers.count(others, "more form", "more forms") : "";
        return stream.forms().stream()
                        .limit(MOST_FORMS)
                        .map(form -> words(form) + share(form, stream))
                        .collect(Collectors.joining("; "))
                + more
                + example;
    }

    private static String share(Form form, Stream stream) {
        return form.lines() == stream.lines()
                ? ""
                : " (" + HumanNumbers.likelihood((double) form.lines() / stream.lines()) + ")";
    }

    private void volume() {
        if (answer.volume().lines().length < 2) {
            return;
        }
        sheet.blank();
        SlotBars bars = new SlotBars(
                answer,
                sheet.glyphs,
                sheet.width()
                        - LABEL_COLUMNS
                        - 1
                        - HumanNumbers.count(answer.lines()).length());
        curve("lines", answer.volume().lines(), bars);
        curve("warnings", answer.volume().warnings(), bars);
        curve("errors", answer.volume().errors(), bars);
        sheet.row(LABEL_COLUMNS, bars.axis(), Ink.FAINT);
    }

    private void curve(String name, long[] counts, SlotBars bars) {
        long sum = Arrays.stream(counts).sum();
        if (sum == 0) {
            return;
        }
        String label = name + " ".repeat(Math.max(1, LABEL_COLUMNS - name.length()));
        sheet.row(
                0,
                label + bars.of(counts) + " " + HumanNumbers.count(sum),
                name.equals("errors") ? Ink.ALARM : Ink.PLAIN);
    }

    private void changes() {
        List<Statement> changed = answer.changed();
        if (answer.split().isEmpty()) {
            return;
        }
        LogAnswer.Split split = answer.split().get();
        sheet.heading(
                split.origin() == Origin.SIDES
                        ? String.join(" \u2192 ", split.sides())
                        : "Before and after " + clock.dateTime(split.timeNanos()));
        if (split.origin() == Origin.RECORDED) {
            sheet.row(0, "the onset that recording.json tells; --incident TIME tells another moment", Ink.FAINT);
        }
        if (split.origin() == Origin.FOUND) {
            sheet.paragraph(0, "where most changed; --incident TIME tells another moment", Ink.FAINT);
        }
        lengths(split, changed);
        shortlyBefore(split);
        if (changed.isEmpty()) {
            sheet.row(0, "Nothing is said otherwise than before.", Ink.PLAIN);
        }
        Set<String> examples = new HashSet<>();
        for (Statement one : changed.stream().limit(MOST_CHANGES).toList()) {
            statement(one);
            whenAndBy(one);
            String firstLine = one.example().lines().findFirst().orElse("");
            if (examples.size() < WITH_EXAMPLE
                    && examples.add(firstLine)) { // a line and its stack trace are one record
                List<String> example = ExampleText.lines(one.example());
                sheet.record(textColumn(), example.subList(0, Math.min(MOST_EXAMPLE, example.size())), Ink.FAINT);
            }
        }
        if (changed.size() > MOST_CHANGES) {
            sheet.row(
                    0,
                    "and " + HumanNumbers.count(changed.size() - MOST_CHANGES, "more change", "more changes"),
                    Ink.FAINT);
        }
    }

    private void shortlyBefore(LogAnswer.Split split) {
        List<Statement> before = answer.shortlyBefore();
        for (Statement one : before.subList(0, Math.min(MOST_BEFORE, before.size()))) {
            row(
                    HumanTimes.length(split.timeNanos() - one.lastNanos()) + " before",
                    one,
                    one.example().lines().findFirst().orElse(""));
            String who = by(one);
            if (!who.isEmpty()) {
                sheet.paragraph(textColumn(), who, Ink.FAINT);
            }
        }
        if (before.size() > MOST_BEFORE) {
            int more = before.size() - MOST_BEFORE;
            sheet.row(0, "and " + HumanNumbers.count(more) + " more that were said only shortly before", Ink.FAINT);
        }
    }

    /** What counts of windows that are not equally long are worth. */
    private void lengths(LogAnswer.Split split, List<Statement> changed) {
        boolean hasRatio = changed.stream()
                .limit(MOST_CHANGES)
                .anyMatch(
                        one -> one.change().kind() == Kind.MORE || one.change().kind() == Kind.FEWER);
        String lengths = lengths(answer, split);
        if (hasRatio && !lengths.isEmpty()) {
            sheet.paragraph(0, lengths, Ink.FAINT);
        }
    }

    /** How long the windows are, so that nobody compares counts of unequal ones; empty where lines tell no time. */
    static String lengths(LogAnswer answer, LogAnswer.Split split) {
        return answer.span()
                .map(span -> HumanTimes.length(span.start(split.slot()) - span.firstNanos()) + " before, "
                        + HumanTimes.length(span.lastNanos() - span.start(split.slot()))
                        + " after; 3\u00d7 means three times as often in the same time")
                .orElse("");
    }

    /** What is said of patterns that did not change. */
    static String steadyWords(LogAnswer answer) {
        return answer.split()
                .map(split -> split.origin() == Origin.SIDES ? "As often in both" : "As before")
                .orElse("What is said");
    }

    private void steady() {
        List<Statement> steady = answer.steady();
        if (!steady.isEmpty()) {
            sheet.heading(steadyWords(answer));
            steady.stream().limit(MOST_STEADY).forEach(this::statement);
            if (steady.size() > MOST_STEADY) {
                sheet.row(
                        0,
                        "and " + HumanNumbers.count(steady.size() - MOST_STEADY, "more pattern", "more patterns"),
                        Ink.FAINT);
            }
        }
        long continued = answer.statements().stream()
                .filter(one -> one.kind() == Statement.Kind.GOES_ON)
                .mapToLong(Statement::lines)
                .sum();
        if (continued > 0) {
            sheet.paragraph(
                    0,
                    HumanNumbers.count(continued, "line goes", "lines go")
                            + " on with others, as those of stack traces do",
                    Ink.FAINT);
        }
        if (answer.muted().patterns() > 0) {
            sheet.row(0, muted(answer.muted()), Ink.FAINT);
        }
        if (answer.otherLines() > 0) {
            sheet.row(
                    0,
                    HumanNumbers.count(answer.otherLines(), "line", "lines") + " of more patterns than are kept apart",
                    Ink.FAINT);
        }
    }

    /** Since or until when it is said where that tells what came first, and who says it. */
    private void whenAndBy(Statement one) {
        String words = when(one).isEmpty() || by(one).isEmpty() ? when(one) + by(one) : when(one) + ", " + by(one);
        if (!words.isEmpty()) {
            sheet.paragraph(textColumn(), words, Ink.FAINT);
        }
    }

    private String when(Statement one) {
        boolean isTimed = answer.span().isPresent() && one.firstNanos() <= one.lastNanos();
        return switch (one.change().kind()) {
            case NEW -> isTimed ? "since " + time(one.firstNanos()) : "";
            case VANISHED -> isTimed ? "until " + time(one.lastNanos()) : "";
            case MORE, FEWER, STEADY -> "";
        };
    }

    private String time(long nanos) {
        boolean isShort = answer.span()
                .filter(span -> span.endNanos() - span.fromNanos() < DAY_NANOS)
                .isPresent();
        return isShort ? clock.second(nanos) + " " + clock.name() : clock.dateTime(nanos);
    }

    /** Who says it, where it is not the only one that says anything; nothing where nobody is known by name. */
    private String by(Statement one) {
        if (isOneSpeaker || one.speakers().isEmpty() || one.speakers().equals(List.of(OTHERS))) {
            return "";
        }
        int more = one.speakers().size() - MOST_SPEAKERS;
        String names = one.speakers().stream().limit(MOST_SPEAKERS).collect(Collectors.joining(", "));
        return "by " + names + (more > 0 ? " and " + more + " more" : "");
    }

    private static String muted(LogAnswer.Muted muted) {
        return "muted: " + HumanNumbers.count(muted.lines(), "line", "lines") + " of "
                + HumanNumbers.count(muted.patterns(), "pattern", "patterns")
                + (muted.changed() == 0
                        ? ""
                        : "; " + HumanNumbers.count(muted.changed()) + " of them changed strongly");
    }

    /** Where texts begin: beside their counts, or below them where that leaves little room. */
    private int textColumn() {
        return isNarrow() ? NARROW_INDENT : COUNT_COLUMNS + idChars + 2;
    }

    private boolean isNarrow() {
        return sheet.width() < NARROW_COLUMNS;
    }

    private void statement(Statement one) {
        String word = ChangeWords.kind(one.change());
        row(
                word + " ".repeat(Math.max(1, 6 - word.length())) + ChangeWords.counts(one),
                one,
                ChangeWords.text(one.template().text()));
    }

    private void row(String count, Statement one, String text) {
        int room = Math.max(1, COUNT_COLUMNS - count.length());
        String label = count + " ".repeat(room) + one.template().id().substring(0, idChars);
        Ink ink = one.severity() >= LogAnswer.ERROR ? Ink.ALARM : Ink.PLAIN;
        if (isNarrow()) {
            sheet.row(0, label, Ink.FAINT);
            sheet.paragraph(textColumn(), text, ink);
        } else {
            sheet.labelled(0, label, textColumn(), text, ink);
        }
    }
}
