package dev.firefight.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A journal in a database of PostgreSQL, which several programs may write. Who writes holds the row of the head until its commit, so that
 * positions come into being in the order of commits and without gaps, which sequences of the database do not promise.
 */
final class PostgresStore implements Store {
    private static final String SCHEMA = "firefight_journal";

    /** Any number that nobody else locks: "FFjr". */
    private static final long MAKING_TABLES = 0x46466a72;

    private static final List<List<String>> STEPS = List.of(
            List.of("""
                    create table entry (
                        position bigint primary key,
                        stream text collate "C" not null,
                        sequence bigint not null,
                        type text collate "C" not null,
                        time_us bigint not null,
                        appended_from bigint not null,
                        key text collate "C" not null,
                        previous bytea not null,
                        hash bytea not null,
                        payload bytea not null,
                        unique (stream, sequence))""", """
                    create table stream (
                        name text collate "C" primary key,
                        sequence bigint not null,
                        hash bytea not null)""", """
                    create table head (
                        one integer primary key check (one = 1),
                        position bigint not null,
                        hash bytea not null)""", "insert into head values (1, 0, decode(repeat('00', 32), 'hex'))"),
            List.of("create unique index entry_key on entry (key) where key <> ''"));

    private static final int VERSION = STEPS.size();

    private final PostgresUrl url;
    private final boolean readOnly;

    private PostgresStore(PostgresUrl url, boolean readOnly) {
        this.url = url;
        this.readOnly = readOnly;
    }

    static PostgresStore open(PostgresUrl url) {
        PostgresStore store = new PostgresStore(url, false);
        try (Connection connection = store.connect()) {
            store.prepare(connection);
            return store;
        } catch (SQLException problem) {
            throw store.notOpened(problem);
        }
    }

    static PostgresStore openForReading(PostgresUrl url) {
        PostgresStore store = new PostgresStore(url, true);
        try (Connection connection = store.connectForReading()) {
            Optional<Integer> version = store.version(connection);
            if (version.isEmpty() || version.get() != VERSION) {
                throw new JournalNotOpened(url + " has no journal of version " + VERSION
                        + ": open it once for writing, which makes it, or brings it up to date");
            }
            return store;
        } catch (SQLException problem) {
            throw store.notOpened(problem);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = url.login();
        properties.setProperty("currentSchema", SCHEMA);
        properties.setProperty("ApplicationName", "firefight-journal");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "120");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url.driverUrl(), properties);
    }

    @Override
    public Connection connectForReading() throws SQLException {
        Connection connection = connect();
        try {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException problem) {
            connection.close();
            throw problem;
        }
    }

    @Override
    public Connection connectForWriting() throws SQLException {
        if (readOnly) {
            throw new JournalUnavailable(url + " was opened for reading: open it for writing", false);
        }
        Connection connection = connect();
        try {
            // Whatever the server is set to: acknowledged means durable, and a program that hangs must not hold the
            // others.
            run(connection, "set synchronous_commit = on");
            run(connection, "set lock_timeout = '10s'");
            run(connection, "set idle_in_transaction_session_timeout = '60s'");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException problem) {
            connection.close();
            throw problem;
        }
    }

    @Override
    public void beginReading(Connection connection) {
        // The first statement does.
    }

    @Override
    public void beginWriting(Connection connection) {
        // The first statement does, which is the one of the head.
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public String headForWriting() {
        return "select position, hash from head for update";
    }

    @Override
    public boolean othersWrite() {
        return true;
    }

    /** Whoever lost the connection, or was told that the server goes down, does not know. */
    @Override
    public boolean perhapsCommitted(SQLException problem) {
        String state = state(problem);
        return state.isEmpty() || state.startsWith("08") || state.startsWith("57");
    }

    @Override
    public JournalException explained(SQLException problem) {
        String state = state(problem);
        String said = " PostgreSQL says: " + problem.getMessage();
        if (state.equals("55P03") || state.equals("57014") || state.startsWith("40")) {
            return new JournalBusy("others write to " + url + ". Try again in a moment." + said, problem);
        }
        if (state.equals("XX001") || state.equals("XX002")) {
            return new JournalDamaged(
                    url + " is damaged: verify the journal to see where, and restore a backup." + said, problem);
        }
        if (state.equals("53100")) {
            return new JournalUnavailable(
                    "the disk of " + url + " is full: make room, and it goes on." + said, false, problem);
        }
        if (state.equals("25006")) {
            return new JournalUnavailable(url + " only reads: name the database that writes." + said, false, problem);
        }
        return new JournalUnavailable(
                url + " does not answer as it should: look after the database." + said, false, problem);
    }

    /** After the first error PostgreSQL refuses all until the end of the transaction. */
    @Override
    public boolean readsAroundDamage() {
        return false;
    }

    /** PostgreSQL tells while it reads. */
    @Override
    public List<Damage> ownDamages(Connection connection) {
        return List.of();
    }

    @Override
    public void close() {
        // Nothing is held but connections, which are others' to close.
    }

    private void prepare(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "select pg_advisory_xact_lock(" + MAKING_TABLES + ")"); // several programs may start at once
        int version = version(connection).orElse(0);
        if (version > VERSION) {
            throw new JournalNotOpened(url + " was written by a newer Firefight (version " + version
                    + " of the journal, this one knows " + VERSION + "): use that one or a newer one");
        }
        if (version == 0) {
            run(connection, "create schema if not exists " + SCHEMA);
            run(connection, "create table version (number integer not null)");
            run(connection, "insert into version values (0)");
        }
        for (List<String> step : STEPS.subList(version, VERSION)) {
            for (String statement : step) {
                run(connection, statement);
            }
        }
        run(connection, "update version set number = " + VERSION);
        connection.commit();
    }

    private Optional<Integer> version(Connection connection) throws SQLException {
        if (answer(connection, "select count(to_regclass('" + SCHEMA + ".version'))") == 0) {
            return Optional.empty();
        }
        return Optional.of(answer(connection, "select number from " + SCHEMA + ".version"));
    }

    private JournalNotOpened notOpened(SQLException problem) {
        return new JournalNotOpened(
                url
                        + " cannot be opened: is the address right, the database there and running, and the user allowed to make a schema"
                        + " in it? PostgreSQL says: " + problem.getMessage(),
                problem);
    }

    private static int answer(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private static String state(SQLException problem) {
        return Optional.ofNullable(problem.getSQLState()).orElse("");
    }
}
