package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is understood of a Prometheus can be seen, and told where it is not. */
class SourcePagesTest extends WithServer {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer prometheus;

    @BeforeEach
    void startPrometheus() throws IOException {
        prometheus = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        prometheus.createContext("/", this::answer);
        prometheus.start();
        String setup = "sources: [{name: the metrics, kind: prometheus, url: 'http://127.0.0.1:"
                + prometheus.getAddress().getPort() + "', queriesPerMinute: 50}]";
        assertThat(server.yaml("Root", "/api/v1/setup", setup).body()).contains("\"isApplied\":true");
    }

    @AfterEach
    void stopPrometheus() {
        prometheus.stop(0);
    }

    /** One service that tells its traffic, and orders of which nobody knows what they are. */
    private void answer(HttpExchange exchange) throws IOException {
        String query =
                URLDecoder.decode(String.valueOf(exchange.getRequestURI().getRawQuery()), StandardCharsets.UTF_8);
        asked.add(query);
        String path = exchange.getRequestURI().getPath();
        byte[] body = (switch (path) {
                    case "/api/v1/label/__name__/values" ->
                        data("[\"http_requests_total\",\"shop_orders_total\",\"<odd>\"]");
                    case "/api/v1/status/tsdb" ->
                        data("{\"seriesCountByMetricName\":[{\"name\":\"shop_orders_total\",\"value\":42}]}");
                    case "/api/v1/metadata" -> data("{}");
                    case "/api/v1/query_range" ->
                        data("{\"resultType\":\"matrix\",\"result\":[" + series(query) + "]}");
                    default -> data("{\"resultType\":\"vector\",\"result\":[]}");
                })
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String data(String data) {
        return "{\"status\":\"success\",\"data\":" + data + "}";
    }

    private static String series(String query) {
        boolean isOrders = query.contains("rate(shop_orders_total");
        long now = java.time.Instant.now().getEpochSecond() - 60;
        return "{\"metric\":{\"firefight_signal\":\"0\",\""
                + (isOrders ? "exported_service\":\"orders" : "service\":\"checkout") + "\"},\"values\":[[" + (now - 30)
                + ",\"1\"],[" + now + ",\"2\"]]}";
    }

    private static final String NAME = "name=the+metrics";

    private HttpResponse<String> convention(String what, String fields) {
        return server.form("Root", "/sources/convention", NAME + "&do=" + what + "&" + fields);
    }

    @Test
    void aLookTellsWhatWasRecognisedWhatIsMissingAndWhatNobodyKnows() {
        assertThat(server.page("Vera", "/sources/one?" + NAME).body())
                .contains("Not read since the program was started");
        assertThat(server.form("Ann", "/sources/look", NAME).statusCode()).isEqualTo(303);
        String page = server.page("Vera", "/sources/one?" + NAME).body();
        assertThat(page)
                .contains("<td>checkout</td>", "missing", "Prometheus", "shop_orders_total", "42", "&lt;odd&gt;")
                .contains("of 50 queries of this minute are used")
                .doesNotContain("127.0.0.1:", "Tell what it is");
        assertThat(server.page("Root", "/sources/one?" + NAME).body()).contains("Tell what it is");
        assertThat(server.page("Vera", "/sources").body()).contains("the metrics", "<b class=\"\">read</b>");
    }

    @Test
    void whatCannotBeReadIsToldAsItIs() {
        prometheus.stop(0);
        server.form("Ann", "/sources/look", NAME);
        assertThat(server.page("Vera", "/sources/one?" + NAME).body())
                .contains("could not be read because", "not read");
    }

    @Test
    void aConventionIsCheckedAtTheSourceThenSavedThenRead() {
        assertThat(server.page("Root", "/sources/convention?" + NAME + "&metric=shop_orders_total")
                        .body())
                .contains("value=\"shop_orders_total\"", "value=\"rate\" selected");
        String fields = "metric=shop_orders_total&signal=traffic&measure=rate&level=service&service=shop";
        HttpResponse<String> tried = convention("try", fields);
        assertThat(tried.body()).contains("1 series of 1 service</b>", "orders", "label_replace");
        assertThat(server.get("Root", "/api/v1/setup").body()).doesNotContain("conventions: [");
        assertThat(convention("save", fields).statusCode()).isEqualTo(303);
        assertThat(server.get("Root", "/api/v1/setup").body())
                .contains("conventions: [{signal: traffic, metric: shop_orders_total, measure: rate, service: shop}]");
        server.form("Ann", "/sources/look", NAME);
        String page = server.page("Root", "/sources/one?" + NAME).body();
        assertThat(page).contains("Your own", "<td>orders</td>", "Remove what is told of shop_orders_total");
        String seen = OwnServer.found(page, "name=\"seen\" value=\"([^\"]+)\"");
        assertThat(server.form("Root", "/sources/convention/remove", NAME + "&number=0&seen=other")
                        .statusCode())
                .isEqualTo(409);
        assertThat(server.form("Root", "/sources/convention/remove", NAME + "&number=0&seen=" + seen)
                        .statusCode())
                .isEqualTo(303);
        assertThat(server.page("Root", "/sources/one?" + NAME).body()).doesNotContain("Remove what is told");
    }

    @Test
    void aMetricThatIsNotThereIsToldBeforeItIsSaved() {
        assertThat(convention("try", "metric=shop_gone_total&signal=traffic&measure=rate")
                        .body())
                .contains("no metric of this name");
    }

    @Test
    void whatIsFilledInWronglyIsToldBesideItsField() {
        String odd = URLEncoder.encode("a b\"><b>", StandardCharsets.UTF_8);
        for (String what : List.of("try", "save")) {
            HttpResponse<String> answer =
                    convention(what, "metric=shop_orders_total&signal=errors&measure=errors&service=" + odd);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("id=\"wrong-service\">is the name of a label", "It is not saved")
                    .contains("value=\"shop_orders_total\"")
                    .doesNotContain("\"><b>");
        }
        assertThat(asked).noneMatch(query -> query.contains("shop_orders_total["));
    }

    @Test
    void onlyWhoSetsUpTellsWhatAMetricIs() {
        assertThat(server.form("Ann", "/sources/convention", NAME + "&do=save").statusCode())
                .isEqualTo(403);
        assertThat(server.form("Vera", "/sources/look", NAME).statusCode()).isEqualTo(403);
        assertThat(server.page("Root", "/sources/one?name=none").statusCode()).isEqualTo(404);
    }
}
