package dev.firefight.practice.console;

import static dev.firefight.practice.console.Rows.alarmIf;
import static dev.firefight.practice.console.Rows.heading;
import static dev.firefight.practice.console.Rows.hint;
import static dev.firefight.practice.console.Rows.plain;

import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.production.DatabaseState;
import dev.firefight.practice.production.DatabaseState.Holder;
import dev.firefight.practice.production.DatabaseState.StatementState;
import dev.firefight.practice.production.DatabaseState.TableState;
import dev.firefight.practice.production.Minutes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions to a database, as its administrators ask them. */
final class SqlLook {
    private static final int LATELY = 2;
    private static final int MOST_HOLDERS = 20;
    private static final double FEW = 1.5;
    private static final Map<String, Asked> ALL = all();

    private SqlLook() {}

    /** One of the questions. */
    private record Asked(Answers answers, String says) {}

    private interface Answers {
        List<Part> of(View view, String database, DatabaseState state, Words words);
    }

    static Look look() {
        return Look.of(
                "sql " + String.join("|", ALL.keySet()) + " DATABASE [table]",
                "sessions and locks, statements by time, plans, tables, copies, damaged pages",
                SqlLook::show,
                SqlLook::next);
    }

    private static Map<String, Asked> all() {
        Map<String, Asked> all = new LinkedHashMap<>();
        all.put(
                "activity",
                new Asked(SqlLook::activity, "who does what and who waits for whom (pg_stat_activity, pg_locks)"));
        all.put("slow", new Asked(SqlLook::slow, "statements by the time that they take (pg_stat_statements)"));
        all.put("explain", new Asked(SqlLook::explain, "how statements on a table are executed (EXPLAIN)"));
        all.put("tables", new Asked(SqlLook::tables, "rows, deleted rows, indexes (pg_stat_user_tables)"));
        all.put(
                "replicas",
                new Asked(SqlLook::replicas, "which machine is the primary, who is behind, who is connected"));
        all.put("check", new Asked(SqlLook::check, "whether pages are damaged (pg_amcheck)"));
        return all;
    }

    private static List<Part> show(View view, Words words) {
        words.atMost(3);
        String what = words.oneOf(0, "question", ALL.keySet());
        Asked asked = Optional.ofNullable(ALL.get(what)).orElseThrow();
        String database = Words.known(
                words.at(1)
                        .orElseThrow(() -> new IllegalArgumentException("of which database? Write sql " + what
                                + " and one of: " + String.join(", ", view.databases()))),
                "database",
                view.databases());
        if (!what.equals("explain")) {
            words.atMost(2);
        }
        List<Part> parts = new ArrayList<>();
        parts.add(heading(database + ": " + asked.says()));
        DatabaseState state = DatabaseState.of(view.production().database(database));
        boolean isUp = state.nodes().stream().anyMatch(one -> one.isTarget() && one.isUp());
        if (!isUp && !what.equals("replicas")) {
            String target = state.nodes().stream()
                    .filter(DatabaseState.NodeState::isTarget)
                    .map(DatabaseState.NodeState::name)
                    .findFirst()
                    .orElse("");
            parts.add(Rows.warn("could not connect to " + target + ", to which programs are told to connect: "
                    + "connection refused. Asked another one that runs."));
        }
        parts.addAll(asked.answers().of(view, database, state, words));
        return parts;
    }

    private static List<String> next(View view, List<String> told) {
        return switch (told.size()) {
            case 0 -> List.copyOf(ALL.keySet());
            case 1 -> view.databases();
            case 2 -> told.getFirst().equals("explain") ? view.tables(told.get(1)) : List.of();
            default -> List.of();
        };
    }

    // --- sessions

    private static List<Part> activity(View view, String database, DatabaseState state, Words words) {
        Rows sessions = new Rows("node", "#active", "#wait for locks", "#idle", "#most");
        for (DatabaseState.NodeState node : state.nodes()) {
            var ofNode = View.of("datname", database)
                    .and(key -> key.origin().component().equals(node.name()));
            String metric = "pg_stat_activity_count";
            Map<String, Double> byState = view.now(
                    metric, ofNode.and(View.of("wait_event_type", "Lock").negate()), Double::sum, "state");
            double waiting = View.of(
                    view.now(metric, ofNode.and(View.of("wait_event_type", "Lock")), Double::sum, "pod"), node.name());
            sessions.row(
                    plain(node.name()),
                    plain(Format.number(View.of(byState, "active"))),
                    alarmIf(waiting > 0, Format.number(waiting)),
                    plain(Format.number(View.of(byState, "idle"))),
                    plain(Format.number(View.of(view.sum("pg_settings_max_connections", "pod"), node.name()))));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(sessions.table());
        parts.add(heading("Who holds locks that others want"));
        Rows holders = new Rows("who", "table", "lock", "#since", "#keeps waiting", "statement");
        state.holders().stream()
                .sorted(Comparator.comparingInt((Holder one) -> -one.waiting()).thenComparingLong(Holder::sinceNanos))
                .limit(MOST_HOLDERS)
                .forEach(one -> holders.row(
                        alarmIf(one.who().isEmpty(), one.who().isEmpty() ? "psql, by hand" : one.who()),
                        plain(one.table()),
                        alarmIf(one.isWhole(), lock(one)),
                        plain(Format.span((double) view.now() - one.sinceNanos())),
                        alarmIf(one.waiting() > 0, Format.number(one.waiting())),
                        plain(one.statement())));
        parts.add(holders.orSay("Nobody."));
        parts.add(heading("Who waits for locks"));
        Rows waiting = new Rows("service", "table", "#sessions", "#longest", "statement");
        state.waiting().stream()
                .limit(MOST_HOLDERS)
                .forEach(one -> waiting.row(
                        plain(one.service()),
                        plain(one.table()),
                        plain(Format.number(one.number())),
                        plain(Format.span((double) view.now() - one.sinceNanos())),
                        plain(one.statement())));
        parts.add(waiting.orSay("Nobody."));
        parts.add(heading("Who has connections"));
        parts.add(clients(view, database, state));
        return parts;
    }

    private static String lock(Holder one) {
        return one.isWhole() ? one.keepsReaders() ? "AccessExclusive" : "Exclusive" : "row";
    }

    private static Part clients(View view, String database, DatabaseState state) {
        Rows rows = new Rows("who", "#connections");
        double ours = 0;
        for (ServiceDesign one : view.designs()) {
            if (one.pools().stream().anyMatch(pool -> pool.database().equals(database))) {
                double open = View.of(
                        view.now("db_client_connections_usage", View.of("pool_name", database), Double::sum, "service"),
                        one.name());
                ours += Double.isNaN(open) ? 0 : open;
                rows.row(plain(one.name()), plain(Format.number(open)));
            }
        }
        double all = state.nodes().stream()
                .mapToInt(DatabaseState.NodeState::connections)
                .sum();
        double others = Math.max(0, all - ours);
        rows.row(plain("others, not ours"), alarmIf(others > 20, Format.number(others)));
        return rows.table();
    }

    // --- statements

    private static List<Part> slow(View view, String database, DatabaseState state, Words words) {
        Rows rows = new Rows(
                "statement", "#calls/s", "#mean ms", "#share %", "#before: calls/s", "#mean ms", "#found %", "text");
        double all = state.statements().stream()
                .mapToDouble(one -> one.spent().last(view.now(), 0, LATELY).sum())
                .sum();
        state.statements().stream()
                .sorted(Comparator.comparingDouble((StatementState one) ->
                        -one.spent().last(view.now(), 0, LATELY).sum()))
                .forEach(one -> {
                    Minutes.Sum now = one.spent().last(view.now(), 0, LATELY);
                    Minutes.Sum before = one.spent().last(view.now(), 10, 5);
                    rows.row(
                            plain(one.name()),
                            alarmIf(
                                    now.perSecond() > 2 * before.perSecond() && before.count() > 0,
                                    Format.number(now.perSecond())),
                            alarmIf(now.mean() > 3 * before.mean(), Format.millis(now.mean() / 1e9)),
                            plain(Format.percent(now.sum() / all)),
                            plain(Format.number(before.perSecond())),
                            plain(Format.millis(before.mean() / 1e9)),
                            alarmIf(now.share() > 0, Format.percent(1 - now.share())),
                            plain(one.text()));
                });
        return List.of(
                rows.table(),
                hint("The last " + LATELY
                        + " minutes, and five minutes from 10 to 15 minutes ago. Time includes waiting "
                        + "for locks and disks. Statements that were given up do not count."));
    }

    private static List<Part> explain(View view, String database, DatabaseState state, Words words) {
        List<String> known = view.tables(database);
        String name = Words.known(
                words.at(2)
                        .orElseThrow(() -> new IllegalArgumentException("of which table? Write sql explain " + database
                                + " and one of: " + String.join(", ", known))),
                "table",
                known);
        TableState table = state.tables().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<Part> parts = new ArrayList<>();
        for (StatementState one : state.statements()) {
            if (one.table().equals(name)) {
                parts.add(Rows.say(one.text()));
                parts.add(plan(table));
            }
        }
        parts.add(
                table.planFactor() > FEW && table.isIndexed()
                        ? hint("The plan expects 1 row and reads many: it was made from what is not so any more.")
                        : hint("Plans as they are made now."));
        return parts;
    }

    private static Part plan(TableState table) {
        if (!table.isIndexed()) {
            return Rows.warn("  Seq Scan on " + table.name() + " (rows read=" + Format.number(table.rows())
                    + "; there is no index that fits)");
        }
        return table.planFactor() > FEW
                ? Rows.warn("  Nested Loop using " + table.name() + "_created_idx on " + table.name()
                        + " (expected rows=1, actual loops=" + Format.number(Math.rint(table.planFactor())) + ")")
                : new Part.Text(
                        "  Index Scan using " + table.name() + "_pkey on " + table.name() + " (rows read=1)",
                        Part.Tone.GOOD);
    }

    private static List<Part> tables(View view, String database, DatabaseState state, Words words) {
        Rows rows = new Rows("table", "#rows", "#deleted", "#deleted %", "index");
        state.tables()
                .forEach(one -> rows.row(
                        plain(one.name()),
                        plain(Format.number(Math.rint(one.rows() * (1 - one.deleted())))),
                        alarmIf(one.deleted() > 0, Format.number(Math.rint(one.rows() * one.deleted()))),
                        alarmIf(one.deleted() > 0, Format.percent(one.deleted())),
                        alarmIf(!one.isIndexed(), one.isIndexed() ? one.name() + "_pkey" : "none")));
        return List.of(rows.table());
    }

    private static List<Part> replicas(View view, String database, DatabaseState state, Words words) {
        Rows rows = new Rows("node", "state", "role", "#behind", "#connections", "programs write here", "#disk takes");
        state.nodes()
                .forEach(one -> rows.row(
                        plain(one.name()),
                        alarmIf(!one.isUp(), one.isUp() ? "up" : "down"),
                        alarmIf(
                                one.isPrimary() && one.isReadOnly(),
                                one.isPrimary() ? one.isReadOnly() ? "primary, read-only" : "primary" : "replica"),
                        alarmIf(one.behindNanos() > 5e9, one.isUp() ? Format.span(one.behindNanos()) : "-"),
                        plain("" + one.connections()),
                        alarmIf(one.isTarget() && !(one.isUp() && one.isPrimary()), one.isTarget() ? "yes" : "no"),
                        alarmIf(one.diskFactor() > FEW, one.isUp() ? Format.number(one.diskFactor()) + " x" : "-")));
        return List.of(
                rows.table(), hint("Disk takes: how long it takes in proportion to what it took when it was new."));
    }

    private static List<Part> check(View view, String database, DatabaseState state, Words words) {
        Rows rows = new Rows("table", "#pages", "#wrong checksums", "#wrong %");
        state.tables().forEach(one -> {
            double pages = Math.ceil(one.rows() / 60);
            rows.row(
                    plain(one.name()),
                    plain(Format.number(pages)),
                    alarmIf(one.damaged() > 0, Format.number(Math.rint(pages * one.damaged()))),
                    alarmIf(one.damaged() > 0, Format.percent(one.damaged())));
        });
        return List.of(rows.table());
    }
}
