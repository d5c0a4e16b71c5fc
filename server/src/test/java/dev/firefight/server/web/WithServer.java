package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test that has a server of its own, in whose log no fault and no trouble is told. */
abstract class WithServer {
    @TempDir
    Path directory;

    OwnServer server;

    @BeforeEach
    final void startServer() {
        server = new OwnServer(directory, this::now);
    }

    @AfterEach
    final void stopServer() {
        server.close();
        assertThat(server.log()).isEmpty();
    }

    /** The time by the clock of the server. */
    Instant now() {
        return InstantSource.system().instant();
    }
}
