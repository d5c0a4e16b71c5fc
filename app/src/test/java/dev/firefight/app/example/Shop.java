package dev.firefight.app.example;

import dev.firefight.app.example.Act.CacheLookup;
import dev.firefight.app.example.Act.Call;
import dev.firefight.app.example.Act.Outside;
import dev.firefight.app.example.Act.Publish;
import dev.firefight.app.example.Act.Statement;
import dev.firefight.app.example.Act.Transaction;
import dev.firefight.app.example.Act.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How the shop is built: services, what each does, and whom it asks. */
final class Shop {
    static final String PROVIDER = "api.card-provider.example";
    static final String CACHE = "cache";
    static final List<String> DATABASES = List.of("inventory-db", "orders-db");

    /** Services in the order of a request's way, and how many pods each has. */
    static final List<Service> SERVICES = List.of(
            new Service("edge", 2, 90, false),
            new Service("web", 2, 310, false),
            new Service("catalog", 2, 420, false),
            new Service("cart", 2, 260, false),
            new Service("checkout", 2, 350, true),
            new Service("payments", 2, 330, true),
            new Service("inventory", 2, 380, true),
            new Service("notification", 1, 240, false));

    /** What customers do, and how often. */
    static final List<Visit> VISITS = List.of(
            new Visit("GET /", 0.30),
            new Visit("GET /search", 0.15),
            new Visit("GET /product/{id}", 0.33),
            new Visit("POST /cart/items", 0.12),
            new Visit("POST /checkout", 0.10));

    private static final String ACCESS = "{client} \"{path} HTTP/1.1\" {status} {ms}ms";
    private static final long STOCK_TIMEOUT = 1500;

    private static final Map<String, List<Operation>> OPERATIONS = Map.of(
            "edge",
            List.of(
                    edge("GET /"),
                    edge("GET /search"),
                    edge("GET /product/{id}"),
                    edge("POST /cart/items"),
                    edge("POST /checkout")),
            "web",
            List.of(
                    page("GET /", 14, "catalog", "GET /catalog/home"),
                    page("GET /search", 12, "catalog", "GET /catalog/search"),
                    page("GET /product/{id}", 11, "catalog", "GET /catalog/products/{id}"),
                    page("POST /cart/items", 6, "cart", "POST /carts/{id}/items"),
                    page("POST /checkout", 8, "checkout", "POST /orders")),
            "catalog",
            List.of(
                    catalog("GET /catalog/home", 6, "GET home", 0.02, "GET /stock", "home page of {client} assembled"),
                    catalog(
                            "GET /catalog/search",
                            18,
                            "GET search",
                            0.35,
                            "GET /stock/list",
                            "search answered from index products-7 in {ms} ms"),
                    catalog(
                            "GET /catalog/products/{id}",
                            5,
                            "GET product",
                            0.08,
                            "GET /stock",
                            "product {product} shown")),
            "cart",
            List.of(
                    Operation.of(
                                    "POST /carts/{id}/items",
                                    "product {product} put into cart {cart}",
                                    "product {product} not put into cart {cart}: {why}",
                                    new Work(4),
                                    new CacheLookup("GET cart", 0.04, 3),
                                    new Call(
                                            "inventory",
                                            "GET /stock",
                                            STOCK_TIMEOUT,
                                            1,
                                            "stock of product {product} not checked: {why}"),
                                    new CacheLookup("SET cart", 0, 0))
                            .with(0.006, "cart {cart} was changed meanwhile, merged"),
                    Operation.of(
                            "GET /carts/{id}",
                            "",
                            "cart {cart} not read: {why}",
                            new Work(3),
                            new CacheLookup("GET cart", 0.01, 3))),
            "checkout",
            List.of(Operation.of(
                    "POST /orders",
                    "order {order} placed in {ms} ms",
                    "order {order} not placed: {why}",
                    new Work(9),
                    new Call("cart", "GET /carts/{id}", 1000, 2, ""),
                    new Call("inventory", "POST /reservations", 3000, 1, ""),
                    new Call("payments", "POST /charges", 8000, 1, ""),
                    new Transaction(
                            "orders-db",
                            List.of(new Statement("INSERT orders", 7), new Statement("INSERT order_lines", 9))),
                    new Publish("notification", "process order-events"))),
            "payments",
            List.of(Operation.of(
                            "POST /charges",
                            "card charged for order {order}, provider took {ms} ms",
                            "charge for order {order} failed: {why}",
                            new Work(5),
                            new Transaction("orders-db", List.of(new Statement("SELECT payment_methods", 4))),
                            new Outside(PROVIDER, "POST /v1/charges", 230, 0.004),
                            new Transaction("orders-db", List.of(new Statement("INSERT payments", 8))))
                    .with(0.03, "card of order {order} needs a second factor, customer was asked")),
            "inventory",
            List.of(
                    Operation.of(
                            "GET /stock",
                            "",
                            "stock of product {product} not read: {why}",
                            new Work(3),
                            new Transaction("inventory-db", List.of(new Statement("SELECT stock", 115)))),
                    Operation.of(
                            "GET /stock/list",
                            "",
                            "stock of a list of 24 products not read: {why}",
                            new Work(4),
                            new Transaction("inventory-db", List.of(new Statement("SELECT stock_by_warehouse", 190)))),
                    Operation.of(
                            "POST /reservations",
                            "reserved product {product} for order {order}",
                            "reservation for order {order} failed: {why}",
                            new Work(5),
                            new Transaction(
                                    "inventory-db",
                                    List.of(
                                            new Statement("SELECT stock FOR UPDATE", 190),
                                            new Statement("UPDATE stock", 150),
                                            new Statement("INSERT reservations", 130))))),
            "notification",
            List.of(Operation.of(
                    "process order-events",
                    "confirmation of order {order} handed to the mail relay",
                    "confirmation of order {order} not sent: {why}",
                    new Work(7),
                    new CacheLookup("GET template", 0.01, 20))));

    /**
     * A service.
     *
     * @param pods how many pods it has
     * @param megabytes memory a pod needs when idle
     * @param hasPool whether it keeps a pool of database connections
     */
    record Service(String name, int pods, int megabytes, boolean hasPool) {}

    /** Something a customer does, and its share of all visits. */
    record Visit(String operation, double share) {}

    private Shop() {}

    /** The operation of a service. */
    static Operation operation(String service, String name) {
        return OPERATIONS.getOrDefault(service, List.of()).stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(service + " has no operation " + name));
    }

    /** Who asks whom, as lines of {@code calls.csv} without its head, sorted. */
    static List<String> calls() {
        TreeSet<String> calls = new TreeSet<>();
        OPERATIONS.forEach((service, operations) -> operations.stream()
                .flatMap(operation -> operation.acts().stream())
                .forEach(act -> {
                    switch (act) {
                        case Work _ -> {}
                        case CacheLookup _ -> calls.add(service + "," + CACHE);
                        case Transaction transaction -> calls.add(service + "," + transaction.database());
                        case Outside outside -> calls.add(service + "," + outside.address());
                        case Call call -> calls.add(service + "," + call.service());
                        case Publish publish -> calls.add(service + "," + publish.service());
                    }
                }));
        return new ArrayList<>(calls);
    }

    private static Operation edge(String name) {
        return Operation.of(name, ACCESS, ACCESS, new Work(1.5), new Call("web", name, 12_000, 1, ""));
    }

    private static Operation page(String name, double millis, String service, String operation) {
        return Operation.of(
                name,
                "{path} rendered in {ms} ms",
                "{path} failed: {why}",
                new Work(millis * 0.3),
                new Call(service, operation, 10_000, 1, ""),
                new Work(millis * 0.7));
    }

    private static Operation catalog(
            String name, double millis, String lookup, double missShare, String stock, String done) {
        return Operation.of(
                name,
                done,
                "{path} not answered: {why}",
                new Work(millis),
                new CacheLookup(lookup, missShare, 9),
                new Call("inventory", stock, STOCK_TIMEOUT, 2, "page goes out without stock: {why}"));
    }
}
