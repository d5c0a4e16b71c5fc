package dev.firefight.app.report;

import dev.firefight.app.report.Sheet.Ink;
import dev.firefight.evidence.BucketFinding;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Findings.Quiet;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.Verdict;
import dev.firefight.evidence.drawing.DisplayWidth;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.HumanTimes;
import dev.firefight.evidence.drawing.SafeText;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings as a text for the terminal: what to know within ten seconds on the first screen, the evidence below. Controls of a terminal
 * that stand in telemetry are made visible instead of being obeyed.
 */
public final class TerminalReport {
    private static final int TOP_SUSPECTS = 3;

    /** What is less likely is shown as {@code <1 %}, and says no more in a row of its own. */
    private static final double LEAST_SHOWN = 0.005;

    private static final int MAX_OTHER_SUSPECTS = 17;
    private static final int MAX_EVIDENCE_LINES = 8;
    private static final int MAX_NAMES = 8;
    private static final int MAX_NAME_CHARS = 60;
    private static final int MAX_FILES = 20;
    private static final int MAX_PROBLEMS = 3;
    private static final int SPARKLINE_COLUMNS = 12;
    private static final int BAR_COLUMNS = 20;
    private static final int NARROW_BAR_COLUMNS = 8;
    private static final int NARROW_COLUMNS = 64;
    private static final int LABEL_COLUMNS = 11;

    /** Between the parts of a selector that a text may tell in other order: values, an arrow, a service before its step. */
    private static final Pattern PARTS = Pattern.compile("[*→:]");

    private final Findings findings;
    private final ReportHeader header;
    private final Sheet sheet;

    private TerminalReport(Findings findings, ReportHeader header, TerminalStyle style) {
        this.findings = findings;
        this.header = header;
        this.sheet = new Sheet(style);
    }

    /** Writes the report, with a line end at its end. */
    public static String write(Findings findings, ReportHeader header, TerminalStyle style) {
        TerminalReport report = new TerminalReport(findings, header, style);
        report.firstScreen();
        report.details();
        return report.sheet.toString();
    }

    private void firstScreen() {
        sheet.paragraph(0, Headline.of(findings).sentence(), Ink.STRONG);
        sheet.paragraph(0, Headline.onset(findings), Ink.PLAIN);
        String surer = Headline.surer(findings);
        if (!surer.isEmpty()) {
            sheet.paragraph(0, surer, Ink.PLAIN);
        }
        int cards = Headline.isHint(findings) ? 1 : TOP_SUSPECTS;
        for (Suspect suspect : findings.suspects().stream().limit(cards).toList()) {
            sheet.blank();
            if (Headline.isAlarm(findings) && suspect.rank() == 2) {
                sheet.row(0, "If the test acquits it, look next at", Ink.FAINT);
            }
            card(suspect);
        }
        if (findings.buckets().isEmpty()) {
            return;
        }
        sheet.blank();
        sheet.labelled(
                0,
                "Buckets",
                LABEL_COLUMNS,
                findings.buckets().stream().map(this::badge).collect(Collectors.joining("; ")),
                Ink.PLAIN);
    }

    private String badge(BucketFinding bucket) {
        return (sheet.glyphs.of(bucket.verdict()) + " " + bucket.bucket().words() + ": " + words(bucket.verdict()))
                .replace(' ', '\u00A0'); // a line never ends within
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case SUSPECT -> "suspect";
            case CLEAR -> "clear";
            case NOT_CHECKED -> "not checked";
        };
    }

    private void card(Suspect suspect) {
        if (Headline.isHint(findings)) { // how unlikely it is stands below: here it would read as a ranking
            sheet.row(0, suspect.name(), Ink.STRONG);
        } else {
            sheet.between(
                    0, title(suspect), HumanNumbers.likelihood(suspect.likelihood()) + " " + bar(suspect.likelihood()));
        }
        if (suspect.rank() > 1) { // the reason of the first stands in the headline
            sheet.paragraph(3, Headline.besideFirst(suspect, findings), Ink.PLAIN);
        }
        suspect.evidence().stream()
                .filter(evidence -> evidence.curve().isPresent())
                .findFirst()
                .ifPresent(this::sparkline);
        told("Test", suspect.quickestTest());
        if (Headline.isWorthActing(suspect)) {
            told("Mitigate", suspect.mitigation());
        }
    }

    private static String title(Suspect suspect) {
        String rank = String.valueOf(suspect.rank());
        return rank + " ".repeat(Math.max(1, 3 - rank.length())) + suspect.name();
    }

    private String bar(double likelihood) {
        int columns = sheet.width() < NARROW_COLUMNS ? NARROW_BAR_COLUMNS : BAR_COLUMNS;
        int full = Math.clamp(Math.round(likelihood * columns), 0, columns);
        return sheet.glyphs.full.repeat(full) + sheet.glyphs.empty.repeat(columns - full);
    }

    private void sparkline(Evidence evidence) {
        String drawn = evidence.curve()
                .map(curve -> Sparkline.of(curve, findings.onset().timeNanos(), SPARKLINE_COLUMNS, sheet.glyphs))
                .orElse("");
        if (!drawn.isEmpty()) {
            int textAt = 3 + DisplayWidth.of(drawn) + 2;
            sheet.labelled(3, drawn, textAt, signal(evidence) + HumanNumbers.comparison(evidence), Ink.PLAIN);
        }
    }

    /** What is drawn: the metric's name before its labels. */
    private static String signal(Evidence evidence) {
        int labels = evidence.selector().indexOf('{');
        return evidence.kind() == Evidence.Kind.METRIC && labels > 0
                ? evidence.selector().substring(0, labels) + ", "
                : "";
    }

    private void told(String label, String text) {
        if (!text.isBlank()) {
            sheet.labelled(3, label, 3 + LABEL_COLUMNS, text, Ink.PLAIN);
        }
    }

    private void details() {
        if (!findings.suspects().isEmpty()) {
            sheet.heading("Evidence");
            sheet.paragraph(
                    0,
                    "Bits tell how surprising it is without a fault: chance alone shows 10 bits once in a thousand times, 20 once"
                            + " in a million.",
                    Ink.FAINT);
        }
        findings.suspects().stream().limit(TOP_SUSPECTS).forEach(suspect -> {
            sheet.between(0, title(suspect), HumanNumbers.likelihood(suspect.likelihood()));
            evidence(suspect.evidence());
            if (!Headline.isWorthActing(suspect)) {
                told("Mitigate", suspect.mitigation());
            }
        });
        others();
        if (!findings.buckets().isEmpty()) {
            sheet.heading("Buckets");
        }
        for (BucketFinding bucket : findings.buckets()) {
            Ink ink = bucket.verdict() == Verdict.SUSPECT ? Ink.ALARM : Ink.PLAIN;
            sheet.row(0, badge(bucket), ink);
            sheet.paragraph(3, reason(bucket), Ink.PLAIN);
        }
        quiet();
        files();
    }

    /** Why a bucket has its verdict; what stands at a suspect above is not told again. */
    private String reason(BucketFinding bucket) {
        return findings.suspects().stream()
                .limit(TOP_SUSPECTS)
                .filter(suspect ->
                        bucket.verdict() == Verdict.SUSPECT && suspect.reason().equals(bucket.reason()))
                .findFirst()
                .map(suspect -> suspect.name() + ", number " + suspect.rank() + " above")
                .orElse(bucket.reason());
    }

    private void evidence(List<Evidence> all) {
        for (Evidence evidence : all.stream().limit(MAX_EVIDENCE_LINES).toList()) {
            sheet.labelled(3, evidence.kind().id(), 3 + LABEL_COLUMNS, evidence.text(), Ink.PLAIN);
            sheet.paragraph(
                    3 + LABEL_COLUMNS,
                    Stream.of(HumanNumbers.comparison(evidence), HumanNumbers.bits(evidence.surprise()), when(evidence))
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(", ")),
                    Ink.PLAIN);
            if (!isTold(evidence)) {
                sheet.paragraph(3 + LABEL_COLUMNS, evidence.selector(), Ink.FAINT);
            }
        }
        rest(3, all.size() - MAX_EVIDENCE_LINES, "piece of evidence", "pieces of evidence");
    }

    /** Since when, where that is another time than the onset, which is told once. */
    private String when(Evidence evidence) {
        OptionalLong time = evidence.timeNanos();
        if (time.isEmpty() || time.getAsLong() == findings.onset().timeNanos()) {
            return "";
        }
        String from = evidence.kind() == Evidence.Kind.CHANGE ? "in effect from " : "from ";
        return from + HumanTimes.second(time.getAsLong()) + " UTC";
    }

    /** Whether the text of a finding holds all that its selector says. */
    private static boolean isTold(Evidence evidence) {
        return PARTS.splitAsStream(evidence.selector()).map(String::strip).allMatch(evidence.text()::contains);
    }

    private void others() {
        List<Suspect> others = findings.suspects().stream().skip(TOP_SUSPECTS).toList();
        if (others.isEmpty()) {
            return;
        }
        sheet.heading("Other suspects");
        List<Suspect> shown = others.stream()
                .filter(suspect -> !(suspect.likelihood() < LEAST_SHOWN))
                .toList();
        shown.stream()
                .limit(MAX_OTHER_SUSPECTS)
                .forEach(suspect -> sheet.between(0, title(suspect), HumanNumbers.likelihood(suspect.likelihood())));
        rest(0, shown.size() - MAX_OTHER_SUSPECTS, "suspect", "suspects");
        List<String> unlikely = others.stream()
                .filter(suspect -> suspect.likelihood() < LEAST_SHOWN)
                .map(suspect -> SafeText.line(suspect.name(), MAX_NAME_CHARS))
                .toList();
        if (!unlikely.isEmpty()) {
            sheet.paragraph(0, "Less than 1 % each: " + some(unlikely), Ink.PLAIN);
        }
    }

    private void rest(int indent, int left, String one, String many) {
        if (left > 0) {
            sheet.row(
                    indent,
                    "and " + HumanNumbers.count(left, one + " more", many + " more") + ": see --json",
                    Ink.FAINT);
        }
    }

    private void quiet() {
        sheet.heading("Quiet");
        List<Quiet> loudest = findings.quiet().stream()
                .sorted(Comparator.comparingDouble(Quiet::surprise).reversed().thenComparing(Quiet::service))
                .toList();
        if (loudest.isEmpty()) {
            sheet.paragraph(0, "Nothing was found quiet.", Ink.PLAIN);
            return;
        }
        long signals = loudest.stream().mapToLong(Quiet::looked).sum();
        List<String> names = loudest.stream()
                .map(quiet -> SafeText.line(quiet.service(), MAX_NAME_CHARS))
                .toList();
        sheet.paragraph(
                0,
                HumanNumbers.count(loudest.size(), "service", "services") + " with "
                        + HumanNumbers.count(signals, "signal", "signals")
                        + " moved as in healthy times, the least quiet first: " + some(names),
                Ink.PLAIN);
    }

    /** The first of many names. */
    private static String some(List<String> names) {
        int left = names.size() - MAX_NAMES;
        return names.stream().limit(MAX_NAMES).collect(Collectors.joining(", "))
                + (left > 0 ? ", and " + HumanNumbers.count(left) + " more." : ".");
    }

    private void files() {
        sheet.heading("Read");
        String elapsed = header.elapsedMillis() < 0
                ? ""
                : ", found in " + HumanTimes.duration(header.elapsedMillis() * 1_000_000);
        sheet.paragraph(
                0,
                header.recording() + ", " + HumanTimes.window(findings.startNanos(), findings.endNanos()) + elapsed,
                Ink.PLAIN);
        header.files().stream().limit(MAX_FILES).forEach(file -> {
            String takenFor = file.takenFor().isEmpty() ? "of no use" : file.takenFor();
            sheet.paragraph(3, file.name() + ": " + takenFor, Ink.PLAIN);
            file.problems().stream().limit(MAX_PROBLEMS).forEach(problem -> sheet.paragraph(6, problem, Ink.FAINT));
            rest(6, file.problems().size() - MAX_PROBLEMS, "problem", "problems");
        });
        rest(3, header.files().size() - MAX_FILES, "file", "files");
        if (!header.command().isEmpty()) {
            sheet.labelled(0, "Again", LABEL_COLUMNS, header.command(), Ink.PLAIN);
        }
    }
}
