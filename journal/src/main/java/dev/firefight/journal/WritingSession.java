package dev.firefight.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** The one connection that writes, with its statements. */
final class WritingSession implements AutoCloseable {
    private final Store store;
    private final Connection connection;
    private final PreparedStatement insertEntry;
    private final PreparedStatement putStream;
    private final PreparedStatement putHead;

    WritingSession(Store store) throws SQLException {
        this.store = store;
        connection = store.connectForWriting();
        try {
            insertEntry = connection.prepareStatement(
                    "insert into entry (position, stream, sequence, type, time_us, appended_from, key, previous, hash, payload)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            putStream = connection.prepareStatement("insert into stream (name, sequence, hash) values (?, ?, ?)"
                    + " on conflict (name) do update set sequence = excluded.sequence, hash = excluded.hash");
            putHead = connection.prepareStatement("update head set position = ?, hash = ?");
        } catch (SQLException problem) {
            connection.close();
            throw problem;
        }
    }

    Connection connection() {
        return connection;
    }

    /** Begins to write; nobody else does until commit or rollback. */
    Head begin() throws SQLException {
        store.beginWriting(connection);
        return Rows.head(connection, store.headForWriting());
    }

    /** To be stored with {@link #flush}. */
    void add(Entry entry) throws SQLException {
        insertEntry.setLong(1, entry.position());
        insertEntry.setString(2, entry.stream());
        insertEntry.setLong(3, entry.sequence());
        insertEntry.setString(4, entry.type());
        insertEntry.setLong(5, EntryHash.microseconds(entry.time()));
        insertEntry.setLong(6, entry.appendedFrom());
        insertEntry.setString(7, entry.key().orElse(""));
        insertEntry.setBytes(8, entry.previous().array());
        insertEntry.setBytes(9, entry.hash().array());
        insertEntry.setBytes(10, entry.payload().array());
        insertEntry.addBatch();
    }

    void flush(Collection<StreamHead> streams, Head head) throws SQLException {
        insertEntry.executeBatch();
        for (StreamHead stream : streams) {
            putStream.setString(1, stream.stream());
            putStream.setLong(2, stream.sequence());
            putStream.setBytes(3, stream.hash().array());
            putStream.addBatch();
        }
        putStream.executeBatch();
        putHead.setLong(1, head.position());
        putHead.setBytes(2, head.hash().array());
        if (putHead.executeUpdate() != 1) {
            throw new JournalDamaged("the head of the journal is missing: restore a backup");
        }
    }

    void commit() throws SQLException {
        store.commit(connection);
    }

    void rollback() throws SQLException {
        store.rollback(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
