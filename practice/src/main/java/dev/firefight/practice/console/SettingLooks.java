package dev.firefight.practice.console;

import static dev.firefight.practice.console.Rows.alarmIf;
import static dev.firefight.practice.console.Rows.faint;
import static dev.firefight.practice.console.Rows.heading;
import static dev.firefight.practice.console.Rows.hint;
import static dev.firefight.practice.console.Rows.plain;

import dev.firefight.practice.console.Part.Tone;
import dev.firefight.practice.design.CallDesign;
import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.design.TopicDesign;
import dev.firefight.practice.production.Autoscaler;
import dev.firefight.practice.production.Host;
import dev.firefight.practice.production.HostState;
import dev.firefight.practice.production.ServiceState;
import dev.firefight.practice.production.ServiceState.CallState;
import dev.firefight.practice.production.ServiceState.PoolState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is set, and how machines and topics are. */
final class SettingLooks {
    private SettingLooks() {}

    static List<Look> all() {
        return List.of(
                Look.of(
                        "config SERVICE",
                        "time-outs, attempts, pools, threads, limits: as they are now, and as they were declared",
                        SettingLooks::config,
                        Look.first(View::services)),
                Look.alone("hosts", "machines: processors, disk, network, clock", SettingLooks::hosts),
                Look.of(
                        "clock [host]",
                        "how far clocks of machines are off",
                        SettingLooks::clock,
                        Look.first(View::hosts)),
                Look.of(
                        "topic NAME",
                        "partitions of a topic: how many messages wait, how far each is read",
                        SettingLooks::topic,
                        Look.first(View::topics)));
    }

    // --- settings

    private static void compare(Rows rows, String what, String now, String declared) {
        boolean isSame = now.equals(declared);
        rows.row(plain(what), new Part.Cell(now, isSame ? Tone.PLAIN : Tone.ALARM), faint(isSame ? "" : declared));
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private static List<Part> config(View view, Words words) {
        words.atMost(1);
        String service = words.oneOf(0, "service", view.services());
        ServiceDesign design = view.design(service);
        ServiceState state = ServiceState.of(view.service(service));
        Rows rows = new Rows("setting", "now", "declared otherwise");
        String version = view.service(service).deployment().version();
        compare(rows, "version", version, version);
        compare(rows, "instances", "" + view.service(service).deployment().wanted(), "" + design.instances());
        compare(rows, "threads", "" + state.threads(), "" + design.threads());
        compare(rows, "queue", "" + state.queue(), "" + design.queue());
        compare(rows, "cores", Format.number(state.cores()), Format.number(design.cores()));
        compare(
                rows,
                "heap",
                Format.bytes(state.heapBytes()),
                Format.bytes(design.heap().bytes()));
        compare(rows, "newest request first", yes(state.servesNewestFirst()), "no");
        compare(rows, "leaves out expired requests", yes(state.dropsExpired()), "no");
        compare(rows, "not ready while requests wait", yes(state.probesBusy()), "no");
        view.service(service).autoscaler().ifPresent(one -> autoscaler(view, rows, one, design));
        for (PoolState pool : state.pools()) {
            String name = "pool " + pool.database();
            int declared = design.pools().stream()
                    .filter(one -> one.database().equals(pool.database()))
                    .mapToInt(ServiceDesign.PoolDesign::size)
                    .findFirst()
                    .orElse(pool.size());
            String waits = " connections, waits " + Format.span(pool.patience().toNanos());
            compare(rows, name, pool.size() + waits, declared + waits);
        }
        for (CallState call : state.calls()) {
            design.calls().stream()
                    .filter(one -> one.service().equals(call.service()))
                    .findFirst()
                    .ifPresent(declared -> calls(rows, call, declared));
        }
        return List.of(
                heading(service),
                rows.table(),
                hint("Declared is what the repository says. Not all that is deployed differs there by mistake."));
    }

    private static void autoscaler(View view, Rows rows, Autoscaler now, ServiceDesign design) {
        compare(
                rows,
                "autoscaler: instances",
                now.least() + " to " + now.most(),
                design.scaling().least() + " to " + design.scaling().most());
        compare(
                rows,
                "autoscaler: aims at",
                Format.percent(now.target()) + " % of cores",
                Format.percent(design.scaling().target()) + " % of cores");
        boolean isActive = View.of(
                        view.now(
                                "kube_horizontalpodautoscaler_status_condition",
                                View.of("condition", "ScalingActive"),
                                Double::sum,
                                "service"),
                        design.name())
                > 0;
        compare(rows, "autoscaler: is active", yes(isActive), "yes");
    }

    private static void calls(Rows rows, CallState now, CallDesign declared) {
        String to = now.service() + ": ";
        compare(
                rows,
                to + "time-out",
                Format.span(now.timeout().toNanos()),
                Format.span(declared.timeout().toNanos()));
        compare(
                rows,
                to + "attempts",
                attempts(now.tries(), now.budget()),
                attempts(declared.tries(), declared.budget()));
        compare(rows, to + "circuit breaker", yes(now.hasBreaker()), yes(declared.breaker()));
        compare(rows, to + "chooses", word(now.balance()), word(declared.balance()));
        compare(rows, to + "leaves out failing ones", yes(now.ejects()), yes(declared.ejects()));
    }

    private static String word(CallDesign.Balance balance) {
        return balance.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String attempts(int tries, double budget) {
        return tries
                + (tries == 1 ? "" : budget >= 1 ? ", without budget" : ", budget " + Format.percent(budget) + " %");
    }

    // --- machines

    private static List<Part> hosts(View view, Words words) {
        words.atMost(0);
        Map<String, Double> user = view.rate("node_cpu_seconds_total", View.of("mode", "user"), View.WINDOW, "node");
        Map<String, Double> all = view.rate("node_cpu_seconds_total", "node");
        Map<String, Double> free =
                view.now("node_filesystem_avail_bytes", View.of("mountpoint", "/"), Double::sum, "node");
        Map<String, Double> size =
                view.now("node_filesystem_size_bytes", View.of("mountpoint", "/"), Double::sum, "node");
        Map<String, Double> offset = view.sum("node_timex_offset_seconds", "node");
        Rows rows = new Rows(
                "machine",
                "#zone",
                "state",
                "#instances",
                "#cpu %",
                "#disk free %",
                "#slower by ms",
                "#lost %",
                "ports",
                "#clock off s");
        for (Host one : view.production().machines().all()) {
            HostState state = HostState.of(one);
            String name = state.name();
            long instances = view.production().services().stream()
                    .flatMap(service -> service.instances().stream())
                    .filter(instance -> instance.host() == one)
                    .count();
            rows.row(
                    plain(name),
                    plain("" + state.zone()),
                    alarmIf(!state.isReached(), state.isReached() ? state.isDrained() ? "drained" : "up" : "no answer"),
                    plain("" + instances),
                    alarmIf(View.share(user, all, name) > 0.9, Format.percent(View.share(user, all, name))),
                    plain(Format.percent(View.share(free, size, name))),
                    state.isReached()
                            ? alarmIf(state.addedNanos() > 0, Format.millis(state.addedNanos() / 1e9))
                            : plain("-"),
                    state.isReached() ? alarmIf(state.lost() > 0, Format.percent(state.lost())) : plain("-"),
                    alarmIf(!state.hasPorts(), state.hasPorts() ? "free" : "none free"),
                    alarmIf(Math.abs(View.of(offset, name)) > 0.05, Format.number(View.of(offset, name))));
        }
        return List.of(
                rows.table(),
                hint("cpu is of the cores that instances there may use."),
                heading("Disks of databases"),
                disks(view));
    }

    private static Part disks(View view) {
        Map<String, Double> free = view.sum("node_filesystem_avail_bytes", "node");
        Map<String, Double> size = view.sum("node_filesystem_size_bytes", "node");
        Rows rows = new Rows("machine", "#size", "#free", "#free %");
        size.forEach((node, bytes) -> {
            if (!view.hosts().contains(node)) {
                double share = View.share(free, size, node);
                rows.row(
                        plain(node),
                        plain(Format.bytes(bytes)),
                        plain(Format.bytes(View.of(free, node))),
                        alarmIf(share < 0.1, Format.percent(share)));
            }
        });
        return rows.orSay("There are none.");
    }

    private static List<Part> clock(View view, Words words) {
        words.atMost(1);
        Optional<String> host = words.maybeOneOf(0, "machine", view.hosts());
        Map<String, Double> offset = view.sum("node_timex_offset_seconds", "node");
        Map<String, Double> synced = view.sum("node_timex_sync_status", "node");
        Rows rows = new Rows("machine", "#ahead by s", "follows others");
        for (String one : host.map(List::of).orElse(view.hosts())) {
            double ahead = View.of(offset, one);
            rows.row(
                    plain(one),
                    alarmIf(Math.abs(ahead) > 0.05, Format.number(ahead)),
                    Double.isNaN(ahead)
                            ? plain("-")
                            : alarmIf(View.of(synced, one) < 1, yes(View.of(synced, one) > 0)));
        }
        return List.of(rows.table());
    }

    // --- topics

    private static List<Part> topic(View view, Words words) {
        words.atMost(1);
        String name = words.oneOf(0, "topic", view.topics());
        TopicDesign design = view.production().design().topics().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        var of = View.of("topic", name);
        Map<String, Double> written = view.now("kafka_topic_partition_current_offset", of, Double::sum, "partition");
        Map<String, Double> read = view.now("kafka_consumergroup_current_offset", of, Double::sum, "partition");
        Map<String, Double> oldest = view.now("kafka_consumergroup_group_lag_seconds", of, Double::sum, "partition");
        Map<String, Double> pace = view.rate("kafka_consumergroup_current_offset", of, View.WINDOW, "partition");
        Map<String, Double> aside = view.now(
                "kafka_topic_partition_current_offset",
                View.of("topic", name + "-dead-letters"),
                Double::sum,
                "partition");
        Rows rows = new Rows("#partition", "#written", "#read", "#waiting", "#oldest s", "#read/s", "");
        written.forEach((partition, end) -> {
            double lag = end - View.of(read, partition);
            boolean isStuck = lag > 0 && View.of(pace, partition) == 0;
            rows.row(
                    plain(partition),
                    plain(Format.number(end)),
                    plain(Format.number(View.of(read, partition))),
                    alarmIf(View.of(oldest, partition) > 60, Format.number(lag)),
                    alarmIf(View.of(oldest, partition) > 60, Format.number(View.of(oldest, partition))),
                    plain(Format.number(View.of(pace, partition))),
                    alarmIf(
                            isStuck,
                            isStuck
                                    ? "the message at " + Format.number(View.of(read, partition)) + " does not go on"
                                    : ""));
        });
        List<Part> parts = new ArrayList<>();
        parts.add(heading(name + ", read by " + design.service()));
        parts.add(rows.table());
        parts.add(
                Rows.say(Format.number(View.of(aside, "0")) + " messages were put aside (" + name + "-dead-letters)."));
        return parts;
    }
}
