package dev.firefight.evidence.trace;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Spans;
import java.util.OptionalInt;

/**
 * Numbers of steps and what they are called. Steps are operations, operations that failed, log patterns, and operations as the start of the
 * log lines of a request.
 */
final class StepWords {
    private static final int KINDS = 4;
    private static final int DONE = 0;
    private static final int LINE = 1;
    private static final int ENTRY = 2;
    private static final int FAILED = 3;
    private static final String THE_END = "the end";

    /** Lines that belong to no request are counted by stretches of so many seconds. */
    static final int STRETCH_SECONDS = 10;

    /** A line of a report. */
    private static final int MOST_CHARS = 80;

    private final Operations operations;
    private final LogPatterns patterns;

    StepWords(Operations operations, LogPatterns patterns) {
        this.operations = operations;
        this.patterns = patterns;
    }

    /** The step of a span. */
    int step(Spans spans, int span) {
        return operations.masked(spans.operation(span)) * KINDS + (spans.failed(span) ? FAILED : DONE);
    }

    /** The step of a log line. */
    int line(int pattern) {
        return pattern * KINDS + LINE;
    }

    /** The step before the first log line of a request that entered by an operation. */
    static int entry(int operation) {
        return operation * KINDS + ENTRY;
    }

    static boolean isLine(int step) {
        return step >= 0 && step % KINDS == LINE;
    }

    static boolean isFailed(int step) {
        return step >= 0 && step % KINDS == FAILED;
    }

    /** The same operation, done instead of failed. */
    static int done(int failed) {
        return failed - FAILED + DONE;
    }

    /** The operation that a step is, done or failed; empty for log lines, entries and the end. */
    static OptionalInt operationOf(int step) {
        return step >= 0 && (step % KINDS == DONE || step % KINDS == FAILED)
                ? OptionalInt.of(step / KINDS)
                : OptionalInt.empty();
    }

    /** What a step is called: an example of a log line, the name of an operation, or the end. */
    String of(int step) {
        if (step == Steps.END) {
            return THE_END;
        }
        if (step == Steps.BEGIN) {
            return STRETCH_SECONDS + " seconds";
        }
        return switch (step % KINDS) {
            case LINE -> patterns.example(step / KINDS);
            case FAILED -> operation(step / KINDS) + " failed";
            default -> operation(step / KINDS);
        };
    }

    /** The name of an operation, with {@code *} for values. */
    String operation(int operation) {
        return operations.name(operation);
    }

    /** One short line for a step: a log line with {@code *} for values, as times and ids of one request tell nobody anything. */
    String shortly(int step) {
        String words = isLine(step) ? patterns.template(step / KINDS) : of(step);
        boolean isNothingButValues = words.chars().noneMatch(Character::isLetter);
        String line =
                (isNothingButValues ? of(step) : words).lines().findFirst().orElse("");
        return line.length() <= MOST_CHARS ? line : line.substring(0, MOST_CHARS - 1) + "…";
    }

    /** As {@link #shortly}, in quotation marks where it is quoted. */
    String quoted(int step) {
        return step == Steps.END ? THE_END : "“" + shortly(step) + "”";
    }
}
