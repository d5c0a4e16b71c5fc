package dev.firefight.app;

import dev.firefight.app.logs.IncidentTime;
import dev.firefight.app.logs.LogAnswer;
import dev.firefight.app.logs.LogMining;
import dev.firefight.app.logs.LogMining.Request;
import dev.firefight.app.logs.LogSource;
import dev.firefight.app.logs.LogSources;
import dev.firefight.app.logs.PatternDrill;
import dev.firefight.app.logs.RecordedLogs;
import dev.firefight.app.report.DrillJson;
import dev.firefight.app.report.DrillReport;
import dev.firefight.app.report.FollowReport.Reader;
import dev.firefight.app.report.LogJson;
import dev.firefight.app.report.LogReport;
import dev.firefight.evidence.drawing.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
            "  firefight logs --pattern 3fa9 app.log",
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
            description = "Compare before and after this time: 03:12 as the lines write it, or 2026-01-31T03:12:00Z."
                    + " Without it: where most changed.")
    private Optional<String> incident = Optional.empty();

    @Option(
            names = "--emit",
            paramLabel = "FILE",
            description = "Also write which line says what: a row line,pattern,template for each.")
    private Optional<Path> emit = Optional.empty();

    @Option(
            names = "--pattern",
            paramLabel = "ID",
            description = "Look into one pattern: when, which values, examples, and how other tools find it."
                    + " The start of its id is enough.")
    private Optional<String> pattern = Optional.empty();

    @Mixin
    private MuteOptions mute = new MuteOptions();

    @Option(names = "--mask", description = "Mask secrets on the screen too, as in all that is exported.")
    private boolean mask;

    @Option(names = "--json", description = "Print the answer as JSON; secrets are masked.")
    private boolean json;

    @Mixin
    private final FormatOption format = new FormatOption();

    @Mixin
    private final HtmlOption html = new HtmlOption();

    @Mixin
    private final FollowOptions follow = new FollowOptions();

    /** Whether the moment is that of a recording. */
    private boolean isRecorded;

    @Override
    public Integer call() throws Exception {
        if (mute.onlyUnmutes() && sources.isEmpty() && compared.isEmpty()) {
            mute.unmute(spec.commandLine().getOut());
            return 0;
        }
        if (sources.isEmpty() == compared.isEmpty()) {
            throw new UsageException(
                    sources.isEmpty()
                            ? "name what to read: a file, a directory, or - for what is piped in"
                            : "either compare two sources, or read others");
        }
        boolean isOfOne = pattern.isPresent() || mute.isAsked();
        if (isOfOne && (emit.isPresent() || follow.isWanted() || html.isWanted())) {
            throw new UsageException(
                    "--pattern, --mute and --unmute go without --follow, --html and --emit; run the program twice");
        }
        format.check();
        if (follow.isWanted()) {
            return follow();
        }
        Request request = request();
        checkOutput(request);
        if (pattern.isPresent()) {
            drill(request, pattern.get());
            return 0;
        }
        LogAnswer answer;
        try (Progress _ = Progress.on(spec.commandLine().getErr(), "reading")) {
            answer = answer(request);
        }
        answer = isRecorded ? answer.recorded() : answer;
        tell(answer.problems());
        if (mute.isAsked()) {
            mute.change(answer, spec.commandLine().getOut());
            return 0;
        }
        LogAnswer heard = answer.without(mute.ids());
        LogAnswer shown = mask ? heard.masked() : heard;
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            LogJson.write(shown, out);
        } else {
            out.print(LogReport.write(shown, Terminal.style()));
        }
        html.write(heard);
        return 0;
    }

    private int follow() throws IOException, InterruptedException {
        if (sources.isEmpty() || incident.isPresent()) {
            throw new UsageException(
                    "--follow waits for lines and compares nothing; leave --compare and --incident out");
        }
        if (html.isWanted() || emit.isPresent()) {
            throw new UsageException("--follow tells of lines as they come and has no end to write "
                    + (html.isWanted() ? "--html" : "--emit")
                    + " at; run the program again without --follow, or take --json");
        }
        Reader reader = json ? Reader.PROGRAM : mask ? Reader.MASKED : Reader.PERSON;
        return follow.run(sources, reader, format.forced(), mute.ids());
    }

    private Optional<IncidentTime> moment() {
        if (incident.isPresent() && !compared.isEmpty()) {
            throw new UsageException("--compare compares files, --incident before and after; leave one of them out");
        }
        return incident.map(text -> IncidentTime.parse(text)
                .orElseThrow(() -> new UsageException("--incident " + text
                        + " is no time; write it as 03:12, as 2026-01-31T03:12:00Z, or in seconds since 1970")));
    }

    /** Nothing that is read is written over. */
    private void checkOutput(Request request) throws IOException {
        List<Path> read = Stream.concat(request.files().stream(), request.others().stream())
                .map(LogSource::path)
                .toList();
        html.check(read);
        if (emit.isPresent()) {
            OutputFile.check("--emit", emit.get(), read);
        }
    }

    private Request request() throws IOException {
        Optional<IncidentTime> told = moment();
        if (!compared.isEmpty()) {
            return new Request(
                    files(compared.subList(0, 1)).files(),
                    files(compared.subList(1, 2)).files(),
                    told);
        }
        RecordedLogs read = files(sources);
        isRecorded = told.isEmpty() && read.onset().isPresent();
        return new Request(
                read.files(),
                List.of(),
                read.healthy(),
                read.areServices(),
                isRecorded ? Optional.of(IncidentTime.at(read.onset().orElseThrow())) : told);
    }

    private void drill(Request request, String id) throws Exception {
        PatternDrill drill;
        try (Progress _ = Progress.on(spec.commandLine().getErr(), "reading")) {
            drill = LogMining.drill(request, Runtime.getRuntime().availableProcessors(), id);
        }
        tell(drill.answer().problems());
        PatternDrill shown = mask ? drill.masked() : drill;
        spec.commandLine().getOut().print(json ? DrillJson.write(drill) : DrillReport.write(shown, Terminal.style()));
    }

    private void tell(List<String> problems) {
        problems.forEach(problem -> spec.commandLine().getErr().println(SafeText.line(problem)));
    }

    private RecordedLogs files(List<Path> named) throws IOException {
        LogSources.Found found;
        try (Progress _ = Progress.on(spec.commandLine().getErr(), "looking through")) {
            found = LogSources.find(named, System.in);
        }
        List<LogSource> forced = found.files().stream().map(format::forced).toList();
        RecordedLogs read = RecordedLogs.of(named, new LogSources.Found(forced, found.problems()));
        if (read.files().isEmpty()) {
            throw new UsageException(String.join("; ", read.notes()));
        }
        tell(read.notes());
        return read;
    }

    private LogAnswer answer(Request request) throws IOException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        if (emit.isEmpty()) {
            return LogMining.mine(request, threads, Optional.empty());
        }
        List<LogAnswer> answers = new ArrayList<>();
        WholeFile.write(emit.get(), writer -> answers.add(LogMining.mine(request, threads, Optional.of(writer))));
        return answers.getFirst();
    }
}
