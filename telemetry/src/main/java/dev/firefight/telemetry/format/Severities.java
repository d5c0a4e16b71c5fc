package dev.firefight.telemetry.format;

import java.util.Locale;

/** OpenTelemetry's severity numbers of the words that loggers use. */
final class Severities {
    private Severities() {}

    /** The number of a word, 0 for an unknown one. */
    static int of(String word) {
        return switch (word.trim().toLowerCase(Locale.ROOT)) {
            case "trace", "finest", "finer", "all", "verbose", "v" -> 1;
            case "debug", "fine", "dbg", "d" -> 5;
            case "info", "information", "informational", "inf", "config", "i" -> 9;
            case "notice", "note" -> 10;
            case "warn", "warning", "wrn", "w" -> 13;
            case "error", "err", "severe", "eror", "e" -> 17;
            case "critical", "crit", "alert" -> 18;
            case "fatal", "panic", "emerg", "emergency", "ftl", "f" -> 21;
            default -> 0;
        };
    }
}
