package dev.firefight.evidence;

import dev.firefight.evidence.Findings.Quiet;
import dev.firefight.evidence.Weights.Weighed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was looked at and found quiet. */
final class QuietServices {
    /** A weight below even odds among a handful is quiet. */
    private static final double QUIET_NATS = 1;

    private QuietServices() {}

    static List<Quiet> of(Map<Target, Integer> series, Map<String, Integer> records, List<Weighed> weighed) {
        Map<String, Double> weights = new HashMap<>();
        weighed.forEach(one -> weights.merge(one.target().service(), one.weight(), Math::max));
        Map<String, Integer> looked = new TreeMap<>();
        series.forEach((target, count) -> looked.merge(target.service(), count, Integer::sum));
        records.forEach((service, count) -> looked.merge(service, count, Integer::sum));
        List<Quiet> quiet = new ArrayList<>();
        looked.forEach((service, count) -> {
            double weight = weights.getOrDefault(service, 0.0);
            if (weight < QUIET_NATS && !service.isEmpty()) {
                quiet.add(new Quiet(service, count, weight / Evidence.NATS_PER_BIT));
            }
        });
        return quiet;
    }
}
