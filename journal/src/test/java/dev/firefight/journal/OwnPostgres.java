package dev.firefight.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Assumptions;

/** A server of PostgreSQL for the tests, started from the binaries that the build brings. */
final class OwnPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    private OwnPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static OwnPostgres startedOrSkipped() {
        try {
            return new OwnPostgres(EmbeddedPostgres.builder().start());
        } catch (IOException | RuntimeException cannot) {
            return Assumptions.abort("PostgreSQL cannot be started here, so that its journal is not tested: " + cannot);
        }
    }

    Place newDatabase(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database " + name);
        }
        return Place.of("postgresql://postgres@localhost:" + server.getPort() + "/" + name);
    }

    Connection connection(Place place) throws SQLException {
        PostgresUrl url = PostgresUrl.parse(((Place.InPostgres) place).url());
        return DriverManager.getConnection(url.driverUrl(), url.login());
    }

    /** As a restart of the server does to whoever holds a connection. */
    void cutConnections() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection
                    .createStatement()
                    .execute(
                            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'firefight-journal'");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
