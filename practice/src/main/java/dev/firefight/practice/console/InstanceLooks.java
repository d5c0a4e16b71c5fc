package dev.firefight.practice.console;

import static dev.firefight.practice.console.Rows.alarmIf;
import static dev.firefight.practice.console.Rows.heading;
import static dev.firefight.practice.console.Rows.hint;
import static dev.firefight.practice.console.Rows.plain;

import dev.firefight.practice.production.Instance;
import dev.firefight.practice.production.Minutes;
import dev.firefight.practice.production.ServiceState;
import dev.firefight.practice.production.ServiceState.InstanceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Instances and stores by themselves: how busy each of them is, and whether what they answer is right. */
final class InstanceLooks {
    private static final int MOST = 60;
    private static final int MINUTES = 3;

    private InstanceLooks() {}

    static List<Look> all() {
        return List.of(
                Look.of(
                        "top [service]",
                        "instances: how busy, since when, how often restarted; without a service, stores too",
                        InstanceLooks::top,
                        Look.first(View::services)),
                Look.of(
                        "audit [service]",
                        "people look at some answers by hand: whose are wrong though nothing failed",
                        InstanceLooks::audit,
                        Look.first(View::services)));
    }

    private static List<Part> top(View view, Words words) {
        words.atMost(1);
        Optional<String> service = words.maybeOneOf(0, "service", view.services());
        List<Part> parts = new ArrayList<>();
        parts.add(heading("Instances"));
        parts.add(instances(view, service.map(List::of).orElse(view.services())));
        for (String one : view.services()) {
            int there = view.service(one).instances().size();
            int wanted = view.service(one).deployment().wanted();
            if (there < wanted && (service.isEmpty() || service.get().equals(one))) {
                boolean hasRoom = ServiceState.of(view.service(one)).hasRoom();
                parts.add(Rows.warn(one + ": " + (wanted - there) + " of " + wanted + " instances are missing"
                        + (hasRoom ? "" : "; 0 machines have room for them (Unschedulable)")));
            }
        }
        if (service.isEmpty()) {
            parts.addAll(stores(view));
        }
        return parts;
    }

    private static Part instances(View view, List<String> services) {
        Map<String, Double> cores = view.rate("process_cpu_seconds_total", "pod");
        Map<String, Double> limit = view.sum("kube_pod_container_resource_limits", "pod");
        Map<String, Double> restarts = view.sum("kube_pod_container_status_restarts_total", "pod");
        Map<String, Double> busy = view.sum("tomcat_threads_busy_threads", "pod");
        Map<String, Double> most = view.sum("tomcat_threads_config_max_threads", "pod");
        Map<String, Double> queue = view.sum("executor_queued_tasks", "pod");
        Map<String, Double> used = view.sum("jvm_memory_used_bytes", "pod");
        Map<String, Double> heap = view.sum("jvm_memory_max_bytes", "pod");
        Map<String, Double> pauses = view.rate("jvm_gc_pause_seconds_sum", "pod");
        Rows rows = new Rows(
                "instance",
                "machine",
                "state",
                "version",
                "since",
                "#restarts",
                "#cores",
                "#threads",
                "#queue",
                "#heap %",
                "#gc %");
        for (String service : services) {
            for (InstanceState state : ServiceState.of(view.service(service)).instances()) {
                if (rows.size() >= MOST) {
                    break;
                }
                Instance one = state.instance();
                String pod = one.name();
                rows.row(
                        plain(pod),
                        plain(one.host().name()),
                        alarmIf(!state.isReady(), word(state)),
                        plain(one.version()),
                        plain(one.startedNanos() == 0 ? "-" : Format.clock(one.startedNanos())),
                        alarmIf(View.of(restarts, pod) > 0, Format.number(View.of(restarts, pod))),
                        alarmIf(
                                View.share(cores, limit, pod) > 0.9,
                                Format.number(View.of(cores, pod)) + "/" + Format.number(View.of(limit, pod))),
                        alarmIf(
                                View.of(busy, pod) >= View.of(most, pod),
                                Format.number(View.of(busy, pod)) + "/" + Format.number(View.of(most, pod))),
                        alarmIf(View.of(queue, pod) > 0, Format.number(View.of(queue, pod))),
                        alarmIf(View.share(used, heap, pod) > 0.8, Format.percent(View.share(used, heap, pod))),
                        alarmIf(View.of(pauses, pod) > 0.1, Format.percent(View.of(pauses, pod))));
            }
        }
        return rows.orSay("There is no instance.");
    }

    private static String word(InstanceState state) {
        String word = state.instance().state().name().toLowerCase(Locale.ROOT);
        return state.isReady() || !word.equals("running") ? word : "not ready";
    }

    private static List<Part> stores(View view) {
        List<Part> parts = new ArrayList<>();
        if (!view.databases().isEmpty()) {
            parts.add(heading("Databases"));
            parts.add(databases(view));
        }
        if (!view.caches().isEmpty()) {
            parts.add(heading("Caches"));
            parts.add(caches(view));
        }
        if (!view.topics().isEmpty()) {
            parts.add(heading("Topics"));
            parts.add(topics(view));
        }
        return parts;
    }

    private static Part databases(View view) {
        Map<String, Double> up = view.sum("pg_up", "pod");
        Map<String, Double> replica = view.sum("pg_replication_is_replica", "pod");
        Map<String, Double> cores = view.rate("container_cpu_usage_seconds_total", "pod");
        Map<String, Double> limit = view.sum("kube_pod_container_resource_limits", "pod");
        Map<String, Double> sessions = view.sum("pg_stat_activity_count", "pod");
        Map<String, Double> most = view.sum("pg_settings_max_connections", "pod");
        Map<String, Double> active = view.now("pg_stat_activity_count", View.of("state", "active"), Double::sum, "pod");
        Map<String, Double> waiting =
                view.now("pg_stat_activity_count", View.of("wait_event_type", "Lock"), Double::sum, "pod");
        Map<String, Double> done = view.rate("pg_stat_database_xact_commit", "pod");
        Map<String, Double> undone = view.rate("pg_stat_database_xact_rollback", "pod");
        Map<String, Double> behind = view.sum("pg_replication_lag_seconds", "pod");
        Rows rows = new Rows(
                "node",
                "state",
                "#cores",
                "#connections",
                "#active",
                "#on locks",
                "#commits/s",
                "#rollbacks/s",
                "#lag s");
        up.forEach((pod, isUp) -> rows.row(
                plain(pod),
                alarmIf(isUp < 1, isUp < 1 ? "down" : View.of(replica, pod) > 0 ? "replica" : "primary"),
                alarmIf(
                        View.share(cores, limit, pod) > 0.9,
                        Format.number(View.of(cores, pod)) + "/" + Format.number(View.of(limit, pod))),
                alarmIf(
                        View.of(sessions, pod) >= View.of(most, pod),
                        Format.number(View.of(sessions, pod)) + "/" + Format.number(View.of(most, pod))),
                plain(Format.number(View.of(active, pod))),
                alarmIf(View.of(waiting, pod) > 0, Format.number(View.of(waiting, pod))),
                plain(Format.number(View.of(done, pod))),
                alarmIf(View.of(undone, pod) > 1, Format.number(View.of(undone, pod))),
                alarmIf(View.of(behind, pod) > 5, Format.number(View.of(behind, pod)))));
        return rows.table();
    }

    private static Part caches(View view) {
        Map<String, Double> hits = view.rate("redis_keyspace_hits_total", "service");
        Map<String, Double> misses = view.rate("redis_keyspace_misses_total", "service");
        Map<String, Double> evicted = view.rate("redis_evicted_keys_total", "service");
        Map<String, Double> keys = view.sum("redis_db_keys", "service");
        Rows rows = new Rows("cache", "state", "#looks/s", "#hits %", "#keys", "#evicted/s");
        view.sum("redis_up", "service").forEach((one, isUp) -> {
            double looks = View.of(hits, one) + View.of(misses, one);
            double share = View.of(hits, one) / looks;
            rows.row(
                    plain(one),
                    alarmIf(isUp < 1, isUp < 1 ? "refuses" : "up"),
                    plain(Format.number(looks)),
                    alarmIf(share < 0.5, Format.percent(share)),
                    plain(Format.number(View.of(keys, one))),
                    plain(Format.number(View.of(evicted, one))));
        });
        return rows.table();
    }

    private static Part topics(View view) {
        Map<String, Double> lag = view.sum("kafka_consumergroup_lag", "topic");
        Map<String, Double> oldest = view.now("kafka_consumergroup_group_lag_seconds", _ -> true, Math::max, "topic");
        Map<String, Double> aside = view.sum("kafka_topic_partition_current_offset", "topic");
        Rows rows = new Rows("topic", "#waiting", "#oldest s", "#dead letters");
        lag.forEach((topic, waiting) -> rows.row(
                plain(topic),
                plain(Format.number(waiting)),
                alarmIf(View.of(oldest, topic) > 60, Format.number(View.of(oldest, topic))),
                alarmIf(
                        View.of(aside, topic + "-dead-letters") > 0,
                        Format.number(View.of(aside, topic + "-dead-letters")))));
        return rows.table();
    }

    // --- whether answers are right

    private static List<Part> audit(View view, Words words) {
        words.atMost(1);
        Optional<String> service = words.maybeOneOf(0, "service", view.services());
        Rows rows = new Rows("instance", "machine", "#zone", "version", "#answers", "#wrong %");
        for (String one : service.map(List::of).orElse(view.services())) {
            for (InstanceState state : ServiceState.of(view.service(one)).instances()) {
                Minutes.Sum sum = state.checked().last(view.now(), 0, MINUTES);
                if (sum.count() > 0 && rows.size() < MOST) {
                    rows.row(
                            plain(state.instance().name()),
                            plain(state.instance().host().name()),
                            plain(String.valueOf(state.instance().host().zone())),
                            plain(state.instance().version()),
                            plain(Format.number(sum.count())),
                            alarmIf(sum.marked() > 0, Format.percent(sum.share())));
                }
            }
        }
        return List.of(
                rows.orSay("Nobody answered anything lately."),
                hint("Answers of the last " + MINUTES + " minutes that did not fail, held against what would be right. "
                        + "Who asks somebody that is wrong is wrong as well: look for the last one on the way."));
    }
}
