package dev.firefight.telemetry;

/**
 * A log pattern counted by somebody else over the window.
 *
 * @param service whose
 * @param pattern text with its variables masked or as an example
 * @param count how often in the window
 * @param delta how much more (or less) often than before
 * @param sentiment {@code negative}, {@code neutral}, {@code positive} or empty
 */
public record PatternCount(String service, String pattern, long count, long delta, String sentiment) {}
