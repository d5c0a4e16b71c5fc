package dev.firefight.server.investigation;

import dev.firefight.evidence.BucketFinding;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Onset;
import dev.firefight.evidence.Suspect;
import dev.firefight.incident.Bucket;
import dev.firefight.incident.Inquiry.Amount;
import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.incident.Inquiry.Source;
import dev.firefight.server.investigation.Witnesses.Testimony;
import dev.firefight.telemetry.live.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is written into a timeline of what was found: pure functions of findings. */
final class Report {
    /** The most suspects that become hypotheses. */
    static final int MOST_SUSPECTS = 3;

    /** Below this a suspect is not worth a line at 3 AM. */
    private static final double LEAST_LIKELIHOOD = 0.1;

    private static final double LIKELY = 0.5;
    private static final double POSSIBLE = 0.2;
    private static final int MOST_EVIDENCE = 4;
    private static final int MOST_CHARS = 2_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Report() {}

    /** Those that become hypotheses. The first always does, as long as anything speaks for it. */
    static List<Suspect> worthTelling(Findings findings) {
        return findings.suspects().stream()
                .filter(one -> one.rank() == 1 || one.likelihood() >= LEAST_LIKELIHOOD)
                .limit(MOST_SUSPECTS)
                .toList();
    }

    static HypothesisProposed hypothesis(Suspect suspect) {
        return new HypothesisProposed(
                bucket(suspect.bucket()),
                cut(cause(suspect)),
                likelihood(suspect),
                Amount.MEDIUM,
                Amount.LOW,
                cut(suspect.quickestTest()));
    }

    /** By which a suspect is known again. */
    static String cause(Suspect suspect) {
        return suspect.name() + ": " + suspect.reason();
    }

    private static Amount likelihood(Suspect suspect) {
        if (suspect.likelihood() >= LIKELY) {
            return isByAlertAlone(suspect) ? Amount.MEDIUM : Amount.HIGH;
        }
        return suspect.likelihood() >= POSSIBLE ? Amount.MEDIUM : Amount.LOW;
    }

    /** Whether nothing that was measured speaks for it: then it leads only because the alert is there, and a number would say too much. */
    private static boolean isByAlertAlone(Suspect suspect) {
        return !suspect.evidence().isEmpty()
                && suspect.evidence().stream().allMatch(one -> one.kind() == Evidence.Kind.ALERT);
    }

    /** What speaks for a suspect, with its numbers and what usually stops the bleeding. */
    static String evidence(Suspect suspect) {
        StringBuilder text = new StringBuilder();
        text.append(
                isByAlertAlone(suspect)
                        ? "Only the alert speaks for it: nothing that was measured there stands out."
                        : percent(suspect.likelihood()) + " likely, by what was measured.");
        String agreement = Witnesses.against(suspect).agreement();
        text.append(agreement.isEmpty() ? "" : " " + agreement);
        suspect.evidence().stream().limit(MOST_EVIDENCE).forEach(one -> text.append("\n- ")
                .append(one.text()));
        if (!suspect.mitigation().isBlank()) {
            text.append("\nUsually helps: ").append(suspect.mitigation());
        }
        return cut(text.toString());
    }

    /** How direct the most direct evidence is. */
    static Source source(Suspect suspect) {
        return Witnesses.against(suspect).decisive().map(Testimony::source).orElse(Source.OPINION);
    }

    static Bucket bucket(dev.firefight.evidence.Bucket bucket) {
        return switch (bucket) {
            case CHANGE -> Bucket.CHANGE;
            case KNOWN_PATTERN -> Bucket.KNOWN_PATTERN;
            case DEPENDENCY -> Bucket.DEPENDENCY;
            case INTERNAL -> Bucket.INTERNAL;
        };
    }

    /**
     * What was read, when it began, and what each bucket says.
     *
     * @param outside of whom our own watches say something bad
     */
    static String summary(Findings findings, Observation seen, List<Party> outside, Duration took) {
        List<Reading> readings = seen.readings();
        List<String> lines = new ArrayList<>();
        lines.add("Looked into " + seen.window().length().toMinutes() + " minutes of "
                + readings.stream().map(Reading::source).collect(Collectors.joining(", ")) + " in "
                + Math.max(1, took.toSeconds()) + " s.");
        if (findings.onset().origin() != Onset.Origin.ASSUMED) {
            lines.add("It began at " + began(findings) + ": " + findings.onset().reason() + ".");
        }
        seen.firesSinceBefore()
                .ifPresent(at -> lines.add("What fires began " + DAY.format(at)
                        + " UTC, before all that was looked into: how it was without it is not known."));
        for (BucketFinding one : findings.buckets()) {
            lines.add("- " + name(one.bucket()) + ": "
                    + one.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                    + (one.bucket() == dev.firefight.evidence.Bucket.CHANGE
                            ? seen.recent().words(one)
                            : one.reason()));
        }
        outside.stream().map(Party::line).forEach(lines::add);
        findings.first()
                .ifPresentOrElse(
                        one -> lines.add("First suspect: " + one.name()
                                + (isByAlertAlone(one)
                                        ? ", by where the alert is alone."
                                        : " (" + percent(one.likelihood()) + ").")),
                        () -> lines.add("Nothing stands out."));
        readings.forEach(one -> one.sentences().forEach(sentence -> lines.add("- " + sentence)));
        return cut(String.join("\n", lines));
    }

    private static String began(Findings findings) {
        return TIME.format(Instant.ofEpochSecond(findings.onset().timeNanos() / NANOS_PER_SECOND)) + " UTC";
    }

    private static String name(dev.firefight.evidence.Bucket bucket) {
        return switch (bucket) {
            case CHANGE -> "Recent changes";
            case KNOWN_PATTERN -> "Known patterns";
            case DEPENDENCY -> "External dependencies";
            case INTERNAL -> "A component by itself";
        };
    }

    private static String percent(double likelihood) {
        return Math.round(likelihood * 100) + " %";
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS - 1) + "…";
    }
}
