package dev.firefight.incident;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Constants as people read them. */
public final class Terms {
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

    private Terms() {}

    /** A constant. */
    public static String of(Enum<?> constant) {
        return word(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** A constant as it is written. */
    public static String word(String word) {
        return WORDS.getOrDefault(
                word,
                word.substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.substring(1).replace('-', ' '));
    }

    /** A role within a sentence. */
    public static String role(Role role) {
        return switch (role) {
            case COMMANDER -> "commander";
            case SCRIBE -> "scribe";
            case COMMUNICATION -> "the voice to customers and management";
            case EXPERT -> "an expert";
        };
    }

    /** How long. */
    public static String duration(Duration duration) {
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
