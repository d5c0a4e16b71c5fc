package dev.firefight.app.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads a real Prometheus. */
@Command(
        name = "prometheus",
        mixinStandardHelpOptions = true,
        description = "Read a real Prometheus of 200,000 series, which has to be installed; nothing is kept.")
final class PrometheusBenchCommand extends BenchAction {
    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        try (Scratch scratch = Scratch.make()) {
            return show(new PrometheusBench(scratch.directory()).run(), json);
        }
    }
}
