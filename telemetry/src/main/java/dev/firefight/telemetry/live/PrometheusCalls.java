package dev.firefight.telemetry.live;

import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.format.ReadNotes.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Who calls whom, as meshes and graphs of services tell in their metrics: one query for all of them.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/metrics/">Istio, standard metrics</a>
 * @see <a href="https://grafana.com/docs/tempo/latest/metrics-generator/service_graphs/">Tempo, service graphs</a>
 */
final class PrometheusCalls {
    private static final int MOST_CALLS = 100_000;

    /** Metrics whose labels name both sides of a call, and which labels these are. */
    private static final Map<String, List<String>> SIDES = new TreeMap<>(Map.of(
            "istio_requests_total", List.of("source_workload", "destination_workload"),
            "traces_service_graph_request_total", List.of("client", "server")));

    private PrometheusCalls() {}

    /** Asks, where a server has such metrics. */
    static void read(Asking asking, LiveWindow window, List<String> metrics) {
        List<String> telling = SIDES.keySet().stream().filter(metrics::contains).toList();
        if (telling.isEmpty()) {
            return;
        }
        List<String> labels = telling.stream()
                .flatMap(metric -> SIDES.getOrDefault(metric, List.of()).stream())
                .toList();
        Query query = Query.of("who calls whom", "/api/v1/query")
                .with(
                        "query",
                        "group by (" + String.join(", ", labels) + ") ({__name__=~\"" + String.join("|", telling)
                                + "\"})")
                .with("time", window.to().getEpochSecond());
        asking.jsonIfTold(query, PrometheusCalls::calls)
                .ifPresent(calls -> asking.intake().add(query, (builder, notes) -> {
                    calls.forEach(builder::call);
                    notes.found(Item.CALLS, calls.size());
                }));
    }

    private static Optional<List<Call>> calls(JsonNode answer) {
        return PrometheusSurvey.data(answer).map(data -> {
            List<Call> calls = new ArrayList<>();
            for (JsonNode series : data.path("result")) {
                for (List<String> sides : SIDES.values()) {
                    String caller = series.path("metric").path(sides.getFirst()).asString("");
                    String callee = series.path("metric").path(sides.getLast()).asString("");
                    boolean isCall = isKnown(caller) && isKnown(callee) && !caller.equals(callee);
                    if (isCall && calls.size() < MOST_CALLS) {
                        calls.add(new Call(caller, callee));
                    }
                }
            }
            return calls;
        });
    }

    /** Istio writes {@code unknown} for who is outside of the mesh. */
    private static boolean isKnown(String service) {
        return !service.isEmpty() && !service.equals("unknown");
    }
}
