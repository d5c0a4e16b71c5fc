package dev.firefight.app;

import dev.firefight.app.report.HtmlReport;
import dev.firefight.app.report.JsonReport;
import dev.firefight.app.report.ReportHeader;
import dev.firefight.app.report.TerminalReport;
import dev.firefight.app.report.TerminalStyle;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Investigation;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.recording.FileReport;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads, investigates and reports: what every command that ends in a report has in common. */
final class ReportOptions {
    private static final int DONE = 0;
    private static final int NOTHING_USABLE = 2;
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also write the report as one page with charts, service map and requests.")
    private Optional<Path> html = Optional.empty();

    /** Does it all. */
    int investigate(Path source, Optional<Format> format, OptionalLong onset) throws IOException {
        long start = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        LogPatterns patterns = new LogPatterns();
        Recording recording;
        try (Progress _ = Progress.on(err, "reading " + source)) {
            recording = RecordingReader.read(source, new Vocabulary(patterns), format);
        }
        printProblems(recording, err);
        if (recording.files().stream().allMatch(FileReport::isUnusable)) {
            err.println("firefight: nothing usable in " + source);
            return NOTHING_USABLE;
        }
        Findings findings;
        try (Progress _ = Progress.on(err, "looking for the cause")) {
            findings = Investigation.investigate(new Question(
                    recording.telemetry(),
                    recording.baseline(),
                    patterns,
                    recording.info().symptom(),
                    onset));
        }
        ReportHeader header = new ReportHeader(
                recording.info().id(),
                recording.files().stream().map(ReportOptions::taken).toList(),
                (System.nanoTime() - start) / NANOS_PER_MILLI,
                "firefight investigate " + quoted(source.toString()));
        if (html.isPresent()) {
            Files.writeString(html.get(), HtmlReport.write(findings, header));
            err.println("Wrote " + html.get());
        }
        out.print(json ? JsonReport.write(findings, header) : TerminalReport.write(findings, header, style()));
        out.flush();
        return DONE;
    }

    private static void printProblems(Recording recording, PrintWriter err) {
        for (FileReport file : recording.files()) {
            for (ReadNotes.Problem problem : file.notes().problems()) {
                err.println(file.file() + line(problem.firstLine()) + ": " + problem.reason()
                        + (problem.count() > 1 ? " (" + problem.count() + " times)" : ""));
            }
        }
    }

    private static ReportHeader.FileTaken taken(FileReport file) {
        List<String> problems = new ArrayList<>();
        for (ReadNotes.Problem problem : file.notes().problems()) {
            problems.add(problem.reason() + (problem.count() > 1 ? " (" + problem.count() + " times)" : ""));
        }
        return new ReportHeader.FileTaken(
                String.valueOf(file.file().getFileName()), file.takenFor(), file.why(), problems);
    }

    private static String line(long line) {
        return line > 0 ? ":" + line : "";
    }

    private static TerminalStyle style() {
        boolean isTerminal = Terminal.isThere();
        String noColor = System.getenv().getOrDefault("NO_COLOR", "");
        String dumb = System.getenv().getOrDefault("TERM", "");
        boolean colour = isTerminal && noColor.isEmpty() && !dumb.equals("dumb");
        String locale = System.getenv().getOrDefault("LC_ALL", System.getenv().getOrDefault("LANG", "C.UTF-8"));
        boolean ascii = !locale.toUpperCase(Locale.ROOT).contains("UTF")
                && !Charset.defaultCharset().name().startsWith("UTF");
        return new TerminalStyle(width(), colour, ascii);
    }

    private static int width() {
        try {
            return Integer.parseInt(System.getenv().getOrDefault("COLUMNS", "80"));
        } catch (NumberFormatException e) {
            return TerminalStyle.PLAIN.width();
        }
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w./:@%+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
