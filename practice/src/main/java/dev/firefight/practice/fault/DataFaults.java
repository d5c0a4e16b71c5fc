package dev.firefight.practice.fault;

import static dev.firefight.practice.act.Parameter.Type.CACHE;
import static dev.firefight.practice.act.Parameter.Type.CHOICE;
import static dev.firefight.practice.act.Parameter.Type.DATABASE;
import static dev.firefight.practice.act.Parameter.Type.DURATION;
import static dev.firefight.practice.act.Parameter.Type.FACTOR;
import static dev.firefight.practice.act.Parameter.Type.NUMBER;
import static dev.firefight.practice.act.Parameter.Type.SHARE;
import static dev.firefight.practice.act.Parameter.Type.TABLE;
import static dev.firefight.practice.act.Parameter.Type.TOPIC;
import static dev.firefight.practice.act.Parameter.needed;
import static dev.firefight.practice.act.Parameter.optional;
import static dev.firefight.practice.fault.FaultKind.Family.DATA;

import dev.firefight.practice.act.Announced;
import dev.firefight.practice.act.Parameter;
import dev.firefight.practice.production.Cache;
import dev.firefight.practice.production.Locks;
import dev.firefight.practice.production.Table;
import dev.firefight.practice.production.Topic;
import java.util.List;

/** What is kept. */
final class DataFaults {
    private static final List<Parameter> TABLE_OF = List.of(needed("database", DATABASE), needed("table", TABLE));

    private DataFaults() {}

    static List<FaultKind> all() {
        return List.of(
                new FaultKind(
                        "index-dropped",
                        DATA,
                        "A migration took an index away, and statements read the whole table",
                        TABLE_OF,
                        (production, told) -> {
                            Announced.config(
                                    production,
                                    told.text("database"),
                                    "Migration: drop unused indexes of " + told.text("table"));
                            told.table().index(false);
                        }),
                new FaultKind(
                        "plan-flipped",
                        DATA,
                        "The database chose a worse plan by itself",
                        List.of(needed("database", DATABASE), needed("table", TABLE), optional("times", FACTOR, "60")),
                        (production, told) -> told.table().misplan(told.factor("times"))),
                new FaultKind(
                        "long-transaction",
                        DATA,
                        "Somebody's transaction locks a table and does not end",
                        List.of(
                                needed("database", DATABASE),
                                needed("table", TABLE),
                                optional("readers", CHOICE, "no")),
                        (production, told) -> told.database().locks().block(told.table(), told.isChosen("readers"))),
                new FaultKind(
                        "migration-lock",
                        DATA,
                        "A migration locks a whole table while it rewrites it",
                        List.of(
                                needed("database", DATABASE),
                                needed("table", TABLE),
                                optional("lasts", DURATION, "40m")),
                        (production, told) -> {
                            Locks locks = told.database().locks();
                            Table table = told.table();
                            Announced.config(
                                    production, told.text("database"), "Migration: new column of " + table.name());
                            locks.block(
                                    table,
                                    true,
                                    "ALTER TABLE " + table.name() + " ADD COLUMN state text DEFAULT 'new'");
                            production.at(production.nowNanos() + told.nanos("lasts"), () -> locks.unblock(table));
                        }),
                new FaultKind(
                        "corruption",
                        DATA,
                        "Some rows of a table are wrong, and no program notices",
                        List.of(needed("database", DATABASE), needed("table", TABLE), optional("share", SHARE, "0.1")),
                        (production, told) -> told.table().spoil(told.share("share"))),
                new FaultKind(
                        "rows-deleted",
                        DATA,
                        "Rows of a table are gone",
                        List.of(needed("database", DATABASE), needed("table", TABLE), optional("share", SHARE, "0.3")),
                        (production, told) -> {
                            told.table().lose(told.share("share"));
                            Announced.act(
                                    production,
                                    told.text("database"),
                                    "DELETE FROM " + told.text("table") + " by hand");
                        }),
                new FaultKind(
                        "poison-message",
                        DATA,
                        "A message that nobody can handle stands in the way of those behind it",
                        List.of(needed("topic", TOPIC), optional("partition", NUMBER, "0")),
                        (production, told) -> {
                            Topic topic = told.topic();
                            topic.putAsideAfter(0);
                            topic.poison(told.number("partition") % topic.partitions());
                        }),
                new FaultKind(
                        "replica-behind",
                        DATA,
                        "Copies do not keep up, and what is read from them is old",
                        List.of(needed("database", DATABASE), optional("applied", SHARE, "0.4")),
                        (production, told) -> told.database().nodes().replicate(told.share("applied"))),
                new FaultKind(
                        "failover-forgotten",
                        DATA,
                        "The primary went away, a copy took its place, and programs still ask the old one",
                        List.of(needed("database", DATABASE)),
                        (production, told) -> {
                            told.database().nodes().crash();
                            told.database().nodes().promote();
                        }),
                new FaultKind(
                        "primary-lost",
                        DATA,
                        "The primary went away, and nobody took its place",
                        List.of(needed("database", DATABASE)),
                        (production, told) -> told.database().nodes().crash()),
                new FaultKind(
                        "read-only",
                        DATA,
                        "The primary takes no writes",
                        List.of(needed("database", DATABASE)),
                        (production, told) -> told.database().nodes().readOnly(true)),
                new FaultKind(
                        "cache-lost",
                        DATA,
                        "A cache is empty and does not fill, and all ask the database",
                        List.of(needed("cache", CACHE), optional("capacity", NUMBER, "20")),
                        (production, told) -> {
                            Cache cache = told.cache();
                            cache.flush();
                            cache.resize(told.number("capacity"));
                        }),
                new FaultKind(
                        "cache-refuses",
                        DATA,
                        "The password of a cache was changed, and it lets nobody in",
                        List.of(needed("cache", CACHE)),
                        (production, told) -> {
                            Announced.config(production, told.text("cache"), "Rotate passwords");
                            told.cache().refuse(true);
                        }),
                new FaultKind(
                        "cache-slow",
                        DATA,
                        "A cache takes long to answer",
                        List.of(needed("cache", CACHE), optional("times", FACTOR, "1500")),
                        (production, told) -> told.cache().slow(told.factor("times"))),
                new FaultKind(
                        "table-grows",
                        DATA,
                        "What nobody deletes makes statements slower and slower",
                        List.of(needed("database", DATABASE), needed("table", TABLE), optional("times", FACTOR, "1.5")),
                        (production, told) -> {
                            Table table = told.table();
                            double times = 1;
                            for (int minute = 1; minute <= 12; minute++) {
                                times *= told.factor("times");
                                double before = minute == 1 ? table.plan() : times / told.factor("times");
                                double now = times;
                                production.at(production.nowNanos() + minute * 60_000_000_000L, () -> {
                                    // Who moved old rows away has begun anew, and what comes in the next hour is
                                    // little.
                                    if (table.plan() >= before) {
                                        table.misplan(now);
                                    }
                                });
                            }
                        }),
                new FaultKind(
                        "connections-taken",
                        DATA,
                        "Somebody else takes the connections of a database",
                        List.of(needed("database", DATABASE), optional("number", NUMBER, "95")),
                        (production, told) -> {
                            told.database().nodes().occupy(told.number("number"));
                            production.services().forEach(service -> service.reconnect(told.text("database")));
                        }));
    }
}
