package dev.firefight.app.drill;

import dev.firefight.app.Terminal;
import dev.firefight.app.report.DebriefJson;
import dev.firefight.app.report.DebriefReport;
import dev.firefight.practice.score.Debrief;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a drill was worth, and why. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = "What a drill was worth, by which rules, and what there is to learn from it.")
final class ScoreCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Parameters(paramLabel = "DRILL", description = "Its name, such as provider-down-1, or its file.")
    private String name = "";

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Debrief debrief = data.drills().finished(name).debrief();
        spec.commandLine().getOut().print(json ? DebriefJson.of(debrief) : DebriefReport.of(debrief, Terminal.style()));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
