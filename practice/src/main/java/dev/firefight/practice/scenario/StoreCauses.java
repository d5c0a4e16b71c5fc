package dev.firefight.practice.scenario;

import static dev.firefight.practice.scenario.Cause.Habit.CREEPS;
import static dev.firefight.practice.scenario.Cause.Habit.NEEDS_LOAD;
import static dev.firefight.practice.scenario.Cause.Sign.FAILS;
import static dev.firefight.practice.scenario.Cause.Sign.SLOW;
import static dev.firefight.practice.scenario.Cause.Sign.WRONG;
import static dev.firefight.practice.scenario.Place.cache;
import static dev.firefight.practice.scenario.Place.database;
import static dev.firefight.practice.scenario.Place.service;
import static dev.firefight.practice.scenario.Place.table;
import static dev.firefight.practice.scenario.Place.topic;
import static dev.firefight.practice.scenario.Range.number;
import static dev.firefight.practice.scenario.Range.share;
import static dev.firefight.practice.scenario.Range.times;

import java.util.List;

/** What is in databases, caches and queues. */
final class StoreCauses {
    private StoreCauses() {}

    static List<Cause> databases() {
        return List.of(
                Cause.of("index-dropped", SLOW, 3, "change", "A migration that removed indexes taken for unused.")
                        .at(table("orders-db", "carts"), table("catalog-db", "stock"))
                        .curedBy("add-index {database} {table}")
                        .tempting("fail-over {database}", "analyze {database} {table}"),
                Cause.of("plan-flipped", SLOW, 4, "internal", "The database counted the rows of {table} anew.")
                        .at(table("catalog-db", "stock"), table("orders-db", "carts"))
                        .with(times("times", 60, 90))
                        .curedBy("analyze {database} {table}")
                        .tempting("fail-over {database}", "add-index {database} {table}")
                        .which(NEEDS_LOAD),
                Cause.of("long-transaction", SLOW, 3, "known-pattern", "A report that was left open over {table}.")
                        .at(table("orders-db", "orders"), table("orders-db", "payments"), table("catalog-db", "stock"))
                        .curedBy("kill-query {database} {table}")
                        .tempting("fail-over {database}", "analyze {database} {table}"),
                Cause.of("migration-lock", SLOW, 2, "change", "A migration that adds a column to {table}.")
                        .at(table("orders-db", "payments"), table("orders-db", "orders"), table("orders-db", "carts"))
                        .curedBy("kill-query {database} {table}")
                        .tempting("fail-over {database}", "add-index {database} {table}"),
                Cause.of("failover-forgotten", FAILS, 2, "known-pattern", "The loss of the primary of {database}.")
                        .at(database("orders-db"))
                        .curedBy("repoint {database}")
                        .tempting("restart cart", "restart checkout", "scale checkout 6"),
                Cause.of("primary-lost", FAILS, 1, "internal", "The machine of the primary of {database} went away.")
                        .at(database("orders-db"))
                        .curedBy("fail-over {database}")
                        .tempting("restart cart", "restart checkout", "repoint {database}"),
                Cause.of("read-only", FAILS, 2, "known-pattern", "A protection that stayed on after an exercise.")
                        .at(database("orders-db"))
                        .curedBy("allow-writes {database}")
                        .curedBy("fail-over {database}")
                        .tempting("restart cart", "restart checkout", "repoint {database}"),
                Cause.of("disk-full", FAILS, 2, "known-pattern", "A dump that is written where the data is.")
                        .at(database("orders-db"))
                        .with(number("per-second", 600, 1000, "MB"))
                        .curedBy("free-disk {database}")
                        .tempting("fail-over {database}", "restart cart")
                        .which(CREEPS),
                Cause.of("disk-slow", SLOW, 4, "internal", "Worn disks below {database}.")
                        .at(database("orders-db"))
                        .with(times("times", 400, 700))
                        .curedBy("replace-disk {database}")
                        .tempting("analyze {database} carts", "restart cart"),
                Cause.of("connections-taken", FAILS, 3, "known-pattern", "A job that opens a connection for each row.")
                        .at(database("orders-db").touching("cart", "checkout", "payments"))
                        .with(number("number", 94, 97))
                        .curedBy("end-connections {database}")
                        .tempting("restart cart", "pool cart {database} 40", "fail-over {database}"),
                Cause.of(
                                "table-grows",
                                SLOW,
                                4,
                                "known-pattern",
                                "A job that cleans {table} was switched off long ago.")
                        .at(table("catalog-db", "stock"), table("orders-db", "carts"))
                        .with(times("times", 1.7, 2))
                        .curedBy("trim-table {database} {table}")
                        .tempting("fail-over {database}", "add-index {database} {table}")
                        .which(CREEPS, NEEDS_LOAD));
    }

    static List<Cause> caches() {
        return List.of(
                cached("cache-lost", "internal", "The machine of {cache} was replaced by one with hardly any memory.")
                        .with(number("capacity", 10, 40)),
                cached("cache-refuses", "change", "The password of {cache} was changed."),
                cached("cache-slow", "internal", "The machine of {cache} swaps its memory to disk.")
                        .with(times("times", 1500, 2500)),
                Cause.of("cache-flushed", SLOW, 4, "change", "A job that empties {cache} to be sure.")
                        .at(cache("product-cache").touching("catalog", "catalog-db"))
                        .with(number("times", 14, 18))
                        .curedBy("coalesce {cache}", "scale catalog 6")
                        .tempting("restart catalog", "roll-back catalog", "flush-cache {cache}")
                        .which(NEEDS_LOAD));
    }

    private static Cause cached(String fault, String bucket, String trigger) {
        return Cause.of(fault, SLOW, 2, bucket, trigger)
                .at(cache("product-cache").touching("catalog", "catalog-db"))
                .curedBy("restore-cache {cache}")
                .tempting("flush-cache {cache}", "restart catalog", "fail-over catalog-db")
                .which(NEEDS_LOAD);
    }

    static List<Cause> data() {
        return List.of(
                Cause.of("corruption", WRONG, 4, "internal", "Damaged pages on the disk of {database}.")
                        .at(table("catalog-db", "stock"), table("catalog-db", "products"), table("orders-db", "carts"))
                        .with(share("share", 0.1, 0.5))
                        .curedBy("restore-data {database} {table}")
                        .tempting("flush-cache product-cache", "fail-over {database}"),
                Cause.of("rows-deleted", FAILS, 2, "change", "A statement with half of its condition.")
                        .at(table("catalog-db", "products"))
                        .with(share("share", 0.6, 0.9))
                        .curedBy("restore-data {database} {table}")
                        .tempting("flush-cache product-cache", "fail-over {database}"),
                Cause.of("poison-message", FAILS, 4, "known-pattern", "A message that no version can handle.")
                        .at(topic("orders").touching("notification", "checkout"))
                        .with(number("partition", 0, 3))
                        .curedBy("skip-message {topic} {partition}")
                        .curedBy("put-aside {topic} 5")
                        .tempting("restart notification", "scale notification 6"),
                Cause.of(
                                "replica-behind",
                                WRONG,
                                4,
                                "known-pattern",
                                "An import that writes more than copies can follow.")
                        .at(database("catalog-db"))
                        .with(share("applied", 0.1, 0.4))
                        .curedBy("catch-up {database}")
                        .tempting("flush-cache product-cache", "restart catalog"),
                Cause.of("slow-handling", FAILS, 3, "change", "A version of {service} that renders with new templates.")
                        .at(service("notification").touching("orders", "checkout"))
                        .with(number("delay", 8, 15, "s"))
                        .curedBy("roll-back {service}")
                        .tempting("restart {service}", "scale {service} 4"));
    }
}
