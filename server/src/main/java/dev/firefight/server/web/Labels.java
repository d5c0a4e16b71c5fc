package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Role;
import dev.firefight.incident.Severity;
import dev.firefight.telemetry.live.golden.Measure;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Constants and amounts as people read them. */
final class Labels {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("sev-1", "SEV-1"),
            Map.entry("sev-2", "SEV-2"),
            Map.entry("sev-3", "SEV-3"),
            Map.entry("sev-4", "SEV-4"),
            Map.entry("sev-5", "SEV-5"),
            Map.entry("unknown", "Nobody knows"),
            Map.entry("verifying", "Watching recovery"),
            Map.entry("opinion", "A dashboard"),
            Map.entry("metric", "A metric"),
            Map.entry("trace", "A trace"),
            Map.entry("log", "Its log"),
            Map.entry("component", "The service itself"),
            Map.entry("change", "Recent change"),
            Map.entry("known-pattern", "Known pattern"),
            Map.entry("dependency", "External dependency"),
            Map.entry("internal", "Internal fault"),
            Map.entry("low", "Little"),
            Map.entry("medium", "Some"),
            Map.entry("high", "Much"),
            Map.entry("mitigation", "Stop the bleeding"),
            Map.entry("fix", "Remove the cause"));

    private Labels() {}

    /** A constant. */
    static String of(Enum<?> constant) {
        return word(Value.word(constant));
    }

    /** A constant as it is written. */
    static String word(String word) {
        return WORDS.getOrDefault(
                word,
                word.substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.substring(1).replace('-', ' '));
    }

    /** How far harm of a severity goes, for whoever has to choose one. */
    static String extent(Severity severity) {
        return switch (severity) {
            case SEV_1 -> "nearly everybody is hurt, or data is lost";
            case SEV_2 -> "many are hurt, or a major part does not work";
            case SEV_3 -> "some are hurt, and there is a way around";
            case SEV_4 -> "a nuisance for few";
            case SEV_5 -> "nobody is hurt yet";
        };
    }

    /** A role within a sentence. */
    static String role(Role role) {
        return switch (role) {
            case COMMANDER -> "commander";
            case SCRIBE -> "scribe";
            case COMMUNICATION -> "the voice to customers and management";
            case EXPERT -> "an expert";
        };
    }

    /** What somebody with a role does, in a line. */
    static String duty(Role role) {
        return switch (role) {
            case COMMANDER -> "decides";
            case SCRIBE -> "keeps the timeline";
            case COMMUNICATION -> "tells everybody else";
            case EXPERT -> "knows an affected part";
        };
    }

    /** How large a file is. */
    static String bytes(long bytes) {
        long kilo = 1 << 10;
        return bytes < kilo * kilo ? Math.max(1, bytes / kilo) + " KB" : bytes / kilo / kilo + " MB";
    }

    /** A constant within a form. */
    static String plain(Enum<?> constant) {
        return Value.word(constant);
    }

    /** How a metric is read. */
    static String measure(Measure measure) {
        return switch (measure) {
            case RATE -> "rate of a counter";
            case ERRORS -> "share of a counter that failed";
            case QUANTILES -> "quantiles of a histogram";
            case MEAN -> "mean of a histogram or summary";
            case SUM -> "sum of a gauge";
            case MAX -> "largest of a gauge";
            case MIN -> "least of a gauge";
            case AVG -> "mean of a gauge";
            case FORMULA -> "a query of its own";
        };
    }

    /** So many of something. */
    static String count(long count, String one) {
        return count + " " + (count == 1 ? one : one + "s");
    }

    /** How long, where that is seconds and less. */
    static String brief(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(1)) < 0
                ? duration.toMillis() / 1_000 + "." + duration.toMillis() % 1_000 / 100 + " s"
                : duration(duration);
    }

    /** How long. */
    static String duration(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 1) {
            return Math.max(0, duration.toSeconds()) + " s";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
