package dev.firefight.app.bench;

import dev.firefight.app.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Pours in alerts. */
@Command(
        name = "intake",
        mixinStandardHelpOptions = true,
        description =
                "Pour alerts into a server on this machine, and measure how soon somebody is called; nothing is kept.")
final class IntakeBenchCommand extends BenchAction {
    @Option(
            names = "--seconds",
            paramLabel = "NUMBER",
            description = "How long alerts pour in (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        if (seconds < 1) {
            throw new UsageException("--seconds is 1 or more");
        }
        List<Figure> figures = new ArrayList<>();
        try (Scratch scratch = Scratch.make();
                IntakeBench bench = new IntakeBench(scratch.directory())) {
            figures.addAll(bench.pour(Duration.ofSeconds(seconds)).figures());
            figures.addAll(bench.storm().figures());
            figures.addAll(bench.crowd().figures());
        }
        return show(figures, json);
    }
}
