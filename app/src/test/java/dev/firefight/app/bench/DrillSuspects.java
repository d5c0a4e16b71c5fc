package dev.firefight.app.bench;

import dev.firefight.evidence.Bucket;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Suspect;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Suspects in which nothing matters but whom they name. */
final class DrillSuspects {
    private DrillSuspects() {}

    static Suspect target(String service, String component, double score) {
        return suspect(service, component, Bucket.INTERNAL, "", score, List.of());
    }

    /** A change that shows in a service, whosever it is. */
    static Suspect change(String shownBy, String id, String title, double score) {
        return suspect(
                shownBy,
                id,
                Bucket.CHANGE,
                title,
                score,
                List.of(new Evidence(
                        Evidence.Kind.CHANGE,
                        id,
                        "log-odds",
                        0,
                        1,
                        "nat",
                        1,
                        OptionalLong.empty(),
                        title,
                        Optional.empty())));
    }

    private static Suspect suspect(
            String service, String component, Bucket bucket, String indicator, double score, List<Evidence> evidence) {
        double likelihood = 1 / (1 + Math.pow(2, -score));
        return new Suspect(1, service, component, bucket, indicator, score, likelihood, "", evidence, "", "");
    }
}
