package dev.firefight.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What differs between databases. The tables have the same names and columns in all of them, see {@link WritingSession}. */
interface Store extends AutoCloseable {
    /** A connection that only reads. */
    Connection connectForReading() throws SQLException;

    /** A connection whose commits are on disk when they return. */
    Connection connectForWriting() throws SQLException;

    /** Begins a transaction that sees one state until {@link #rollback}. */
    void beginReading(Connection connection) throws SQLException;

    /** Begins a transaction, beside which nobody else writes. */
    void beginWriting(Connection connection) throws SQLException;

    void commit(Connection connection) throws SQLException;

    void rollback(Connection connection) throws SQLException;

    /** The statement that reads position and hash of the head; with it, a transaction that writes waits for its turn. */
    String headForWriting();

    /** What a problem means for whoever asked. */
    JournalException explained(SQLException problem);

    /** Whether a commit that failed in this way may have been done all the same. */
    boolean perhapsCommitted(SQLException problem);

    /** Whether a transaction can go on reading elsewhere after it met a damaged place. */
    boolean readsAroundDamage();

    /** What the database itself finds wrong with its files. */
    List<Damage> ownDamages(Connection connection) throws SQLException;

    /** Whether other programs may write, so that what is new has to be asked for. */
    boolean othersWrite();

    @Override
    void close();
}
