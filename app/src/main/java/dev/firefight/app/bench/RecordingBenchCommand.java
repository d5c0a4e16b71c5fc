package dev.firefight.app.bench;

import dev.firefight.app.UsageException;
import dev.firefight.app.report.JsonReport;
import dev.firefight.app.report.ReportHeader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Investigates recordings with known causes. */
@Command(
        name = "recordings",
        mixinStandardHelpOptions = true,
        description =
                "Investigate a directory of recordings with known causes and count how often the right one stands first.")
final class RecordingBenchCommand extends BenchAction {
    @Parameters(paramLabel = "DIR", description = "One directory for each set, and labels/<set>.csv.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Option(names = "--write", paramLabel = "FILE", description = "Where the table goes (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("benchmarks/RESULTS.md");

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Also write the findings of each recording as JSON, a directory for each mode.")
    private @Nullable Path results;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(directory.resolve("labels"))) {
            throw new UsageException(directory + " holds no labels; expected labels/<set>.csv in it");
        }
        RecordingBench bench = new RecordingBench(directory);
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
        String report = RecordingReport.write(all, warm, healthy, published());
        ResultsFile.write(file, report);
        out.print(report);
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
