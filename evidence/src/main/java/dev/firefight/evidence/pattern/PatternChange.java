package dev.firefight.evidence.pattern;

import java.util.Arrays;

/**
 * What became of a pattern from one window to the other.
 *
 * @param counts the pattern and its counts
 * @param kind in one word
 * @param before how often it was seen in the first window
 * @param after how often it was seen in the second
 * @param ratio how many times as often after as before for each unit of length; infinite for what is new, 0 for what vanished
 * @param surprise how unlikely it is that nothing changed, in nats
 * @param score by which changes are ranked: the surprise and what the severity of the lines adds, or half of it for what is said less
 */
public record PatternChange(
        PatternCounts counts, Kind kind, long before, long after, double ratio, double surprise, double score) {
    /** In which way a pattern changed. */
    public enum Kind {
        /** Seen in the second window only. */
        NEW,
        /** Seen in the first window only. */
        VANISHED,
        /** Seen more often than chance allows. */
        MORE,
        /** Seen less often than chance allows. */
        FEWER,
        /** As often as before, as far as one can tell. */
        STEADY
    }

    /** A pattern that was compared with nothing: all of its lines count as after, and as no change. */
    public static PatternChange uncompared(PatternCounts counts) {
        long lines = Arrays.stream(counts.counts()).sum();
        return new PatternChange(counts, Kind.STEADY, 0, lines, 1, 0, 0);
    }

    /** The same with other counts. */
    public PatternChange with(PatternCounts other) {
        return new PatternChange(other, kind, before, after, ratio, surprise, score);
    }
}
