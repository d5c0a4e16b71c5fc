package dev.firefight.practice.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.production.LogBook.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GaugesTest {
    private static final long SECOND = 1_000_000_000L;

    private final Production shop = new Production(Shops.shop(40), Instant.parse("2026-03-02T12:00:00Z"), 3);

    private void run(int seconds) {
        shop.runUntil(shop.nowNanos() + seconds * SECOND);
    }

    /** The value of the only series with this selector, now. */
    private double told(String selector) {
        shop.scrape();
        return value(selector);
    }

    private double value(String selector) {
        List<Integer> found = IntStream.range(0, shop.meters().size())
                .filter(meter -> shop.meters().keys().get(meter).selector().equals(selector))
                .boxed()
                .toList();
        assertThat(found).as(selector).hasSize(1);
        return shop.meters().value(found.getFirst());
    }

    private Instance web() {
        return shop.service("web").instances().getFirst();
    }

    private static final String OF_WEB = "node=\"node-c1\",pod=\"web-0\",service=\"web\"}";
    private static final String UP = "up{job=\"web\"," + OF_WEB;
    private static final String CPU = "process_cpu_seconds_total{" + OF_WEB;
    private static final String ANSWERED = "http_server_requests_total{code=\"200\",http_route=\"GET /\"," + OF_WEB;
    private static final String RESTARTS = "kube_pod_container_status_restarts_total{container=\"web\"," + OF_WEB;

    @Test
    void whatIsToldOfAnInstanceIsWhatItDid() {
        run(60);

        assertThat(told(UP)).isEqualTo(1);
        double user = told(ANSWERED);
        assertThat(user).isBetween(100.0, 500.0); // 40 a second, 35 % of them, a third of those
        assertThat(told(CPU))
                .isEqualTo(web().desk().processor().busyNanos() / 1e9)
                .isPositive();
        assertThat(told("jvm_memory_max_bytes{area=\"heap\"," + OF_WEB)).isEqualTo(512L << 20);
        assertThat(told("tomcat_threads_config_max_threads{" + OF_WEB)).isEqualTo(64);
        assertThat(told("build_info{node=\"node-c1\",pod=\"web-0\",service=\"web\",version=\"v1\"}"))
                .isEqualTo(1);
    }

    @Test
    void anInstanceThatIsDownTellsNothingButThat() {
        run(60);
        web().crash("out of luck", "Error");
        run(1);

        assertThat(told(UP)).isZero();
        assertThat(told(ANSWERED)).isNaN();
        assertThat(told(CPU)).isNaN();
        assertThat(told(RESTARTS)).isEqualTo(1);
        assertThat(told("kube_pod_container_status_waiting_reason{container=\"web\",node=\"node-c1\",pod=\"web-0\","
                        + "reason=\"CrashLoopBackOff\",service=\"web\"}"))
                .isEqualTo(1);
        assertThat(told("kube_deployment_status_replicas_ready{service=\"web\"}"))
                .isEqualTo(2);
        assertThat(told("kube_deployment_spec_replicas{service=\"web\"}")).isEqualTo(3);
    }

    @Test
    void afterAStartCountersBeginAtZero() {
        run(120);
        double before = told(ANSWERED);
        double cpu = told(CPU);
        web().restart();
        run(15);
        assertThat(told(UP)).isZero();
        run(20);

        assertThat(told(UP)).isEqualTo(1);
        assertThat(told(ANSWERED)).isPositive().isLessThan(before);
        assertThat(told(CPU)).isPositive().isLessThan(cpu);
    }

    @Test
    void theProgramThatRunsIsToldByEachOfItsInstances() {
        run(15);
        shop.service("web").deployment().roll("v2");
        run(300);

        String versions = all(shop).keySet().stream()
                .filter(selector -> selector.startsWith("build_info") && selector.contains("service=\"web\""))
                .filter(selector -> value(selector) == 1)
                .map(selector -> selector.replaceAll(".*version=\"(.*)\"}", "$1"))
                .collect(Collectors.joining(" "));
        assertThat(versions).isEqualTo("v2 v2 v2");
        assertThat(told("kube_deployment_spec_replicas{service=\"web\"}")).isEqualTo(3);
        assertThat(told("kube_deployment_status_replicas_ready{service=\"web\"}"))
                .isEqualTo(3);
    }

    @Test
    void countersOfFailuresBeginAtZeroAsWell() {
        run(10);
        shop.service("catalog").instances().forEach(one -> one.crash("out of luck", "Error"));
        String failed = "http_server_requests_total{code=\"502\",http_route=\"GET /\"," + OF_WEB;
        run(120);
        assertThat(told(failed)).isPositive();
        web().restart();
        run(60);

        assertThat(told(UP)).isEqualTo(1);
        assertThat(told(failed)).isZero();
    }

    @Test
    void theSeriesOfAnInstanceBeginAndEndWithIt() {
        run(30);
        int before = shop.meters().size();
        shop.service("web").scale(4);
        run(60);
        assertThat(shop.meters().size()).isGreaterThan(before + 20);
        Instance more = shop.service("web").instances().getLast();
        assertThat(told("up{job=\"web\",node=\"" + more.host().name() + "\",pod=\"web-3\",service=\"web\"}"))
                .isEqualTo(1);
        assertThat(told("kube_deployment_spec_replicas{service=\"web\"}")).isEqualTo(4);
        shop.service("web").scale(3);
        run(120);

        shop.scrape();
        String gone = more.state() == Instance.State.GONE ? "web-3" : "web-0";
        IntStream.range(0, shop.meters().size())
                .filter(meter ->
                        shop.meters().keys().get(meter).origin().component().equals(gone))
                .forEach(meter -> assertThat(shop.meters().value(meter))
                        .as(shop.meters().keys().get(meter).selector())
                        .isNaN());
        assertThat(told("kube_deployment_spec_replicas{service=\"web\"}")).isEqualTo(3);
    }

    @Test
    void aMachineThatIsCutOffIsSilentAndKeepsCounting() {
        run(60);
        double before = told(ANSWERED);
        web().host().isCutOff = true;
        run(1);
        assertThat(told(UP)).isZero();
        assertThat(told(ANSWERED)).isNaN();
        assertThat(told("up{instance=\"node-c1:9100\",job=\"node-exporter\",node=\"node-c1\"}"))
                .isZero();
        web().host().isCutOff = false;
        run(1);
        assertThat(told(ANSWERED)).isGreaterThanOrEqualTo(before);
    }

    @Test
    void nothingIsHeardOfAServiceThatIsSilentAndItWorksAsAlways() {
        run(30);
        shop.service("web").silence(true);
        int lines = shop.logs().lines().size();
        int spans = shop.traces().size();
        run(120);

        assertThat(told(UP)).isZero();
        assertThat(told(ANSWERED)).isNaN();
        assertThat(shop.logs().lines().subList(lines, shop.logs().lines().size()))
                .isNotEmpty()
                .noneMatch(line -> line.origin().service().equals("web"));
        assertThat(IntStream.range(spans, shop.traces().size())
                        .mapToObj(span -> shop.traces().name(span).origin().service()))
                .isNotEmpty()
                .filteredOn("web"::equals)
                .hasSizeLessThan(20); // of requests that were under way
        assertThat(shop.users().failed()).isZero();
        shop.service("web").silence(false);
        run(15);
        assertThat(told(ANSWERED)).isPositive();
    }

    @Test
    void providersTellNothingButWhatTheirCallersSee() {
        run(120);
        shop.scrape();

        assertThat(shop.meters().keys())
                .noneMatch(key -> key.origin().service().equals("payment-provider")
                        || key.origin().service().equals("users")
                        || key.origin().service().equals("probe"));
        assertThat(shop.logs().lines())
                .isNotEmpty()
                .noneMatch(line -> line.origin().service().equals("payment-provider"));
        assertThat(IntStream.range(0, shop.traces().size())
                        .mapToObj(span -> shop.traces().name(span)))
                .anyMatch(name -> name.peer().equals("payment-provider"))
                .noneMatch(name -> name.origin().service().equals("payment-provider"));
        assertThat(
                        value(
                                "http_client_requests_total{error_type=\"\",node=\""
                                        + payments().host().name()
                                        + "\",outcome=\"ok\",pod=\"payments-0\",server_address=\"payment-provider\",service=\"payments\"}"))
                .isPositive();
    }

    private Instance payments() {
        return shop.service("payments").instances().getFirst();
    }

    @Test
    void usersFareAsTheDoorTells() {
        run(60);
        payments().crash("out of luck", "Error");
        run(10);

        assertThat(told("user_requests_total{outcome=\"good\",service=\"edge\"}"))
                .isEqualTo((double) shop.users().good());
        assertThat(told("user_requests_total{outcome=\"failed\",service=\"edge\"}"))
                .isEqualTo((double) shop.users().failed());
    }

    @Test
    void theProbeSeesWhatPeopleWouldSee() {
        run(30);
        String success = "probe_success{service=\"edge\",target=\"https://shop.example.org/\"}";
        assertThat(told(success)).isEqualTo(1);
        shop.service("edge").instances().forEach(one -> one.crash("out of luck", "Error"));
        run(15);
        assertThat(told(success)).isZero();
        assertThat(told("probe_ssl_earliest_cert_expiry{service=\"edge\",target=\"https://shop.example.org/\"}"))
                .isGreaterThan(shop.nowNanos() / 1e9 + 50 * 86_400);
    }

    @Test
    void aDatabaseIsToldNodeByNode() {
        run(60);
        String of = "datname=\"orders-db\",pod=\"orders-db-0\",service=\"orders-db\"}";
        double committed = told("pg_stat_database_xact_commit{" + of);
        assertThat(committed)
                .isEqualTo(shop.database("orders-db").execution().committed())
                .isPositive();
        shop.database("orders-db").nodes().primary().isUp = false;
        run(15);

        assertThat(told("pg_up{pod=\"orders-db-0\",service=\"orders-db\"}")).isZero();
        assertThat(told("pg_stat_database_xact_commit{" + of)).isNaN();
        assertThat(told("pg_up{pod=\"orders-db-1\",service=\"orders-db\"}")).isEqualTo(1);
    }

    @Test
    void locksThatAreWaitedForAreToldAndLogged() {
        shop.database("orders-db").locks().block(shop.database("orders-db").table("carts"), true);
        run(10);

        assertThat(told("pg_stat_activity_count{datname=\"orders-db\",pod=\"orders-db-0\",service=\"orders-db\","
                        + "state=\"active\",wait_event_type=\"Lock\"}"))
                .isGreaterThan(10);
        assertThat(shop.logs().lines())
                .anyMatch(line -> line.origin().component().equals("orders-db-0")
                        && line.severity() == Severity.ERROR
                        && line.text().equals("canceling statement due to lock timeout"));
    }

    @Test
    void aQueueTellsWhatWaitsInIt() {
        run(30);
        shop.topic("orders").putAsideAfter(0);
        shop.topic("orders").poison(0);
        run(60);
        String of = "consumergroup=\"notification\",partition=\"0\",service=\"orders\",topic=\"orders\"}";

        assertThat(told("kafka_consumergroup_lag{" + of)).isGreaterThan(10);
        assertThat(told("kafka_consumergroup_group_lag_seconds{" + of)).isBetween(20.0, 61.0);
        assertThat(told("kafka_consumergroup_current_offset{" + of) + told("kafka_consumergroup_lag{" + of))
                .isEqualTo(told(
                        "kafka_topic_partition_current_offset{partition=\"0\",service=\"orders\",topic=\"orders\"}"));
    }

    @Test
    void aCacheThatLetsNobodyInTellsThat() {
        run(30);
        String hits = "redis_keyspace_hits_total{pod=\"product-cache-0\",service=\"product-cache\"}";
        assertThat(told(hits)).isPositive();
        shop.cache("product-cache").isRefusing = true;
        assertThat(told("redis_up{pod=\"product-cache-0\",service=\"product-cache\"}"))
                .isZero();
        assertThat(told(hits)).isNaN();
    }

    @Test
    void aWrongClockStandsInSpansFromThenOn() {
        run(30);
        int before = shop.traces().size();
        web().host().skewNanos = 90 * SECOND;
        run(120);
        assertThat(IntStream.range(0, before)).allMatch(span -> shop.traces().endNanos(span) <= shop.nowNanos());
        assertThat(IntStream.range(before, shop.traces().size())
                        .filter(span -> shop.traces().endNanos(span) > shop.nowNanos())
                        .mapToObj(span -> shop.traces().name(span).origin().node())
                        .distinct())
                .containsExactly("node-c1");
        assertThat(told("node_timex_offset_seconds{node=\"node-c1\"}")).isEqualTo(90);
    }

    @Test
    void lookingOftenChangesNothing() {
        Production other = new Production(Shops.shop(40), Instant.parse("2026-03-02T12:00:00Z"), 3);
        run(120);
        for (int i = 0; i < 1200; i++) {
            other.runUntil(other.nowNanos() + SECOND / 10);
            other.scrape();
        }
        assertThat(other.events()).isEqualTo(shop.events());
        assertThat(all(other)).isEqualTo(all(shop));
    }

    private static Map<String, Double> all(Production one) {
        double[] values = one.scrape();
        Map<String, Double> bySelector = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            bySelector.put(one.meters().keys().get(i).selector(), values[i]);
        }
        return bySelector;
    }
}
