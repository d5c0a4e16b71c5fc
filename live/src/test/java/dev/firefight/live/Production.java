package dev.firefight.live;

import dev.firefight.live.shop.Fault;
import dev.firefight.live.shop.Part;
import dev.firefight.live.shop.Part.Callee;
import dev.firefight.live.shop.ShopProgram;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shop under load, and what watches it. */
final class Production implements AutoCloseable {
    static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    static final Path ALERTMANAGER = Path.of("/usr/bin/prometheus-alertmanager");
    static final Path ZIPKIN = Path.of(System.getProperty("firefight.zipkin", "target/programs/zipkin.jar"));

    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final int REQUESTS_PER_SECOND = 30;

    private static final String SCRAPING = """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: [rules.yml]
            alerting:
              alertmanagers: [{static_configs: [{targets: [ALERTMANAGERS]}]}]
            scrape_configs:
              - job_name: shop
                static_configs:
            """;

    private static final String RULES = """
            groups:
              - name: shop
                interval: 1s
                rules:
                  - alert: HighErrorRatio
                    expr: sum by (service) (rate(http_server_requests_seconds_count{status=~"5.."}[10s])) / sum by (service) (rate(http_server_requests_seconds_count[10s])) > 0.1
                    for: 3s
                    labels: {severity: critical}
                    annotations: {summary: "{{ $value | humanizePercentage }} of the requests of {{ $labels.service }} fail"}
                  - alert: HighLatency
                    expr: histogram_quantile(0.95, sum by (service, le) (rate(http_server_requests_seconds_bucket[10s]))) > 0.25
                    for: 3s
                    labels: {severity: critical}
                    annotations: {summary: "The slowest 5 % of the requests of {{ $labels.service }} take {{ $value | humanizeDuration }}"}
            """;

    private static final String ROUTING = """
            route:
              receiver: firefight
              group_by: [alertname, service]
              group_wait: 1s
              group_interval: 2s
              repeat_interval: 1h
            receivers:
              - name: firefight
                webhook_configs: [{url: "RECEIVER", send_resolved: true}]
            """;

    private final Path directory;
    private final Programs programs;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final List<Integer> ports;
    private Optional<Load> load = Optional.empty();

    Production(Path directory) throws IOException {
        this.directory = directory;
        this.programs = new Programs(directory);
        this.ports = Ports.free(20);
        Files.createDirectories(logs());
        part(0, "edge", 0, "web");
        part(2, "web", 0, "checkout");
        part(4, "checkout", 0, "inventory", "payments");
        part(6, "payments", 0, "paygate");
        part(8, "inventory", 10);
        part(10, "paygate", 0);
    }

    private void part(int place, String name, int connections, String... calls) {
        boolean isOutside = name.equals("paygate");
        List<Callee> callees = new ArrayList<>();
        for (String call : calls) {
            callees.add(new Callee(call, ports.get(places().indexOf(call) * 2)));
        }
        parts.put(
                name,
                new Part(
                        name,
                        ports.get(place),
                        ports.get(place + 1),
                        isOutside,
                        connections,
                        callees,
                        isOutside ? Optional.empty() : Optional.of(URI.create(zipkin())),
                        isOutside ? directory.resolve("paygate.log") : logs().resolve(name + ".log")));
    }

    private static List<String> places() {
        return List.of("edge", "web", "checkout", "payments", "inventory", "paygate");
    }

    Path logs() {
        return directory.resolve("logs");
    }

    String prometheus() {
        return address(ports.get(12));
    }

    String zipkin() {
        return address(ports.get(13));
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** Starts all but the Alertmanagers, and waits until they answer. */
    void start() throws Exception {
        programs.startJava(
                "zipkin",
                List.of(
                        "-Xmx192m",
                        "-Darmeria.ports[0].ip=127.0.0.1",
                        "-Darmeria.ports[0].port=" + ports.get(13),
                        "-Darmeria.ports[0].protocols[0]=http",
                        "-jar",
                        ZIPKIN.toAbsolutePath().toString()));
        for (Part part : parts.values()) {
            List<String> arguments = new ArrayList<>(List.of(
                    "-Xmx48m",
                    "-Xshare:auto",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ShopProgram.class.getName()));
            arguments.addAll(part.arguments());
            programs.startJava(part.name(), arguments);
        }
        Files.writeString(directory.resolve("prometheus.yml"), scraping());
        Files.writeString(directory.resolve("rules.yml"), RULES);
        for (Part part : parts.values()) {
            if (!part.isOutside()) {
                up(part.name(), address(part.port()) + "/metrics");
            }
        }
        load = Optional.of(new Load(URI.create(address(part("edge").port()) + "/orders"), REQUESTS_PER_SECOND));
        up("zipkin", zipkin() + "/health");
        programs.start(
                "prometheus",
                List.of(
                        PROMETHEUS.toString(),
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=" + directory.resolve("series"),
                        "--web.external-url=" + prometheus(),
                        "--web.listen-address=127.0.0.1:" + ports.get(12)));
        up("prometheus", prometheus() + "/-/ready");
    }

    private String scraping() {
        StringBuilder text = new StringBuilder(SCRAPING.replace(
                "ALERTMANAGERS", "\"127.0.0.1:" + ports.get(14) + "\", \"127.0.0.1:" + ports.get(15) + "\""));
        for (Part part : parts.values()) {
            if (!part.isOutside()) {
                text.append("      - {targets: [\"127.0.0.1:%d\"], labels: {service: %s}}\n"
                        .formatted(part.port(), part.name()));
            }
        }
        return text.toString();
    }

    /**
     * Starts two Alertmanagers that know each other.
     *
     * @param receiver where they tell of alerts
     */
    void alertsTo(String receiver) throws Exception {
        Files.writeString(directory.resolve("alertmanager.yml"), ROUTING.replace("RECEIVER", receiver));
        for (int i = 0; i < 2; i++) {
            programs.start(
                    "alertmanager-" + i,
                    List.of(
                            ALERTMANAGER.toString(),
                            "--config.file=alertmanager.yml",
                            "--storage.path=" + directory.resolve("alerts-" + i),
                            "--web.listen-address=127.0.0.1:" + ports.get(14 + i),
                            "--cluster.listen-address=127.0.0.1:" + ports.get(16 + i),
                            "--cluster.peer=127.0.0.1:" + ports.get(17 - i),
                            "--cluster.settle-timeout=2s",
                            "--cluster.peer-timeout=3s"));
        }
        for (int i = 0; i < 2; i++) {
            up("alertmanager-" + i, address(ports.get(14 + i)) + "/-/ready");
        }
    }

    private void up(String what, String address) throws Exception {
        Waiting.until(what + " answers", STARTING, () -> {
            String ended = programs.ended();
            if (!ended.isEmpty()) {
                throw new AssertionError(ended);
            }
            return Waiting.answers(address);
        });
    }

    void on(String service, Fault fault) throws Exception {
        turn(service, "/on/" + fault.word());
    }

    void off(String service, Fault fault) throws Exception {
        turn(service, "/off/" + fault.word());
    }

    private void turn(String service, String path) throws Exception {
        int status = Waiting.post(address(part(service).control()) + path);
        if (status != 204) {
            throw new AssertionError(path + " of " + service + " answered " + status);
        }
    }

    private Part part(String service) {
        return Optional.ofNullable(parts.get(service)).orElseThrow();
    }

    /** What a query of Prometheus gives now, as JSON. */
    String ask(String query) throws Exception {
        return Waiting.get(prometheus() + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    /** How the load fares. */
    String told() {
        return load.map(Load::told).orElse("no load");
    }

    @Override
    public void close() {
        load.ifPresent(Load::close);
        programs.close();
    }
}
