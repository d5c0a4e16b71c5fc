package dev.firefight.telemetry.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader found in one file, and what it could not use. Only the first problem of each kind is kept in full, all are counted. */
public final class ReadNotes {
    /** What can be found. */
    public enum Item {
        /** Points of series. */
        POINTS("points"),
        /** Spans. */
        SPANS("spans"),
        /** Log records. */
        LOGS("log records"),
        /** Edges of a call graph. */
        CALLS("calls"),
        /** Changes. */
        CHANGES("changes"),
        /** Alerts. */
        ALERTS("alerts"),
        /** Patterns counted by somebody else. */
        PATTERNS("log patterns");

        private final String words;

        Item(String words) {
            this.words = words;
        }

        /** How a person calls several of them. */
        public String words() {
            return words;
        }
    }

    /**
     * A kind of problem.
     *
     * @param reason what was wrong and what was done about it
     * @param firstLine line of the first occurrence, from 1; 0 where the form has no lines
     * @param count how often
     */
    public record Problem(String reason, long firstLine, long count) {}

    /** A kind of problem while it is counted: a hostile file may have millions of one kind. */
    private static final class Tally {
        private final long firstLine;
        private long count;

        Tally(long firstLine) {
            this.firstLine = firstLine;
        }
    }

    /** What is noted of a span that is there already; who asks for traces in several ways is told of many twice. */
    public static final String SPAN_GIVEN_BEFORE = "a span that was given before; left out";

    private static final int MAX_PROBLEM_KINDS = 50;

    private final String fileName;
    private final Optional<YearHint> yearHint;
    private final Map<Item, Long> found = new EnumMap<>(Item.class);
    private final Map<String, Tally> problems = new LinkedHashMap<>();

    /** Notes on something that has no name. */
    public ReadNotes() {
        this("");
    }

    /**
     * Notes on a file.
     *
     * @param fileName its name without directory: never what tells its format, but whose it is where nothing in it says so
     */
    public ReadNotes(String fileName) {
        this(fileName, Optional.empty());
    }

    /**
     * Notes on a file.
     *
     * @param fileName its name without directory: never what tells its format, but whose it is where nothing in it says so
     * @param yearHint what tells the year of times without one, where nothing in the file does
     */
    public ReadNotes(String fileName, Optional<YearHint> yearHint) {
        this.fileName = fileName;
        this.yearHint = yearHint;
    }

    /** Name of the file; empty where it has none. */
    String fileName() {
        return fileName;
    }

    /** What tells the year of times without one, where nothing in the file does. */
    Optional<YearHint> yearHint() {
        return yearHint;
    }

    /** Notes that one item was found. */
    public void found(Item item) {
        found(item, 1);
    }

    /** Notes that items were found. */
    public void found(Item item, long count) {
        if (count > 0) {
            found.merge(item, count, Long::sum);
        }
    }

    /**
     * Notes that something was left out or mended.
     *
     * @param line where, from 1; 0 where the form has no lines
     * @param reason what was wrong and what was done about it, the same words for the same kind of problem
     */
    public void problem(long line, String reason) {
        problem(line, reason, 1);
    }

    /**
     * Notes that something was left out or mended several times.
     *
     * @param line where first, from 1; 0 where the form has no lines
     * @param reason what was wrong and what was done about it, the same words for the same kind of problem
     * @param count how often; nothing is noted for 0
     */
    public void problem(long line, String reason, long count) {
        if (count <= 0) {
            return;
        }
        String kind = problems.containsKey(reason) || problems.size() < MAX_PROBLEM_KINDS ? reason : "other problems";
        problems.computeIfAbsent(kind, first -> new Tally(line)).count += count;
    }

    /** Adds what was noted elsewhere on a part of the same file or source. */
    public void addAll(ReadNotes part) {
        part.found.forEach(this::found);
        part.problems.forEach((reason, tally) -> problem(tally.firstLine, reason, tally.count));
    }

    /** How many of each item were found; items that were not found are absent. */
    public Map<Item, Long> found() {
        return Map.copyOf(found);
    }

    /** The kinds of problems, in order of first sight. */
    public List<Problem> problems() {
        List<Problem> kinds = new ArrayList<>(problems.size());
        problems.forEach((reason, tally) -> kinds.add(new Problem(reason, tally.firstLine, tally.count)));
        return kinds;
    }

    /** Whether anything was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }
}
