package dev.firefight.telemetry.live.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecogniserTest {
    private static Recognition recognise(String... names) {
        return Recogniser.recognise(Conventions.shipped(), List.of(names), Map.of(), Map.of(), 60);
    }

    private static Recognised signal(Recognition recognition, String name) {
        return recognition.recognised().stream()
                .filter(one -> one.signal().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " among "
                        + recognition.recognised().stream()
                                .map(Recognised::signal)
                                .toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "http_server_request_duration_seconds_bucket,otel-http,http_server_request_duration_seconds,LATENCY",
        "http_server_request_duration_seconds_count,otel-http,http_server_requests,TRAFFIC",
        "http_server_request_duration_seconds_count,otel-http,http_server_request_error_ratio,ERRORS",
        "http.server.request.duration_seconds_count,otel-http,http.server.request_error_ratio,ERRORS",
        "rpc_server_duration_milliseconds_count,otel-rpc,rpc_server_requests,TRAFFIC",
        "db_client_operation_duration_seconds_count,otel-database,db_client_operation_error_ratio,ERRORS",
        "http_server_requests_seconds_count,micrometer-http,http_server_requests,TRAFFIC",
        "http_server_requests_seconds_bucket,micrometer-http,http_server_request_duration_seconds,LATENCY",
        "http_requests_total,prometheus-http,http_requests_total,TRAFFIC",
        "http_requests_total,prometheus-http,http_requests_error_ratio,ERRORS",
        "grpc_server_handled_total,grpc,grpc_server_request_error_ratio,ERRORS",
        "grpc_server_handling_seconds_bucket,grpc,grpc_server_request_duration_seconds,LATENCY",
        "istio_requests_total,istio,istio_requests_error_ratio,ERRORS",
        "envoy_cluster_upstream_rq_xx,envoy,envoy_cluster_upstream_request_error_ratio,ERRORS",
        "nginx_ingress_controller_requests,nginx,nginx_ingress_controller_requests_error_ratio,ERRORS",
        "up,up,up,AVAILABILITY",
        "kube_pod_container_status_restarts_total,kube-state-metrics,kube_pod_container_status_restarts_total,RESTARTS",
        "container_cpu_usage_seconds_total,cadvisor,container_cpu_usage_seconds_total,CPU",
        "node_memory_MemAvailable_bytes,node-exporter,node_memory_used_bytes,MEMORY",
        "jvm_gc_pause_seconds_sum,jvm,jvm_gc_pause_seconds_sum,CPU",
        "hikaricp_connections_pending,hikaricp,hikaricp_connections_pending,SATURATION",
        "process_resident_memory_bytes,process,process_resident_memory_bytes,MEMORY",
        "pg_stat_activity_count,postgres-exporter,pg_stat_activity_count,SATURATION",
        "pgbouncer_pools_client_waiting_connections,pgbouncer,pgbouncer_pools_client_waiting_connections,SATURATION",
        "checkout_failures_total,prometheus-names,checkout_failures,ERRORS",
        "checkout_requests_total,prometheus-names,checkout_requests_total,TRAFFIC",
        "checkout_latency_seconds_bucket,prometheus-names,checkout_latency_seconds,LATENCY",
    })
    void aMetricIsRecognisedByTheConventionThatNamesIt(
            String metric, String convention, String signal, SignalKind kind) {
        Recognised found = signal(recognise(metric), signal);

        assertThat(found.convention()).isEqualTo(convention);
        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.query()).contains(metric.replaceFirst("_(bucket|count)$", ""));
    }

    @Test
    void aServiceThatAnotherLabelNamesIsReadUnderOneThatReadersKnow() throws ConventionException {
        Conventions own = Conventions.parse("""
                [own] Your own
                traffic: shop_orders_total rate by service of shop and region
                errors: shop_orders_total errors by instance of shop bad outcome =~ fail.*
                cpu: container_work rate by pod of unit
                """);
        Recognition found = Recogniser.recognise(
                own.before(Conventions.shipped()),
                List.of("shop_orders_total", "container_work"),
                Map.of(),
                Map.of(),
                60);

        assertThat(signal(found, "shop_orders_total").query())
                .isEqualTo("label_replace(sum by (cluster, namespace, shop, region) (rate(shop_orders_total[60s])),"
                        + " \"exported_service\", \"$1\", \"shop\", \"(.+)\")");
        assertThat(signal(found, "shop_orders_error_ratio").labels())
                .containsExactly("cluster", "namespace", "instance", "service_instance_id", "pod", "node", "shop");
        assertThat(signal(found, "container_work").query())
                .as("of containers readers take the workload for the service")
                .contains("\"workload\", \"$1\", \"unit\"");
    }

    @Test
    void theShareOfFailuresIsZeroWhereNothingFailedAndNothingWhereNothingCame() {
        String by = "cluster, namespace, job, service, service_name, exported_service, exported_job, app, application,"
                + " app_kubernetes_io_name, deployment, container";
        String all = "sum by (" + by + ") (rate(grpc_server_handled_total[60s]))";

        assertThat(signal(recognise("grpc_server_handled_total"), "grpc_server_request_error_ratio")
                        .query())
                .isEqualTo("(sum by (" + by + ") (rate(grpc_server_handled_total{grpc_code=~\"Unknown|DeadlineExceeded|"
                        + "ResourceExhausted|Unimplemented|Internal|Unavailable|DataLoss\"}[60s])) or 0 * " + all
                        + ") / ("
                        + all + " > 0)");
    }

    @Test
    void aSummaryGivesItsMeanAndANativeHistogramItsQuantiles() {
        assertThat(signal(
                                recognise("http_request_duration_seconds_sum", "http_request_duration_seconds_count"),
                                "http_request_duration_seconds_mean")
                        .query())
                .contains("rate(http_request_duration_seconds_sum[60s])", " / ");
        Recognition natives = Recogniser.recognise(
                Conventions.shipped(),
                List.of("http_request_duration_seconds"),
                Map.of("http_request_duration_seconds", "histogram"),
                Map.of(),
                60);
        assertThat(signal(natives, "http_request_duration_seconds_p99").query())
                .startsWith("histogram_quantile(0.99, sum by (cluster,")
                .endsWith("(rate(http_request_duration_seconds[60s])))");
    }

    @Test
    void whatUsersFeelIsReadFirst() {
        assertThat(recognise(
                                "node_load1",
                                "up",
                                "http_requests_total",
                                "process_open_fds",
                                "http_request_duration_seconds_bucket")
                        .recognised())
                .extracting(Recognised::kind)
                .isSorted()
                .startsWith(SignalKind.TRAFFIC, SignalKind.ERRORS, SignalKind.LATENCY);
    }

    @Test
    void whatNobodyKnowsIsToldWithTheLargestFirst() {
        Recognition recognition = Recogniser.recognise(
                Conventions.shipped(), List.of("a_b", "c_d", "up"), Map.of(), Map.of("c_d", 7L), 60);

        assertThat(recognition.unrecognised()).extracting(Unrecognised::metric).containsExactly("c_d", "a_b");
        assertThat(recognition.unrecognisedMetrics()).isEqualTo(2);
        assertThat(recognition.metrics()).isEqualTo(3);
    }

    @Test
    void aNameThatIsNoPlainNameIsQuoted() {
        assertThat(recognise("evil\"} or vector(1)_requests_total").recognised())
                .isNotEmpty()
                .allSatisfy(
                        one -> assertThat(one.query()).contains("{__name__=\"evil\\\"} or vector(1)_requests_total\""));
    }

    @Test
    void everyRuleThatIsShippedRecognisesItsOwnMetric() {
        for (Convention convention : Conventions.shipped().all()) {
            for (Rule rule : convention.rules()) {
                String metric = rule.metric().replace("*", "x");
                Recognition found = recognise(metric, metric + "_bucket", metric + "_sum", metric + "_count");
                assertThat(found.recognised())
                        .as(convention.id() + ": " + rule.metric())
                        .anyMatch(one -> one.convention().equals(convention.id()) && one.kind() == rule.kind());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "up: x; line 1: a rule stands behind a head",
                "[a] A~speed: x rate by service; line 2: no kind of signal is called speed",
                "[a] A~cpu: x fast by service; line 2: no measure is called fast",
                "[a] A~cpu: x rate by planet; line 2: no level is called planet",
                "[a] A~errors: x errors by service; line 2: \"errors\" and \"bad\" need each other",
                "[a] A~cpu: x formula by node = 1; line 2: \"formula\" needs \"as\" and \"=\"",
                "[a] A~gibberish; line 2: not in the form",
            })
    void aRuleThatCannotBeReadIsToldWithItsLine(String text, String message) {
        assertThatThrownBy(() -> Conventions.parse(text.replace('~', '\n')))
                .isInstanceOf(ConventionException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aSpoiledTextOfConventionsIsReadOrRefusedAndNothingElse() throws Exception {
        String whole;
        try (var in = Conventions.class.getResourceAsStream("conventions.txt")) {
            whole = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        long seed = 7;
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            StringBuilder spoiled = new StringBuilder(whole.substring(0, random.nextInt(whole.length())));
            for (int flips = random.nextInt(5); flips > 0 && !spoiled.isEmpty(); flips--) {
                spoiled.setCharAt(random.nextInt(spoiled.length()), (char) random.nextInt(256));
            }
            try {
                Conventions.parse(spoiled.toString());
            } catch (ConventionException e) {
                refused++;
            }
        }
        assertThat(refused).as("seed " + seed).isPositive();
    }
}
