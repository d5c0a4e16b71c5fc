package dev.firefight.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A journal in a file of SQLite, with a write-ahead log that is synchronised at each commit. */
final class SqliteStore implements Store {
    private static final int BUSY_MILLISECONDS = 5_000;
    private static final int SHOWN_PROBLEMS = 20;

    private final Path file;
    private final Optional<SoleOwner> owner;
    private final String readingUrl;

    private SqliteStore(Path file, Optional<SoleOwner> owner, String readingUrl) {
        this.file = file;
        this.owner = owner;
        this.readingUrl = readingUrl;
    }

    /** For this program alone to write; makes the file or brings it up to the present version. */
    static SqliteStore open(Path file) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException problem) {
            throw new JournalNotOpened("the directory " + file.getParent() + " cannot be made: " + problem, problem);
        }
        SoleOwner owner = SoleOwner.of(file);
        try {
            PrivateFile.at(file);
            SqliteStore store = new SqliteStore(file, Optional.of(owner), "jdbc:sqlite:" + file);
            try (Connection connection = store.connectForWriting()) {
                SqliteSchema.prepare(connection, file);
            }
            return store;
        } catch (IOException problem) {
            owner.close();
            throw new JournalNotOpened(file + " cannot be made: " + problem, problem);
        } catch (SQLException problem) {
            owner.close();
            throw notOpened(file, problem);
        } catch (JournalException problem) {
            owner.close();
            throw problem;
        }
    }

    /** Beside a program that may be writing. */
    static SqliteStore openForReading(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new JournalNotOpened("there is no journal at " + file);
        }
        // In a directory that cannot be written SQLite cannot make the file that readers share, and does without
        // when it is told that nobody writes. That is so if there is no log of a writer.
        boolean nobodyWrites = !Files.isWritable(file.getParent()) && !Files.exists(Path.of(file + "-wal"));
        String url = nobodyWrites ? "jdbc:sqlite:" + file.toUri() + "?immutable=1" : "jdbc:sqlite:" + file;
        SqliteStore store = new SqliteStore(file, Optional.empty(), url);
        try (Connection connection = store.connectForReading()) {
            SqliteSchema.check(connection, file);
            return store;
        } catch (SQLException problem) {
            throw notOpened(file, problem);
        }
    }

    @Override
    public Connection connectForReading() throws SQLException {
        return connect(true, readingUrl);
    }

    @Override
    public Connection connectForWriting() throws SQLException {
        if (owner.isEmpty()) {
            throw new JournalUnavailable(file + " was opened for reading: open it for writing", false);
        }
        return connect(false, "jdbc:sqlite:" + file);
    }

    private Connection connect(boolean readOnly, String url) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Connection connection = DriverManager.getConnection(url, config.toProperties());
        try {
            run(connection, "pragma trusted_schema = off");
            run(connection, "pragma cell_size_check = on");
            return connection;
        } catch (SQLException problem) {
            connection.close();
            throw problem;
        }
    }

    @Override
    public void beginReading(Connection connection) throws SQLException {
        run(connection, "begin");
    }

    @Override
    public void beginWriting(Connection connection) throws SQLException {
        run(connection, "begin immediate");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        run(connection, "commit");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        run(connection, "rollback");
    }

    @Override
    public String headForWriting() {
        return "select position, hash from head";
    }

    /** SQLite takes back a commit that fails; but what was written and not synchronised may be found after a crash. */
    @Override
    public boolean perhapsCommitted(SQLException problem) {
        return problem instanceof SQLiteException known
                && (known.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_FSYNC
                        || known.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_DIR_FSYNC);
    }

    @Override
    public boolean othersWrite() {
        return owner.isEmpty();
    }

    @Override
    public JournalException explained(SQLException problem) {
        return switch (primary(problem)) {
            case SQLITE_FULL ->
                new JournalUnavailable("the disk of " + file + " is full: make room, and it goes on", false, problem);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                new JournalUnavailable(
                        file + " or its directory cannot be written: allow it, or mount the disk for writing. "
                                + said(problem),
                        false,
                        problem);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new JournalBusy(
                        "another program holds " + file + ". Try again in a moment, or end that program", problem);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new JournalDamaged(
                        file + " is damaged: verify the journal to see where, keep the file, and restore a backup. "
                                + said(problem),
                        problem);
            default ->
                new JournalUnavailable(
                        "the disk of " + file + " fails: look into the log of the machine. " + said(problem),
                        false,
                        problem);
        };
    }

    @Override
    public boolean readsAroundDamage() {
        return true;
    }

    @Override
    public List<Damage> ownDamages(Connection connection) throws SQLException {
        List<Damage> damages = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma integrity_check(" + SHOWN_PROBLEMS + ")")) {
            while (rows.next()) {
                String problem = rows.getString(1);
                if (!problem.equals("ok")) {
                    damages.add(new Damage("", 0, 0, "the file is damaged: " + problem.replace('\n', ' ')));
                }
            }
        }
        return damages;
    }

    @Override
    public void close() {
        owner.ifPresent(SoleOwner::close);
    }

    static void run(Connection connection, String statement) throws SQLException {
        try (Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private static JournalException notOpened(Path file, SQLException problem) {
        String why =
                switch (primary(problem)) {
                    case SQLITE_NOTADB -> "it is no journal but something else: choose another file";
                    case SQLITE_CORRUPT -> "it is damaged: restore a backup. " + said(problem);
                    case SQLITE_BUSY, SQLITE_LOCKED -> "another program holds it: end that program";
                    default -> said(problem) + ": make it and its directory readable and writable";
                };
        return new JournalNotOpened(file + " cannot be opened: " + why, problem);
    }

    /** The kind of problem, without its finer distinctions: those have the kind in their lowest eight bits. */
    private static SQLiteErrorCode primary(SQLException problem) {
        return problem instanceof SQLiteException known
                ? SQLiteErrorCode.getErrorCode(known.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    private static String said(SQLException problem) {
        return "SQLite says: " + problem.getMessage();
    }
}
