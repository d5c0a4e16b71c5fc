package dev.firefight.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A bench, as a command. */
abstract class BenchAction implements Callable<Integer> {
    static final int MOST_CLIENTS = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** What was published by others, and what stands beside our own figures. */
    static List<Published> published() throws IOException {
        return Published.read(Path.of(System.getProperty("firefight.home", ".")).resolve("benchmarks/published.csv"));
    }

    final int show(List<Figure> figures, @Nullable Path json) throws IOException {
        out().print(Figure.table(figures));
        out().flush();
        if (json != null) {
            Files.writeString(json, Figure.json(figures));
        }
        return 0;
    }
}
