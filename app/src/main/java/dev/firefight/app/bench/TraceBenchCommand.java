package dev.firefight.app.bench;

import dev.firefight.app.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Follows requests of recordings with known causes. */
@Command(
        name = "traces",
        mixinStandardHelpOptions = true,
        description =
                "Run trace --failed on recordings with known causes and count how often the first hop is the broken service.")
final class TraceBenchCommand extends BenchAction {
    @Parameters(paramLabel = "DIR", description = "A directory with a directory for each set, and labels/<set>.csv.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(directory.resolve("labels"))) {
            throw new UsageException(directory + " holds no labels; expected labels/<set>.csv in it");
        }
        PrintWriter out = out();
        out.print(TraceBench.run(new RecordingBench(directory)));
        out.flush();
        return 0;
    }
}
