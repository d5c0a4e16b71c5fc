package dev.firefight.server.investigation;

import dev.firefight.evidence.BucketFinding;
import dev.firefight.evidence.Verdict;
import dev.firefight.server.change.ChangeFact.Sort;
import dev.firefight.server.change.ReportedChange;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The reported changes that an investigation takes into account.
 *
 * @param isFed whether anybody reports changes; if not, that there is none says nothing
 * @param window how far back
 * @param changes the newest first, without those of environments where no customer is
 */
record RecentChanges(boolean isFed, Duration window, List<ReportedChange> changes) {
    private static final int MOST_NAMED = 3;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    RecentChanges {
        changes = changes.stream().filter(one -> !one.isElsewhere()).toList();
    }

    /** Hands them to the engine, once for each service. */
    void into(TelemetryBuilder builder) {
        if (isFed) {
            builder.feed(Telemetry.Feed.CHANGES);
        }
        for (ReportedChange one : changes) {
            if (one.services().isEmpty()) {
                builder.change(told(one, ""));
            }
            one.services().forEach(service -> builder.change(told(one, service)));
        }
    }

    private static Change told(ReportedChange one, String service) {
        Instant at = one.facts().beganAt();
        return new Change(
                kind(one.facts().type()),
                at.getEpochSecond() * NANOS_PER_SECOND + at.getNano(),
                one.facts().id(),
                service,
                one.facts().summary(),
                one.facts().author(),
                one.facts().revision(),
                "",
                "",
                "",
                List.of());
    }

    private static Change.Kind kind(Sort type) {
        return switch (type) {
            case DEPLOYMENT -> Change.Kind.DEPLOY;
            case COMMIT -> Change.Kind.COMMIT;
            case CONFIG -> Change.Kind.CONFIG;
            case FLAG -> Change.Kind.FLAG;
            case OTHER -> Change.Kind.OTHER;
        };
    }

    /** What the bucket of changes says: which there were, or that there was none; the reason alone where nobody reports any. */
    String words(BucketFinding bucket) {
        long hours = window.toHours();
        if (changes.isEmpty()) {
            return isFed && bucket.verdict() == Verdict.CLEAR
                    ? "no deploy in " + hours + " h, and nothing else was reported as changed"
                    : bucket.reason();
        }
        StringBuilder words = new StringBuilder(bucket.reason());
        words.append("; reported in ").append(hours).append(" h: ");
        for (int at = 0; at < Math.min(MOST_NAMED, changes.size()); at++) {
            ReportedChange one = changes.get(at);
            words.append(at == 0 ? "" : " · ")
                    .append(TIME.format(one.facts().beganAt()))
                    .append(" UTC ")
                    .append(one.brief())
                    .append(
                            one.facts().author().isEmpty()
                                    ? ""
                                    : " by " + one.facts().author())
                    .append(one.isRunning() ? ", still being made" : "");
        }
        int more = changes.size() - MOST_NAMED;
        return more > 0 ? words.append(", and ").append(more).append(" more").toString() : words.toString();
    }
}
