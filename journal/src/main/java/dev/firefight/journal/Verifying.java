package dev.firefight.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads everything that is in the tables, around damaged places where the database can do that. */
final class Verifying {
    private static final int PAGE = 1_000;

    /** Then no more is tried: a damaged head may promise entries without end. */
    private static final int MOST_UNREADABLE = 100_000;

    private final Store store;
    private final Connection connection;
    private final ChainCheck check;
    private int unreadable;

    private Verifying(Store store, Connection connection, List<Head> kept) {
        this.store = store;
        this.connection = connection;
        this.check = new ChainCheck(kept);
    }

    static Verification of(Store store, Connection connection, List<Head> kept) throws SQLException {
        return new Verifying(store, connection, kept).verification();
    }

    private Verification verification() throws SQLException {
        try {
            store.ownDamages(connection).forEach(check::report);
        } catch (SQLException problem) {
            check.report(new Damage("", 0, 0, damaged(problem)));
        }
        Head told = toldHead();
        entries(told);
        streamHeads();
        return check.finished(told);
    }

    private Head toldHead() throws SQLException {
        try {
            return Rows.head(connection);
        } catch (SQLException problem) {
            check.report(new Damage("", 0, 0, damaged(problem)));
        } catch (JournalDamaged missing) {
            check.report(new Damage("", 0, 0, "the head of the journal is missing"));
        }
        return Head.NONE;
    }

    private void entries(Head told) throws SQLException {
        long next = Long.MIN_VALUE; // whoever adds entries may put them before the first
        while (true) {
            try {
                List<Entry> page = Rows.ofAll(connection, next, PAGE);
                if (page.isEmpty()) {
                    return;
                }
                page.forEach(check::see);
                if (page.getLast().position() == Long.MAX_VALUE) {
                    return;
                }
                next = page.getLast().position() + 1;
            } catch (SQLException problem) {
                String what = damaged(problem);
                long first = Math.max(1, next);
                long last = Math.min(told.position(), first + PAGE - 1);
                if (first > last || unreadable > MOST_UNREADABLE) {
                    check.report(new Damage("", 0, first, what));
                    return;
                }
                oneByOne(first, last);
                next = last + 1;
            }
        }
    }

    private void oneByOne(long from, long to) throws SQLException {
        for (long position = from; position <= to; position++) {
            try {
                List<Entry> entry = Rows.ofAll(connection, position, 1);
                if (!entry.isEmpty() && entry.getFirst().position() == position) {
                    check.see(entry.getFirst());
                }
            } catch (SQLException problem) {
                unreadable++;
                String what = damaged(problem);
                check.report(check.showsMore() ? named(position, what) : new Damage("", 0, position, what));
            }
        }
    }

    /** The index of streams still knows whose entry it is, unless it is damaged as well; the plus keeps SQLite from the table. */
    private Damage named(long position, String what) {
        try (PreparedStatement query =
                connection.prepareStatement("select stream, sequence from entry where +position = ?")) {
            query.setLong(1, position);
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    return new Damage(rows.getString(1), rows.getLong(2), position, what);
                }
            }
        } catch (SQLException damagedAsWell) {
            // Then the position alone has to do.
        }
        return new Damage("", 0, position, what);
    }

    private void streamHeads() throws SQLException {
        String after = "";
        try {
            for (List<StreamHead> page = page(after); !page.isEmpty(); page = page(after)) {
                page.forEach(check::seeStreamHead);
                after = page.getLast().stream();
            }
        } catch (SQLException problem) {
            check.report(new Damage("", 0, 0, "the heads of streams after \"" + after + "\": " + damaged(problem)));
        }
    }

    private List<StreamHead> page(String after) throws SQLException {
        return Rows.streamHeads(connection, after, PAGE);
    }

    /** For the list of damages, or the problem itself where nothing more can be read after it. */
    private String damaged(SQLException problem) throws SQLException {
        if (!store.readsAroundDamage()) {
            throw problem;
        }
        return "cannot be read: " + problem.getMessage();
    }
}
