package dev.firefight.app.example;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What was altered in and around the shop, and the alert: the files of a recording that no exporter writes. */
final class Changes {
    static final String WEB_VERSION = "2026.02.11-4";
    static final String INVENTORY_VERSION = "2026.02.11-2";
    static final String FLAG = "related-products";

    private static final JsonFactory JSON = new JsonFactory();
    private static final String WEB_COMMIT = "b81d4c0f6e9a27350c1e8f4477d90a2be6531fd8";
    private static final String INVENTORY_COMMIT = "4f7c02a9d15be863a2904dd1c7e06b3f98125ae7";
    private static final String BUMP_COMMIT = "0d93e6b15fa84c7720b7e1f3a56c4982de0f71ab";

    private static final String INVENTORY_DIFF = """
            --- a/inventory/config/production.yaml
            +++ b/inventory/config/production.yaml
            @@ -1,21 +1,12 @@
             server:
               port: 8080
            -  # the template of 2023 had this off
               shutdown: graceful
            -  shutdown-timeout: 30s
            -
             datasource:
               url: jdbc:postgresql://inventory-db:5432/inventory
            -  driver: org.postgresql.Driver
               pool:
                 name: inventory-pool
            -    maximum-size: 32
            -    minimum-idle: 32
            +    maximum-size: 4
                 connection-timeout: 1000ms
            -    # see runbook "failover of inventory-db"
                 max-lifetime: 25m
            -
             logging:
            -  level:
            -    root: INFO
            -    shop.inventory: INFO
            +  level: INFO
            """;

    private static final String WEB_DIFF = """
            --- a/web/templates/product.html
            +++ b/web/templates/product.html
            @@ -41,4 +41,4 @@
               <form action="/cart/items" method="post">
                 <input type="hidden" name="product" value="{{ product.id }}">
            -    <button type="submit">Add to basket</button>
            +    <button type="submit">Add to cart</button>
               </form>
            """;

    private static final String BUMP_DIFF = """
            --- a/payments/build.gradle
            +++ b/payments/build.gradle
            @@ -22,4 +22,4 @@ dependencies {
                 implementation platform('shop:platform:14')
                 implementation 'com.zaxxer:HikariCP:5.1.0'
            -    implementation 'org.apache.httpcomponents.client5:httpclient5:5.3.1'
            +    implementation 'org.apache.httpcomponents.client5:httpclient5:5.4'
             }
            """;

    private Changes() {}

    /** The lines of {@code changes.jsonl}, in order of time. */
    static String changes() {
        return List.of(
                        change("2026-02-12T00:31:44Z", "commit")
                                .with("id", BUMP_COMMIT)
                                .with("service", "payments")
                                .with("title", "Bump httpclient5 from 5.3.1 to 5.4")
                                .with("author", "dependency-bot")
                                .with("body", "Goes out with the weekly release on Monday.")
                                .with("diff", BUMP_DIFF)
                                .with("files", List.of("payments/build.gradle")),
                        change("2026-02-12T00:45:00Z", "status")
                                .with("provider", "card-provider")
                                .with("title", "All systems operational")
                                .with("status", "operational")
                                .with("body", Shop.PROVIDER),
                        change(Scenario.FLAG_ON.toString(), "flag")
                                .with("id", FLAG)
                                .with("service", "catalog")
                                .with("title", FLAG + " off -> 10 %")
                                .with("author", "catalog-team"),
                        change("2026-02-12T00:58:12Z", "commit")
                                .with("id", WEB_COMMIT)
                                .with("service", "web")
                                .with("title", "Say cart, not basket, on the product page")
                                .with("author", "web-team")
                                .with("diff", WEB_DIFF)
                                .with("files", List.of("web/templates/product.html")),
                        change("2026-02-12T01:04:31Z", "commit")
                                .with("id", INVENTORY_COMMIT)
                                .with("service", "inventory")
                                .with("title", "Tidy production configuration")
                                .with("author", "inventory-team")
                                .with(
                                        "body",
                                        "Drops values that repeat the defaults and old comments; sizes as in the"
                                                + " template for small services. No change of behaviour intended.")
                                .with("diff", INVENTORY_DIFF)
                                .with("files", List.of("inventory/config/production.yaml")),
                        deploy(Scenario.WEB_DEPLOY, "web", WEB_VERSION, WEB_COMMIT),
                        deploy(Scenario.INVENTORY_DEPLOY, "inventory", INVENTORY_VERSION, INVENTORY_COMMIT),
                        change("2026-02-12T01:15:00Z", "status")
                                .with("provider", "card-provider")
                                .with("title", "All systems operational")
                                .with("status", "operational")
                                .with("body", Shop.PROVIDER))
                .stream()
                .map(Line::text)
                .collect(Collectors.joining());
    }

    /** The line of {@code alerts.jsonl}. */
    static String alert(Alarm alarm) {
        BigDecimal value = BigDecimal.valueOf(alarm.value())
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return new Line(new LinkedHashMap<>())
                .with("time", Scenario.START.plusNanos(alarm.micros() * 1000).toString())
                .with("name", "WebErrorRatioHigh")
                .with("service", "web")
                .with("severity", "critical")
                .with("metric", "http.server.request.error_ratio")
                .with("summary", "More than 1.5 % of the requests to web fail, for 4 minutes")
                .with("threshold", BigDecimal.valueOf(Alarm.LIMIT))
                .with("value", value)
                .text();
    }

    /** {@code recording.json}. It does not say when the trouble began: that is to be found. */
    static String recording() {
        return new Line(new LinkedHashMap<>())
                .with("id", "checkout-fire")
                .with("start", Scenario.START.toString())
                .with("end", Scenario.END.toString())
                .with(
                        "note",
                        "An evening of a simulated shop of eight services. The alert on web is all that the engineer on call"
                                + " knows. Traces and log lines are a sample; metrics count every request.")
                .text();
    }

    private static Line change(String time, String kind) {
        return new Line(new LinkedHashMap<>()).with("time", time).with("kind", kind);
    }

    private static Line deploy(Instant time, String service, String version, String commit) {
        return change(time.toString(), "deploy")
                .with("id", commit)
                .with("service", service)
                .with("title", "Deploy " + service + " " + version)
                .with("author", "deploy-pipeline")
                .with("version", version);
    }

    /** A JSON object on a line of its own; values are texts, numbers or lists of texts. */
    private record Line(Map<String, Object> values) {
        Line with(String name, Object value) {
            values.put(name, value);
            return this;
        }

        String text() {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
                json.writeStartObject();
                values.forEach((name, value) -> {
                    json.writeName(name);
                    switch (value) {
                        case BigDecimal number -> json.writeNumber(number);
                        case List<?> list -> {
                            json.writeStartArray();
                            list.forEach(item -> json.writeString(item.toString()));
                            json.writeEndArray();
                        }
                        default -> json.writeString(value.toString());
                    }
                });
                json.writeEndObject();
            }
            return text + "\n";
        }
    }
}
