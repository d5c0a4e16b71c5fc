package dev.firefight.app.drill;

import dev.firefight.app.Terminal;
import dev.firefight.app.report.DrillWords;
import dev.firefight.practice.drill.Drill;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a drill again from its log. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Run a drill again from its log: its timeline, and a digest of all that production told, which is the"
                        + " same on every machine.")
final class ReplayCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Parameters(paramLabel = "DRILL", description = "Its name, such as provider-down-1, or its file.")
    private String name = "";

    @Override
    public Integer call() throws IOException {
        Drill drill = data.drills().finished(name).again();
        PrintWriter out = spec.commandLine().getOut();
        out.print(new DrillWords(Terminal.style()).replay(drill));
        out.println("digest " + drill.run().digest());
        out.flush();
        return 0;
    }
}
