package dev.firefight.browser;

import dev.firefight.incident.Policy;
import dev.firefight.journal.Place;
import dev.firefight.server.Server;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** A server over a journal of its own, which can be stopped and started again where it was. */
final class House implements AutoCloseable {
    private final StringWriter log = new StringWriter();
    private final Path directory;
    private final InstantSource clock;
    private final int port;
    private final String setUpPath;
    private Optional<Server> server;

    House(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
        Server first = open(0);
        port = first.port();
        setUpPath = first.setupPath().orElseThrow();
        server = Optional.of(first);
    }

    private Server open(int onPort) {
        return Server.start(
                new Server.Settings(
                        new Place.InFile(directory.resolve("journal.db")), "127.0.0.1", onPort, Policy.USUAL),
                clock,
                new SecureRandom(),
                new PrintWriter(log, true));
    }

    int port() {
        return port;
    }

    /** What a person types into the line of addresses. */
    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The link that the first start prints. */
    String setUpLink() {
        return address(setUpPath);
    }

    /** What was told to the log. */
    String log() {
        return log.toString();
    }

    void stop() {
        server.ifPresent(Server::close);
        server = Optional.empty();
    }

    void start() {
        server = Optional.of(open(port));
    }

    @Override
    public void close() {
        stop();
    }
}
