package dev.firefight.practice.signal;

import dev.firefight.practice.signal.AlertRule.Condition;
import dev.firefight.practice.signal.AlertRule.Held;
import dev.firefight.practice.signal.Query.Answer;
import dev.firefight.telemetry.SeriesKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoublePredicate;

/**
 * The rules that come with a simulated production, as a team would have them that was woken before: the objective, and what usually stands behind
 * it when it is missed.
 *
 * @see <a href="https://sre.google/workbook/alerting-on-slos/">The Site Reliability Workbook, alerting on SLOs</a>, for the rates at which the
 *     objective burns; windows are half of those there, since a drill is short
 */
final class AlertRules {
    private static final long MINUTE = 60_000_000_000L;
    private static final double FAST_BURN = 14.4;
    private static final double SLOW_BURN = 6;
    private static final double FEWEST_REQUESTS = 20;
    private static final double WEEK_SECONDS = 7 * 86_400;
    private static final double FOUR_HOURS_SECONDS = 4 * 3_600;
    private static final String PAGE = "critical";
    private static final String TICKET = "warning";

    private AlertRules() {}

    private static boolean any(SeriesKey key) {
        return true;
    }

    /**
     * The rules.
     *
     * @param objective the share of requests that shall be answered well
     * @param good within what time an answer is one
     */
    static List<AlertRule> of(double objective, Duration good) {
        List<AlertRule> rules = new ArrayList<>();
        users(objective, rules);
        services(good.toNanos() / 1e9, rules);
        instances(rules);
        stores(rules);
        machines(rules);
        return List.copyOf(rules);
    }

    private static void users(double objective, List<AlertRule> rules) {
        double fast = FAST_BURN * (1 - objective);
        double slow = SLOW_BURN * (1 - objective);
        rules.add(new AlertRule(
                "ObjectiveBurnsFast",
                PAGE,
                MINUTE,
                "user_requests_total",
                fast,
                "{value%} of what people ask {service} for is answered badly or late",
                query -> burning(query, 5 * MINUTE, 30 * MINUTE, fast)));
        rules.add(new AlertRule(
                "ObjectiveBurnsSlowly",
                TICKET,
                5 * MINUTE,
                "user_requests_total",
                slow,
                "{value%} of what people asked {service} for in a quarter of an hour was answered badly or late",
                query -> burning(query, 15 * MINUTE, 180 * MINUTE, slow)));
        rules.add(new AlertRule(
                "ProbeFails",
                PAGE,
                MINUTE,
                "probe_success",
                1,
                "{target} does not answer a probe from outside",
                holds(
                        query -> query.last("probe_success", AlertRules::any, Math::min, "service", "target"),
                        value -> value < 1)));
    }

    /** Before the first scrape all was well. */
    private static List<Held> burning(Query query, long shortNanos, long longNanos, double limit) {
        Answer now = ratio(query, "user_requests_total", "outcome", "good", shortNanos, "service");
        Answer before = ratio(query, "user_requests_total", "outcome", "good", longNanos, "service");
        double known = Math.min(1, (double) query.sinceFirstNanos() / longNanos);
        List<Held> held = new ArrayList<>();
        now.values.forEach((labels, good) -> {
            if (1 - good > limit && known * (1 - before.get(labels)) > limit) {
                held.add(new Held(labels, 1 - good));
            }
        });
        return held;
    }

    /** The share of a counter that has a value of a label, where there is enough of it. */
    private static Answer ratio(
            Query query, String metric, String label, String values, long windowNanos, String... by) {
        Answer all = query.increase(metric, AlertRules::any, windowNanos, by);
        Answer some = query.increase(
                metric, key -> key.attributes().getOrDefault(label, "").matches(values), windowNanos, by);
        Answer ratio = new Answer();
        all.values.forEach((labels, count) -> {
            if (count >= FEWEST_REQUESTS) {
                ratio.values.put(labels, some.values.getOrDefault(labels, 0.0) / count);
            }
        });
        return ratio;
    }

    /** How many instances are wanted, as a share of the most; not of those that are bound to one number by hand. */
    private static Answer scaled(Query query) {
        Answer least = gauge(query, "kube_horizontalpodautoscaler_spec_min_replicas");
        Answer most = gauge(query, "kube_horizontalpodautoscaler_spec_max_replicas");
        Answer share = shares(gauge(query, "kube_horizontalpodautoscaler_status_desired_replicas"), most);
        share.values.keySet().removeIf(labels -> least.get(labels) >= most.get(labels));
        return share;
    }

    private static Answer gauge(Query query, String metric) {
        return query.last(metric, AlertRules::any, Math::max, "service");
    }

    private static void services(double goodSeconds, List<AlertRule> rules) {
        rules.add(new AlertRule(
                "ServiceErrors",
                PAGE,
                2 * MINUTE,
                "http_server_requests_total",
                0.05,
                "{value%} of the requests of {service} fail",
                holds(
                        query -> ratio(query, "http_server_requests_total", "code", "5..", 5 * MINUTE, "service"),
                        value -> value > 0.05)));
        rules.add(new AlertRule(
                "DependencyFails",
                TICKET,
                2 * MINUTE,
                "http_client_requests_total",
                0.1,
                "{value%} of what {service} asks {server_address} for fails",
                holds(
                        query -> ratio(
                                query,
                                "http_client_requests_total",
                                "outcome",
                                "error|refused",
                                5 * MINUTE,
                                "server_address",
                                "service"),
                        value -> value > 0.1)));
        rules.add(new AlertRule(
                "LatencyHigh",
                TICKET,
                4 * MINUTE,
                "http_server_request_duration_seconds",
                goodSeconds,
                "the slowest hundredth of the requests of {service} take {value} s and more",
                holds(
                        query -> query.quantile("http_server_request_duration_seconds", 0.99, 2 * MINUTE, "service"),
                        value -> value > goodSeconds)));
        rules.add(new AlertRule(
                "AutoscalerAtMost",
                TICKET,
                5 * MINUTE,
                "kube_horizontalpodautoscaler_status_desired_replicas",
                1,
                "the autoscaler of {service} wants as many instances as it may",
                holds(AlertRules::scaled, value -> value >= 1)));
        rules.add(new AlertRule(
                "QueueLags",
                TICKET,
                MINUTE,
                "kafka_consumergroup_group_lag_seconds",
                60,
                "messages in {topic} wait {value} s for {consumergroup}",
                holds(
                        query -> query.last(
                                "kafka_consumergroup_group_lag_seconds",
                                AlertRules::any,
                                Math::max,
                                "consumergroup",
                                "service",
                                "topic"),
                        value -> value > 60)));
        rules.add(new AlertRule(
                "CertificateExpires",
                TICKET,
                0,
                "x509_cert_not_after",
                WEEK_SECONDS,
                "the certificate of {service} expires in {value} s",
                holds(
                        query -> left(query, query.last("x509_cert_not_after", AlertRules::any, Math::min, "service")),
                        value -> value < WEEK_SECONDS)));
    }

    private static Answer left(Query query, Answer until) {
        Answer left = new Answer();
        until.values.forEach((labels, seconds) -> left.values.put(labels, seconds - query.timeNanos() / 1e9));
        return left;
    }

    private static void instances(List<AlertRule> rules) {
        rules.add(new AlertRule(
                "TargetDown",
                TICKET,
                MINUTE,
                "up",
                1,
                "{pod}{instance} does not answer",
                holds(
                        query -> query.last(
                                "up", AlertRules::any, Math::min, "instance", "job", "node", "pod", "service"),
                        value -> value < 1)));
        rules.add(new AlertRule(
                "CrashLoop",
                TICKET,
                0,
                "kube_pod_container_status_restarts_total",
                3,
                "{pod} was started {value} times in ten minutes",
                holds(
                        query -> query.increase(
                                "kube_pod_container_status_restarts_total",
                                AlertRules::any,
                                10 * MINUTE,
                                "node",
                                "pod",
                                "service"),
                        value -> value >= 3)));
        rules.add(new AlertRule(
                "PoolExhausted",
                TICKET,
                MINUTE,
                "db_client_connections_pending_requests",
                0,
                "{value} requests of {pod} wait for a connection to {pool_name}",
                holds(
                        query -> query.last(
                                "db_client_connections_pending_requests",
                                AlertRules::any,
                                Math::max,
                                "node",
                                "pod",
                                "pool_name",
                                "service"),
                        value -> value > 0)));
        rules.add(new AlertRule(
                "CpuSaturated",
                TICKET,
                5 * MINUTE,
                "process_cpu_seconds_total",
                0.9,
                "{pod} uses {value%} of its processors",
                query -> {
                    List<Held> held = new ArrayList<>(saturated(query, "process_cpu_seconds_total"));
                    held.addAll(saturated(query, "container_cpu_usage_seconds_total"));
                    return held;
                }));
        rules.add(new AlertRule(
                "HeapNearlyFull",
                TICKET,
                2 * MINUTE,
                "jvm_memory_used_bytes",
                0.8,
                "{pod} uses {value%} of its heap",
                query -> held(
                        shares(
                                query.mean(
                                        "jvm_memory_used_bytes", AlertRules::any, 5 * MINUTE, "node", "pod", "service"),
                                query.mean(
                                        "jvm_memory_max_bytes", AlertRules::any, 5 * MINUTE, "node", "pod", "service")),
                        value -> value > 0.8)));
    }

    private static List<Held> saturated(Query query, String metric) {
        Answer used = query.increase(metric, AlertRules::any, 5 * MINUTE, "pod", "service");
        Answer limit = query.last(
                "kube_pod_container_resource_limits",
                key -> key.attributes().getOrDefault("resource", "").equals("cpu"),
                Math::max,
                "pod",
                "service");
        Answer share = shares(used, limit);
        share.values.replaceAll((_, value) -> value / (5 * MINUTE / 1e9));
        return held(share, value -> value > 0.9);
    }

    private static Answer shares(Answer some, Answer all) {
        Answer shares = new Answer();
        some.values.forEach((labels, value) -> shares.values.put(labels, value / all.get(labels)));
        return shares;
    }

    private static void stores(List<AlertRule> rules) {
        rules.add(new AlertRule(
                "DatabaseDown",
                PAGE,
                MINUTE,
                "pg_up",
                1,
                "{pod} does not answer",
                holds(query -> query.last("pg_up", AlertRules::any, Math::min, "pod", "service"), value -> value < 1)));
        rules.add(new AlertRule(
                "CacheDown",
                TICKET,
                MINUTE,
                "redis_up",
                1,
                "{pod} does not answer",
                holds(
                        query -> query.last("redis_up", AlertRules::any, Math::min, "pod", "service"),
                        value -> value < 1)));
        rules.add(new AlertRule(
                "ReplicationLags",
                TICKET,
                2 * MINUTE,
                "pg_replication_lag_seconds",
                30,
                "{pod} is {value} s behind",
                holds(
                        query -> query.last("pg_replication_lag_seconds", AlertRules::any, Math::max, "pod", "service"),
                        value -> value > 30)));
        rules.add(new AlertRule(
                "LocksAwaited",
                TICKET,
                MINUTE,
                "pg_stat_activity_count",
                5,
                "{value} statements of {pod} wait for a lock",
                holds(
                        query -> query.last(
                                "pg_stat_activity_count",
                                key -> key.attributes()
                                        .getOrDefault("wait_event_type", "")
                                        .equals("Lock"),
                                Double::sum,
                                "pod",
                                "service"),
                        value -> value > 5)));
    }

    private static void machines(List<AlertRule> rules) {
        rules.add(new AlertRule(
                "DiskFills",
                TICKET,
                2 * MINUTE,
                "node_filesystem_avail_bytes",
                0,
                "{mountpoint} of {node} is full in less than four hours",
                holds(
                        query -> query.predicted(
                                "node_filesystem_avail_bytes",
                                AlertRules::any,
                                10 * MINUTE,
                                FOUR_HOURS_SECONDS,
                                "mountpoint",
                                "node"),
                        value -> value < 0)));
        rules.add(new AlertRule(
                "ClockOff",
                TICKET,
                MINUTE,
                "node_timex_offset_seconds",
                0.05,
                "the clock of {node} is {value} s off",
                query -> held(
                        query.last("node_timex_offset_seconds", AlertRules::any, Math::max, "node"),
                        value -> Math.abs(value) > 0.05)));
    }

    /** An answer of a query. */
    private interface Asked {
        Answer of(Query query);
    }

    private static Condition holds(Asked asked, DoublePredicate condition) {
        return query -> held(asked.of(query), condition);
    }

    private static List<Held> held(Answer answer, DoublePredicate condition) {
        List<Held> held = new ArrayList<>();
        answer.values.forEach((labels, value) -> {
            if (condition.test(value)) {
                SortedMap<String, String> copy = new TreeMap<>(labels);
                held.add(new Held(copy, value));
            }
        });
        return held;
    }
}
