package dev.firefight.app.demo;

import dev.firefight.app.ServerStart;
import dev.firefight.app.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows all of the program, on data that is gone at its end. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Start the whole program with a simulated shop that burns: one incident with suspects on its board, one"
                    + " that is over, and a drill to play. It answers to this machine only, asks for no password, and"
                    + " leaves nothing behind.",
        },
        footer = {
            "",
            "Examples:",
            "  firefight demo",
            "  firefight demo --port 9000",
            "",
            "To investigate a recording at the terminal: firefight investigate examples/checkout-fire",
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int MOST_PORT = 0xFFFF;
    private static final int LOOK_MILLIS = 200;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8911",
            description = "The port to answer on (default: ${DEFAULT-VALUE}; 0 for any that is free).")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > MOST_PORT) {
            throw new UsageException("--port " + port + ": it goes from 0 to " + MOST_PORT);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Demo demo = new Demo(port, spec.commandLine().getErr())) {
            out.println("Firefight answers on " + demo.address() + "  (a demo: no password, this machine only)");
            out.println("  1. Open it: a shop burns, and in some seconds its suspects stand on the board.");
            out.println("  2. See one that is over: its timeline, and its export.");
            out.println("  3. Play your first drill, which tells each step.");
            out.println("Ctrl-C ends it, and removes all that it wrote.");
            out.flush();
            Thread.ofPlatform().daemon().start(() -> tellSuspects(demo, out));
            ServerStart.awaitStop(demo::close);
        }
        return ExitCode.OK;
    }

    private static void tellSuspects(Demo demo, PrintWriter out) {
        try {
            while (!demo.hasSuspects()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            out.println("The suspects stand on the board: " + demo.address() + "/incidents/"
                    + demo.burning().orElseThrow());
            out.flush();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
