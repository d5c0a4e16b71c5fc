package dev.firefight.app;

import dev.firefight.incident.Policy;
import dev.firefight.journal.JournalException;
import dev.firefight.journal.Place;
import dev.firefight.server.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the server: incidents in the browser, for tools, and for the terminal.",
        footer = {
            "",
            "Examples:",
            "  firefight serve",
            "  firefight serve --data /var/lib/firefight --host 0.0.0.0",
            "",
            "The first start prints a link by which the first person comes in.",
        })
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private JournalPlace where = new JournalPlace();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address of this machine to answer on (default: ${DEFAULT-VALUE}, which is reached from"
                    + " this machine only; 0.0.0.0 is all).",
            defaultValue = "${env:FIREFIGHT_HOST:-localhost}")
    private String host = "localhost";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to answer on (default: ${DEFAULT-VALUE}; 0 for any that is free).",
            defaultValue = "${env:FIREFIGHT_PORT:-8911}")
    private int port = 8911;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new UsageException("--port: a port is a number from 0 to 65535, not " + port);
        }
        PrintWriter out = spec.commandLine().getOut();
        Place place = where.place();
        if (place instanceof Place.InFile(Path file) && file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        try (Server server = start(place)) {
            String address = "http://" + host + ":" + server.port();
            out.println("Firefight answers on " + address + "  (journal: " + place + ")");
            server.setupPath()
                    .ifPresent(path -> out.println(
                            "Nobody is let in yet. The first one comes in here, once:\n  " + address + path));
            out.flush();
            awaitStop(server);
        }
        return ExitCode.OK;
    }

    private Server start(Place place) {
        try {
            return Server.start(
                    new Server.Settings(place, host, port, Policy.USUAL),
                    InstantSource.system(),
                    new SecureRandom(),
                    spec.commandLine().getErr());
        } catch (JournalException notOpened) {
            throw new UsageException(String.valueOf(notOpened.getMessage()));
        } catch (RuntimeException failed) {
            throw new UsageException("cannot answer on " + host + ":" + port + ": " + reason(failed)
                    + "; take another --port or --host, or stop what is running there");
        }
    }

    private static String reason(Throwable failed) {
        Throwable first = failed;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return String.valueOf(first.getMessage());
    }

    /** Until the process is told to end; requests that are under way are answered before it does. */
    private static void awaitStop(Server server) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        stopped.await();
    }
}
