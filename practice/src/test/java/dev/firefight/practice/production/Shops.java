package dev.firefight.practice.production;

import dev.firefight.practice.design.CacheDesign;
import dev.firefight.practice.design.CallDesign;
import dev.firefight.practice.design.CallDesign.Balance;
import dev.firefight.practice.design.DatabaseDesign;
import dev.firefight.practice.design.DatabaseDesign.QueryDesign;
import dev.firefight.practice.design.DatabaseDesign.TableDesign;
import dev.firefight.practice.design.LoadDesign;
import dev.firefight.practice.design.LoadDesign.Journey;
import dev.firefight.practice.design.RouteDesign;
import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.design.ServiceDesign.HeapDesign;
import dev.firefight.practice.design.ServiceDesign.PoolDesign;
import dev.firefight.practice.design.ServiceDesign.ScalingDesign;
import dev.firefight.practice.design.StepDesign;
import dev.firefight.practice.design.StepDesign.Ask;
import dev.firefight.practice.design.SystemDesign;
import dev.firefight.practice.design.TopicDesign;
import dev.firefight.practice.engine.Draw;
import java.time.Duration;
import java.util.List;

public final class Shops {
    private Shops() {}

    static StepDesign work(double millis) {
        return new StepDesign.Work(Draw.logNormal(Duration.ofNanos((long) (millis * 1e6)), 1));
    }

    static ServiceDesign service(
            String name,
            int instances,
            int threads,
            List<RouteDesign> routes,
            List<CallDesign> calls,
            List<PoolDesign> pools) {
        return new ServiceDesign(
                name,
                false,
                instances,
                threads,
                2 * threads,
                2,
                new HeapDesign(512L << 20, 120L << 20, 200_000),
                Duration.ofSeconds(20),
                "v1",
                routes,
                calls,
                pools,
                ScalingDesign.OFF);
    }

    static CallDesign call(String service) {
        return new CallDesign(
                service, Duration.ofSeconds(2), 2, Duration.ofMillis(50), 0.1, false, Balance.ROUND_ROBIN, false);
    }

    static RouteDesign route(String name, StepDesign... steps) {
        return new RouteDesign(name, List.of(steps));
    }

    static QueryDesign query(String name, String table, double millis, boolean writes, boolean replica) {
        return new QueryDesign(
                name, name, table, Draw.logNormal(Duration.ofNanos((long) (millis * 1e6)), 0.8), 0.5, writes, replica);
    }

    public static SystemDesign shop(double perSecond) {
        var load = new LoadDesign(
                perSecond,
                0,
                12,
                "edge",
                List.of(
                        new Journey("GET /", 35),
                        new Journey("GET /product", 40),
                        new Journey("POST /cart", 15),
                        new Journey("POST /checkout", 10)),
                Duration.ofSeconds(10),
                0.2,
                Duration.ofSeconds(1),
                0.999);
        var pool = new PoolDesign("catalog-db", 12, Duration.ofSeconds(1));
        var orders = new PoolDesign("orders-db", 12, Duration.ofSeconds(1));
        List<ServiceDesign> services = List.of(
                service(
                        "edge",
                        2,
                        128,
                        List.of(
                                route("GET /", work(0.3), new Ask("web", "GET /", false)),
                                route("GET /product", work(0.3), new Ask("web", "GET /product", false)),
                                route("POST /cart", work(0.3), new Ask("web", "POST /cart", false)),
                                route("POST /checkout", work(0.3), new Ask("web", "POST /checkout", false))),
                        List.of(call("web")),
                        List.of()),
                service(
                        "web",
                        3,
                        64,
                        List.of(
                                route("GET /", work(3), new Ask("catalog", "GET /top", false)),
                                route(
                                        "GET /product",
                                        work(3),
                                        new StepDesign.Together(List.of(
                                                new Ask("catalog", "GET /product", false),
                                                new Ask("inventory", "GET /stock", true)))),
                                route("POST /cart", work(2), new Ask("cart", "POST /cart", false)),
                                route("POST /checkout", work(3), new Ask("checkout", "POST /orders", false))),
                        List.of(call("catalog"), call("inventory"), call("cart"), call("checkout")),
                        List.of()),
                service(
                        "catalog",
                        3,
                        32,
                        List.of(
                                route(
                                        "GET /top",
                                        work(2),
                                        new StepDesign.Cached(
                                                "product-cache", List.of(new StepDesign.Query("catalog-db", "top")))),
                                route(
                                        "GET /product",
                                        work(2),
                                        new StepDesign.Cached(
                                                "product-cache",
                                                List.of(new StepDesign.Query("catalog-db", "product"))))),
                        List.of(),
                        List.of(pool)),
                service(
                        "cart",
                        2,
                        32,
                        List.of(
                                route("POST /cart", work(2), new StepDesign.Query("orders-db", "save-cart")),
                                route("GET /cart", work(1), new StepDesign.Query("orders-db", "find-cart"))),
                        List.of(),
                        List.of(orders)),
                service(
                        "checkout",
                        2,
                        32,
                        List.of(route(
                                "POST /orders",
                                work(4),
                                new Ask("cart", "GET /cart", false),
                                new Ask("inventory", "POST /reserve", false),
                                new Ask("payments", "POST /charge", false),
                                new StepDesign.Transaction(
                                        "orders-db",
                                        List.of(
                                                new StepDesign.Query("orders-db", "insert-order"),
                                                new StepDesign.Query("orders-db", "clear-cart"))),
                                new StepDesign.Publish("orders"))),
                        List.of(call("cart"), call("inventory"), call("payments")),
                        List.of(orders)),
                service(
                        "payments",
                        2,
                        32,
                        List.of(route("POST /charge", work(2), new Ask("payment-provider", "POST /v1/charges", false))),
                        List.of(call("payment-provider")),
                        List.of()),
                service(
                        "inventory",
                        2,
                        32,
                        List.of(
                                route("GET /stock", work(1), new StepDesign.Query("catalog-db", "stock")),
                                route("POST /reserve", work(1), new StepDesign.Query("catalog-db", "reserve"))),
                        List.of(),
                        List.of(pool)),
                service(
                        "notification",
                        2,
                        16,
                        List.of(route(
                                "order placed",
                                work(3),
                                new StepDesign.Pause(Draw.logNormal(Duration.ofMillis(40), 1)))),
                        List.of(),
                        List.of()),
                new ServiceDesign(
                        "payment-provider",
                        true,
                        1,
                        1000,
                        1000,
                        1000,
                        new HeapDesign(1L << 30, 1, 0),
                        Duration.ofSeconds(1),
                        "v1",
                        List.of(route(
                                "POST /v1/charges", new StepDesign.Pause(Draw.logNormal(Duration.ofMillis(120), 0.5)))),
                        List.of(),
                        List.of(),
                        ScalingDesign.OFF));
        List<DatabaseDesign> databases = List.of(
                new DatabaseDesign(
                        "catalog-db",
                        4,
                        100,
                        1,
                        100L << 30,
                        40L << 30,
                        List.of(new TableDesign("products", 200_000, 100), new TableDesign("stock", 200_000, 500)),
                        List.of(
                                query("top", "products", 6, false, true),
                                query("product", "products", 4, false, true),
                                query("stock", "stock", 2, false, true),
                                query("reserve", "stock", 3, true, false))),
                new DatabaseDesign(
                        "orders-db",
                        8,
                        100,
                        1,
                        100L << 30,
                        40L << 30,
                        List.of(new TableDesign("carts", 500_000, 5000), new TableDesign("orders", 2_000_000, 5000)),
                        List.of(
                                query("save-cart", "carts", 3, true, false),
                                query("find-cart", "carts", 2, false, false),
                                query("insert-order", "orders", 4, true, false),
                                query("clear-cart", "carts", 3, true, false))));
        return new SystemDesign(
                "shop",
                6,
                load,
                services,
                databases,
                List.of(new CacheDesign("product-cache", 20_000, 10_000, 1.0, Duration.ofMinutes(10), true, false)),
                List.of(new TopicDesign("orders", 4, 100_000, "notification", "order placed", 5)));
    }
}
