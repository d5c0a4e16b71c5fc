package dev.firefight.app.bench;

import dev.firefight.app.Progress;
import dev.firefight.app.UsageException;
import dev.firefight.app.drill.ChosenScenarios;
import dev.firefight.practice.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Investigates scenarios in which nobody does anything. */
@Command(
        name = "drills",
        mixinStandardHelpOptions = true,
        description =
                "Investigate scenarios some minutes after their first alert and count how often the true cause stands"
                        + " first. Nobody does anything in them.")
final class DrillBenchCommand extends BenchAction {
    private static final int MOST_MINUTES = 60;

    @Parameters(
            arity = "0..*",
            paramLabel = "SCENARIO",
            description =
                    "Names of scenarios, or of families and a seed such as bad-release-0000002a; where none is told"
                            + " all, and one of each family.")
    private List<String> names = List.of();

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Decides what is left to chance, and which scenario of each family is drawn (default: 1).")
    private long seed;

    @Option(
            names = "--minutes",
            defaultValue = "3",
            paramLabel = "N",
            description = "How many minutes after the first alert it is asked (default: 3).")
    private int minutes;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the tables go, beside those of other benches; where no scenario is named"
                    + " benchmarks/RESULTS.md.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        if (minutes < 0 || minutes > MOST_MINUTES) {
            throw new UsageException(
                    "--minutes " + minutes + ": it is asked 0 to " + MOST_MINUTES + " minutes after the first alert");
        }
        List<Scenario> scenarios = ChosenScenarios.of(names, seed);
        DrillBench bench = new DrillBench(Duration.ofMinutes(minutes), seed);
        List<DrillBench.Asked> results = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        try (Progress _ = Progress.on(err(), () -> done.get() + " of " + scenarios.size() + " scenarios")) {
            for (Scenario one : scenarios) {
                results.add(bench.run(one));
                done.incrementAndGet();
            }
        }
        String report = DrillReport.write(results, bench);
        if (file != null) {
            ResultsFile.write(file, report);
        } else if (names.isEmpty()) {
            ResultsFile.write(Path.of("benchmarks/RESULTS.md"), report);
        }
        PrintWriter out = out();
        out.print(report);
        out.flush();
        return 0;
    }
}
