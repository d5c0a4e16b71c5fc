package dev.firefight.practice.design;

import dev.firefight.document.Document;
import dev.firefight.document.Durations;
import dev.firefight.document.Reading;
import dev.firefight.document.References;
import dev.firefight.document.Scalars;
import dev.firefight.document.Section;
import dev.firefight.practice.design.LoadDesign.Journey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The document in which a system is described. What each part means is told in {@code docs/own-system.md}. */
public final class SystemYaml {
    /** The longest document. */
    public static final int MOST_CHARS = 500_000;

    private static final int MOST_HOSTS = 200;
    private static final double MOST_REQUESTS_A_SECOND = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GOOD = Duration.ofSeconds(1);
    private static final String[] LOAD = {
        "rate", "swing", "busiest-hour", "entry", "journeys", "patience", "insistence", "good", "objective"
    };

    private SystemYaml() {}

    /** Reads a document; never throws for what it says. */
    public static Reading<SystemDesign> read(String text) {
        return Document.parse(text, MOST_CHARS)
                .read(
                        SystemYaml::system,
                        "name",
                        "hosts",
                        "load",
                        "services",
                        "providers",
                        "databases",
                        "caches",
                        "topics");
    }

    private static Optional<SystemDesign> system(Section all) {
        References<Part> references = new References<>(Part.class);
        Optional<String> name = all.needed("name", Scalars::name);
        int hosts = all.value("hosts", Scalars.number(1, MOST_HOSTS)).orElse(1);
        Optional<LoadDesign> load = all.section("load", LOAD).flatMap(one -> load(one, references));
        if (!all.has("load")) {
            all.problem("needs \"load\": who uses the system");
        }
        List<ServiceDesign> services = new ArrayList<>(parts(
                all, "services", (one, part) -> ServiceReading.service(one, part, references), ServiceReading.SERVICE));
        services.addAll(parts(
                all,
                "providers",
                (one, part) -> ServiceReading.provider(one, part, references),
                ServiceReading.PROVIDER));
        List<DatabaseDesign> databases = parts(
                all, "databases", (one, part) -> StoreReading.database(one, part, references), StoreReading.DATABASE);
        List<CacheDesign> caches =
                parts(all, "caches", (one, part) -> StoreReading.cache(one, part, references), StoreReading.CACHE);
        List<TopicDesign> topics =
                parts(all, "topics", (one, part) -> StoreReading.topic(one, part, references), StoreReading.TOPIC);
        references.check();
        return all.make(() ->
                new SystemDesign(name.orElseThrow(), hosts, load.orElseThrow(), services, databases, caches, topics));
    }

    private static <T> List<T> parts(
            Section all, String name, BiFunction<String, Section, Optional<T>> reading, String... known) {
        Map<String, T> parts = all.sectionsByName(name, SystemYaml::plainName, reading, known);
        return List.copyOf(parts.values());
    }

    /** A name that stands in metrics, lines and commands. */
    static String plainName(String text) {
        if (!text.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "is a name of small letters, digits and dashes, at most 40, such as orders-db");
        }
        return text;
    }

    private static Optional<LoadDesign> load(Section load, References<Part> references) {
        Optional<Double> rate = load.needed("rate", Scalars.decimal(0.1, MOST_REQUESTS_A_SECOND));
        double swing = load.value("swing", Scalars::share).orElse(0.0);
        double busiest = load.value("busiest-hour", Scalars.decimal(0, 24)).orElse(15.0);
        Optional<String> entry = load.needed("entry", SystemYaml::plainName);
        Map<String, List<Double>> journeys =
                load.valuesByName("journeys", Scalars::name, Scalars.decimal(0.001, 1_000_000));
        if (journeys.isEmpty()) {
            load.problem(
                    "needs \"journeys\": the routes that people ask for, each with how often in proportion to the others");
        }
        Duration patience = load.value("patience", Durations::readSome).orElse(PATIENCE);
        double insistence = load.value("insistence", Scalars::share).orElse(0.0);
        Duration good = load.value("good", Durations::readSome).orElse(GOOD);
        double objective = load.value("objective", Scalars::share).orElse(0.999);
        entry.ifPresent(service -> {
            references.use(Part.SERVICE, service, load, "entry");
            journeys.keySet().forEach(route -> references.use(Part.ROUTE, Part.of(service, route), load, "journeys"));
        });
        return load.make(() -> new LoadDesign(
                rate.orElseThrow(),
                swing,
                busiest,
                entry.orElseThrow(),
                journeys.entrySet().stream()
                        .map(one -> new Journey(one.getKey(), one.getValue().getFirst()))
                        .toList(),
                patience,
                insistence,
                good,
                objective));
    }
}
