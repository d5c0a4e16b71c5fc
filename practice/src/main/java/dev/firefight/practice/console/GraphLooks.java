package dev.firefight.practice.console;

import static dev.firefight.practice.console.Rows.plain;
import static java.util.function.DoubleUnaryOperator.identity;

import dev.firefight.document.Nearest;
import dev.firefight.practice.console.Curves.Group;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Curves of what is worth one often, and of any metric by its name. */
final class GraphLooks {
    private static final long NANOS = 30 * View.MINUTE;
    private static final int MOST_NAMES = 100;
    private static final String BUCKET = "_bucket";
    private static final Map<String, Drawn> USUAL = usual();

    private GraphLooks() {}

    /** What a name stands for. */
    private interface Drawn {
        List<Part> of(Curves curves, Predicate<SeriesKey> where, Group group);
    }

    static List<Look> all() {
        return List.of(
                Look.of(
                        "graph WHAT [service]",
                        "the last 30 minutes of " + String.join(", ", USUAL.keySet()) + ", or of a metric",
                        GraphLooks::show,
                        GraphLooks::next),
                Look.of(
                        "metrics [words]",
                        "names of metrics that hold these words",
                        GraphLooks::names,
                        (_, _) -> List.of()));
    }

    private static Map<String, Drawn> usual() {
        Map<String, Drawn> all = new LinkedHashMap<>();
        all.put("users", (curves, _, _) -> curves.bad());
        all.put("requests", rate("http_server_requests_total", "1/s"));
        all.put(
                "errors",
                share(
                        metric("http_server_requests_total").and(View.beginning("code", "5")),
                        metric("http_server_requests_total")));
        all.put(
                "latency",
                (curves, where, group) -> curves.shown(
                        curves.slowest("http_server_request_duration_seconds", where, group),
                        "ms p99",
                        value -> 1_000 * value));
        all.put("cores", rate("process_cpu_seconds_total", "cores"));
        all.put("threads", told("tomcat_threads_busy_threads", "busy"));
        all.put("queue", told("executor_queued_tasks", "waiting"));
        all.put("heap", part("jvm_memory_used_bytes", "jvm_memory_max_bytes"));
        all.put("pool", (curves, where, group) -> {
            Group pools = key -> group.apply(key) + " to " + key.attributes().getOrDefault("pool_name", "");
            return curves.shown(
                    Curves.share(
                            curves.told(
                                    metric("db_client_connections_usage")
                                            .and(View.of("state", "used"))
                                            .and(where),
                                    pools,
                                    Double::sum),
                            curves.told(metric("db_client_connections_max").and(where), pools, Double::sum)),
                    "% used",
                    value -> 100 * value);
        });
        all.put("retries", rate("http_client_retries_total", "1/s"));
        all.put("hits", (curves, where, _) -> {
            Group caches = key -> key.origin().service();
            Predicate<SeriesKey> hits = metric("redis_keyspace_hits_total").and(where);
            Predicate<SeriesKey> looks =
                    hits.or(metric("redis_keyspace_misses_total").and(where));
            return curves.shown(
                    Curves.share(curves.rate(hits, caches), curves.rate(looks, caches)),
                    "% hits",
                    value -> 100 * value);
        });
        all.put(
                "lag",
                (curves, where, _) -> curves.shown(
                        curves.told(
                                metric("kafka_consumergroup_group_lag_seconds").and(where),
                                key -> key.origin().service() + "/"
                                        + key.attributes().getOrDefault("partition", ""),
                                Math::max),
                        "s",
                        identity()));
        all.put("connections", pods("pg_stat_activity_count", _ -> true));
        all.put("locks", pods("pg_stat_activity_count", View.of("wait_event_type", "Lock")));
        all.put("restarts", told("kube_pod_container_status_restarts_total", "since it began"));
        all.put("replicas", told("kube_deployment_status_replicas_ready", "ready"));
        all.put("gc", rate("jvm_gc_pause_seconds_sum", "s/s"));
        return all;
    }

    private static Predicate<SeriesKey> metric(String name) {
        return key -> key.metric().equals(name);
    }

    private static Drawn rate(String name, String unit) {
        return (curves, where, group) -> curves.shown(curves.rate(metric(name).and(where), group), unit, identity());
    }

    private static Drawn told(String name, String unit) {
        return (curves, where, group) ->
                curves.shown(curves.told(metric(name).and(where), group, Double::sum), unit, identity());
    }

    private static Drawn pods(String name, Predicate<SeriesKey> some) {
        return (curves, where, _) -> curves.shown(
                curves.told(
                        metric(name).and(some).and(where), key -> key.origin().component(), Double::sum),
                "",
                identity());
    }

    private static Drawn part(String some, String all) {
        return (curves, where, group) -> curves.shown(
                Curves.share(
                        curves.told(metric(some).and(where), group, Double::sum),
                        curves.told(metric(all).and(where), group, Double::sum)),
                "%",
                value -> 100 * value);
    }

    private static Drawn share(Predicate<SeriesKey> some, Predicate<SeriesKey> all) {
        return (curves, where, group) -> curves.shown(
                Curves.share(curves.rate(some.and(where), group), curves.rate(all.and(where), group)),
                "%",
                value -> 100 * value);
    }

    private static List<Part> show(View view, Words words) {
        words.atMost(2);
        String what = words.needed(0, "of these", USUAL.keySet());
        Optional<String> service = words.maybeOneOf(1, "service", view.everybody());
        Curves curves = new Curves(view, NANOS);
        Predicate<SeriesKey> where =
                key -> service.isEmpty() || key.origin().service().equals(service.get());
        Group group = key -> service.isPresent() && !key.origin().component().isEmpty()
                ? key.origin().component()
                : key.origin().service();
        Drawn usual = USUAL.get(what);
        List<Part> parts = new ArrayList<>();
        parts.add(Rows.heading(what + service.map(one -> " of " + one).orElse("") + ", the last 30 minutes"));
        List<Part> drawn = usual == null ? metric(view, curves, what, where) : usual.of(curves, where, group);
        parts.addAll(drawn.isEmpty() ? List.of(Rows.hint("Nobody tells such numbers.")) : drawn);
        return parts;
    }

    private static List<Part> metric(View view, Curves curves, String name, Predicate<SeriesKey> where) {
        SortedSet<String> known = known(view);
        if (known.contains(name + BUCKET)) {
            return curves.shown(curves.slowest(name, where, GraphLooks::selector), "s p99", identity());
        }
        if (!known.contains(name)) {
            TreeSet<String> all = new TreeSet<>(known);
            all.addAll(USUAL.keySet());
            throw new IllegalArgumentException("there is no metric \"" + Words.shown(name) + "\""
                    + Nearest.hint(name, all) + "; metrics lists them, and usual ones are "
                    + String.join(", ", USUAL.keySet()));
        }
        boolean grows = view.scrapes().keys().stream().filter(metric(name)).allMatch(key -> key.kind() == Kind.COUNTER);
        Predicate<SeriesKey> some = metric(name).and(where);
        return grows
                ? curves.shown(curves.rate(some, GraphLooks::selector), "1/s", identity())
                : curves.shown(curves.told(some, GraphLooks::selector, Double::sum), "", identity());
    }

    /** The labels by which a person tells a series from others. */
    private static String selector(SeriesKey key) {
        List<String> all = new ArrayList<>();
        String who = key.origin().component().isEmpty()
                ? key.origin().service().isEmpty()
                        ? key.origin().node()
                        : key.origin().service()
                : key.origin().component();
        if (!who.isEmpty()) {
            all.add(who);
        }
        key.attributes().forEach((label, value) -> {
            if (!label.equals("le") && !value.isEmpty()) {
                all.add(label + "=" + value);
            }
        });
        return String.join(" ", all);
    }

    private static SortedSet<String> known(View view) {
        SortedSet<String> known = new TreeSet<>();
        view.scrapes().keys().forEach(key -> known.add(key.metric()));
        return known;
    }

    private static SortedSet<String> names(View view) {
        SortedSet<String> names = new TreeSet<>();
        for (String one : known(view)) {
            names.add(one.endsWith(BUCKET) ? one.substring(0, one.length() - BUCKET.length()) : one);
        }
        return names;
    }

    private static List<Part> names(View view, Words words) {
        Rows rows = new Rows("metric", "#series");
        names(view).stream()
                .filter(name -> words.told().stream().allMatch(word -> name.contains(word.toLowerCase(Locale.ROOT))))
                .limit(MOST_NAMES)
                .forEach(name -> rows.row(
                        plain(name),
                        plain(String.valueOf(view.scrapes().keys().stream()
                                .filter(key -> key.metric().equals(name)
                                        || key.metric().equals(name + BUCKET))
                                .count()))));
        return List.of(rows.orSay("No metric has all of these words in its name. Write metrics for all of them."));
    }

    private static List<String> next(View view, List<String> told) {
        if (told.isEmpty()) {
            List<String> all = new ArrayList<>(USUAL.keySet());
            all.addAll(names(view));
            return all;
        }
        return told.size() == 1 ? view.everybody() : List.of();
    }
}
