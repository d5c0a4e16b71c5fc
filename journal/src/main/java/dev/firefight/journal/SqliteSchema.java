package dev.firefight.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of a file, and how those of older versions become those of today. */
final class SqliteSchema {
    /** What tells a journal from other files of SQLite: "FFjr". */
    static final int APPLICATION_ID = 0x46466a72;

    /** What each version adds to the one before it. Those that were shipped are never altered. */
    private static final List<List<String>> STEPS = List.of(
            List.of("""
                    create table entry (
                        position integer primary key,
                        stream text not null,
                        sequence integer not null,
                        type text not null,
                        time_us integer not null,
                        appended_from integer not null,
                        key text not null,
                        previous blob not null,
                        hash blob not null,
                        payload blob not null,
                        unique (stream, sequence)) strict""", """
                    create table stream (
                        name text primary key,
                        sequence integer not null,
                        hash blob not null) strict, without rowid""", """
                    create table head (
                        one integer primary key check (one = 1),
                        position integer not null,
                        hash blob not null) strict""", "insert into head values (1, 0, zeroblob(32))"),
            List.of("create unique index entry_key on entry (key) where key <> ''"));

    static final int VERSION = STEPS.size();

    private SqliteSchema() {}

    /** Makes the tables in an empty file, or adds what an older one lacks; all of it or nothing. */
    static void prepare(Connection connection, Path file) throws SQLException {
        boolean isNew = number(connection, "pragma application_id") == 0
                && number(connection, "pragma user_version") == 0
                && number(connection, "select count(*) from sqlite_schema") == 0;
        if (!isNew) {
            check(connection, file, 1);
        }
        int version = number(connection, "pragma user_version");
        if (version < VERSION) {
            SqliteStore.run(connection, "begin immediate");
            for (List<String> step : STEPS.subList(version, VERSION)) {
                for (String statement : step) {
                    SqliteStore.run(connection, statement);
                }
            }
            SqliteStore.run(connection, "pragma application_id = " + APPLICATION_ID);
            SqliteStore.run(connection, "pragma user_version = " + VERSION);
            SqliteStore.run(connection, "commit");
        }
        SqliteStore.run(connection, "pragma journal_mode = wal");
    }

    /** Refuses what is no journal of today. */
    static void check(Connection connection, Path file) throws SQLException {
        check(connection, file, VERSION);
    }

    private static void check(Connection connection, Path file, int oldest) throws SQLException {
        if (number(connection, "pragma application_id") != APPLICATION_ID) {
            throw new JournalNotOpened(file + " is a database, but no journal: choose another file");
        }
        int version = number(connection, "pragma user_version");
        if (version > VERSION) {
            throw new JournalNotOpened(file + " was written by a newer Firefight (version " + version
                    + " of the journal, this one knows " + VERSION + "): use that one or a newer one");
        }
        if (version < oldest) {
            throw new JournalNotOpened(
                    file + " was written by an older Firefight (version " + version + " of the journal, today it is "
                            + VERSION + "): open it once for writing, which brings it up to date");
        }
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
