package dev.firefight.app.report;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Onset;
import dev.firefight.evidence.Suspect;

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
    private static final int MAX_NAME_CHARS = 80;
    private static final int MAX_REASON_CHARS = 320;

    static Headline of(Findings findings) {
        return findings.first().map(Headline::of).orElse(findings.quiet().isEmpty() ? UNKNOWN : NOTHING);
    }

    private static Headline of(Suspect suspect) {
        String name = SafeText.line(suspect.name(), MAX_NAME_CHARS);
        String percent = " (" + HumanNumbers.likelihood(suspect.likelihood()) + ")";
        boolean accused = suspect.likelihood() >= Findings.ALARM_LIKELIHOOD;
        return new Headline(
                name.isBlank() ? "An unnamed component" : name,
                accused
                        ? "is most likely to blame" + percent
                        : "is the first to look at" + percent + "; no suspect is clear",
                SafeText.line(suspect.reason(), MAX_REASON_CHARS));
    }

    /** All of it, as one line. */
    String sentence() {
        String start = (subject + " " + claim).strip();
        return reason.isEmpty() ? start + "." : start + ": " + reason;
    }

    /** When the trouble began and who says so. */
    static String onset(Onset onset) {
        String time = HumanTimes.dateTime(onset.timeNanos());
        return onsetSource(onset, time) + (onset.reason().isEmpty() ? "." : ": " + onset.reason());
    }

    private static String onsetSource(Onset onset, String time) {
        return switch (onset.origin()) {
            case TOLD -> "Began " + time + ", as told";
            case FOUND -> "Began " + time + ", found in the telemetry";
            case ASSUMED -> "No onset was found; compared before with after " + time;
        };
    }
}
