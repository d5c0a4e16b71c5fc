package dev.firefight.practice.design;

import dev.firefight.document.Durations;
import dev.firefight.document.References;
import dev.firefight.document.Scalars;
import dev.firefight.document.Section;
import dev.firefight.practice.design.DatabaseDesign.QueryDesign;
import dev.firefight.practice.design.DatabaseDesign.TableDesign;
import dev.firefight.practice.engine.Draw;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads databases, caches and topics. */
final class StoreReading {
    static final String[] DATABASE = {"cores", "connections", "replicas", "disk", "used", "tables", "queries"};
    static final String[] CACHE = {"keys", "capacity", "skew", "expiry", "spreads", "coalesces"};
    static final String[] TOPIC = {"partitions", "capacity", "service", "route", "attempts"};

    private static final int MOST_KEYS = 2_000_000;
    private static final int MOST_ROWS = 1_000_000_000;
    private static final long DISK = 100L << 30;

    private StoreReading() {}

    static Optional<DatabaseDesign> database(String name, Section part, References<Part> references) {
        references.declare(Part.DATABASE, name, part);
        double cores = part.value("cores", Scalars.decimal(0.1, 256)).orElse(8.0);
        int connections = part.value("connections", Scalars.number(1, 10_000)).orElse(100);
        int replicas = part.value("replicas", Scalars.number(0, 10)).orElse(0);
        long disk = part.value("disk", Sizes::bytes).orElse(DISK);
        long used = part.value("used", Sizes::bytes).orElse(disk / 2);
        List<TableDesign> tables = List.copyOf(part.sectionsByName(
                        "tables",
                        SystemYaml::plainName,
                        (table, one) -> table(name, table, one, part, references),
                        "rows",
                        "hot-rows")
                .values());
        List<QueryDesign> queries = List.copyOf(part.sectionsByName(
                        "queries",
                        SystemYaml::plainName,
                        (query, one) -> query(name, query, one, part, references),
                        "text",
                        "table",
                        "time",
                        "computes",
                        "writes",
                        "from-replica")
                .values());
        if (used > disk) {
            part.problem("used", "is not more than the disk holds");
        }
        return part.make(() -> new DatabaseDesign(name, cores, connections, replicas, disk, used, tables, queries));
    }

    private static Optional<TableDesign> table(
            String database, String name, Section one, Section part, References<Part> references) {
        references.declare(Part.TABLE, Part.of(database, name), part);
        int rows = one.value("rows", Scalars.number(1, MOST_ROWS)).orElse(100_000);
        int hot = one.value("hot-rows", Scalars.number(1, 1_000_000)).orElse(1_000);
        return one.make(() -> new TableDesign(name, rows, hot));
    }

    private static Optional<QueryDesign> query(
            String database, String name, Section one, Section part, References<Part> references) {
        references.declare(Part.QUERY, Part.of(database, name), part);
        String text = one.value("text", Scalars::text).orElse(name);
        Optional<String> table = one.needed("table", SystemYaml::plainName);
        table.ifPresent(known -> references.use(Part.TABLE, Part.of(database, known), one, "table"));
        Optional<Draw> time = one.needed("time", StepReading::time);
        double computes = one.value("computes", Scalars::share).orElse(0.5);
        boolean writes = one.value("writes", Scalars::yesOrNo).orElse(false);
        boolean fromReplica = one.value("from-replica", Scalars::yesOrNo).orElse(false);
        if (writes && fromReplica) {
            one.problem("from-replica", "is no for what writes: a copy takes none");
        }
        return one.make(() ->
                new QueryDesign(name, text, table.orElseThrow(), time.orElseThrow(), computes, writes, fromReplica));
    }

    static Optional<CacheDesign> cache(String name, Section part, References<Part> references) {
        references.declare(Part.CACHE, name, part);
        int keys = part.value("keys", Scalars.number(1, MOST_KEYS)).orElse(20_000);
        int capacity = part.value("capacity", Scalars.number(1, MOST_KEYS)).orElse(keys / 2);
        double skew = part.value("skew", Scalars.decimal(0, 3)).orElse(1.0);
        Duration expiry = part.value("expiry", Durations::readSome).orElse(Duration.ofMinutes(10));
        boolean spreads = part.value("spreads", Scalars::yesOrNo).orElse(true);
        boolean coalesces = part.value("coalesces", Scalars::yesOrNo).orElse(false);
        return part.make(() -> new CacheDesign(name, keys, capacity, skew, expiry, spreads, coalesces));
    }

    static Optional<TopicDesign> topic(String name, Section part, References<Part> references) {
        references.declare(Part.TOPIC, name, part);
        int partitions = part.value("partitions", Scalars.number(1, 1_000)).orElse(4);
        int capacity = part.value("capacity", Scalars.number(1, 10_000_000)).orElse(100_000);
        Optional<String> service = part.needed("service", SystemYaml::plainName);
        Optional<String> route = part.needed("route", Scalars::name);
        int attempts = part.value("attempts", Scalars.number(0, 1_000)).orElse(5);
        service.ifPresent(one -> {
            references.use(Part.SERVICE, one, part, "service");
            route.ifPresent(asked -> references.use(Part.ROUTE, Part.of(one, asked), part, "route"));
        });
        return part.make(() ->
                new TopicDesign(name, partitions, capacity, service.orElseThrow(), route.orElseThrow(), attempts));
    }
}
