package dev.firefight.evidence.pattern;

/**
 * A shape and how often it was seen.
 *
 * @param shape the text of the {@linkplain Shape shape}
 * @param count how many messages had it
 */
public record ShapeCount(String shape, long count) {}
