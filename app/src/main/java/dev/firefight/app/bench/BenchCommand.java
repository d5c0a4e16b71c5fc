package dev.firefight.app.bench;

import dev.firefight.app.UsageException;
import dev.firefight.app.report.JsonReport;
import dev.firefight.app.report.ReportHeader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how good and how fast the program is. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Show how often the program is right and how fast, on data with known answers.")
public final class BenchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "recordings",
            mixinStandardHelpOptions = true,
            description =
                    "Investigate a directory of recordings with known causes and count how often the right one stands first.")
    int recordings(
            @Parameters(paramLabel = "DIR", description = "One directory for each set, and labels/<set>.csv.")
                    Path directory,
            @Option(
                            names = "--write",
                            paramLabel = "FILE",
                            description = "Where the table goes (default: ${DEFAULT-VALUE}).",
                            defaultValue = "benchmarks/RESULTS.md")
                    Path file,
            @Option(
                            names = "--results",
                            paramLabel = "DIR",
                            description =
                                    "Also write the findings of each recording as JSON, a directory for each mode.",
                            defaultValue = Option.NULL_VALUE)
                    @Nullable
                    Path results)
            throws Exception {
        if (!Files.isDirectory(directory.resolve("labels"))) {
            throw new UsageException(directory + " holds no labels; expected labels/<set>.csv in it");
        }
        RecordingBench bench = new RecordingBench(directory);
        Path home = Path.of(System.getProperty("firefight.home", "."));
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Map<Mode, List<CaseResult>>> all = new TreeMap<>();
        Map<String, List<CaseResult>> warm = new TreeMap<>();
        Map<String, List<Answer>> healthy = new TreeMap<>();
        for (Map.Entry<String, List<Path>> set : bench.sets().entrySet()) {
            Map<Mode, List<CaseResult>> byMode = new EnumMap<>(Mode.class);
            for (Mode mode : Mode.values()) {
                byMode.put(mode, bench.runAll(set.getValue(), mode));
            }
            all.put(set.getKey(), byMode);
            warm.put(set.getKey(), bench.runAll(set.getValue(), Mode.A));
            healthy.put(set.getKey(), HealthyWindows.answers(directory.resolve(set.getKey())));
        }
        if (results != null) {
            writeFindings(all, results);
        }
        String report =
                RecordingReport.write(all, warm, healthy, Published.read(home.resolve("benchmarks/published.csv")));
        ResultsFile.write(file, report);
        out.print(report);
        out.flush();
        return 0;
    }

    @Command(
            name = "logs",
            mixinStandardHelpOptions = true,
            description = "Mine logs whose patterns are known and count how many lines and patterns are right.")
    int logs(
            @Parameters(
                            paramLabel = "DIR",
                            description =
                                    "X.log beside X.log_structured_original.csv and X.log_structured_corrected.csv,"
                                            + " here or in directories below.")
                    Path directory,
            @Option(
                            names = "--write",
                            paramLabel = "FILE",
                            description =
                                    "Where the tables go, beside those of other benches (default: ${DEFAULT-VALUE}).",
                            defaultValue = "benchmarks/RESULTS.md")
                    Path file,
            @Option(
                            names = "--results",
                            paramLabel = "DIR",
                            description = "Also write the rows line,pattern,template of each log and of its halves.",
                            defaultValue = Option.NULL_VALUE)
                    @Nullable
                    Path results)
            throws Exception {
        if (!Files.isDirectory(directory)) {
            throw new UsageException(directory + " is no directory");
        }
        List<LabelledLog> logs = LabelledLog.in(directory);
        if (logs.isEmpty()) {
            throw new UsageException(
                    directory + " holds no labelled logs; expected X.log beside X.log_structured_corrected.csv");
        }
        List<LogResult> all = new ArrayList<>();
        try (LogBench bench = new LogBench(Optional.ofNullable(results))) {
            for (LabelledLog log : logs) {
                all.add(bench.run(log));
            }
        }
        Path home = Path.of(System.getProperty("firefight.home", "."));
        String report = LogBenchReport.write(all, Published.read(home.resolve("benchmarks/published.csv")));
        ResultsFile.write(file, report);
        PrintWriter out = spec.commandLine().getOut();
        out.print(report);
        out.flush();
        return 0;
    }

    @Command(
            name = "traces",
            mixinStandardHelpOptions = true,
            description =
                    "Run trace --failed on recordings with known causes and count how often the first hop is the broken service.")
    int traces(
            @Parameters(
                            paramLabel = "DIR",
                            description = "A directory with a directory for each set, and labels/<set>.csv.")
                    Path directory)
            throws IOException {
        if (!Files.isDirectory(directory.resolve("labels"))) {
            throw new UsageException(directory + " holds no labels; expected labels/<set>.csv in it");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(TraceBench.run(new RecordingBench(directory)));
        out.flush();
        return 0;
    }

    private static void writeFindings(Map<String, Map<Mode, List<CaseResult>>> all, Path directory) throws IOException {
        for (Map<Mode, List<CaseResult>> byMode : all.values()) {
            for (Map.Entry<Mode, List<CaseResult>> mode : byMode.entrySet()) {
                Path into =
                        Files.createDirectories(directory.resolve(mode.getKey().name()));
                for (CaseResult one : mode.getValue()) {
                    long millis = (one.readNanos() + one.thinkNanos()) / 1_000_000;
                    Files.writeString(
                            into.resolve(one.label().caseId() + ".json"),
                            JsonReport.write(
                                    one.findings(), new ReportHeader(one.label().caseId(), List.of(), millis, "")));
                }
            }
        }
    }
}
