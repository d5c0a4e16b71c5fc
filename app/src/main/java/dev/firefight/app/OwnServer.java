package dev.firefight.app;

import dev.firefight.incident.Policy;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import dev.firefight.server.Server;
import dev.firefight.server.access.Access;
import dev.firefight.server.access.NewSession;
import dev.firefight.server.access.Permission;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** A server of this process over a journal of its own, with one administrator, who does all: to measure and to train it. */
public final class OwnServer implements AutoCloseable {
    private final NewSession session;
    private final String token;
    private final Server server;

    /** Answers on any port of this machine that is free. */
    public OwnServer(Path file) {
        this(file, Optional.empty());
    }

    /** The same, and keeps telemetry. */
    public OwnServer(Path file, Optional<Server.Kept> telemetry) {
        Place place = new Place.InFile(file);
        try (Journal journal = Journal.open(place)) {
            Access access = new Access(journal, InstantSource.system(), new SecureRandom(), Access.SESSION);
            session = access.setUp(
                    access.setupSecret().orElseThrow(), "Nobody", "a server that means nothing", "127.0.0.1");
            token = access.makeToken(session.caller(), "terminal", Permission.ADMIN, Optional.empty())
                    .secret();
        }
        Server.Settings settings = new Server.Settings(place, "127.0.0.1", 0, Policy.USUAL);
        server = Server.start(
                telemetry.map(settings::with).orElse(settings),
                InstantSource.system(),
                new SecureRandom(),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /** Where it answers. */
    public int port() {
        return server.port();
    }

    /** What a program shows. */
    public String token() {
        return token;
    }

    /** What a browser shows. */
    public String cookie() {
        return "firefight_session=" + session.secret();
    }

    /** What a browser shows besides, with all that alters something. */
    public String formKey() {
        return session.caller().formKey();
    }

    @Override
    public void close() {
        server.close();
    }
}
