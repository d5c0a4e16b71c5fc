package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.PatternChange;
import dev.firefight.evidence.pattern.Secrets;
import dev.firefight.evidence.pattern.Template;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was found in logs.
 *
 * @param streams what was read
 * @param span the slots of time in which lines were counted; empty when no line tells its time, or files are compared with others
 * @param volume lines in each slot, in all and by how grave they are
 * @param split where the two windows meet that are compared; empty when there is nothing to compare
 * @param statements the patterns, what changed first; the counts of those that are of lines, the muted ones and {@code otherLines} add
 *     up to all lines
 * @param otherLines lines of patterns beyond the bound on how many are kept apart
 * @param muted what is left out of the patterns, since somebody said that it is noise
 * @param problems what could not be read, in words
 */
public record LogAnswer(
        List<Stream> streams,
        Optional<TimeSpan> span,
        Volume volume,
        Optional<Split> split,
        List<Statement> statements,
        long otherLines,
        Muted muted,
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
     * @param zone in which its lines write their times; empty where they tell none
     */
    public record Stream(String name, long lines, long bytes, List<Form> forms, Optional<ZoneOffset> zone) {
        private Stream masked() {
            return new Stream(
                    name,
                    lines,
                    bytes,
                    forms.stream()
                            .map(form ->
                                    new Form(form.name(), form.fields(), Secrets.masked(form.example()), form.lines()))
                            .toList(),
                    zone);
        }
    }

    /**
     * A form of lines.
     *
     * @param name how people call it and what carries it; empty when neither is known
     * @param fields the fields of the header from the left, or those by which the writer is known; empty for lines in which no header was found
     * @param example a header that is written so
     * @param lines how many
     */
    public record Form(String name, String fields, String example, long lines) {
        /** Lines in which no header was found. */
        static Form none(long lines) {
            return new Form("", "", "", lines);
        }

        /** How they are written, and by what that is known; empty for those in which no header was found. */
        public String words() {
            return name.isEmpty() ? fields : name + ": " + fields;
        }

        /** The same with more lines. */
        Form with(Form other) {
            return new Form(name, fields, example, lines + other.lines);
        }
    }

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
     * @param sides how the two windows are called that are sides; empty where they are times
     */
    public record Split(int slot, long timeNanos, Origin origin, List<String> sides) {
        /** At a moment. */
        static Split at(int slot, long timeNanos, Origin origin) {
            return new Split(slot, timeNanos, origin, List.of());
        }

        /** How a split is known. */
        public enum Origin {
            /** It was told. */
            TOLD,
            /** It is the onset that a recording tells. */
            RECORDED,
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
            TRACE,
            /** Requests that were answered with the same status, likewise. */
            ANSWER;

            /** Whether its lines are counted nowhere else. */
            public boolean isOfLines() {
                return this == LINE || this == GOES_ON;
            }
        }

        /** How many lines, traces or answers. */
        public long lines() {
            return change.before() + change.after();
        }

        /** The same with secrets masked. */
        public Statement masked() {
            Template covered = new Template(template.id(), Secrets.masked(template.text()), template.count());
            return new Statement(
                    change, covered, Secrets.masked(example), place, firstNanos, lastNanos, severity, speakers, kind);
        }
    }

    /**
     * Patterns that somebody muted.
     *
     * @param patterns how many were seen
     * @param lines all their lines
     * @param changed how many of them changed strongly: new, gone, or by more than {@value #STRONG} times
     */
    public record Muted(int patterns, long lines, int changed) {
        /** Nothing is muted. */
        public static final Muted NONE = new Muted(0, 0, 0);

        private static final int STRONG = 5;

        private static Muted of(List<Statement> statements) {
            return new Muted(
                    statements.size(),
                    statements.stream()
                            .filter(one -> one.kind().isOfLines())
                            .mapToLong(Statement::lines)
                            .sum(),
                    (int) statements.stream().filter(Muted::isStrong).count());
        }

        private static boolean isStrong(Statement one) {
            double ratio = one.change().ratio();
            return switch (one.change().kind()) {
                case NEW, VANISHED -> true;
                case MORE, FEWER -> ratio >= STRONG || ratio <= 1.0 / STRONG;
                case STEADY -> false;
            };
        }
    }

    /** The answer where the moment was not told by a person but by a recording. */
    public LogAnswer recorded() {
        return new LogAnswer(
                streams,
                span,
                volume,
                split.map(one -> Split.at(one.slot(), one.timeNanos(), Split.Origin.RECORDED)),
                statements,
                otherLines,
                muted,
                problems);
    }

    /** The answer without some patterns, which are counted in one. */
    public LogAnswer without(Set<String> mutedIds) {
        Map<Boolean, List<Statement>> parts = statements.stream()
                .collect(Collectors.partitioningBy(
                        one -> mutedIds.contains(one.template().id())));
        return new LogAnswer(
                streams,
                span,
                volume,
                split,
                parts.getOrDefault(false, List.of()),
                otherLines,
                Muted.of(parts.getOrDefault(true, List.of())),
                problems);
    }

    /** The answer with secrets masked in what it quotes. */
    public LogAnswer masked() {
        return new LogAnswer(
                streams.stream().map(Stream::masked).toList(),
                span,
                volume,
                split,
                statements.stream().map(Statement::masked).toList(),
                otherLines,
                muted,
                problems);
    }

    /** Patterns that were said only shortly before the moment, the nearest first. */
    public List<Statement> shortlyBefore() {
        return span.isPresent() && split.isPresent() ? Prelude.of(statements, span.get(), split.get()) : List.of();
    }

    /**
     * Patterns that are said otherwise after the moment, what changed first, without those that were said only {@linkplain #shortlyBefore
     * shortly before}; lines that go on with others tell nothing by themselves.
     */
    public List<Statement> changed() {
        List<Statement> before = shortlyBefore();
        return said(false).stream().filter(one -> !before.contains(one)).toList();
    }

    /** Patterns that are said as before, the most frequent first, likewise. */
    public List<Statement> steady() {
        return said(true).stream()
                .sorted(Comparator.comparingLong(Statement::lines).reversed())
                .toList();
    }

    private List<Statement> said(boolean asBefore) {
        return statements.stream()
                .filter(one -> one.kind() != Statement.Kind.GOES_ON
                        && asBefore == (one.change().kind() == PatternChange.Kind.STEADY))
                .toList();
    }

    /** The zone in which all lines write their times that tell one; UTC where they do not agree. */
    public ZoneOffset zone() {
        List<ZoneOffset> zones = streams.stream()
                .flatMap(stream -> stream.zone().stream())
                .distinct()
                .toList();
        return zones.size() == 1 ? zones.getFirst() : ZoneOffset.UTC;
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
