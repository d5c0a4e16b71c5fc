package dev.firefight.app;

import dev.firefight.app.report.HtmlReport;
import dev.firefight.app.report.JsonReport;
import dev.firefight.app.report.ReportHeader;
import dev.firefight.app.report.TerminalReport;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Investigation;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.Window;
import dev.firefight.evidence.drawing.SafeText;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.recording.FileReport;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
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
    int investigate(List<Path> sources, Optional<Format> format, OptionalLong onset) throws IOException {
        long start = System.nanoTime();
        if (html.isPresent()) {
            OutputFile.check("--html", html.get(), sources);
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        LogPatterns patterns = new LogPatterns();
        Recording recording;
        String named = named(sources);
        try (Progress _ = Progress.on(err, "reading " + SafeText.line(named))) {
            recording = RecordingReader.read(sources, new Vocabulary(patterns), format);
        }
        printProblems(recording, named, err);
        if (recording.files().stream().allMatch(FileReport::isUnusable)) {
            err.println("firefight: nothing usable in " + SafeText.line(named));
            return NOTHING_USABLE;
        }
        OptionalLong told = onset.isPresent()
                ? onset
                : recording
                        .info()
                        .reported()
                        .map(at -> OptionalLong.of(Timestamps.toNanos(at)))
                        .orElse(OptionalLong.empty());
        if (onset.isPresent()) {
            requireCovered(onset.getAsLong(), recording);
        }
        Findings findings;
        try (Progress _ = Progress.on(err, "looking for the cause")) {
            findings = Investigation.investigate(new Question(
                    recording.telemetry(),
                    recording.baseline(),
                    patterns,
                    recording.info().symptom(),
                    told));
        }
        ReportHeader header = new ReportHeader(
                recording.info().id(),
                taken(recording, sources),
                (System.nanoTime() - start) / NANOS_PER_MILLI,
                "firefight investigate "
                        + sources.stream()
                                .map(source -> quoted(source.toString()))
                                .collect(Collectors.joining(" ")));
        Optional<IOException> unwritten = html.flatMap(file -> page(file, HtmlReport.write(findings, header), err));
        out.print(json ? JsonReport.write(findings, header) : TerminalReport.write(findings, header, Terminal.style()));
        out.flush();
        if (unwritten.isPresent()) {
            throw unwritten.get();
        }
        return DONE;
    }

    /** Writes the page; what hinders it, if anything, which must not cost the report for which somebody waited. */
    private static Optional<IOException> page(Path file, String content, PrintWriter err) {
        try {
            WholeFile.write(file, content);
            err.println("Wrote " + SafeText.line(file.toString()));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    e instanceof FileSystemException
                            ? e
                            : new FileSystemException(file.toString(), null, e.getMessage()));
        }
    }

    /** A start of the trouble at which nothing was measured has nothing before or nothing after it to compare. */
    private static void requireCovered(long onset, Recording recording) {
        Window window = Window.of(recording.telemetry());
        boolean isEmpty = window.endNanos() == window.startNanos();
        boolean isBefore = onset < window.startNanos() && recording.baseline().isEmpty();
        if (!isEmpty && (isBefore || onset > window.endNanos())) {
            throw new UsageException("--onset " + Timestamps.toInstant(onset)
                    + " lies outside the telemetry, which covers "
                    + Timestamps.toInstant(window.startNanos()) + " to " + Timestamps.toInstant(window.endNanos())
                    + "; times are UTC: was it written in another zone, or for other files?");
        }
    }

    private static String named(List<Path> sources) {
        return sources.size() == 1 ? sources.getFirst().toString() : sources.size() + " files";
    }

    private static void printProblems(Recording recording, String named, PrintWriter err) {
        for (FileReport file : recording.files()) {
            for (ReadNotes.Problem problem : file.notes().problems()) {
                err.println(SafeText.line(file.file() + line(problem.firstLine()) + ": " + words(problem)));
            }
        }
        for (ReadNotes.Problem problem : recording.notes().problems()) {
            err.println(SafeText.line(named + ": " + words(problem)));
        }
    }

    /** Each file, and behind them what concerns all of them, if anything. */
    private static List<ReportHeader.FileTaken> taken(Recording recording, List<Path> sources) {
        List<ReportHeader.FileTaken> taken = new ArrayList<>();
        for (FileReport file : recording.files()) {
            taken.add(new ReportHeader.FileTaken(
                    shown(file.file(), sources), file.takenFor(), file.why(), words(file.notes())));
        }
        if (!recording.notes().problems().isEmpty()) {
            taken.add(new ReportHeader.FileTaken("all files", "one recording", "", words(recording.notes())));
        }
        return taken;
    }

    /** A file by its name; one of the baseline, which lies elsewhere, with its directory too. */
    private static String shown(Path file, List<Path> sources) {
        boolean isGiven = sources.stream().anyMatch(source -> source.equals(file) || source.equals(file.getParent()));
        int names = file.getNameCount();
        return (isGiven || names < 2
                ? String.valueOf(file.getFileName())
                : file.subpath(names - 2, names).toString());
    }

    private static List<String> words(ReadNotes notes) {
        return notes.problems().stream().map(ReportOptions::words).toList();
    }

    private static String words(ReadNotes.Problem problem) {
        return problem.reason() + (problem.count() > 1 ? " (" + problem.count() + " times)" : "");
    }

    private static String line(long line) {
        return line > 0 ? ":" + line : "";
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w./:@%+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
