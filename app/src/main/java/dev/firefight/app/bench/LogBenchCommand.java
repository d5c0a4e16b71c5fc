package dev.firefight.app.bench;

import dev.firefight.app.UsageException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mines logs whose patterns are known. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Mine logs whose patterns are known and count how many lines and patterns are right.")
final class LogBenchCommand extends BenchAction {
    @Parameters(
            paramLabel = "DIR",
            description = "X.log beside X.log_structured_original.csv and X.log_structured_corrected.csv,"
                    + " here or in directories below.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Where the tables go, beside those of other benches (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("benchmarks/RESULTS.md");

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Also write the rows line,pattern,template of each log and of its halves.")
    private @Nullable Path results;

    @Override
    public Integer call() throws Exception {
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
        String report = LogBenchReport.write(all, published());
        ResultsFile.write(file, report);
        PrintWriter out = out();
        out.print(report);
        out.flush();
        return 0;
    }
}
