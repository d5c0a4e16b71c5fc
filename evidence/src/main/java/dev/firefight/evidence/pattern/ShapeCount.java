package dev.firefight.evidence.pattern;

/**
 * A shape and how often it was seen.
 *
 * @param group what the messages come from besides their text, such as the name of a logger; empty when unknown
 * @param shape the text of the {@linkplain Shape shape}
 * @param count how many messages had it
 */
public record ShapeCount(String group, String shape, long count) {}
