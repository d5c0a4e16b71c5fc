package dev.firefight.evidence.change;

import dev.firefight.evidence.Evidence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A text of the trouble: something new and bad that was logged, the operation of a failing span, an alert, a metric that moved.
 *
 * @param text what was said
 * @param weight how directly it speaks of the trouble, up to 1
 * @param service whose; empty where not known
 * @param kind what kind of signal it is
 * @param selector how to find it in the input
 * @param count how often it was seen since the healthy time
 * @param timeNanos when first
 * @param words its words by weight; those below the first line weigh a little less
 */
record Said(
        String text,
        double weight,
        String service,
        Evidence.Kind kind,
        String selector,
        long count,
        long timeNanos,
        Map<String, Double> words) {
    /** An error by itself, in a log or a count of patterns. */
    static final double ERROR = 1;
    /** A summary by somebody, or a line below an error: a stack, an attribute. */
    static final double BESIDE_ERROR = 0.8;
    /** The name of a metric that moved or an operation that failed. */
    static final double NAME = 0.6;

    private static final long MOST_BITS = 64;

    static Said of(
            String text, double weight, String service, Evidence.Kind kind, String selector, long count, long time) {
        Map<String, Double> words = new HashMap<>();
        int end = text.indexOf('\n');
        if (end > 0) {
            Words.of(text.substring(end)).forEach(word -> words.put(word, weight * BESIDE_ERROR));
        }
        Words.of(end > 0 ? text.substring(0, end) : text).forEach(word -> words.put(word, weight));
        return new Said(text, weight, service, kind, selector, count, time, Map.copyOf(words));
    }

    /** The same with a text of so many characters at most. */
    Said cutTo(int chars) {
        return text.length() <= chars
                ? this
                : new Said(text.substring(0, chars), weight, service, kind, selector, count, timeNanos, words);
    }

    boolean isError() {
        return weight >= BESIDE_ERROR;
    }

    /** As evidence. Were it as likely in the healthy half as after, the chance to see all of it after would be one half to the count. */
    Evidence evidence() {
        return new Evidence(
                kind,
                selector,
                "times seen",
                0,
                count,
                "",
                (double) Math.min(MOST_BITS, count),
                OptionalLong.of(timeNanos),
                text,
                Optional.empty());
    }
}
