package dev.firefight.telemetry.format;

import java.util.Locale;

/** Reads numbers as people and programs write them. */
final class Numbers {
    private Numbers() {}

    /** A number; {@code NaN} for what is none. Knows {@code +Inf} and {@code -Inf}. */
    static double parseDouble(String text) {
        String trimmed = text.trim();
        if (trimmed.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(trimmed);
        } catch (NumberFormatException e) {
            return switch (trimmed.toLowerCase(Locale.ROOT)) {
                case "+inf", "inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
                case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
                default -> Double.NaN;
            };
        }
    }
}
