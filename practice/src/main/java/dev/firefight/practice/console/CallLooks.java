package dev.firefight.practice.console;

import static dev.firefight.practice.console.Rows.alarmIf;
import static dev.firefight.practice.console.Rows.faint;
import static dev.firefight.practice.console.Rows.heading;
import static dev.firefight.practice.console.Rows.hint;
import static dev.firefight.practice.console.Rows.plain;
import static dev.firefight.practice.console.Rows.say;

import dev.firefight.practice.design.CallDesign;
import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.production.ServiceState;
import dev.firefight.practice.production.ServiceState.CallState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who calls whom, by what name, and how that goes. */
final class CallLooks {
    private static final double SOME = 0.01;

    private CallLooks() {}

    static List<Look> all() {
        return List.of(
                Look.of(
                        "map [service]",
                        "who calls whom: rates, errors, times, attempts, and connections to databases",
                        CallLooks::map,
                        Look.first(CallLooks::callable)),
                Look.of(
                        "provider [name]",
                        "providers as those see them who call them, how that was before, and what they say of themselves",
                        CallLooks::provider,
                        Look.first(View::providers)),
                Look.of(
                        "dig SERVICE",
                        "whether its name leads to it, and how long the way there takes",
                        CallLooks::dig,
                        Look.first(View::services)),
                Look.of(
                        "cert [service]",
                        "until when certificates are valid",
                        CallLooks::certificates,
                        Look.first(View::services)));
    }

    private static List<String> callable(View view) {
        List<String> all = new ArrayList<>(view.services());
        all.addAll(view.providers());
        return all;
    }

    private static List<Part> map(View view, Words words) {
        words.atMost(1);
        Optional<String> service = words.maybeOneOf(0, "service", callable(view));
        Callers callers = new Callers(view);
        Rows rows = new Rows(
                "from", "to", "#req/s", "#errors %", "#refused %", "#p50 ms", "#p99 ms", "#attempts", "most errors");
        for (ServiceDesign from : view.designs()) {
            for (CallDesign call : from.calls()) {
                if (service.isEmpty()
                        || service.get().equals(from.name())
                        || service.get().equals(call.service())) {
                    row(rows, from.name(), call.service(), callers.of(from.name(), call.service()));
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        parts.add(heading("Calls, as callers see them"));
        parts.add(rows.orSay("Nobody calls it but users, and it calls nobody."));
        parts.add(heading("Connections to databases"));
        parts.add(pools(view, service));
        return parts;
    }

    private static void row(Rows rows, String from, String to, Callers.Seen seen) {
        rows.row(
                plain(from),
                plain(to),
                plain(Format.number(seen.perSecond())),
                alarmIf(seen.errors() > SOME, Format.percent(seen.errors())),
                alarmIf(seen.refused() > SOME, Format.percent(seen.refused())),
                plain(Format.millis(seen.medianSeconds())),
                plain(Format.millis(seen.slowestSeconds())),
                alarmIf(seen.attempts() > 1.2, Format.number(Math.rint(100 * seen.attempts()) / 100)),
                faint(seen.worst()));
    }

    private static Part pools(View view, Optional<String> service) {
        String metric = "db_client_connections_usage";
        Map<String, Double> timeouts =
                view.increase("db_client_connections_timeouts_total", _ -> true, "service", "pool_name");
        Rows rows = new Rows("from", "to", "#used", "#open", "#most", "#wait for one", "#time-outs/min");
        for (ServiceDesign from : view.designs()) {
            for (ServiceDesign.PoolDesign pool : from.pools()) {
                if (service.isPresent() && !service.get().equals(from.name())) {
                    continue;
                }
                String to = pool.database();
                var ofPool = View.of("pool_name", to);
                double used = View.of(
                        view.now(metric, ofPool.and(View.of("state", "used")), Double::sum, "service"), from.name());
                double open = View.of(view.now(metric, ofPool, Double::sum, "service"), from.name());
                double most =
                        View.of(view.now("db_client_connections_max", ofPool, Double::sum, "service"), from.name());
                double waiting = View.of(
                        view.now("db_client_connections_pending_requests", ofPool, Double::sum, "service"),
                        from.name());
                double over = View.of(timeouts, from.name() + " " + to) * View.MINUTE / View.WINDOW;
                rows.row(
                        plain(from.name()),
                        plain(to),
                        alarmIf(used >= most, Format.number(used)),
                        plain(Format.number(open)),
                        plain(Format.number(most)),
                        alarmIf(waiting > 0, Format.number(waiting)),
                        alarmIf(over > 0, Format.number(over)));
            }
        }
        return rows.orSay("It has none.");
    }

    private static List<Part> provider(View view, Words words) {
        words.atMost(1);
        Optional<String> asked = words.maybeOneOf(0, "provider", view.providers());
        Callers callers = new Callers(view);
        List<Part> parts = new ArrayList<>();
        for (String one : asked.map(List::of).orElse(view.providers())) {
            parts.add(heading(one));
            Optional.ofNullable(view.run().statusPages().get(one))
                    .ifPresent(page -> parts.add(say("Its status page, since " + Format.clock(page.toldSinceNanos())
                            + ": " + page.told().words())));
            Rows rows = new Rows(
                    "from",
                    "to",
                    "#req/s",
                    "#errors %",
                    "#refused %",
                    "#p50 ms",
                    "#p99 ms",
                    "#attempts",
                    "most errors");
            view.designs().stream()
                    .filter(from -> from.calls().stream()
                            .anyMatch(call -> call.service().equals(one)))
                    .forEach(from -> row(rows, from.name(), one, callers.of(from.name(), one)));
            parts.add(rows.orSay("Nobody calls it."));
            Curves curves = new Curves(view, 30 * View.MINUTE);
            Curves.Group group = _ -> "calls to " + one + " that failed";
            var calls = View.of("server_address", one).and(key -> key.metric().equals("http_client_requests_total"));
            parts.addAll(curves.shown(
                    Curves.share(
                            curves.rate(calls.and(View.of("outcome", "ok").negate()), group),
                            curves.rate(calls, group)),
                    "%",
                    value -> 100 * value));
        }
        parts.add(hint("What a provider says of itself may come late; what those see who call it is so."));
        return parts;
    }

    private static List<Part> dig(View view, Words words) {
        words.atMost(1);
        String service = words.oneOf(0, "service", view.services());
        ServiceState state = ServiceState.of(view.service(service));
        List<Part> parts = new ArrayList<>();
        parts.add(heading(service + "." + view.production().design().name() + ".internal"));
        if (!state.isNameKnown()) {
            parts.add(Rows.warn(
                    "status: NXDOMAIN. Its name leads nowhere; callers keep what they know for some seconds."));
        } else {
            parts.add(say("status: NOERROR, " + state.instances().size() + " addresses"));
            Rows rows = new Rows("instance", "machine", "state");
            state.instances().stream()
                    .limit(Curves.MOST)
                    .forEach(one -> rows.row(
                            plain(one.instance().name()),
                            plain(one.instance().host().name()),
                            alarmIf(!one.isReady(), one.isReady() ? "ready" : "not ready")));
            parts.add(rows.orSay("There is no instance behind it."));
        }
        parts.add(heading("The way there (ping)"));
        Rows ways = new Rows("from", "#one way, longer by ms", "#lost %");
        for (ServiceDesign from : view.designs()) {
            for (CallState call : ServiceState.of(view.service(from.name())).calls()) {
                if (call.service().equals(service)) {
                    ways.row(
                            plain(from.name()),
                            alarmIf(call.addedNanos() > 0, Format.millis(call.addedNanos() / 1e9)),
                            alarmIf(call.lost() > 0, Format.percent(call.lost())));
                }
            }
        }
        parts.add(ways.orSay("Nobody calls it but users."));
        return parts;
    }

    private static List<Part> certificates(View view, Words words) {
        words.atMost(1);
        Optional<String> service = words.maybeOneOf(0, "service", view.services());
        Map<String, Double> until = view.sum("x509_cert_not_after", "service");
        Rows rows = new Rows("service", "valid until", "#still valid for", "");
        for (String one : service.map(List::of).orElse(view.services())) {
            double left = View.of(until, one) * 1e9 - view.now();
            rows.row(
                    plain(one),
                    plain(Format.day(View.of(until, one))),
                    alarmIf(left <= 0, Format.span(left)),
                    alarmIf(left <= 0, left <= 0 ? "expired" : ""));
        }
        return List.of(rows.table());
    }
}
