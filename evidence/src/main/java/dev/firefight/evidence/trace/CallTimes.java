package dev.firefight.evidence.trace;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What calls take on the way: the caller's time less the callee's, from spans and from the latencies that both sides of a call measure. */
final class CallTimes {
    private CallTimes() {}

    static List<Clue> clues(Requests requests, long onsetNanos) {
        Map<Call, Double> surprises = new HashMap<>();
        Map<Call, double[]> millis = new HashMap<>();
        Map<Call, List<Durations.Move<Requests.CallOperation>>> byCall = new HashMap<>();
        for (Durations.Move<Requests.CallOperation> move : requests.gaps().moves(onsetNanos)) {
            byCall.computeIfAbsent(move.key().call(), call -> new ArrayList<>()).add(move);
        }
        byCall.forEach((call, moves) -> {
            double[] distances =
                    moves.stream().mapToDouble(Durations.Move::distance).toArray();
            surprises.put(call, Robust.surprise(Robust.median(distances), OwnTimes.DEGREES_OF_FREEDOM));
            Durations.Move<Requests.CallOperation> most = moves.stream()
                    .max(Comparator.comparingDouble(Durations.Move::distance))
                    .orElseThrow();
            millis.put(call, new double[] {most.beforeMillis(), most.afterMillis()});
        });
        CallLatencies.surprises(requests.question(), onsetNanos)
                .forEach((call, surprise) -> surprises.merge(call, surprise, Math::max));
        List<Clue> clues = new ArrayList<>();
        CallStar.centres(surprises).forEach((service, odds) -> {
            Call worst = surprises.entrySet().stream()
                    .filter(entry -> entry.getKey().callee().equals(service)
                            || entry.getKey().caller().equals(service))
                    .max(Map.Entry.<Call, Double>comparingByValue()
                            .thenComparing(
                                    entry -> entry.getKey().caller()
                                            + entry.getKey().callee(),
                                    Comparator.reverseOrder()))
                    .orElseThrow()
                    .getKey();
            double[] changed = millis.getOrDefault(worst, new double[] {Double.NaN, Double.NaN});
            if (odds > 0) {
                clues.add(OwnTimes.clue(
                        requests.target(service),
                        Family.NETWORK,
                        odds,
                        "network latency " + worst.caller() + " → " + worst.callee(),
                        worst.caller() + " → " + worst.callee(),
                        changed[0],
                        changed[1],
                        onsetNanos,
                        "calls between %s and %s take longer on the way".formatted(worst.caller(), worst.callee())));
            }
        });
        return clues;
    }
}
