package dev.firefight.app;

import dev.firefight.app.bench.BenchCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program: one command a subcommand. */
@Command(
        name = "firefight",
        mixinStandardHelpOptions = true,
        version = "firefight 0.1.0",
        description = "Fight production fires, practise for them, and keep the proof.",
        subcommands = {DemoCommand.class, InvestigateCommand.class, BenchCommand.class})
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Runs the program. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = commandLine(out, err).execute(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** The whole command line, wired. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Main()).setOut(out).setErr(err).setExecutionExceptionHandler(Main::explain);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Whatever goes wrong is told in one line; the whole story is for who asks for it. */
    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        String message = problem.getMessage();
        command.getErr()
                .println("firefight: "
                        + (problem instanceof UsageException && message != null
                                ? message
                                : problem.getClass().getSimpleName() + (message == null ? "" : ": " + message)));
        if (System.getenv("FIREFIGHT_TRACE") != null) {
            problem.printStackTrace(command.getErr());
        }
        return ExitCode.USAGE;
    }
}
