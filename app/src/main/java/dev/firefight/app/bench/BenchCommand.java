package dev.firefight.app.bench;

import dev.firefight.app.CommandGroup;
import dev.firefight.app.UsageException;
import dev.firefight.app.report.JsonReport;
import dev.firefight.app.report.ReportHeader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how good and how fast the program is. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Show how often the program is right and how fast, on data with known answers.")
public final class BenchCommand extends CommandGroup {
    private static final int MOST_CLIENTS = 1_000;

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
        PrintWriter out = out();
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
            name = "journal",
            mixinStandardHelpOptions = true,
            description =
                    "Write to a server on this machine with many clients, and watch it with many more; nothing is kept.")
    int journal(
            @Option(
                            names = "--clients",
                            paramLabel = "NUMBER",
                            description = "So many write at the same time (default: ${DEFAULT-VALUE}).",
                            defaultValue = "64")
                    int clients,
            @Option(
                            names = "--watchers",
                            paramLabel = "NUMBER",
                            description = "So many watch one incident (default: ${DEFAULT-VALUE}).",
                            defaultValue = "200")
                    int watchers,
            @Option(
                            names = "--seconds",
                            paramLabel = "NUMBER",
                            description = "How long it is measured (default: ${DEFAULT-VALUE}).",
                            defaultValue = "10")
                    int seconds)
            throws Exception {
        if (clients < 1 || clients > MOST_CLIENTS || watchers < 1 || watchers > MOST_CLIENTS || seconds < 1) {
            throw new UsageException(
                    "--clients and --watchers are numbers from 1 to " + MOST_CLIENTS + ", --seconds is 1 or more");
        }
        Path directory = Files.createTempDirectory("firefight");
        PrintWriter out = out();
        try {
            JournalBench bench = new JournalBench(directory, clients, Duration.ofSeconds(seconds));
            out.printf("%-52s %12s %9s %9s %9s%n", "", "a second", "p50 ms", "p99 ms", "most ms");
            print(out, clients + " clients append to the journal itself", bench.floor());
            print(out, clients + " clients write over HTTP, answered when on disk", bench.writing());
            print(out, watchers + " watch one incident: written to read", bench.watching(watchers));
        } finally {
            delete(directory);
        }
        return 0;
    }

    @Command(
            name = "otlp",
            mixinStandardHelpOptions = true,
            description = "Send telemetry to a server on this machine over several connections; nothing is kept.")
    int otlp(
            @Option(
                            names = "--connections",
                            paramLabel = "NUMBER",
                            description = "So many send at the same time (default: ${DEFAULT-VALUE}).",
                            defaultValue = "8")
                    int connections,
            @Option(
                            names = "--seconds",
                            paramLabel = "NUMBER",
                            description = "How long each is measured (default: ${DEFAULT-VALUE}).",
                            defaultValue = "10")
                    int seconds)
            throws Exception {
        if (connections < 1 || connections > MOST_CLIENTS || seconds < 1) {
            throw new UsageException(
                    "--connections is a number from 1 to " + MOST_CLIENTS + ", --seconds is 1 or more");
        }
        Path directory = Files.createTempDirectory("firefight");
        PrintWriter out = out();
        try {
            OtlpBench bench = new OtlpBench(directory, connections, Duration.ofSeconds(seconds));
            out.printf(
                    "%-46s %12s %8s %8s %8s %7s %9s %9s%n",
                    "", "a second", "MB/s", "p50 ms", "p99 ms", "503", "disk MB", "heap MB");
            print(out, connections + " connections send spans, 512 a request", bench.traces());
            print(out, connections + " connections send log records, 1,000 a request", bench.logs());
            print(
                    out,
                    "96 press, into " + (OtlpBench.little().mostBytes() >> 20) + " MiB on disk, 8,192 spans a request",
                    bench.pressure());
        } finally {
            delete(directory);
        }
        return 0;
    }

    private static void print(PrintWriter out, String what, OtlpBench.Outcome outcome) {
        out.printf(
                Locale.ROOT,
                "%-46s %,12.0f %8.1f %8.1f %8.1f %,7d %,9.1f %,9.1f%n",
                what,
                outcome.itemsPerSecond(),
                outcome.bytesPerSecond() / 1e6,
                outcome.answers().milliseconds(0.5),
                outcome.answers().milliseconds(0.99),
                outcome.refused(),
                outcome.diskBytes() / 1e6,
                outcome.heapBytes() / 1e6);
        out.flush();
    }

    @Command(
            name = "intake",
            mixinStandardHelpOptions = true,
            description =
                    "Pour alerts into a server on this machine, and measure how soon somebody is called; nothing is kept.")
    int intake(
            @Option(
                            names = "--seconds",
                            paramLabel = "NUMBER",
                            description = "How long alerts pour in (default: ${DEFAULT-VALUE}).",
                            defaultValue = "60")
                    int seconds,
            @Option(
                            names = "--json",
                            paramLabel = "FILE",
                            description = "Also write the figures as JSON.",
                            defaultValue = Option.NULL_VALUE)
                    @Nullable
                    Path json)
            throws Exception {
        if (seconds < 1) {
            throw new UsageException("--seconds is 1 or more");
        }
        Path directory = Files.createTempDirectory("firefight");
        List<Figure> figures = new ArrayList<>();
        try (IntakeBench bench = new IntakeBench(directory)) {
            figures.addAll(bench.pour(Duration.ofSeconds(seconds)).figures());
            figures.addAll(bench.storm().figures());
            figures.addAll(bench.crowd().figures());
        } finally {
            delete(directory);
        }
        return show(figures, json);
    }

    @Command(
            name = "prometheus",
            mixinStandardHelpOptions = true,
            description = "Read a real Prometheus of 200,000 series, which has to be installed; nothing is kept.")
    int prometheus(
            @Option(
                            names = "--json",
                            paramLabel = "FILE",
                            description = "Also write the figures as JSON.",
                            defaultValue = Option.NULL_VALUE)
                    @Nullable
                    Path json)
            throws Exception {
        Path directory = Files.createTempDirectory("firefight");
        try {
            return show(new PrometheusBench(directory).run(), json);
        } finally {
            delete(directory);
        }
    }

    private int show(List<Figure> figures, @Nullable Path json) throws IOException {
        PrintWriter out = out();
        out.print(Figure.table(figures));
        out.flush();
        if (json != null) {
            Files.writeString(json, Figure.json(figures));
        }
        return 0;
    }

    private static void print(PrintWriter out, String what, JournalBench.Load load) {
        out.printf(
                Locale.ROOT,
                "%-52s %,12.0f %9.1f %9.1f %9.1f%n",
                what,
                load.perSecond(),
                load.milliseconds(0.5),
                load.milliseconds(0.99),
                load.milliseconds(1));
        out.flush();
    }

    /** With all that is in it, the deepest first. */
    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
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
        PrintWriter out = out();
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
        PrintWriter out = out();
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
