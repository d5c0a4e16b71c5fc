package dev.firefight.evidence.trace;

import dev.firefight.telemetry.Call;
import java.util.HashMap;
import java.util.Map;

/**
 * Which service stands in the centre of the calls that got slow on the way: trouble with a service's network shows on all calls to it, or
 * from it, and a call of its that stays quick speaks against it.
 */
final class CallStar {
    /** A call to the culprit stays quick all the same in one of four cases. */
    private static final double PENALTY = -Math.log(0.25);

    private CallStar() {}

    /** For each service the logarithm of the odds that it is the centre, at least 0. */
    static Map<String, Double> centres(Map<Call, Double> surprises) {
        Map<String, Double> in = new HashMap<>();
        Map<String, Double> out = new HashMap<>();
        surprises.forEach((call, surprise) -> {
            double speaks = surprise >= PENALTY ? surprise : surprise - PENALTY;
            in.merge(call.callee(), speaks, Double::sum);
            out.merge(call.caller(), speaks, Double::sum);
        });
        Map<String, Double> centres = new HashMap<>();
        in.forEach((service, sum) -> centres.merge(service, sum, Math::max));
        // the caller's side, or both, are one more thing to try
        out.forEach((service, sum) -> {
            centres.merge(service, sum - Math.log(2), Math::max);
            if (in.containsKey(service)) {
                centres.merge(service, sum + in.getOrDefault(service, 0.0) - Math.log(2), Math::max);
            }
        });
        centres.replaceAll((service, odds) -> Math.max(0, odds));
        return centres;
    }
}
