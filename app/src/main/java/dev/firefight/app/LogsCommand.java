package dev.firefight.app;

import dev.firefight.app.logs.LogAnswer;
import dev.firefight.app.logs.LogMining;
import dev.firefight.app.logs.LogMining.Request;
import dev.firefight.app.logs.LogSource;
import dev.firefight.app.logs.LogSources;
import dev.firefight.app.report.LogJson;
import dev.firefight.app.report.LogReport;
import dev.firefight.app.report.SafeText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  firefight logs --compare shop-7d9f.log shop-b41c.log",
            "  kubectl logs deploy/shop | firefight logs -",
        })
final class LogsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "SOURCE",
            description =
                    "Files, also packed with gzip or zstd, directories with all that lies in them, or quoted patterns"
                            + " such as '*.log*'; - for what is piped in.")
    private List<Path> sources = List.of();

    @Option(
            names = "--compare",
            arity = "2",
            paramLabel = "FILE",
            description =
                    "Compare two files or directories with each other instead: pods, versions, yesterday and today.")
    private List<Path> compared = List.of();

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

    @Mixin
    private final FormatOption format = new FormatOption();

    @Mixin
    private final HtmlOption html = new HtmlOption();

    @Mixin
    private final FollowOptions follow = new FollowOptions();

    @Override
    public Integer call() throws Exception {
        if (sources.isEmpty() == compared.isEmpty()) {
            throw new UsageException(
                    sources.isEmpty()
                            ? "name what to read: a file, a directory, or - for what is piped in"
                            : "either compare two sources, or read others");
        }
        if (follow.isWanted()) {
            if (sources.isEmpty()) {
                throw new UsageException("--follow waits for lines and compares nothing; leave --compare out");
            }
            return follow.run(sources, json);
        }
        format.check();
        html.check(compared.isEmpty() ? sources : compared);
        Request request = compared.isEmpty()
                ? new Request(files(sources), List.of(), TimeOption.of("--incident", incident))
                : new Request(files(compared.subList(0, 1)), files(compared.subList(1, 2)), OptionalLong.empty());
        LogAnswer answer;
        try (Progress _ = Progress.on(spec.commandLine().getErr(), "reading")) {
            answer = answer(request);
        }
        for (String problem : answer.problems()) {
            spec.commandLine().getErr().println(SafeText.line(problem));
        }
        spec.commandLine().getOut().print(json ? LogJson.write(answer) : LogReport.write(answer, Terminal.style()));
        html.write(answer);
        return 0;
    }

    private List<LogSource> files(List<Path> named) throws IOException {
        LogSources.Found found = LogSources.find(named, System.in);
        if (found.files().isEmpty()) {
            throw new UsageException(String.join("; ", found.problems()));
        }
        found.problems().forEach(problem -> spec.commandLine().getErr().println(SafeText.line(problem)));
        return found.files().stream().map(format::forced).toList();
    }

    private LogAnswer answer(Request request) throws IOException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        if (emit.isEmpty()) {
            return LogMining.mine(request, threads, Optional.empty());
        }
        try (Writer writer = Files.newBufferedWriter(emit.get())) {
            return LogMining.mine(request, threads, Optional.of(writer));
        }
    }
}
