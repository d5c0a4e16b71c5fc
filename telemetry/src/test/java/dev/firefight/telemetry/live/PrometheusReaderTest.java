package dev.firefight.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.format.ReadNotes.Item;
import dev.firefight.telemetry.live.Trouble.Kind;
import dev.firefight.telemetry.live.golden.Conventions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusReaderTest {
    private static final String NAMES = "/api/v1/label/__name__/values";
    private static final String RANGE = "/api/v1/query_range";
    private static final long START = Live.WINDOW.from().getEpochSecond();

    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The answer of one series with points 15 seconds apart. */
    static String matrix(String signal, String label, String value, double... points) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
                + series("\"firefight_signal\":\"" + signal + "\",\"" + label + "\":\"" + value + "\"", points) + "]}}";
    }

    private static String series(String labels, double... points) {
        List<String> samples = IntStream.range(0, points.length)
                .mapToObj(i -> "[" + (START + 15L * i) + ",\"" + points[i] + "\"]")
                .toList();
        return "{\"metric\":{" + labels + "},\"values\":[" + String.join(",", samples) + "]}";
    }

    private void names(String... names) {
        server.on(NAMES, "{\"status\":\"success\",\"data\":[\"" + String.join("\",\"", names) + "\"]}");
    }

    private Live read() {
        return Live.read(
                new Source.Prometheus("metrics", Endpoint.of(server.uri()).with(Live.QUICK)));
    }

    @Test
    void anAggregatedAnswerBecomesSeriesAsAFileWouldGiveThem() {
        names("http_requests_total");
        server.on(
                RANGE,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
                        + series("\"firefight_signal\":\"0\",\"job\":\"shop/cart\"", 5, 6, 7) + ","
                        + series("\"firefight_signal\":\"1\",\"job\":\"shop/cart\"", 0, 0, 0.5) + "]}}");

        Live live = read();

        Series traffic = live.series("http_requests_total{service=\"cart\"}");
        assertThat(traffic.key().unit()).isEqualTo("1/s");
        assertThat(traffic.values()).containsExactly(5, 6, 7);
        assertThat(traffic.timesNanos()[0]).isEqualTo(Live.WINDOW.fromNanos());
        assertThat(live.series("http_requests_error_ratio{service=\"cart\"}").values())
                .containsExactly(0, 0, 0.5);
        assertThat(live.first().notes().found()).containsEntry(Item.POINTS, 6L);
        assertThat(live.first().outcome()).isEqualTo(Reading.Outcome.READ);
        assertThat(server.asked(RANGE)).singleElement().satisfies(asked -> {
            assertThat(asked.param("start")).isEqualTo(Long.toString(START));
            assertThat(asked.param("end")).isEqualTo(Long.toString(Live.END.getEpochSecond() - 1));
            assertThat(asked.param("step")).isEqualTo("15");
            assertThat(asked.param("query"))
                    .startsWith("label_replace(sum by (cluster, namespace, job, service,")
                    .contains("rate(http_requests_total{code=~\"5..|5xx\"}[120s])")
                    .endsWith(", \"firefight_signal\", \"1\", \"\", \"\")");
        });
    }

    @Test
    void aHistogramOfVeryManySeriesIsReadLastAndWithFewerPoints() {
        names("rpc_server_duration_milliseconds_bucket", "http_request_duration_seconds_bucket", "process_open_fds");
        server.on(
                "/api/v1/status/tsdb",
                "{\"status\":\"success\",\"data\":{\"seriesCountByMetricName\":["
                        + "{\"name\":\"rpc_server_duration_milliseconds_bucket\",\"value\":150000},"
                        + "{\"name\":\"http_request_duration_seconds_bucket\",\"value\":1500}]}}");
        server.on(RANGE, "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}");

        Live live = read();

        assertThat(live.first().outcome()).isEqualTo(Reading.Outcome.READ);
        Map<String, String> steps = new TreeMap<>();
        server.asked(RANGE).forEach(asked -> {
            String query = asked.param("query");
            steps.put(query.replaceAll("(?s).*(http_request|rpc_server|process_open).*", "$1"), asked.param("step"));
        });
        assertThat(steps)
                .containsExactly(
                        Map.entry("http_request", "15"),
                        Map.entry("process_open", "15"),
                        Map.entry("rpc_server", "60"));
        assertThat(server.asked(RANGE).getFirst().param("query")).doesNotContain("rpc_server");
    }

    @Test
    void manyMetricsAreReadByFewQueries() {
        names(IntStream.range(0, 5_000)
                .mapToObj(i -> switch (i % 4) {
                    case 0 -> "a" + i + "_requests_total";
                    case 1 -> "b" + i + "_duration_seconds_bucket";
                    case 2 -> "c" + i + "_errors_total";
                    default -> "d" + i + "_unknown";
                })
                .toArray(String[]::new));
        server.on(RANGE, "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}");

        Live live = read();

        assertThat(live.first().sentences()).isEmpty();
        assertThat(live.first().queries()).isLessThan(40);
        assertThat(live.first().recognition().metrics()).isEqualTo(5_000);
        assertThat(live.first().recognition().unrecognisedMetrics()).isGreaterThan(4_900);
        assertThat(live.first().recognition().unrecognised()).hasSize(100);
        assertThat(server.asked(RANGE))
                .allSatisfy(asked ->
                        assertThat(Query.encoded(asked.param("query")).length()).isLessThan(6_000));
    }

    @Test
    void aSignalThatCannotBeReadCostsOnlyItself() {
        names("http_requests_total", "process_open_fds", "process_resident_memory_bytes", "go_goroutines");
        server.on(RANGE, (exchange, asked) -> {
            String query = asked.param("query");
            boolean isBad = query.contains("process_open_fds");
            int signals = query.split("firefight_signal", -1).length - 1;
            FakeServer.send(
                    exchange,
                    isBad ? 422 : 200,
                    "application/json",
                    (isBad
                                    ? "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many samples\"}"
                                    : "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
                                            + IntStream.range(0, signals)
                                                    .mapToObj(i -> series(
                                                            "\"firefight_signal\":\"" + i + "\",\"job\":\"cart\"",
                                                            1,
                                                            2))
                                                    .collect(java.util.stream.Collectors.joining(","))
                                            + "]}}")
                            .getBytes(StandardCharsets.UTF_8));
        });

        Live live = read();

        assertThat(live.first().sentences())
                .containsExactly(
                        "process_open_fds of metrics could not be read because it does not accept the query (422): it"
                                + " says \"too many samples\"");
        assertThat(live.first().outcome()).isEqualTo(Reading.Outcome.IN_PART);
        assertThat(live.keys())
                .containsExactlyInAnyOrder(
                        "http_requests_total{service=\"cart\"}",
                        "http_requests_error_ratio{service=\"cart\"}",
                        "process_resident_memory_bytes{service=\"cart\"}",
                        "go_goroutines{service=\"cart\"}");
    }

    @Test
    void ofBucketsTheMedianAndThe99thPercentileAreMade() {
        names("http_request_duration_seconds_bucket");
        String cart = "\"firefight_signal\":\"0\",\"job\":\"cart\",\"le\":";
        server.on(
                RANGE,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
                        + series(cart + "\"0.1\"", 5, 0, Double.NaN) + ","
                        + series(cart + "\"1.0\"", 10, 0, Double.NaN) + ","
                        + series(cart + "\"+Inf\"", 10, 0, Double.NaN) + "]}}");

        Live live = read();

        assertThat(live.series("http_request_duration_seconds_p50{service=\"cart\"}")
                        .values())
                .containsExactly(0.1); // half of ten a second; none came later
        assertThat(live.series("http_request_duration_seconds_p99{service=\"cart\"}")
                        .values())
                .containsExactly(0.1 + 0.9 * 4.9 / 5);
        assertThat(server.asked(RANGE).getFirst().param("query")).startsWith("label_replace(sum by (le, cluster,");
    }

    @Test
    void aHistogramThatIsTooMuchIsAskedForWithFewerPoints() {
        names("http_request_duration_seconds_bucket");
        server.on(RANGE, (exchange, asked) -> {
            boolean isFine = asked.param("step").equals("15");
            FakeServer.send(
                    exchange,
                    isFine ? 503 : 200,
                    "application/json",
                    (isFine ? "{}" : matrix("0", "le", "+Inf", 1)).getBytes(StandardCharsets.UTF_8));
        });

        Live live = read();

        assertThat(live.first().troubles()).extracting(Trouble::kind).doesNotContain(Kind.SERVER_ERROR);
        assertThat(server.asked(RANGE)).extracting(asked -> asked.param("step")).containsExactly("15", "60");
    }

    @Test
    void stepsAndRatesFollowTheScrapesThatAreSeen() {
        names("up");
        server.on(
                "/api/v1/query",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"__name__\":\"up\"},"
                        + "\"values\":[[100,\"1\"],[160.02,\"1\"],[219.99,\"1\"]]}]}}");
        server.on(RANGE, matrix("0", "job", "cart", 1));

        read();

        assertThat(server.asked("/api/v1/query").getFirst().param("query")).isEqualTo("up[5m]");
        assertThat(server.asked(RANGE).getFirst().param("step")).isEqualTo("60");
    }

    @Test
    void stepsAreAsFineAsBoundsAllow() {
        assertThat(RangeSteps.of(Live.WINDOW, 0)).isEqualTo(new RangeSteps(15, 120));
        assertThat(RangeSteps.of(Live.WINDOW, 1)).isEqualTo(new RangeSteps(1, 4));
        assertThat(RangeSteps.of(Live.WINDOW, 60)).isEqualTo(new RangeSteps(60, 240));
        assertThat(RangeSteps.of(LiveWindow.before(Live.END, java.time.Duration.ofDays(1)), 15))
                .isEqualTo(new RangeSteps(120, 135));
    }

    @Test
    void alertsThatFiredInTheWindowAreReadWithWhatTheirRulesSay() {
        names("ALERTS", "cart_failures_total");
        server.on(
                RANGE,
                (exchange, asked) -> FakeServer.send(
                        exchange,
                        200,
                        "application/json",
                        (asked.param("query").startsWith("ALERTS")
                                        ? "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
                                                + "{\"metric\":{\"__name__\":\"ALERTS\",\"alertname\":\"CartFails\",\"alertstate\":"
                                                + "\"firing\",\"service\":\"cart\",\"severity\":\"page\"},\"values\":[["
                                                + (START + 300) + ",\"1\"],[" + (START + 315) + ",\"1\"]]},"
                                                + "{\"metric\":{\"__name__\":\"ALERTS\",\"alertname\":\"Watchdog\",\"alertstate\":"
                                                + "\"firing\"},\"values\":[[" + START + ",\"1\"]]},"
                                                + "{\"metric\":{\"__name__\":\"ALERTS\",\"alertname\":\"Yesterday\",\"alertstate\":"
                                                + "\"firing\"},\"values\":[[" + (START + 60) + ",\"1\"],["
                                                + (START + 75) + ",\"1\"]]}]}}"
                                        : matrix("0", "job", "cart", 1))
                                .getBytes(StandardCharsets.UTF_8)));
        server.on(
                "/api/v1/rules",
                "{\"status\":\"success\",\"data\":{\"groups\":[{\"rules\":[{\"type\":\"alerting\",\"name\":\"CartFails\","
                        + "\"query\":\"rate(cart_failures_total[1m]) > 0.5\",\"annotations\":{\"summary\":\"Cart fails\"},"
                        + "\"alerts\":[{\"labels\":{\"alertname\":\"CartFails\",\"service\":\"cart\",\"severity\":\"page\"},"
                        + "\"annotations\":{\"summary\":\"Cart fails now\"},\"value\":\"7e+00\"}]}]}]}}");

        Live live = read();

        assertThat(live.telemetry().feeds()).contains(Feed.ALERTS);
        assertThat(live.telemetry().alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.timeNanos()).isEqualTo((START + 300) * 1_000_000_000L);
            assertThat(alert.name()).isEqualTo("CartFails");
            assertThat(alert.service()).isEqualTo("cart");
            assertThat(alert.metric()).isEqualTo("cart_failures_total");
            assertThat(alert.summary()).isEqualTo("Cart fails now");
            assertThat(alert.severity()).isEqualTo("page");
            assertThat(alert.threshold()).hasValue(0.5);
            assertThat(alert.value()).hasValue(7);
        });
        assertThat(live.first().notes().problems())
                .extracting(problem -> problem.reason())
                .containsExactlyInAnyOrder(
                        "an alert that was firing before the window; left out",
                        "an alert that ended well before the end of the window; left out");
    }

    @Test
    void whoCallsWhomIsReadOfAMesh() {
        names("istio_requests_total");
        server.on(RANGE, matrix("0", "destination_workload", "cart", 1));
        server.on(
                "/api/v1/query",
                (exchange, asked) -> FakeServer.send(
                        exchange,
                        200,
                        "application/json",
                        (asked.param("query").startsWith("group")
                                        ? "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":"
                                                + "{\"source_workload\":\"front\",\"destination_workload\":\"cart\"},\"value\":[1,\"1\"]},"
                                                + "{\"metric\":{\"source_workload\":\"unknown\",\"destination_workload\":\"front\"},"
                                                + "\"value\":[1,\"1\"]}]}}"
                                        : "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}")
                                .getBytes(StandardCharsets.UTF_8)));

        Live live = read();

        assertThat(live.telemetry().calls()).containsExactly(new dev.firefight.telemetry.Call("front", "cart"));
        assertThat(live.series("istio_requests_total{service=\"cart\"}").values())
                .containsExactly(1);
    }

    @Test
    void noMoreQueriesAreOnTheirWayThanAllowed() {
        names(IntStream.range(0, 12).mapToObj(i -> "a" + i + "_requests_total").toArray(String[]::new));
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        server.on(RANGE, (exchange, asked) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            two.countDown();
            try {
                two.await(); // both are there at once, or none goes on
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            FakeServer.send(
                    exchange,
                    200,
                    "application/json",
                    matrix("0", "job", "cart", 1).getBytes(StandardCharsets.UTF_8));
        });

        assertThat(read().first().sentences()).isEmpty();
        assertThat(server.asked(RANGE)).hasSizeGreaterThan(2);
        assertThat(most).hasValue(2);
    }

    @Test
    void aTeamsOwnConventionComesFirst() throws Exception {
        names("http_requests_total", "till_open");
        server.on(RANGE, matrix("0", "till", "7", 3));
        Conventions own = Conventions.parse("[shop] The shop\nsaturation: till_open sum by nothing and till\n");
        Live live = Live.read(new Source.Prometheus(
                "metrics", Endpoint.of(server.uri()).with(Live.QUICK), own.before(Conventions.shipped())));

        assertThat(live.first().recognition().unrecognised()).isEmpty();
        assertThat(server.asked(RANGE))
                .extracting(asked -> asked.param("query"))
                .contains("label_replace(sum by (till) (till_open), \"firefight_signal\", \"0\", \"\", \"\")");
    }

    @Test
    void anAnswerToSomethingElseIsLeftOutAndCounted() {
        names("up");
        server.on(RANGE, matrix("77", "job", "cart", 1));

        Live live = read();

        assertThat(live.telemetry().series()).isEmpty();
        assertThat(live.first().troubles()).extracting(Trouble::kind).containsExactly(Kind.MALFORMED);
        assertThat(live.first().notes().problems())
                .extracting(problem -> problem.reason())
                .containsExactly("a series that was not asked for; left out");
    }
}
