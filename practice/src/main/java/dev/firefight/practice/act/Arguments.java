package dev.firefight.practice.act;

import dev.firefight.document.Durations;
import dev.firefight.document.Nearest;
import dev.firefight.document.Scalars;
import dev.firefight.practice.design.Sizes;
import dev.firefight.practice.production.Autoscaler;
import dev.firefight.practice.production.Cache;
import dev.firefight.practice.production.Database;
import dev.firefight.practice.production.Edge;
import dev.firefight.practice.production.Host;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Service;
import dev.firefight.practice.production.Table;
import dev.firefight.practice.production.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What an act was told, as it concerns one production. Each question throws {@link IllegalArgumentException} with words for whoever wrote it. */
public final class Arguments {
    private final Production production;
    private final Map<String, String> texts;

    /**
     * Looks at all of them.
     *
     * @throws IllegalArgumentException when one is missing, unknown or wrong
     */
    public Arguments(Production production, List<Parameter> parameters, Map<String, String> told) {
        this.production = production;
        Map<String, String> all = new LinkedHashMap<>();
        List<String> names = parameters.stream().map(Parameter::name).toList();
        for (String name : told.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("nobody knows \"" + name + "\" here" + Nearest.hint(name, names)
                        + "; it can be told " + (names.isEmpty() ? "nothing" : String.join(", ", names)));
            }
        }
        for (Parameter one : parameters) {
            String text = told.getOrDefault(one.name(), one.standard());
            if (text.isEmpty() && one.isNeeded()) {
                throw new IllegalArgumentException("needs \"" + one.name() + "\"");
            }
            all.put(one.name(), text);
        }
        this.texts = all;
        for (Parameter one : parameters) {
            check(one);
        }
    }

    private void check(Parameter one) {
        String name = one.name();
        switch (one.type()) {
            case SERVICE -> service(name);
            case SCALED -> autoscaler(name);
            case ROUTE -> {
                if (!text(name).isEmpty()) {
                    service("service").checkRoute(text(name));
                }
            }
            case DATABASE -> database();
            case TABLE -> database().table(text(name));
            case CACHE -> cache();
            case TOPIC -> topic();
            case HOST -> host();
            case SHARE -> share(name);
            case FACTOR -> factor(name);
            case NUMBER -> number(name);
            case DURATION -> nanos(name);
            case SIZE -> bytes(name);
            case CHOICE -> isChosen(name);
            case TEXT -> Scalars.anyText(text(name));
        }
    }

    /** The text itself. */
    public String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** The service that is called "service". */
    public Service service() {
        return service("service");
    }

    /** A service. */
    public Service service(String name) {
        return production.service(text(name));
    }

    /** The autoscaler of the service that is called "service". */
    public Autoscaler autoscaler() {
        return autoscaler("service");
    }

    private Autoscaler autoscaler(String name) {
        return service(name)
                .autoscaler()
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" " + text(name)
                        + " has no autoscaler: give it \"scaling\" in the description of the system, or name one of "
                        + production.services().stream()
                                .filter(one -> one.autoscaler().isPresent())
                                .map(Service::name)
                                .toList()));
    }

    /** How the service that is called "from" calls the one that is called "to". */
    public Edge edge() {
        return service("from").edge(text("to"));
    }

    /** The database that is called "database". */
    public Database database() {
        return production.database(text("database"));
    }

    /** The table that is called "table", of that database. */
    public Table table() {
        return database().table(text("table"));
    }

    /** The cache that is called "cache". */
    public Cache cache() {
        return production.cache(text("cache"));
    }

    /** The topic that is called "topic". */
    public Topic topic() {
        return production.topic(text("topic"));
    }

    /** The machine that is called "host". */
    public Host host() {
        return production.machines().named(text("host"));
    }

    /** A share from 0 to 1. */
    public double share(String name) {
        return told(name, Scalars::share);
    }

    /** A number of times. */
    public double factor(String name) {
        return told(name, Scalars.decimal(0, 1_000_000));
    }

    /** A whole number. */
    public int number(String name) {
        return told(name, Scalars.number(0, 1_000_000));
    }

    /** A time. */
    public long nanos(String name) {
        return told(name, Durations::read).toNanos();
    }

    /** A size. */
    public long bytes(String name) {
        return told(name, Sizes::bytes);
    }

    /** Yes or no. */
    public boolean isChosen(String name) {
        return told(name, Scalars::yesOrNo);
    }

    private <T> T told(String name, Function<String, T> reading) {
        try {
            return reading.apply(text(name));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("\"" + name + "\" " + wrong.getMessage());
        }
    }
}
