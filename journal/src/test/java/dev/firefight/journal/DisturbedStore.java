package dev.firefight.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A store whose disk becomes full or read-only, or whose connection breaks, when a test says so. */
final class DisturbedStore implements Store {
    private static final String NO_BOUND = "pragma max_page_count = 1073741823";

    private final Store store;
    private volatile String disturbance = NO_BOUND;
    private volatile boolean breaksAfterCommit;

    DisturbedStore(Store store) {
        this.store = store;
    }

    /** SQLite says the same as on a disk without room for one more page: a bound below what there is means what there is. */
    void fill() {
        disturbance = "pragma max_page_count = 1";
    }

    /** SQLite says the same as on a disk that may only be read. */
    void makeReadOnly() {
        disturbance = "pragma query_only = on";
    }

    void breakAfterCommit() {
        breaksAfterCommit = true;
    }

    void repair() {
        disturbance = NO_BOUND;
        breaksAfterCommit = false;
    }

    @Override
    public Connection connectForReading() throws SQLException {
        return store.connectForReading();
    }

    @Override
    public Connection connectForWriting() throws SQLException {
        return store.connectForWriting();
    }

    @Override
    public void beginReading(Connection connection) throws SQLException {
        store.beginReading(connection);
    }

    @Override
    public void beginWriting(Connection connection) throws SQLException {
        SqliteStore.run(connection, disturbance);
        store.beginWriting(connection);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        store.commit(connection);
        if (breaksAfterCommit) {
            throw new SQLException("the connection is gone", "08006");
        }
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        store.rollback(connection);
    }

    @Override
    public String headForWriting() {
        return store.headForWriting();
    }

    @Override
    public JournalException explained(SQLException problem) {
        return store.explained(problem);
    }

    @Override
    public boolean perhapsCommitted(SQLException problem) {
        return breaksAfterCommit;
    }

    @Override
    public boolean readsAroundDamage() {
        return store.readsAroundDamage();
    }

    @Override
    public List<Damage> ownDamages(Connection connection) throws SQLException {
        return store.ownDamages(connection);
    }

    @Override
    public boolean othersWrite() {
        return store.othersWrite();
    }

    @Override
    public void close() {
        store.close();
    }
}
