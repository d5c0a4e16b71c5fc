package dev.firefight.evidence.pattern;

/**
 * A shape and what was seen of it.
 *
 * @param hash tells it from other shapes, together with the second one
 * @param second 64 further bits
 * @param text with {@value Shape#VALUE} for each value; what is no UTF-8 is replaced
 * @param isCut whether the text is only the start: the hashes are those of the whole
 * @param seen how often, when and where
 */
public record SeenShape(long hash, long second, String text, boolean isCut, Sightings seen) {}
