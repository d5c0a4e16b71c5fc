package dev.firefight.practice.console;

import static dev.firefight.practice.console.Rows.alarmIf;
import static dev.firefight.practice.console.Rows.faint;
import static dev.firefight.practice.console.Rows.heading;
import static dev.firefight.practice.console.Rows.hint;
import static dev.firefight.practice.console.Rows.plain;
import static dev.firefight.practice.console.Rows.say;
import static dev.firefight.practice.console.View.MINUTE;
import static dev.firefight.practice.console.View.WINDOW;

import dev.firefight.practice.design.LoadDesign;
import dev.firefight.practice.production.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What users feel, and how services and providers do. */
final class StatusLook {
    private static final String USERS = "user_requests_total";
    private static final String SERVED = "http_server_requests_total";
    private static final String TOOK = "http_server_request_duration_seconds";
    private static final double SOME = 0.01;

    private StatusLook() {}

    static Look look() {
        return Look.alone("status", "what users feel, services, providers, alerts: begin here", StatusLook::show);
    }

    private static List<Part> show(View view, Words words) {
        words.atMost(0);
        List<Part> parts = new ArrayList<>();
        parts.add(heading("Users"));
        parts.add(say("It is " + Format.clock(view.now()) + " UTC, "
                + Format.span(view.run().elapsed().toNanos()) + " since you were called. Rates are of "
                + WINDOW / MINUTE + " minutes."));
        users(view, parts);
        parts.add(heading("Services"));
        parts.add(services(view));
        if (!view.providers().isEmpty()) {
            parts.add(heading("Providers, as those see them who call them"));
            parts.add(providers(view));
        }
        parts.add(heading("Alerts that fire"));
        parts.add(EventLooks.firing(view));
        return parts;
    }

    private static void users(View view, List<Part> parts) {
        Rows rows = new Rows("over", "#requests/s", "#not well %", "#failed %", "#slow %", "#turned away %");
        users(view, rows, "last minute", MINUTE);
        users(view, rows, "15 minutes", 15 * MINUTE);
        parts.add(rows.table());
        LoadDesign load = view.production().design().load();
        parts.add(hint("Slow is more than " + load.good().toMillis() + " ms. Wrong answers show in no number; "
                + "write audit to have some of them looked at."));
        parts.addAll(new Curves(view, 15 * MINUTE).bad());
    }

    private static void users(View view, Rows rows, String over, long windowNanos) {
        Map<String, Double> rates = view.rate(USERS, _ -> true, windowNanos, "outcome");
        double all = rates.values().stream().mapToDouble(Double::doubleValue).sum();
        double bad = 1 - rates.getOrDefault("good", 0.0) / all;
        double missed = 1 - view.production().design().load().objective();
        rows.row(
                plain(over),
                plain(Format.number(all)),
                alarmIf(bad > missed, Format.percent(bad)),
                plain(Format.percent(rates.getOrDefault("failed", 0.0) / all)),
                plain(Format.percent(rates.getOrDefault("slow", 0.0) / all)),
                plain(Format.percent(rates.getOrDefault("shed", 0.0) / all)));
    }

    private static Part services(View view) {
        Map<String, Double> requests = view.rate(SERVED, "service");
        Map<String, Double> errors = view.rate(SERVED, View.beginning("code", "5"), WINDOW, "service");
        Map<String, Double> refused = view.rate(SERVED, View.beginning("code", "4"), WINDOW, "service");
        Map<String, Double> median = view.quantile(TOOK, 0.5, "service");
        Map<String, Double> slowest = view.quantile(TOOK, 0.99, "service");
        Map<String, Double> wanted = view.sum("kube_deployment_spec_replicas", "service");
        Map<String, Double> ready = view.sum("kube_deployment_status_replicas_ready", "service");
        Map<String, Double> cores = view.rate("process_cpu_seconds_total", "service");
        Map<String, Double> limit = view.sum("kube_pod_container_resource_limits", "service");
        double good = view.production().design().load().good().toNanos() / 1e9;
        Rows rows =
                new Rows("service", "#req/s", "#5xx %", "#4xx %", "#p50 ms", "#p99 ms", "#ready", "#cores", "version");
        for (String one : view.services()) {
            boolean isSilent = !requests.containsKey(one) && View.of(ready, one) > 0;
            double failing = View.share(errors, requests, one);
            rows.row(
                    plain(one),
                    isSilent ? Rows.alarm("no data") : plain(Format.number(View.of(requests, one))),
                    alarmIf(failing > SOME, Format.percent(failing)),
                    alarmIf(
                            View.share(refused, requests, one) > SOME,
                            Format.percent(View.share(refused, requests, one))),
                    plain(Format.millis(View.of(median, one))),
                    alarmIf(View.of(slowest, one) > good, Format.millis(View.of(slowest, one))),
                    alarmIf(
                            View.of(ready, one) < View.of(wanted, one) || View.of(ready, one) == 0,
                            Format.number(View.of(ready, one)) + "/" + Format.number(View.of(wanted, one))),
                    alarmIf(
                            View.share(cores, limit, one) > 0.9,
                            Format.number(View.of(cores, one)) + "/" + Format.number(View.of(limit, one))),
                    plain(versions(view, one)));
        }
        return rows.table();
    }

    private static String versions(View view, String service) {
        return view.service(service).instances().stream()
                .map(Instance::version)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Part providers(View view) {
        Rows rows = new Rows("provider", "#req/s", "#errors %", "#refused %", "#p50 ms", "#p99 ms", "most errors");
        Callers callers = new Callers(view);
        for (String one : view.providers()) {
            Callers.Seen seen = callers.of(one);
            rows.row(
                    plain(one),
                    plain(Format.number(seen.perSecond())),
                    alarmIf(seen.errors() > SOME, Format.percent(seen.errors())),
                    alarmIf(seen.refused() > SOME, Format.percent(seen.refused())),
                    plain(Format.millis(seen.medianSeconds())),
                    plain(Format.millis(seen.slowestSeconds())),
                    faint(seen.worst()));
        }
        return rows.table();
    }
}
