package dev.firefight.evidence.trace;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.telemetry.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clues that calls take longer on the way: the caller's time less the callee's, from spans and from the latencies that both sides of a call measure. */
final class CallTimes {
    private CallTimes() {}

    static List<Clue> clues(Requests requests, long onsetNanos) {
        Map<Call, Durations.Together<Requests.CallOperation>> moves =
                requests.callTimes().moves(onsetNanos, Requests.CallOperation::call);
        Map<Call, Double> surprises = new HashMap<>();
        moves.forEach((call, moved) -> surprises.put(call, moved.surprise()));
        CallLatencies.surprises(requests.question(), onsetNanos)
                .forEach((call, surprise) -> surprises.merge(call, surprise, Math::max));
        List<Clue> clues = new ArrayList<>();
        CallStar.centres(surprises).forEach((service, odds) -> {
            if (odds > 0) {
                Call worst = worst(surprises, service);
                Optional<Durations.Move<Requests.CallOperation>> most =
                        Optional.ofNullable(moves.get(worst)).map(Durations.Together::most);
                clues.add(new TimeClue(
                                requests.target(service),
                                Family.NETWORK,
                                "network latency " + worst.caller() + " → " + worst.callee(),
                                worst.caller() + " → " + worst.callee(),
                                "calls between %s and %s take longer on the way"
                                        .formatted(worst.caller(), worst.callee()))
                        .clue(
                                odds,
                                most.map(Durations.Move::beforeMillis).orElse(Double.NaN),
                                most.map(Durations.Move::afterMillis).orElse(Double.NaN),
                                onsetNanos));
            }
        });
        return clues;
    }

    /** Of the calls from and to a service the one that moved most; of equals the first by name. */
    private static Call worst(Map<Call, Double> surprises, String service) {
        return surprises.entrySet().stream()
                .filter(entry -> entry.getKey().callee().equals(service)
                        || entry.getKey().caller().equals(service))
                .max(Map.Entry.<Call, Double>comparingByValue()
                        .thenComparing(
                                entry ->
                                        entry.getKey().caller() + entry.getKey().callee(),
                                Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
    }
}
