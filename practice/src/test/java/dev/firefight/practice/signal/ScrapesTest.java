package dev.firefight.practice.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Shops;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.live.golden.Conventions;
import dev.firefight.telemetry.live.golden.Recognised;
import dev.firefight.telemetry.live.golden.Recogniser;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScrapesTest {
    private static final long MINUTE = 60_000_000_000L;

    static Scrapes shop(long seed, int minutes) {
        Scrapes scrapes = new Scrapes(new Production(Shops.shop(40), Instant.parse("2026-03-02T12:00:00Z"), seed));
        scrapes.runUntil(scrapes.timeNanos(0) + minutes * MINUTE);
        return scrapes;
    }

    @Test
    void numbersAreReadEveryFifteenSecondsFromTheBeginningOn() {
        Scrapes scrapes = shop(1, 2);

        assertThat(scrapes.size()).isEqualTo(9);
        assertThat(scrapes.timeNanos(8)).isEqualTo(scrapes.timeNanos(0) + 2 * MINUTE);
        assertThat(scrapes.firstFrom(scrapes.timeNanos(3))).isEqualTo(3);
        assertThat(scrapes.firstFrom(scrapes.timeNanos(3) + 1)).isEqualTo(4);
        assertThat(scrapes.firstFrom(Long.MIN_VALUE / 2)).isZero();
        assertThat(scrapes.firstFrom(Long.MAX_VALUE)).isEqualTo(9);
        assertThat(scrapes.value(scrapes.keys().size() - 1, 0)).isNaN(); // a series that came later
    }

    @Test
    void theSameSeedHasTheSameDigestHoweverItIsCarriedOn() {
        Scrapes one = shop(1, 2);
        Scrapes inPieces = shop(1, 1);
        String half = inPieces.digest();
        inPieces.runUntil(inPieces.production().nowNanos() + 7_000_000_001L);
        inPieces.digest();
        inPieces.runUntil(one.production().nowNanos());

        assertThat(inPieces.digest()).isEqualTo(one.digest()).isNotEqualTo(half).hasSize(64);
        assertThat(shop(2, 2).digest()).isNotEqualTo(one.digest());
    }

    @Test
    void conventionsRecogniseWhatIsTold() {
        Scrapes scrapes = shop(1, 1);
        Set<String> names = scrapes.keys().stream().map(SeriesKey::metric).collect(Collectors.toSet());

        assertThat(Recogniser.recognise(Conventions.shipped(), names, Map.of(), Map.of(), 60)
                        .recognised())
                .extracting(Recognised::signal)
                .contains(
                        "http_server_requests_total",
                        "http_server_requests_error_ratio",
                        "http_server_request_duration_seconds",
                        "http_client_request_duration_seconds",
                        "http_client_requests_error_ratio",
                        "user_requests_error_ratio",
                        "up",
                        "kube_deployment_status_replicas_available",
                        "kube_pod_container_status_restarts_total",
                        "process_cpu_seconds_total",
                        "process_start_time_seconds",
                        "jvm_memory_used_bytes",
                        "jvm_gc_pause_seconds_sum",
                        "tomcat_threads_busy_threads",
                        "executor_queued_tasks",
                        "db_client_connections_usage",
                        "db_client_connections_pending_requests",
                        "db_client_connections_timeouts_total",
                        "pg_up",
                        "pg_stat_activity_count",
                        "pg_stat_database_commit_ops",
                        "pg_stat_database_rollback_errors",
                        "pg_replication_lag_seconds",
                        "redis_up",
                        "redis_commands_ops",
                        "kafka_consumergroup_lag",
                        "node_cpu_seconds_total",
                        "node_filesystem_avail_bytes",
                        "node_timex_offset_seconds",
                        "container_cpu_usage_seconds_total",
                        "probe_success",
                        "probe_duration_seconds",
                        "probe_ssl_earliest_cert_expiry");
    }
}
