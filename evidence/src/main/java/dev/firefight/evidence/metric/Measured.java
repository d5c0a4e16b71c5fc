package dev.firefight.evidence.metric;

import dev.firefight.evidence.Target;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A series that says something about somebody who can be blamed.
 *
 * @param target whom
 * @param meaning what it measures
 * @param series the measurements, rates where the source counts
 */
record Measured(Target target, Meaning meaning, Series series) {
    private static final int FEWEST_POINTS = 3;

    /** All series that can speak against somebody. */
    static List<Measured> of(Telemetry telemetry) {
        List<Measured> all = new ArrayList<>();
        for (Series series : telemetry.series()) {
            SeriesKey key = series.key();
            Target target = Target.of(key.origin());
            if (target.isPresent()
                    && !key.isObjective()
                    && !isOfMachineToldByPod(key)
                    && !isOfCall(key)
                    && series.size() >= FEWEST_POINTS) {
                all.add(new Measured(target, Meaning.of(key.metric()), series));
            }
        }
        return all;
    }

    /** What a pod reports about its machine says nothing about the pod. */
    private static boolean isOfMachineToldByPod(SeriesKey key) {
        return !key.origin().component().isEmpty()
                && !key.origin().node().isEmpty()
                && key.metric().toLowerCase(Locale.ROOT).startsWith("node");
    }

    /** What is measured on the way between two services belongs to neither alone. */
    private static boolean isOfCall(SeriesKey key) {
        return key.attributes().containsKey("caller") && key.attributes().containsKey("callee");
    }
}
