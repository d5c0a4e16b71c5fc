package dev.firefight.practice.scenario;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where in a shop a cause can strike.
 *
 * @param told the arguments that name it, in a fixed order
 * @param component in what it begins
 * @param touches what its fault and its cure have to do with; another cause or a harmless change there would mingle with them
 * @param felt what of the shop users miss, such as "checkout"
 */
record Place(Map<String, String> told, String component, Set<String> touches, String felt) {
    private static final Map<String, String> FELT = Map.ofEntries(
            Map.entry("edge", "the whole shop"),
            Map.entry("web", "the whole shop"),
            Map.entry("web GET /", "the start page"),
            Map.entry("web GET /product", "product pages"),
            Map.entry("web POST /cart", "the cart"),
            Map.entry("web POST /checkout", "checkout"),
            Map.entry("catalog", "the start page and product pages"),
            Map.entry("catalog GET /top", "the start page"),
            Map.entry("catalog GET /product", "product pages"),
            Map.entry("cart", "the cart and checkout"),
            Map.entry("cart POST /cart", "the cart"),
            Map.entry("cart GET /cart", "checkout"),
            Map.entry("catalog-db", "the start page and product pages"),
            Map.entry("catalog-db products", "the start page and product pages"),
            Map.entry("orders-db", "the cart and checkout"),
            Map.entry("orders-db carts", "the cart and checkout"),
            Map.entry("product-cache", "the start page and product pages"));

    private static Place of(String component, String felt, String... namesAndValues) {
        Map<String, String> told = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            told.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        Set<String> touches = new LinkedHashSet<>(told.values());
        touches.add(component);
        return new Place(told, component, touches, felt);
    }

    private static String felt(String component) {
        return FELT.getOrDefault(component, "checkout");
    }

    /** A service. */
    static Place service(String service) {
        return of(service, felt(service), "service", service);
    }

    /** One route of a service. */
    static Place route(String service, String route) {
        return of(service, felt(service + " " + route), "service", service, "route", route);
    }

    /** How one service asks another one; what begins there begins in the first. */
    static Place call(String from, String to) {
        return of(from, callFelt(from, to), "from", from, "to", to);
    }

    /** The same, where it is in the second that something was done. */
    static Place callOf(String from, String to) {
        return of(to, callFelt(from, to), "from", from, "to", to);
    }

    private static String callFelt(String from, String to) {
        return from.equals("web") || from.equals("edge") ? felt(to) : felt(from);
    }

    /** A database. */
    static Place database(String database) {
        return of(database, felt(database), "database", database);
    }

    /** A table. */
    static Place table(String database, String table) {
        return of(database, felt(database + " " + table), "database", database, "table", table);
    }

    /** The connections of a service to a database. */
    static Place pool(String service, String database) {
        return of(service, felt(service), "service", service, "database", database);
    }

    /** A cache. */
    static Place cache(String cache) {
        return of(cache, felt(cache), "cache", cache);
    }

    /** A topic; where it is full, whoever publishes fails. */
    static Place topic(String topic) {
        return of(topic, "checkout", "topic", topic);
    }

    /** A machine. */
    static Place host(String host) {
        return of(host, "several parts of the shop, now and then", "host", host);
    }

    /** A zone. */
    static Place zone(int zone) {
        return of("zone " + zone, "the whole shop, for a part of all requests", "zone", String.valueOf(zone));
    }

    /** The users. */
    static Place users() {
        return of("edge", "the whole shop");
    }

    /** Has to do with that, too: where another cause or a harmless change would mingle with it. */
    Place touching(String... names) {
        Set<String> more = new LinkedHashSet<>(touches);
        more.addAll(java.util.List.of(names));
        return new Place(told, component, more, felt);
    }

    /** With an argument that only cures need. */
    Place where(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(told);
        more.put(name, value);
        return new Place(more, component, touches, felt);
    }
}
