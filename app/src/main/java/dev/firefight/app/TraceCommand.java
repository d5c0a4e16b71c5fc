package dev.firefight.app;

import dev.firefight.app.report.CandidateReport;
import dev.firefight.app.report.TraceJson;
import dev.firefight.app.report.TraceReport;
import dev.firefight.app.trace.TraceSearch;
import dev.firefight.app.trace.TraceSearch.Found;
import dev.firefight.app.trace.TraceSearch.Listed;
import dev.firefight.app.trace.TraceSearch.Order;
import dev.firefight.evidence.drawing.SafeText;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows one request through all services. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "Follow one request through all services to where it failed or waited.",
        footer = {
            "",
            "Examples:",
            "  firefight trace --failed fire/",
            "  firefight trace 143b8be8 fire/",
            "  firefight trace order-4711 shop.log payment.log traces.json",
            "  kubectl logs -l app=shop --prefix --timestamps | firefight trace 143b8be8 -",
        })
final class TraceCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "[ID] SOURCE",
            description =
                    "The id of the request, or its first digits; then recordings, files of spans or logs, directories with all"
                            + " that lies in them, or quoted patterns; - for what is piped in. With --failed or --slowest: sources alone.")
    private List<String> arguments = List.of();

    @Option(
            names = "--failed",
            description =
                    "List requests that failed, were far slower than their kind or went another way, and which service"
                            + " explains them.")
    private boolean failed;

    @Option(names = "--slowest", description = "List all requests, the slowest first.")
    private boolean slowest;

    @Option(names = "--limit", paramLabel = "N", description = "How many to list; 20 unless told.")
    private int limit = 20;

    @Option(names = "--json", description = "Print the answer as JSON; secrets are masked.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (failed && slowest) {
            throw new UsageException("either --failed or --slowest");
        }
        if (limit < 1) {
            throw new UsageException("--limit " + limit + ": give a number of requests above zero");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (failed || slowest) {
            Listed listed;
            try (Progress _ = Progress.on(spec.commandLine().getErr(), "reading")) {
                listed = TraceSearch.list(paths(arguments), System.in, slowest ? Order.SLOWEST : Order.TROUBLED);
            }
            tell(listed.problems());
            out.print(
                    json
                            ? TraceJson.write(listed.candidates(), limit)
                            : CandidateReport.write(listed.candidates(), slowest, limit, Terminal.style()));
        } else {
            Found found;
            List<Path> sources = paths(arguments.subList(1, arguments.size()));
            if (sources.isEmpty()) {
                throw new UsageException(
                        "name the id of a request and then what to read: firefight trace ID SOURCE; ids are"
                                + " listed by firefight trace --failed SOURCE");
            }
            try (Progress _ = Progress.on(spec.commandLine().getErr(), "reading")) {
                found = TraceSearch.find(arguments.getFirst(), sources, System.in);
            }
            tell(found.problems());
            out.print(json ? TraceJson.write(found.story()) : TraceReport.write(found.story(), Terminal.style()));
        }
        out.flush();
        return 0;
    }

    private void tell(List<String> problems) {
        problems.forEach(problem -> spec.commandLine().getErr().println(SafeText.line(problem)));
    }

    private static List<Path> paths(List<String> names) {
        try {
            return names.stream().map(Path::of).toList();
        } catch (InvalidPathException e) {
            throw new UsageException(e.getInput() + " is no name of a file: " + e.getReason());
        }
    }
}
