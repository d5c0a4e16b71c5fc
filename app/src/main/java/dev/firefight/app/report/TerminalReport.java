package dev.firefight.app.report;

import dev.firefight.app.report.Sheet.Ink;
import dev.firefight.evidence.BucketFinding;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Findings.Quiet;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Findings as a text for the terminal: what to know within ten seconds on the first screen, the evidence below. Controls of a terminal
 * that stand in telemetry are made visible instead of being obeyed.
 */
public final class TerminalReport {
    private static final int TOP_SUSPECTS = 3;
    private static final int MAX_OTHER_SUSPECTS = 17;
    private static final int MAX_EVIDENCE_LINES = 8;
    private static final int MAX_QUIET_SERVICES = 8;
    private static final int MAX_FILES = 20;
    private static final int MAX_PROBLEMS = 3;
    private static final int SPARKLINE_COLUMNS = 12;
    private static final int BAR_COLUMNS = 20;
    private static final int NARROW_BAR_COLUMNS = 8;
    private static final int NARROW_COLUMNS = 64;
    private static final int LABEL_COLUMNS = 11;

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
        sheet.paragraph(0, Headline.onset(findings.onset()), Ink.PLAIN);
        findings.suspects().stream().limit(TOP_SUSPECTS).forEach(this::card);
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
        sheet.blank();
        sheet.between(
                0, title(suspect), HumanNumbers.likelihood(suspect.likelihood()) + " " + bar(suspect.likelihood()));
        if (suspect.rank() > 1) { // the reason of the first stands in the headline
            sheet.paragraph(3, suspect.reason(), Ink.PLAIN);
        }
        suspect.evidence().stream()
                .filter(evidence -> evidence.curve().isPresent())
                .findFirst()
                .ifPresent(this::sparkline);
        told("Test", suspect.quickestTest());
        told("Mitigate", suspect.mitigation());
    }

    private static String title(Suspect suspect) {
        return suspect.rank() + "  " + suspect.name();
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
            sheet.row(3, drawn + "  " + HumanNumbers.comparison(evidence), Ink.PLAIN);
        }
    }

    private void told(String label, String text) {
        if (!text.isBlank()) {
            sheet.labelled(3, label, 3 + LABEL_COLUMNS, text, Ink.PLAIN);
        }
    }

    private void details() {
        if (!findings.suspects().isEmpty()) {
            sheet.heading("Evidence");
        }
        findings.suspects().stream().limit(TOP_SUSPECTS).forEach(suspect -> {
            sheet.row(0, title(suspect), Ink.STRONG);
            evidence(suspect.evidence());
        });
        others();
        if (!findings.buckets().isEmpty()) {
            sheet.heading("Buckets");
        }
        for (BucketFinding bucket : findings.buckets()) {
            Ink ink = bucket.verdict() == Verdict.SUSPECT ? Ink.ALARM : Ink.PLAIN;
            sheet.row(0, badge(bucket), ink);
            sheet.paragraph(3, bucket.reason(), Ink.PLAIN);
        }
        quiet();
        files();
    }

    private void evidence(List<Evidence> all) {
        for (Evidence evidence : all.stream().limit(MAX_EVIDENCE_LINES).toList()) {
            String since = evidence.timeNanos().isPresent()
                    ? ", from " + HumanTimes.second(evidence.timeNanos().getAsLong()) + " UTC"
                    : "";
            sheet.labelled(3, evidence.kind().id(), 3 + LABEL_COLUMNS, evidence.text(), Ink.PLAIN);
            sheet.paragraph(
                    3 + LABEL_COLUMNS,
                    HumanNumbers.comparison(evidence) + ", " + HumanNumbers.bits(evidence.surprise()) + since,
                    Ink.PLAIN);
            sheet.paragraph(3 + LABEL_COLUMNS, evidence.selector(), Ink.FAINT);
        }
        rest(3, all.size() - MAX_EVIDENCE_LINES, "piece of evidence", "pieces of evidence");
    }

    private void others() {
        List<Suspect> others = findings.suspects().stream().skip(TOP_SUSPECTS).toList();
        if (others.isEmpty()) {
            return;
        }
        sheet.heading("Other suspects");
        others.stream()
                .limit(MAX_OTHER_SUSPECTS)
                .forEach(suspect -> sheet.between(0, title(suspect), HumanNumbers.likelihood(suspect.likelihood())));
        rest(0, others.size() - MAX_OTHER_SUSPECTS, "suspect", "suspects");
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
        List<String> words = new ArrayList<>();
        loudest.stream()
                .limit(MAX_QUIET_SERVICES)
                .forEach(quiet -> words.add(
                        SafeText.line(quiet.service(), 60) + " (" + HumanNumbers.bits(quiet.surprise()) + ")"));
        Optional.of(loudest.size() - MAX_QUIET_SERVICES)
                .filter(left -> left > 0)
                .ifPresent(left -> words.add("and " + HumanNumbers.count(left) + " more"));
        sheet.paragraph(
                0,
                HumanNumbers.count(loudest.size(), "service", "services") + " with "
                        + HumanNumbers.count(signals, "signal", "signals") + " moved as in healthy times. Least quiet: "
                        + String.join(", ", words) + ".",
                Ink.PLAIN);
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
