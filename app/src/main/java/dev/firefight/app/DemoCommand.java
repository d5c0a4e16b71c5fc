package dev.firefight.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Investigates the recording that ships with the program. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Investigate an incident that ships with the program.")
final class DemoCommand implements Callable<Integer> {
    private static final Path EXAMPLE = Path.of("examples", "checkout-fire");

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Override
    public Integer call() throws Exception {
        Path example = Path.of(System.getProperty("firefight.home", ".")).resolve(EXAMPLE);
        if (!Files.isDirectory(example)) {
            throw new UsageException(
                    "the example recording is missing at " + example + "; run this from a whole checkout");
        }
        return report.investigate(List.of(example), java.util.Optional.empty(), java.util.OptionalLong.empty());
    }
}
