package dev.firefight.evidence;

import dev.firefight.evidence.change.ChangeVerdict;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Telemetry.Feed;
import java.util.ArrayList;
import java.util.List;

/** The first verdict by elimination: what each bucket holds, what was looked at in vain, and what could not be looked at. */
final class Buckets {
    private Buckets() {}

    static List<BucketFinding> of(Telemetry incident, ChangeVerdict changes, List<Suspect> suspects) {
        List<BucketFinding> findings = new ArrayList<>();
        for (Bucket bucket : Bucket.values()) {
            List<Suspect> in = suspects.stream()
                    .filter(suspect -> suspect.bucket() == bucket && counts(suspect, suspects.getFirst()))
                    .toList();
            if (!in.isEmpty()) {
                Suspect first = in.getFirst();
                findings.add(new BucketFinding(bucket, Verdict.SUSPECT, first.reason(), first.evidence()));
            } else {
                findings.add(
                        switch (bucket) {
                            case CHANGE -> change(incident, changes);
                            case KNOWN_PATTERN -> knownPattern(incident);
                            case DEPENDENCY -> dependency(incident, changes);
                            case INTERNAL -> internal(incident);
                        });
            }
        }
        return findings;
    }

    /** The first suspect and whoever is likely besides; and a known way in which the first suspect's service fails, whatever the cause. */
    private static boolean counts(Suspect suspect, Suspect first) {
        boolean isLikely = suspect.likelihood() >= Findings.ALARM_LIKELIHOOD / 2;
        boolean isHowTheFirstFails = suspect.bucket() == Bucket.KNOWN_PATTERN
                && suspect.service().equals(first.service())
                && first.likelihood() >= Findings.ALARM_LIKELIHOOD;
        return isLikely || isHowTheFirstFails;
    }

    private static BucketFinding change(Telemetry incident, ChangeVerdict changes) {
        if (!changes.changesChecked()) {
            return notChecked(Bucket.CHANGE, "no feed of deployments, commits or flags was given");
        }
        long count = incident.changes().stream()
                .filter(change -> change.kind() != Change.Kind.STATUS)
                .count();
        if (count > 0
                && !incident.feeds().contains(Feed.LOGS)
                && !incident.feeds().contains(Feed.TRACES)) {
            return notChecked(
                    Bucket.CHANGE,
                    "without logs or requests the %d recent changes could be compared by time and metrics only"
                            .formatted(count));
        }
        return clear(
                Bucket.CHANGE,
                count == 0
                        ? "nothing was changed in this time"
                        : "none of the %d recent changes explains it".formatted(count));
    }

    private static BucketFinding knownPattern(Telemetry incident) {
        return incident.feeds().contains(Feed.LOGS)
                ? clear(Bucket.KNOWN_PATTERN, "what is said and measured fits no known way of failing")
                : notChecked(
                        Bucket.KNOWN_PATTERN, "without logs only metrics could be compared with known ways of failing");
    }

    private static BucketFinding dependency(Telemetry incident, ChangeVerdict changes) {
        return changes.outsideChecked()
                ? clear(
                        Bucket.DEPENDENCY,
                        incident.feeds().contains(Feed.STATUS)
                                ? "no provider reports trouble, and nothing points outside"
                                : "nothing in logs and requests points outside; no provider's status was given")
                : notChecked(Bucket.DEPENDENCY, "no logs, requests or provider's status were given");
    }

    private static BucketFinding internal(Telemetry incident) {
        return incident.series().isEmpty()
                        && incident.spans().size() == 0
                        && incident.logs().size() == 0
                ? notChecked(Bucket.INTERNAL, "no metrics, logs or traces were given")
                : clear(Bucket.INTERNAL, "no component stands out by itself");
    }

    private static BucketFinding clear(Bucket bucket, String reason) {
        return new BucketFinding(bucket, Verdict.CLEAR, reason, List.of());
    }

    private static BucketFinding notChecked(Bucket bucket, String reason) {
        return new BucketFinding(bucket, Verdict.NOT_CHECKED, reason, List.of());
    }
}
