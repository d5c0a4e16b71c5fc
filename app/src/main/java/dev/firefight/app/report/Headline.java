package dev.firefight.app.report;

import dev.firefight.evidence.Bucket;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Onset;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.Verdict;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.HumanTimes;
import dev.firefight.evidence.drawing.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * The findings in one sentence.
 *
 * @param subject who or what; empty when nobody is accused
 * @param claim what is said about it
 * @param reason why, or empty
 */
record Headline(String subject, String claim, String reason) {
    private static final Headline NOTHING = new Headline(
            "", "Nothing stands out", "what was looked at moved as it moves in healthy times, so there is no suspect.");
    private static final Headline UNKNOWN = new Headline(
            "",
            "Nothing can be said",
            "no signal was there to be compared, so a fault can be neither seen nor ruled out.");
    private static final double LEAST_TO_ACT = 0.05;
    private static final int MAX_NAME_CHARS = 80;
    private static final int MAX_REASON_CHARS = 320;

    static Headline of(Findings findings) {
        return findings.first().map(Headline::of).orElse(findings.quiet().isEmpty() ? UNKNOWN : NOTHING);
    }

    /** Whether the first suspect is an alarm. */
    static boolean isAlarm(Findings findings) {
        return findings.first()
                .filter(first -> first.likelihood() >= Findings.ALARM_LIKELIHOOD)
                .isPresent();
    }

    /** Whether the first suspect is so unlikely that it is only a hint where to look, and rivals of it are none. */
    static boolean isHint(Findings findings) {
        return findings.first().filter(first -> !isWorthActing(first)).isPresent();
    }

    /** Whether to name a mitigation at once: acting on who is unlikely costs time that a test would not. */
    static boolean isWorthActing(Suspect suspect) {
        return suspect.likelihood() >= LEAST_TO_ACT;
    }

    private static Headline of(Suspect suspect) {
        String name = SafeText.line(suspect.name(), MAX_NAME_CHARS);
        String subject = name.isBlank() ? "An unnamed component" : name;
        String percent = " (" + HumanNumbers.likelihood(suspect.likelihood()) + ")";
        String reason = SafeText.line(suspect.reason(), MAX_REASON_CHARS);
        if (suspect.likelihood() >= Findings.ALARM_LIKELIHOOD) {
            return new Headline(subject, "is most likely to blame" + percent, reason);
        }
        return isWorthActing(suspect)
                ? new Headline(
                        "",
                        "Nobody stands out",
                        "first to look at is " + subject + ", which is less likely to blame than not" + percent
                                + (reason.isEmpty() ? "" : ": " + reason))
                : new Headline(
                        "",
                        "It cannot be told whether anything is wrong",
                        "nothing moved enough to accuse anybody; the most unusual place is " + subject
                                + (reason.isEmpty() ? "" : " (" + reason + ")"));
    }

    /** What would make an unsure answer surer, as far as it was not given; empty when there is an alarm, or no suspect at all. */
    static String surer(Findings findings) {
        if (isAlarm(findings) || findings.suspects().isEmpty()) {
            return "";
        }
        List<String> missing = new ArrayList<>();
        if (findings.onset().origin() != Onset.Origin.TOLD) {
            missing.add("when the trouble began (--onset)");
        }
        if (isUnchecked(Bucket.DEPENDENCY, findings)) {
            missing.add("logs and traces");
        }
        if (isUnchecked(Bucket.CHANGE, findings)) {
            missing.add("what was changed (changes.jsonl)");
        }
        return missing.isEmpty() ? "" : "What would tell more: " + String.join("; ", missing) + ".";
    }

    private static boolean isUnchecked(Bucket bucket, Findings findings) {
        return findings.buckets().stream()
                .anyMatch(finding -> finding.bucket() == bucket && finding.verdict() == Verdict.NOT_CHECKED);
    }

    /** Why a suspect behind the first is one; a service that an accused change broke is no rival of it, and says so. */
    static String besideFirst(Suspect suspect, Findings findings) {
        return findings.first()
                .filter(first -> isAlarm(findings) && first.isChange() && !suspect.isChange())
                .filter(first -> first.service().equals(suspect.service()))
                .map(first -> "most likely the effect of number " + first.rank() + ": " + suspect.reason())
                .orElse(suspect.reason());
    }

    /** All of it, as one line. */
    String sentence() {
        String start = (subject + " " + claim).strip();
        return reason.isEmpty() ? start + "." : start + ": " + reason;
    }

    /** When the trouble began and who says so. */
    static String onset(Findings findings) {
        Onset onset = findings.onset();
        String time = HumanTimes.dateTime(onset.timeNanos());
        String source = source(onset);
        return begin(findings) + " " + time
                + (source.isEmpty() ? "." : onset.origin() == Onset.Origin.ASSUMED ? ": " + source : ", " + source);
    }

    /** What stands before the time of an onset. */
    static String begin(Findings findings) {
        return switch (findings.onset().origin()) {
            case TOLD -> "Began";
            case FOUND -> isAlarm(findings) ? "Began" : "If anything began, it was at";
            case ASSUMED -> "When it began is not known; compared before with after";
        };
    }

    /** Who says so, and why. */
    static String source(Onset onset) {
        boolean hasReason = !onset.reason().isEmpty();
        return switch (onset.origin()) {
            case TOLD -> hasReason ? onset.reason() : "as told";
            case FOUND -> "found in the telemetry" + (hasReason ? ": " + onset.reason() : "");
            case ASSUMED -> onset.reason();
        };
    }
}
