package dev.firefight.app;

import dev.firefight.telemetry.format.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds out who is to blame. */
@Command(
        name = "investigate",
        mixinStandardHelpOptions = true,
        description = "Rank who or what is to blame, with evidence and the quickest test.",
        footer = {
            "",
            "Examples:",
            "  firefight investigate fire/",
            "  firefight investigate --onset 2026-01-31T03:12:00Z --html report.html fire/",
            "  kubectl logs deploy/shop --timestamps | firefight investigate - metrics.json",
            "",
            "Ends with 0 when done, suspects or none; with 2 for wrong use or when nothing in the input is usable."
        })
final class InvestigateCommand implements Callable<Integer> {
    private static final Path PIPED = Path.of("-");
    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description = "A recording or directory of telemetry, or files of it; - for what is piped in."
                    + " What a file holds is told by its content.")
    private List<Path> sources = List.of();

    @Option(
            names = "--onset",
            paramLabel = "TIME",
            description =
                    "When the trouble started, as 2026-01-31T03:12:00Z or in seconds since 1970. Without it the start is found.")
    private Optional<String> onset = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Take every file for this format, whatever its content looks like.")
    private Optional<String> format = Optional.empty();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Override
    public Integer call() throws Exception {
        List<Path> found = sources.stream()
                .map(source -> source.equals(PIPED) ? STANDARD_INPUT : source)
                .toList();
        for (Path source : found) {
            if (source.toString().isEmpty()) {
                throw new UsageException("a source is empty, as when a variable of the shell is not set");
            }
            if (!Files.exists(source)) {
                throw new UsageException("there is nothing at " + source);
            }
        }
        return report.investigate(found, format.map(InvestigateCommand::format), TimeOption.of("--onset", onset));
    }

    private static Format format(String id) {
        return Format.ofId(id)
                .orElseThrow(() -> new UsageException("--format " + id + " is not known; known are "
                        + Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", "))));
    }
}
