package dev.firefight.evidence.trace;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.ServiceMap;
import dev.firefight.evidence.Target;
import dev.firefight.evidence.TraceExemplar;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What requests say.
 *
 * @param clues what speaks against whom
 * @param map who calls whom
 * @param looked how many spans and log records of each service were looked at
 * @param requests for exemplars
 */
public record RequestEvidence(List<Clue> clues, ServiceMap map, Map<String, Integer> looked, RequestPicture requests) {
    /** Looks at all requests. */
    public static RequestEvidence of(Question question, long onsetNanos) {
        Requests requests = new Requests(question, onsetNanos);
        List<Clue> clues = new ArrayList<>(requests.stepClues());
        clues.addAll(requests.ownTimeClues());
        clues.addAll(new CallTimes(question, onsetNanos, requests).clues());
        return new RequestEvidence(
                List.copyOf(clues),
                map(question, requests.calls()),
                requests.looked(),
                new RequestPicture(question.incident(), onsetNanos));
    }

    /** Requests after the onset that went through a target, those that failed or took longest first. */
    public List<TraceExemplar> exemplars(Target target) {
        return requests.exemplars(target);
    }

    private static ServiceMap map(Question question, Map<Call, Long> seen) {
        Map<Call, Long> all = new HashMap<>(seen);
        List<Telemetry> sides = new ArrayList<>(List.of(question.incident()));
        question.baseline().ifPresent(sides::add);
        for (Telemetry side : sides) {
            for (Call call : side.calls()) {
                all.putIfAbsent(call, 0L);
            }
        }
        TreeSet<String> services = new TreeSet<>();
        TreeMap<String, ServiceMap.Edge> edges = new TreeMap<>();
        all.forEach((call, count) -> {
            services.add(call.caller());
            services.add(call.callee());
            edges.put(call.caller() + "\n" + call.callee(), new ServiceMap.Edge(call.caller(), call.callee(), count));
        });
        return new ServiceMap(List.copyOf(services), List.copyOf(edges.values()));
    }
}
