package dev.firefight.app.report;

import dev.firefight.app.logs.LogAnswer;
import dev.firefight.app.logs.LogAnswer.Split.Origin;
import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.app.logs.PatternDrill;
import dev.firefight.app.logs.PatternDrill.Example;
import dev.firefight.app.report.Sheet.Ink;
import dev.firefight.evidence.drawing.DisplayWidth;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.HumanTimes;
import dev.firefight.evidence.drawing.SafeText;
import dev.firefight.evidence.drawing.WallClock;
import dev.firefight.evidence.pattern.PatternChange.Kind;
import dev.firefight.evidence.pattern.PatternExport;
import dev.firefight.evidence.pattern.VariableChange;
import dev.firefight.evidence.pattern.VariableChange.Counts;
import dev.firefight.evidence.pattern.VariableChange.Numbers;
import dev.firefight.evidence.pattern.VariableChange.Summary;
import dev.firefight.evidence.pattern.VariableChange.Value;
import dev.firefight.telemetry.log.LevelWord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One pattern, as a text for the terminal: when, which values tell of the change, examples, and the pattern for other tools. */
public final class DrillReport {
    private static final int LABEL_COLUMNS = 10;
    private static final int MOST_VALUES = 6;
    private static final int FEW_VALUES = 3;
    private static final int WITH_VALUES = 4;
    private static final int MOST_FILES = 20;
    private static final String OTHERS = "others";
    private static final int BAR_COLUMNS = 12;
    private static final double IDENTITY = 0.8;

    /** More different numbers are told by their range alone. */
    private static final int MOST_NUMBERS = 20;

    /** Bits a line below which values are as before. */
    private static final double LEAST_TOLD = 0.03;

    private final PatternDrill drill;
    private final Statement pattern;
    private final boolean isSplit;
    private final Sheet sheet;
    private final WallClock clock;

    private DrillReport(PatternDrill drill, TerminalStyle style) {
        this.drill = drill;
        this.pattern = drill.statement();
        this.isSplit = drill.answer().split().isPresent();
        this.sheet = new Sheet(style);
        this.clock = new WallClock(drill.answer().zone());
    }

    /** Writes the report, with a line end at its end. */
    public static String write(PatternDrill drill, TerminalStyle style) {
        DrillReport report = new DrillReport(drill, style);
        report.head();
        report.times();
        report.variables();
        report.examples();
        report.export();
        return report.sheet.toString();
    }

    private void head() {
        Ink ink = pattern.severity() >= LogAnswer.ERROR ? Ink.ALARM : Ink.STRONG;
        sheet.paragraph(0, ChangeWords.text(pattern.template().text()), ink);
        sheet.row(0, "pattern " + pattern.template().id(), Ink.FAINT);
        sheet.blank();
        String lines = isSplit
                ? counts(new Counts(pattern.change().before(), pattern.change().after()))
                : HumanNumbers.count(pattern.lines());
        sheet.labelled(0, counted(), LABEL_COLUMNS, lines + kind() + split(), Ink.PLAIN);
        if (drill.levels().keySet().stream().anyMatch(level -> level > 0)) {
            String levels = drill.levels().entrySet().stream()
                    .map(one -> level(one.getKey()) + " " + counts(one.getValue()))
                    .collect(Collectors.joining(", "));
            sheet.labelled(0, "level", LABEL_COLUMNS, levels, Ink.PLAIN);
        }
    }

    private String kind() {
        return switch (pattern.change().kind()) {
            case NEW -> isSplit ? ", new" : "";
            case VANISHED -> ", gone";
            case MORE, FEWER -> ", " + HumanNumbers.ratio(pattern.change().ratio()) + " as often";
            case STEADY -> isSplit ? ", as often as before" : "";
        };
    }

    private String split() {
        return drill.answer()
                .split()
                .map(one -> one.origin() == Origin.SIDES
                        ? ", " + String.join(" \u2192 ", one.sides())
                        : ", before and after " + clock.dateTime(one.timeNanos()))
                .orElse("");
    }

    private static String level(int severity) {
        return severity == 0 ? "none" : LevelWord.of(severity);
    }

    private static String counts(Counts counts) {
        return ChangeWords.counts(counts.before(), counts.after());
    }

    private String told(Counts counts) {
        return isSplit ? counts(counts) : HumanNumbers.count(counts.sum());
    }

    private void times() {
        if (pattern.firstNanos() <= pattern.lastNanos()) {
            String times =
                    "first " + clock.dateTime(pattern.firstNanos()) + ", last " + clock.dateTime(pattern.lastNanos());
            sheet.labelled(0, "seen", LABEL_COLUMNS, times, Ink.PLAIN);
        }
        long[] slots = pattern.change().counts().counts();
        if (slots.length < 2) {
            return;
        }
        long most = Math.max(1, Arrays.stream(slots).max().orElse(1));
        SlotBars bars = new SlotBars(drill.answer(), sheet.glyphs, sheet.width() - LABEL_COLUMNS);
        sheet.row(0, "when" + " ".repeat(LABEL_COLUMNS - "when".length()) + bars.of(slots), Ink.PLAIN);
        sheet.row(LABEL_COLUMNS, bars.axis(), Ink.FAINT);
        drill.answer()
                .span()
                .ifPresent(span -> sheet.row(
                        LABEL_COLUMNS,
                        "at most " + HumanNumbers.count(most) + " in " + HumanTimes.length(span.slotNanos()),
                        Ink.FAINT));
    }

    private void variables() {
        if (drill.variables().isEmpty()) {
            return;
        }
        sheet.heading(isCompared() ? "What tells of the change, most telling first" : "Its values");
        int shown = 0;
        for (VariableChange one : drill.variables()) {
            variable(one, shown++ < WITH_VALUES);
        }
        if (drill.unread() > 0) {
            sheet.row(
                    0,
                    HumanNumbers.count(drill.unread(), "line is", "lines are") + " too long to tell values",
                    Ink.FAINT);
        }
    }

    private boolean isCompared() {
        return pattern.change().before() > 0 && pattern.change().after() > 0;
    }

    private void variable(VariableChange one, boolean isFull) {
        String name = one.name();
        int column = Math.clamp(name.length() + 2, LABEL_COLUMNS, sheet.width() / 3);
        long lines = one.others().sum()
                + one.top().stream().mapToLong(value -> value.counts().sum()).sum();
        boolean isIdentity = !one.hasMore() && one.distinct() > IDENTITY * lines && one.distinct() > MOST_VALUES;
        if (one.distinct() == 1 && !one.top().isEmpty()) {
            sheet.labelled(0, name, column, "always " + text(one.top().getFirst()), Ink.PLAIN);
            return;
        }
        boolean isSame = isCompared() && one.concentrated() == 0 && one.told() < LEAST_TOLD;
        String told = (one.hasMore() ? "more than " : "")
                + HumanNumbers.count(one.distinct(), "value", "values")
                + (isIdentity ? ", nearly each line its own" : isSame ? ", much as before" : "");
        String summary = one.concentrated() > 0 ? concentration(one) : told;
        sheet.labelled(0, name, column, summary, one.concentrated() > 0 ? Ink.STRONG : Ink.PLAIN);
        one.numbers()
                .filter(numbers -> !isIdentity || !numbers.unit().isEmpty())
                .ifPresent(numbers -> numbers(numbers, column));
        boolean isListed = !isIdentity && !isSame && (one.numbers().isEmpty() || one.distinct() <= MOST_NUMBERS);
        if (isListed) {
            values(one, isFull ? MOST_VALUES : FEW_VALUES, column);
        }
    }

    /** In how few values the change lies: {@code db-3: 2 → 812; all others as before: 40 → 43}. */
    private String concentration(VariableChange one) {
        String few = one.top().stream()
                .limit(one.concentrated())
                .map(value -> text(value) + ": " + told(value.counts()))
                .collect(Collectors.joining(", "));
        return few + "; all others: " + told(others(one, one.concentrated()));
    }

    private static Counts others(VariableChange one, int shown) {
        long before = one.others().before();
        long after = one.others().after();
        for (Value value : one.top().subList(shown, one.top().size())) {
            before += value.counts().before();
            after += value.counts().after();
        }
        return new Counts(before, after);
    }

    private static String text(Value value) {
        return value.text().isEmpty() ? "(none)" : value.text();
    }

    private void values(VariableChange one, int most, int column) {
        int shown = Math.min(most, one.top().size());
        List<Value> values = one.top().subList(0, shown);
        Counts rest = others(one, shown);
        int longest = values.stream()
                .mapToInt(value -> DisplayWidth.of(SafeText.line(text(value))))
                .max()
                .orElse(0);
        int wide = Math.clamp(longest, OTHERS.length(), sheet.width() / 3);
        long highest = Math.max(
                1,
                values.stream().mapToLong(value -> value.counts().sum()).max().orElse(1));
        for (Value value : values) {
            value(text(value), value.counts(), highest, column, wide);
        }
        if (rest.sum() > 0) {
            value(OTHERS, rest, 0, column, wide);
        }
    }

    private void value(String text, Counts counts, long highest, int column, int wide) {
        String name = DisplayWidth.fit(SafeText.line(text), wide, sheet.glyphs.ellipsis);
        String bar = highest == 0
                ? ""
                : sheet.glyphs.full.repeat((int) Math.ceil((double) counts.sum() * BAR_COLUMNS / highest));
        String row = name
                + " ".repeat(Math.max(0, wide - DisplayWidth.of(name)) + 2)
                + bar
                + " ".repeat(BAR_COLUMNS - Math.min(BAR_COLUMNS, bar.length()) + 1)
                + told(counts);
        sheet.row(column, row, Ink.PLAIN);
    }

    private void numbers(Numbers numbers, int column) {
        String median = pair(numbers, Summary::median);
        String high = pair(numbers, Summary::high);
        sheet.labelled(
                0,
                "",
                column,
                "median " + median + ", 95 % up to " + high + ", least " + pair(numbers, Summary::least) + ", most "
                        + pair(numbers, Summary::most),
                Ink.PLAIN);
    }

    private String pair(Numbers numbers, ToDoubleFunction<Summary> part) {
        Optional<String> before = numbers.before().map(one -> HumanNumbers.of(part.applyAsDouble(one), numbers.unit()));
        Optional<String> after = numbers.after().map(one -> HumanNumbers.of(part.applyAsDouble(one), numbers.unit()));
        boolean isOne = before.isEmpty() || after.isEmpty() || before.equals(after);
        return isOne ? before.or(() -> after).orElse("") : before.orElse("") + " \u2192 " + after.orElse("");
    }

    private String counted() {
        return switch (pattern.kind()) {
            case LINE, GOES_ON -> "lines";
            case TRACE -> "traces";
            case ANSWER -> "answers";
        };
    }

    private void examples() {
        if (!pattern.kind().isOfLines()) {
            sheet.heading("One of them");
            sheet.record(0, ExampleText.lines(pattern.example()), Ink.PLAIN);
        }
        boolean isTwo = pattern.change().kind() != Kind.NEW && isSplit;
        examples(isTwo ? "Lines before" : "Lines", isTwo ? drill.examplesBefore() : List.of());
        examples(isTwo ? "Lines after" : "Lines", drill.examplesAfter());
    }

    private void examples(String heading, List<Example> examples) {
        if (examples.isEmpty()) {
            return;
        }
        sheet.heading(heading);
        boolean isOneFile = drill.answer().streams().size() == 1;
        String file = "";
        for (Example one : examples) {
            if (!isOneFile && !one.file().equals(file)) {
                sheet.row(0, one.file(), Ink.FAINT);
                file = one.file();
            }
            sheet.paragraph(isOneFile ? 0 : 2, one.text(), Ink.PLAIN);
        }
    }

    private void export() {
        sheet.heading("In other tools");
        if (drill.export().isEmpty()) {
            String reason =
                    switch (pattern.kind()) {
                        case LINE, GOES_ON -> "The pattern has no word of its own by which another tool could find it.";
                        case TRACE -> "Other tools see the lines of a stack trace one by one; look into one of them.";
                        case ANSWER -> "Which requests were answered so is told by the patterns of their lines.";
                    };
            sheet.paragraph(0, reason, Ink.FAINT);
            return;
        }
        PatternExport export = drill.export().get();
        String selector = "{app=~\".+\"} ";
        command("regex", export.regex());
        command("grep", export.grepCommand() + " " + files());
        command("LogQL", selector + export.logQl());
        if (!export.logQlPattern().isEmpty()) {
            command("", selector + export.logQlPattern());
        }
        command("LogsQL", export.logsQl());
    }

    /** The files as a shell takes them; of very many only the first, so that a person sees where the others belong. */
    private String files() {
        List<LogAnswer.Stream> streams = drill.answer().streams();
        String names = streams.stream()
                .limit(MOST_FILES)
                .map(one -> one.name().matches("[\\w./-]+")
                        ? one.name()
                        : "'" + one.name().replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        return streams.size() <= MOST_FILES ? names : names + " " + sheet.glyphs.ellipsis;
    }

    /** What is copied stands on a line of its own, never wrapped. */
    private void command(String name, String text) {
        if (!name.isEmpty()) {
            sheet.row(0, name, Ink.FAINT);
        }
        sheet.verbatim(text);
    }
}
