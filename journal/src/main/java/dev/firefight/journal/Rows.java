package dev.firefight.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tables. */
final class Rows {
    private static final String ENTRIES =
            "select position, stream, sequence, type, time_us, appended_from, key, previous, hash, payload from entry ";
    private static final int FETCHED_ROWS = 64;
    /** Nearly all appends are smaller. */
    private static final int FIRST_OF_KEY_ENTRIES = 16;

    private Rows() {}

    static List<Entry> ofStream(Connection connection, String stream, long from, int most) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(ENTRIES + "where stream = ? and sequence >= ? order by sequence limit ?")) {
            query.setString(1, stream);
            query.setLong(2, from);
            query.setInt(3, most);
            return page(query);
        }
    }

    static List<Entry> ofAll(Connection connection, long from, int most) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(ENTRIES + "where position >= ? order by position limit ?")) {
            query.setLong(1, from);
            query.setInt(2, most);
            return page(query);
        }
    }

    /** The entries that were stored together with the one of this key; none if there is none. */
    static List<Entry> ofKey(Connection connection, String key) throws SQLException {
        long first = positionOfKey(connection, key);
        List<Entry> entries = new ArrayList<>();
        List<Entry> page = first == 0 ? List.of() : ofAll(connection, first, FIRST_OF_KEY_ENTRIES);
        while (!page.isEmpty() && page.getFirst().appendedFrom() == first) {
            page.stream().takeWhile(entry -> entry.appendedFrom() == first).forEach(entries::add);
            page = page.getLast().appendedFrom() == first
                    ? ofAll(connection, page.getLast().position() + 1, Limits.PAGE_ENTRIES)
                    : List.of();
        }
        return List.copyOf(entries);
    }

    private static long positionOfKey(Connection connection, String key) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select position from entry where key = ? and key <> ''")) {
            query.setString(1, key);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    static StreamHead streamHead(Connection connection, String stream) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select name, sequence, hash from stream where name = ?")) {
            query.setString(1, stream);
            List<StreamHead> found = streamHeads(query);
            return found.isEmpty() ? StreamHead.none(stream) : found.getFirst();
        }
    }

    static List<StreamHead> streamHeads(Connection connection, String after, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select name, sequence, hash from stream where name > ? order by name limit ?")) {
            query.setString(1, after);
            query.setInt(2, most);
            return streamHeads(query);
        }
    }

    static Head head(Connection connection, String statement) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(statement);
                ResultSet rows = query.executeQuery()) {
            if (!rows.next()) {
                throw new JournalDamaged("the head of the journal is missing: restore a backup");
            }
            return new Head(rows.getLong(1), bytes(rows, 2));
        }
    }

    static Head head(Connection connection) throws SQLException {
        return head(connection, "select position, hash from head");
    }

    private static List<StreamHead> streamHeads(PreparedStatement query) throws SQLException {
        List<StreamHead> heads = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                heads.add(new StreamHead(text(rows, 1), rows.getLong(2), bytes(rows, 3)));
            }
        }
        return heads;
    }

    private static List<Entry> page(PreparedStatement query) throws SQLException {
        query.setFetchSize(FETCHED_ROWS);
        List<Entry> entries = new ArrayList<>();
        long payloadBytes = 0;
        try (ResultSet rows = query.executeQuery()) {
            while (payloadBytes < Limits.PAGE_BYTES && rows.next()) {
                Entry entry = entry(rows);
                entries.add(entry);
                payloadBytes += entry.payload().size();
            }
        }
        return entries;
    }

    private static Entry entry(ResultSet rows) throws SQLException {
        return new Entry(
                rows.getLong(1),
                text(rows, 2),
                rows.getLong(3),
                text(rows, 4),
                EntryHash.instant(rows.getLong(5)),
                bytes(rows, 10),
                rows.getLong(6),
                Optional.of(text(rows, 7)).filter(key -> !key.isEmpty()),
                bytes(rows, 8),
                bytes(rows, 9));
    }

    /** No bytes are null for SQLite. */
    private static Bytes bytes(ResultSet rows, int column) throws SQLException {
        byte[] bytes = rows.getBytes(column);
        return bytes == null ? Bytes.NONE : Bytes.owning(bytes);
    }

    /** Null only where the file is damaged. */
    private static String text(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? "" : text;
    }
}
