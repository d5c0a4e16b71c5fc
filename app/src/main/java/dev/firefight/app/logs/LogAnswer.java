package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.PatternChange;
import dev.firefight.evidence.pattern.Template;
import java.util.List;
import java.util.Optional;

/**
 * What was found in logs.
 *
 * @param streams what was read
 * @param span the slots of time in which lines were counted; empty when no line tells its time, or files are compared with others
 * @param volume lines in each slot, in all and by how grave they are
 * @param split where the two windows meet that are compared; empty when there is nothing to compare
 * @param statements the patterns, what changed first; the counts of those that are no traces and {@code otherLines} add up to all lines
 * @param otherLines lines of patterns beyond the bound on how many are kept apart
 * @param problems what could not be read, in words
 */
public record LogAnswer(
        List<Stream> streams,
        Optional<TimeSpan> span,
        Volume volume,
        Optional<Split> split,
        List<Statement> statements,
        long otherLines,
        List<String> problems) {
    /** OpenTelemetry's severity number from which on a line is a warning. */
    public static final int WARNING = 13;

    /** OpenTelemetry's severity number from which on a line is an error. */
    public static final int ERROR = 17;

    /**
     * A file.
     *
     * @param name as it was given
     * @param lines physical lines
     * @param bytes its size, unpacked
     * @param forms how its lines are written, in words, and how often each; most frequent first
     */
    public record Stream(String name, long lines, long bytes, List<Form> forms) {}

    /**
     * A form of lines.
     *
     * @param words how they are written; empty for those in which no header was found
     * @param lines how many
     */
    public record Form(String words, long lines) {}

    /**
     * How much was logged when.
     *
     * @param lines in each slot
     * @param warnings of them warnings
     * @param errors of them errors and worse
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, never changed
    public record Volume(long[] lines, long[] warnings, long[] errors) {}

    /**
     * The moment before and after which lines are compared.
     *
     * @param slot the first slot after it
     * @param timeNanos when; 0 where the windows are two sides
     * @param origin how it is known
     */
    public record Split(int slot, long timeNanos, Origin origin) {
        /** How a split is known. */
        public enum Origin {
            /** It was told. */
            TOLD,
            /** It is where most changed. */
            FOUND,
            /** The windows are files and other files. */
            SIDES
        }
    }

    /**
     * A pattern.
     *
     * @param change what became of it
     * @param template its text
     * @param example the foremost line of it
     * @param place where that line stands, such as {@code app.log:17}
     * @param firstNanos when it was first seen; {@link Long#MAX_VALUE} when no line tells
     * @param lastNanos when it was last seen; {@link Long#MIN_VALUE} when no line tells
     * @param severity the highest of its lines, 0 where not told
     * @param speakers who says it: pods or machines, files, or loggers; the last is an ellipsis where there are more than can be told apart
     * @param kind what is counted
     */
    public record Statement(
            PatternChange change,
            Template template,
            String example,
            String place,
            long firstNanos,
            long lastNanos,
            int severity,
            List<String> speakers,
            Kind kind) {
        /** What a statement counts. */
        public enum Kind {
            /** Lines that start a record, or all of one. */
            LINE,
            /** Lines that go on with others, as those of stack traces do. */
            GOES_ON,
            /** Stack traces that say the same; their lines are counted as such too. */
            TRACE
        }

        /** How many lines, or traces. */
        public long lines() {
            return change.before() + change.after();
        }
    }

    /** All lines. */
    public long lines() {
        return streams.stream().mapToLong(Stream::lines).sum();
    }

    /** All bytes. */
    public long bytes() {
        return streams.stream().mapToLong(Stream::bytes).sum();
    }
}
