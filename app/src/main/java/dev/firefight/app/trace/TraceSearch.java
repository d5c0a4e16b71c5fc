package dev.firefight.app.trace;

import dev.firefight.app.UsageException;
import dev.firefight.evidence.Target;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.evidence.request.Candidate;
import dev.firefight.evidence.request.Candidates;
import dev.firefight.evidence.request.LoneLines;
import dev.firefight.evidence.request.LoneRequests;
import dev.firefight.evidence.request.RequestBook;
import dev.firefight.evidence.request.Story;
import dev.firefight.evidence.request.Story.Line;
import dev.firefight.telemetry.LogClassifier;
import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.recording.FileReport;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks for requests in files. */
public final class TraceSearch {
    private static final int MOST_NAMED = 5;
    private static final int FEWEST_DIGITS = 4;

    private TraceSearch() {}

    /** What is told of a request, and what could not be read. */
    public record Found(Story story, List<String> problems) {}

    /** Requests worth following, and what could not be read. */
    public record Listed(Candidates candidates, List<String> problems) {}

    /** Which requests to list. */
    public enum Order {
        /** Those that failed, were slow, or went another way. */
        TROUBLED,
        /** All, the slowest first. */
        SLOWEST
    }

    /**
     * Lists requests.
     *
     * @param piped what {@code -} among the sources stands for
     * @throws UsageException when nothing can be read
     */
    public static Listed list(List<Path> sources, InputStream piped, Order order)
            throws IOException, InterruptedException {
        TraceSources parts = TraceSources.of(sources, piped);
        List<String> problems = new ArrayList<>(parts.problems());
        Candidates candidates = Candidates.NONE;
        Set<String> withSpans = Set.of();
        if (!parts.structured().isEmpty()) {
            LogPatterns patterns = new LogPatterns();
            Recording recording = RecordingReader.read(parts.structured(), new Vocabulary(patterns), Optional.empty());
            problems.addAll(problems(recording, parts));
            RequestBook book = RequestBook.of(recording.telemetry(), recording.baseline(), patterns);
            candidates = order == Order.SLOWEST ? book.slowest() : book.troubled();
            withSpans = book.ids();
        }
        CarriedLines.Found carried = CarriedLines.in(parts.logs(), new RequestIds());
        problems.addAll(carried.problems());
        Map<String, List<Line>> plain = new TreeMap<>();
        for (Map.Entry<String, List<Line>> one : carried.lines().entrySet()) {
            if (!withSpans.contains(TraceId.parse(one.getKey()).hex())) {
                plain.put(one.getKey(), PlainLines.of(one.getValue()));
            }
        }
        LoneRequests alone = LoneRequests.of(plain);
        candidates = order == Order.SLOWEST
                ? candidates.and(alone.slowest(), Candidate.SLOWEST_FIRST)
                : candidates.and(alone.troubled(), Candidate.WORST_FIRST);
        if (candidates.requests() == 0) {
            throw new UsageException(
                    "no requests in what was read: neither spans nor log lines with an id as in trace_id=…,"
                            + " request_id=… or of 16 or 32 hexadecimal digits"
                            + (problems.isEmpty() ? "" : " (" + problems.getFirst() + ")"));
        }
        return new Listed(candidates, problems);
    }

    /**
     * Finds a request.
     *
     * @param id its id, or the start of it as long as no other starts alike
     * @param piped what {@code -} among the sources stands for
     * @throws UsageException when there is none, or more than one
     */
    public static Found find(String id, List<Path> sources, InputStream piped)
            throws IOException, InterruptedException {
        if (id.length() < FEWEST_DIGITS) {
            throw new UsageException("“" + id + "” is too short for the id of a request; give " + FEWEST_DIGITS
                    + " digits of it at least");
        }
        TraceSources parts = TraceSources.of(sources, piped);
        List<String> problems = new ArrayList<>(parts.problems());
        WantedTexts texts = new WantedTexts(id);
        Optional<Recording> recording =
                parts.structured().isEmpty() ? Optional.empty() : Optional.of(read(parts, texts, problems));
        Optional<RequestBook> book =
                recording.map(one -> RequestBook.of(one.telemetry(), one.baseline(), texts.patterns()));
        Optional<TraceId> trace = book.flatMap(one -> one(candidates(one, id), id));
        List<Line> more = new ArrayList<>();
        recording.ifPresent(one -> more.addAll(others(one.telemetry(), texts, trace)));
        CarriedLines.Found carried =
                CarriedLines.in(parts.logs(), trace.map(TraceSearch::shortly).orElse(id));
        problems.addAll(carried.problems());
        String whole = trace.isPresent() ? id : wholeId(carried.lines(), id);
        carried.lines().forEach((one, lines) -> {
            if (trace.isPresent() || one.equals(whole)) {
                more.addAll(lines);
            }
        });
        if (trace.isPresent() && book.isPresent()) {
            Optional<Story> story =
                    book.get().story(trace.get(), log -> texts.texts().getOrDefault(log, ""), more);
            if (story.isPresent()) {
                return new Found(story.get().withLines(PlainLines.of(story.get().lines())), problems);
            }
        }
        if (more.isEmpty()) {
            throw new UsageException("no span and no log line carries “" + id + "” in " + names(sources)
                    + (problems.isEmpty() ? "" : " (" + problems.getFirst() + ")")
                    + "; see which requests there are: firefight trace --slowest " + names(sources));
        }
        return new Found(LoneLines.story(whole, PlainLines.of(more)), problems);
    }

    private static Recording read(TraceSources parts, LogClassifier texts, List<String> problems) throws IOException {
        Recording recording = RecordingReader.read(parts.structured(), new Vocabulary(texts), Optional.empty());
        problems.addAll(problems(recording, parts));
        return recording;
    }

    /** Those that start so, else the one that is so but for zeros before it. */
    private static List<String> candidates(RequestBook book, String id) {
        List<String> starting = book.startingWith(hex(id));
        return starting.isEmpty() ? book.startingWith(TraceId.parse(id).hex()) : starting;
    }

    /** Ids that are no hexadecimal digits are kept folded. */
    private static String hex(String id) {
        boolean isHex = id.length() <= 32 && id.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return isHex ? id : TraceId.parse(id).hex();
    }

    private static String shortly(TraceId trace) {
        return trace.high() == 0 ? trace.hex().substring(16) : trace.hex();
    }

    private static Optional<TraceId> one(List<String> ids, String id) {
        String exact = TraceId.parse(id).hex();
        if (ids.contains(exact)) {
            return Optional.of(TraceId.parse(exact));
        }
        if (ids.size() > 1) {
            throw ambiguous(ids, id);
        }
        return ids.stream().findFirst().map(TraceId::parse);
    }

    /** The one id in plain lines that is meant: that which is so, else the only one that starts so. */
    private static String wholeId(Map<String, List<Line>> lines, String id) {
        if (lines.containsKey(id) || lines.isEmpty()) {
            return id;
        }
        if (lines.size() > 1) {
            throw ambiguous(List.copyOf(new TreeSet<>(lines.keySet())), id);
        }
        return lines.keySet().iterator().next();
    }

    private static UsageException ambiguous(List<String> ids, String id) {
        return new UsageException(ids.size() + " requests start with “" + id + "”, such as "
                + String.join(", ", ids.subList(0, Math.min(MOST_NAMED, ids.size())))
                + "; give more digits");
    }

    /** Records that carry the id in their text, but belong to no request that has spans. */
    private static List<Line> others(Telemetry telemetry, WantedTexts texts, Optional<TraceId> found) {
        Logs logs = telemetry.logs();
        List<Line> lines = new ArrayList<>();
        texts.texts().forEach((log, text) -> {
            if (log < logs.size() && !found.equals(Optional.of(logs.trace(log)))) {
                String service = Target.of(telemetry.origin(logs.origin(log))).service();
                lines.add(new Line(logs.timeNanos(log), service, logs.severity(log), text, -1));
            }
        });
        return lines;
    }

    private static String names(List<Path> sources) {
        return sources.size() == 1 ? sources.getFirst().toString() : sources.getFirst() + " and others";
    }

    private static List<String> problems(Recording recording, TraceSources parts) {
        List<String> words = new ArrayList<>();
        for (FileReport file : recording.files()) {
            for (ReadNotes.Problem problem : file.notes().problems()) {
                String name =
                        parts.names().getOrDefault(file.file(), file.file().toString());
                words.add(name + (problem.firstLine() > 0 ? ":" + problem.firstLine() : "") + ": " + words(problem));
            }
        }
        recording.notes().problems().forEach(problem -> words.add(words(problem)));
        return words;
    }

    private static String words(ReadNotes.Problem problem) {
        return problem.reason() + (problem.count() > 1 ? " (" + problem.count() + " times)" : "");
    }
}
