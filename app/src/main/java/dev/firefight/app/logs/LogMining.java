package dev.firefight.app.logs;

import dev.firefight.app.logs.LogAnswer.Form;
import dev.firefight.app.logs.LogAnswer.Split;
import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.app.logs.LogAnswer.Statement.Kind;
import dev.firefight.app.logs.LogAnswer.Volume;
import dev.firefight.evidence.pattern.PatternChange;
import dev.firefight.evidence.pattern.PatternCounts;
import dev.firefight.evidence.pattern.Place;
import dev.firefight.evidence.pattern.ShapeCount;
import dev.firefight.evidence.pattern.ShapeTable;
import dev.firefight.evidence.pattern.Sightings;
import dev.firefight.evidence.pattern.Template;
import dev.firefight.evidence.pattern.Templates;
import dev.firefight.evidence.pattern.WindowComparison;
import dev.firefight.telemetry.log.HeaderForms;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** From files to an answer: headers and times, shapes and counts in one table, templates, comparison. */
public final class LogMining {
    /** How the patterns of stack traces begin. */
    static final String TRACE = "stack trace: ";

    private static final int MOST_EXAMPLES_BYTES = 16 << 20;
    private static final int FEWEST_EXAMPLE_BYTES = 256;
    private static final int RECORD_LINES = 4;

    private final List<LogFile> files;
    private final OptionalLong incident;
    private final Windows windows;
    private final Speakers speakers;
    private final List<String> unopened;
    private List<MinedShape> mined = List.of();

    private LogMining(List<LogFile> files, OptionalLong incident, Windows windows, List<String> unopened) {
        this.files = files;
        this.incident = incident;
        this.windows = windows;
        this.speakers = Speakers.of(files);
        this.unopened = unopened;
    }

    /**
     * What is read, and what is compared.
     *
     * @param files the files
     * @param others files that the first are compared with; empty to compare before and after
     * @param incident before and after which lines are compared; without it, or where it is not in the logs, where most changed
     */
    public record Request(List<LogSource> files, List<LogSource> others, Optional<IncidentTime> incident) {}

    /**
     * Mines files.
     *
     * @param threads how many read at once
     * @param emit where a row for each line is written, if anywhere
     * @throws IOException when a file cannot be opened, or rows cannot be written
     * @throws InterruptedException when interrupted
     */
    public static LogAnswer mine(Request request, int threads, Optional<Writer> emit)
            throws IOException, InterruptedException {
        return of(request).answer(threads, emit);
    }

    private static LogMining of(Request request) throws IOException {
        OpenedLogs opened = OpenedLogs.of(request.files());
        OpenedLogs others = OpenedLogs.of(request.others());
        List<LogFile> files = new ArrayList<>(opened.files());
        files.addAll(others.files());
        List<String> unopened = new ArrayList<>(opened.problems());
        unopened.addAll(others.problems());
        if (opened.files().isEmpty()
                || (others.files().isEmpty() && !request.others().isEmpty())) {
            throw new FileSystemException(String.join("; ", unopened));
        }
        OptionalLong incident = request.incident().map(told -> told.in(files)).orElse(OptionalLong.empty());
        request.incident().flatMap(told -> told.note(files)).ifPresent(unopened::add);
        Windows windows = request.others().isEmpty()
                ? Windows.ofAll(files, incident)
                : Windows.ofSides(files, opened.files().size());
        return new LogMining(files, incident, windows, unopened);
    }

    /**
     * Mines files, and reads them once more to look into one pattern.
     *
     * @param pattern its id, or how it starts
     * @throws FileSystemException when no pattern, or more than one, is called so
     */
    public static PatternDrill drill(Request request, int threads, String pattern)
            throws IOException, InterruptedException {
        LogMining mining = of(request);
        LogAnswer answer = mining.answer(threads, Optional.empty());
        Statement statement = PatternIds.find(pattern, answer.statements());
        return new Drilling(mining.files, mining.windows, mining.mined, answer, statement).read(threads);
    }

    /** The hashes of a shape, and the id of its template. */
    record MinedShape(long hash, long second, String template) {}

    private LogAnswer answer(int threads, Optional<Writer> emit) throws IOException, InterruptedException {
        LineCounts counts = new LineCounts(files, windows, speakers);
        List<String> problems = new ArrayList<>(unopened);
        problems.addAll(counts.read(threads));
        Templates templates = templates(counts.shapes());
        if (emit.isPresent()) {
            LineTable.write(files, templates, emit.get());
        }
        long others = counts.shapes().others().lines();
        return answer(merged(counts.shapes(), templates, counts.traces()), others, counts.tally(), problems);
    }

    private static Templates templates(ShapeTable table) {
        List<ShapeCount> counts = new ArrayList<>(table.shapes());
        table.forEach(one -> counts.add(new ShapeCount(one.text(), one.seen().lines())));
        return Templates.of(counts);
    }

    /** What was seen of all shapes of a template, and of stack traces. */
    private List<Merged> merged(ShapeTable table, Templates templates, ShapeTable traces) {
        Map<String, Merged> merged = new HashMap<>();
        List<MinedShape> shapes = new ArrayList<>(table.shapes());
        table.forEach(shape -> {
            Template template = templates.of(shape.text()).orElseThrow();
            shapes.add(new MinedShape(shape.hash(), shape.second(), template.id()));
            merged.computeIfAbsent(template.id(), id -> new Merged(template, false, table.windows()))
                    .add(shape.seen());
        });
        traces.forEach(trace -> {
            Template template = Template.of(TRACE + trace.text(), trace.seen().lines());
            merged.computeIfAbsent(template.id(), id -> new Merged(template, true, table.windows()))
                    .add(trace.seen());
        });
        mined = shapes;
        return List.copyOf(merged.values());
    }

    private LogAnswer answer(List<Merged> merged, long others, LineTally tally, List<String> problems) {
        Volume volume = tally.volume();
        long[] lines = volume.lines();
        List<PatternCounts> counts = merged.stream().map(Merged::patternCounts).toList();
        Optional<Split> split = split(counts, lines);
        List<PatternChange> changes = split.isPresent()
                ? WindowComparison.compare(windows.slots(split.get().slot(), lines), counts)
                : uncompared(counts);
        Map<Long, Merged> byNumber = new HashMap<>();
        merged.forEach(one -> byNumber.put(one.number(), one));
        Map<Place, String> examples = examples(merged, false);
        Map<Place, String> records = examples(merged, true);
        List<Statement> statements = changes.stream()
                .flatMap(
                        change -> Stream.ofNullable(byNumber.get(change.counts().pattern()))
                                .map(pattern -> statement(change, pattern, pattern.isTrace ? records : examples)))
                .toList();
        return new LogAnswer(
                streams(tally), windows.span(), volume, split, statements, others, LogAnswer.Muted.NONE, problems);
    }

    private Optional<Split> split(List<PatternCounts> counts, long[] lines) {
        Optional<TimeSpan> span = windows.span();
        if (windows.isSided()) {
            int slot = windows.secondSide().orElseThrow();
            boolean hasBoth = Arrays.stream(lines, 0, slot).sum() > 0
                    && Arrays.stream(lines, slot, lines.length).sum() > 0;
            return hasBoth ? Optional.of(new Split(slot, 0, Split.Origin.SIDES)) : Optional.empty();
        }
        if (span.isEmpty()) {
            return Optional.empty();
        }
        if (incident.isPresent()) {
            int slot = span.get().slot(incident.getAsLong());
            return slot == 0
                    ? Optional.empty()
                    : Optional.of(new Split(slot, span.get().start(slot), Split.Origin.TOLD));
        }
        OptionalInt slot = WindowComparison.turningPoint(windows.lengths(lines), counts);
        return slot.isPresent()
                ? Optional.of(new Split(slot.getAsInt(), span.get().start(slot.getAsInt()), Split.Origin.FOUND))
                : Optional.empty();
    }

    /** The foremost line of each pattern, and of stack traces the foremost record; of very many only the start. */
    private Map<Place, String> examples(Collection<Merged> patterns, boolean areTraces) {
        Map<Integer, SortedSet<Long>> offsets = new HashMap<>();
        for (Merged one : patterns) {
            if (one.isTrace == areTraces) {
                offsets.computeIfAbsent(one.place.file(), file -> new TreeSet<>())
                        .add(one.place.offset());
            }
        }
        int most = Math.max(FEWEST_EXAMPLE_BYTES, MOST_EXAMPLES_BYTES / Math.max(1, patterns.size()));
        Map<Place, String> examples = new HashMap<>();
        offsets.forEach((number, wanted) -> {
            LogFile file = files.get(number);
            (areTraces ? file.recordsAt(wanted, RECORD_LINES * most) : file.linesAt(wanted, most))
                    .forEach((offset, text) -> examples.put(new Place(number, offset), text));
        });
        return examples;
    }

    private static List<PatternChange> uncompared(List<PatternCounts> counts) {
        return counts.stream()
                .map(one -> new PatternChange(
                        one,
                        PatternChange.Kind.STEADY,
                        0,
                        Arrays.stream(one.counts()).sum(),
                        1,
                        0,
                        0))
                .sorted(Comparator.comparingLong(PatternChange::after)
                        .reversed()
                        .thenComparing(one -> one.counts().pattern()))
                .toList();
    }

    private List<LogAnswer.Stream> streams(LineTally tally) {
        List<LogAnswer.Stream> streams = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            List<Form> forms = new ArrayList<>();
            for (HeaderForms.Form one : files.get(file).forms().forms()) {
                forms.add(new Form(one.name(), one.fields(), one.example(), tally.lines(file, forms.size())));
            }
            forms.add(Form.none(tally.lines(file, -1)));
            forms.removeIf(form -> form.lines() == 0);
            forms.sort(Comparator.comparingLong(Form::lines).reversed());
            streams.add(new LogAnswer.Stream(files.get(file).name(), tally.lines(file), tally.bytes(file), forms));
        }
        return streams;
    }

    private Statement statement(PatternChange change, Merged merged, Map<Place, String> examples) {
        Place place = merged.place;
        LogFile file = files.get(place.file());
        return new Statement(
                change,
                merged.template,
                examples.getOrDefault(place, ""),
                file.name(),
                merged.first,
                merged.last,
                merged.severity(),
                speakers.names(merged.speakers),
                merged.kind());
    }

    /** A template and what was seen of its shapes. */
    private static final class Merged {
        private final Template template;
        private final boolean isTrace;
        private final long[] counts;
        private int levels;
        private long speakers;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private Place place = new Place(Place.FILES - 1, Place.BYTES - 1);

        Merged(Template template, boolean isTrace, int windows) {
            this.template = template;
            this.isTrace = isTrace;
            this.counts = new long[windows];
        }

        void add(Sightings seen) {
            for (int window = 0; window < counts.length; window++) {
                counts[window] += seen.lines(window);
            }
            levels |= seen.levels();
            speakers |= seen.speakers();
            first = Math.min(first, seen.first());
            last = Math.max(last, seen.last());
            Place foremost = seen.places().getFirst();
            place = foremost.compareTo(place) < 0 ? foremost : place;
        }

        Kind kind() {
            boolean goesOn = levels == 1 << LineHeaders.CONTINUES;
            return isTrace ? Kind.TRACE : goesOn ? Kind.GOES_ON : Kind.LINE;
        }

        long number() {
            return Long.parseUnsignedLong(template.id(), 16);
        }

        int severity() {
            int told = levels & (1 << LineHeaders.CONTINUES) - 1;
            return told == 0 ? 0 : Integer.SIZE - 1 - Integer.numberOfLeadingZeros(told);
        }

        PatternCounts patternCounts() {
            return new PatternCounts(number(), severity(), counts);
        }
    }
}
