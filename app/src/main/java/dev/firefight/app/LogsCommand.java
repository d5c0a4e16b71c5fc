package dev.firefight.app;

import dev.firefight.app.logs.LogAnswer;
import dev.firefight.app.logs.LogMining;
import dev.firefight.app.report.LogJson;
import dev.firefight.app.report.LogReport;
import dev.firefight.telemetry.Timestamps;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what logs say otherwise than before. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Read logs completely: when, how much, and what is said otherwise than before.",
        footer = {
            "",
            "Examples:",
            "  firefight logs app.log.1 app.log",
            "  firefight logs --incident 2026-01-31T03:12:00Z /var/log/shop/",
        })
final class LogsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "SOURCE", description = "Files, or directories of them.")
    private List<Path> sources = List.of();

    @Option(
            names = "--incident",
            paramLabel = "TIME",
            description = "Compare before and after this time. Without it: where most changed.")
    private Optional<String> incident = Optional.empty();

    @Option(
            names = "--emit",
            paramLabel = "FILE",
            description = "Also write which line says what: a row line,pattern,template for each.")
    private Optional<Path> emit = Optional.empty();

    @Option(names = "--json", description = "Print the answer as JSON; secrets are masked.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        List<Path> files = new ArrayList<>();
        for (Path source : sources) {
            if (Files.isDirectory(source)) {
                try (Stream<Path> within = Files.list(source)) {
                    within.filter(Files::isRegularFile).sorted().forEach(files::add);
                }
            } else {
                files.add(source);
            }
        }
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new UsageException("there is nothing at " + file);
            }
        }
        LogAnswer answer = answer(files);
        spec.commandLine().getOut().print(json ? LogJson.write(answer) : LogReport.write(answer, Terminal.style()));
        return 0;
    }

    private LogAnswer answer(List<Path> files) throws IOException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        if (emit.isEmpty()) {
            return LogMining.mine(files, time(), threads, Optional.empty());
        }
        try (Writer writer = Files.newBufferedWriter(emit.get())) {
            return LogMining.mine(files, time(), threads, Optional.of(writer));
        }
    }

    private OptionalLong time() {
        if (incident.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong time = Timestamps.parse(incident.get());
        if (time.isEmpty()) {
            throw new UsageException("--incident " + incident.get()
                    + " is no time; write it as 2026-01-31T03:12:00Z or in seconds since 1970");
        }
        return time;
    }
}
