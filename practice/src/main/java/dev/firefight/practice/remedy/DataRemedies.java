package dev.firefight.practice.remedy;

import static dev.firefight.practice.act.Parameter.Type.CACHE;
import static dev.firefight.practice.act.Parameter.Type.CHOICE;
import static dev.firefight.practice.act.Parameter.Type.DATABASE;
import static dev.firefight.practice.act.Parameter.Type.NUMBER;
import static dev.firefight.practice.act.Parameter.Type.TABLE;
import static dev.firefight.practice.act.Parameter.Type.TOPIC;
import static dev.firefight.practice.act.Parameter.needed;
import static dev.firefight.practice.act.Parameter.optional;
import static dev.firefight.practice.remedy.RemedyKind.Risk.DESTRUCTIVE;
import static dev.firefight.practice.remedy.RemedyKind.Risk.FELT;
import static dev.firefight.practice.remedy.RemedyKind.Risk.REVERSIBLE;

import dev.firefight.practice.act.Parameter;
import dev.firefight.practice.production.Table;
import java.time.Duration;
import java.util.List;

/** What is done to databases, caches and queues. */
final class DataRemedies {
    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final List<Parameter> DATABASE_ONLY = List.of(needed("database", DATABASE));
    private static final List<Parameter> TABLE_OF = List.of(needed("database", DATABASE), needed("table", TABLE));

    private DataRemedies() {}

    static List<RemedyKind> all() {
        return List.of(
                new RemedyKind(
                        "add-index",
                        "Make the index of a table again; the larger the table, the longer it takes",
                        QUICK,
                        REVERSIBLE,
                        TABLE_OF,
                        (production, told) -> {
                            Table table = told.table();
                            long nanos = (long) (table.size() * 30_000);
                            production.at(production.nowNanos() + nanos, () -> table.index(true));
                        }),
                new RemedyKind(
                        "kill-query",
                        "End what holds a lock on a table",
                        QUICK,
                        FELT,
                        TABLE_OF,
                        (_, told) -> told.database().locks().unblock(told.table())),
                new RemedyKind(
                        "analyze",
                        "Have the database look at a table again, so that it plans better",
                        Duration.ofSeconds(30),
                        REVERSIBLE,
                        TABLE_OF,
                        (_, told) -> told.table().misplan(1)),
                new RemedyKind(
                        "trim-table",
                        "Move old rows of a table away",
                        LONG,
                        REVERSIBLE,
                        TABLE_OF,
                        (_, told) -> told.table().misplan(1)),
                new RemedyKind(
                        "fail-over",
                        "Make a copy the primary, and tell programs",
                        Duration.ofSeconds(20),
                        FELT,
                        DATABASE_ONLY,
                        (_, told) -> {
                            if (told.database().nodes().promote()) {
                                told.database().nodes().repoint();
                            }
                        }),
                new RemedyKind(
                        "repoint",
                        "Tell programs which machine is the primary",
                        Duration.ofSeconds(10),
                        REVERSIBLE,
                        DATABASE_ONLY,
                        (_, told) -> told.database().nodes().repoint()),
                new RemedyKind(
                        "allow-writes",
                        "Let the primary take writes",
                        QUICK,
                        REVERSIBLE,
                        DATABASE_ONLY,
                        (_, told) -> told.database().nodes().readOnly(false)),
                new RemedyKind(
                        "free-disk",
                        "Remove old files, and what fills the disk",
                        Duration.ofSeconds(40),
                        DESTRUCTIVE,
                        DATABASE_ONLY,
                        (_, told) -> {
                            told.database().nodes().fillBySecond(0);
                            told.database().nodes().fill(-60e9);
                        }),
                new RemedyKind(
                        "replace-disk",
                        "Give the database other disks",
                        LONG,
                        FELT,
                        DATABASE_ONLY,
                        (_, told) -> told.database().nodes().slowDisk(1)),
                new RemedyKind(
                        "catch-up",
                        "Let copies catch up",
                        Duration.ofSeconds(20),
                        REVERSIBLE,
                        DATABASE_ONLY,
                        (_, told) -> told.database().nodes().replicate(1)),
                new RemedyKind(
                        "restore-data",
                        "Bring back rows of a table from before the damage",
                        Duration.ofMinutes(4),
                        FELT,
                        TABLE_OF,
                        (_, told) -> {
                            told.table().lose(0);
                            told.table().spoil(0);
                        }),
                new RemedyKind(
                        "end-connections",
                        "End connections to a database that nobody of ours uses",
                        QUICK,
                        FELT,
                        DATABASE_ONLY,
                        (_, told) -> told.database().nodes().occupy(-10_000)),
                new RemedyKind(
                        "flush-cache",
                        "Empty a cache",
                        QUICK,
                        DESTRUCTIVE,
                        List.of(needed("cache", CACHE)),
                        (_, told) -> told.cache().flush()),
                new RemedyKind(
                        "restore-cache",
                        "Give a cache its size, its password and its machine back",
                        Duration.ofSeconds(20),
                        REVERSIBLE,
                        List.of(needed("cache", CACHE)),
                        (_, told) -> told.cache().restore()),
                new RemedyKind(
                        "coalesce",
                        "Let those who ask for the same wait for one who fetches it",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("cache", CACHE), optional("on", CHOICE, "yes")),
                        (_, told) -> told.cache().coalesce(told.isChosen("on"))),
                new RemedyKind(
                        "purge",
                        "Throw away all messages that wait",
                        QUICK,
                        DESTRUCTIVE,
                        List.of(needed("topic", TOPIC)),
                        (_, told) -> told.topic().purge()),
                new RemedyKind(
                        "skip-message",
                        "Go on behind the first message of a partition",
                        QUICK,
                        DESTRUCTIVE,
                        List.of(needed("topic", TOPIC), optional("partition", NUMBER, "0")),
                        (_, told) -> told.topic()
                                .skip(told.number("partition") % told.topic().partitions())),
                new RemedyKind(
                        "put-aside",
                        "Put a message aside that failed so often",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("topic", TOPIC), optional("attempts", NUMBER, "5")),
                        (_, told) -> told.topic().putAsideAfter(told.number("attempts"))));
    }
}
