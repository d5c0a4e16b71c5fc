package dev.firefight.app.logs;

import dev.firefight.app.logs.PatternDrill.Example;
import dev.firefight.evidence.pattern.FoundLine;
import dev.firefight.evidence.pattern.PatternExport;
import dev.firefight.evidence.pattern.Place;
import dev.firefight.evidence.pattern.ShapeScanner;
import dev.firefight.evidence.pattern.TemplateText;
import dev.firefight.evidence.pattern.ValueCounts;
import dev.firefight.evidence.pattern.VariableChange.Counts;
import dev.firefight.evidence.pattern.VariableComparison.Named;
import dev.firefight.telemetry.log.HeaderReader;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.LineHeader.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What the lines of one pattern say. Put together of two, it is the sum: neither order nor threads matter. For one thread. */
final class DrillCounts {
    private static final int EXAMPLES = 3;
    private static final int MOST_CHARS = 4_096;
    private static final Part[] PARTS = Part.values();
    private static final int HEADERS = 1 + PARTS.length;

    private final List<LogFile> files;
    /** Of each file the name of its family: rotated files tell nothing but the time. */
    private final List<String> families;

    private final TemplateText text;
    private final int firstAfter;
    private final List<ValueCounts> counts = new ArrayList<>();
    private final boolean[] isTold = new boolean[HEADERS];
    private final Map<Integer, long[]> levels = new TreeMap<>();
    private final List<NavigableMap<Place, String>> examples = List.of(new TreeMap<>(), new TreeMap<>());
    private final PatternExport.Frames frames = new PatternExport.Frames();
    private final Map<Integer, HeaderReader> readers = new HashMap<>();
    private final LineHeader header = new LineHeader();
    private Optional<List<ValueCounts.Frequent>> frequent = Optional.empty();
    private long unread;

    DrillCounts(List<LogFile> files, TemplateText text, int firstAfter) {
        this.files = files;
        this.families = files.stream().map(file -> Rotation.family(file.name())).toList();
        this.text = text;
        this.firstAfter = firstAfter;
        this.isTold[0] = families.stream().distinct().count() > 1;
        for (int i = 0; i < HEADERS; i++) {
            counts.add(new ValueCounts(""));
        }
        text.fixed().stream().skip(1).forEach(behind -> counts.add(new ValueCounts(behind)));
    }

    /** An empty one for a second reading, which counts the values that can be frequent. */
    DrillCounts frequent() {
        DrillCounts second = new DrillCounts(files, text, firstAfter);
        second.frequent = Optional.of(counts.stream().map(ValueCounts::frequent).toList());
        return second;
    }

    void see(FoundLine line) {
        int side = line.window() >= firstAfter ? 1 : 0;
        List<String> values = new ArrayList<>(counts.size());
        values.add(families.get(line.place().file()));
        header(line, values);
        boolean isWhole = line.bytes().length < ShapeScanner.LONGEST_BYTES;
        Optional<List<String>> read = isWhole ? text.values(line.message()) : Optional.empty();
        read.ifPresent(values::addAll);
        if (frequent.isPresent()) {
            for (int i = 0; i < values.size(); i++) {
                frequent.get().get(i).see(values.get(i), side);
            }
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            isTold[Math.min(i, HEADERS - 1)] |=
                    i > 0 && i < HEADERS && !values.get(i).isEmpty();
            counts.get(i).see(values.get(i), side);
        }
        unread += read.isPresent() ? 0 : 1;
        levels.computeIfAbsent(line.level(), level -> new long[2])[side]++;
        frames.see(
                new String(line.bytes(), 0, line.messageFrom(), StandardCharsets.UTF_8),
                line.message(),
                new String(
                        line.bytes(),
                        line.messageTo(),
                        line.bytes().length - line.messageTo(),
                        StandardCharsets.UTF_8));
        keep(examples.get(side), line);
    }

    private void header(FoundLine line, List<String> values) {
        readers.computeIfAbsent(
                        line.place().file(), file -> files.get(file).forms().reader())
                .read(line.bytes(), 0, line.bytes().length, header);
        for (Part part : PARTS) {
            values.add(header.text(line.bytes(), part));
        }
    }

    private static void keep(NavigableMap<Place, String> kept, FoundLine line) {
        if (kept.size() < EXAMPLES || line.place().compareTo(kept.lastKey()) < 0) {
            String whole = line.text().stripTrailing();
            kept.put(line.place(), whole.substring(0, Math.min(whole.length(), MOST_CHARS)));
        }
        if (kept.size() > EXAMPLES) {
            kept.pollLastEntry();
        }
    }

    void add(DrillCounts other) {
        if (frequent.isPresent() && other.frequent.isPresent()) {
            for (int i = 0; i < counts.size(); i++) {
                frequent.get().get(i).add(other.frequent.get().get(i));
            }
            return;
        }
        for (int i = 0; i < counts.size(); i++) {
            counts.get(i).add(other.counts.get(i));
        }
        for (int i = 0; i < HEADERS; i++) {
            isTold[i] |= other.isTold[i];
        }
        other.levels.forEach((level, lines) -> {
            long[] here = levels.computeIfAbsent(level, one -> new long[2]);
            here[0] += lines[0];
            here[1] += lines[1];
        });
        for (int side = 0; side < examples.size(); side++) {
            examples.get(side).putAll(other.examples.get(side));
            while (examples.get(side).size() > EXAMPLES) {
                examples.get(side).pollLastEntry();
            }
        }
        frames.add(other.frames);
        unread += other.unread;
    }

    boolean isOver() {
        return counts.stream().anyMatch(ValueCounts::isOver);
    }

    /** Takes over what a second reading counted. */
    void take(DrillCounts second) {
        List<ValueCounts.Frequent> counted = second.frequent.orElseThrow();
        for (int i = 0; i < counts.size(); i++) {
            counts.get(i).take(counted.get(i));
        }
    }

    /** What was counted, under names: what headers tell comes first. */
    List<Named> named() {
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < HEADERS; i++) {
            if (isTold[i]) {
                named.add(new Named(i == 0 ? "file" : word(PARTS[i - 1]), counts.get(i)));
            }
        }
        for (int i = 0; i < text.variables(); i++) {
            named.add(new Named(text.names().get(i), counts.get(HEADERS + i)));
        }
        return named;
    }

    private static String word(Part part) {
        return switch (part) {
            case NAME -> "logger";
            case APPLICATION -> "app";
            case HOST, THREAD, PROCESS, CLIENT -> part.name().toLowerCase(Locale.ROOT);
        };
    }

    /** How many of those come from headers. */
    int headers() {
        int told = 0;
        for (boolean one : isTold) {
            told += one ? 1 : 0;
        }
        return told;
    }

    List<ValueCounts> values() {
        return counts.subList(HEADERS, counts.size());
    }

    Map<Integer, Counts> levels() {
        Map<Integer, Counts> told = new TreeMap<>();
        levels.forEach((level, lines) -> told.merge(
                level == LineHeaders.CONTINUES ? 0 : level,
                new Counts(lines[0], lines[1]),
                (one, other) -> new Counts(one.before() + other.before(), one.after() + other.after())));
        return told;
    }

    List<Example> examples(int side) {
        return examples.get(side).entrySet().stream()
                .map(one -> new Example(
                        files.get(one.getKey().file()).name(), one.getKey().offset(), one.getValue()))
                .toList();
    }

    PatternExport.Frames frames() {
        return frames;
    }

    long unread() {
        return unread;
    }
}
