package dev.firefight.app.logs;

import dev.firefight.app.logs.LogAnswer.Form;
import dev.firefight.app.logs.LogAnswer.Split;
import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.app.logs.LogAnswer.Statement.Kind;
import dev.firefight.evidence.pattern.PatternChange;
import dev.firefight.evidence.pattern.PatternCounts;
import dev.firefight.evidence.pattern.Place;
import dev.firefight.evidence.pattern.ServiceComparison;
import dev.firefight.evidence.pattern.ShapeCount;
import dev.firefight.evidence.pattern.ShapeTable;
import dev.firefight.evidence.pattern.Sightings;
import dev.firefight.evidence.pattern.Slots;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    private final boolean areServices;
    private final List<String> unopened;
    private List<MinedShape> mined = List.of();

    private LogMining(
            List<LogFile> files, OptionalLong incident, Windows windows, boolean areServices, List<String> unopened) {
        this.files = files;
        this.incident = incident;
        this.windows = windows;
        this.speakers = areServices ? Speakers.ofFiles(files) : Speakers.of(files);
        this.areServices = areServices;
        this.unopened = unopened;
    }

    /**
     * What is read, and what is compared.
     *
     * @param files the files
     * @param others files that the first are compared with; empty to compare before and after
     * @param healthy files of healthy times, which count as before
     * @param areServices whether each file is what a service says, to be counted apart
     * @param incident before and after which lines are compared; without it, or where it is not in the logs, where most changed
     */
    public record Request(
            List<LogSource> files,
            List<LogSource> others,
            List<LogSource> healthy,
            boolean areServices,
            Optional<IncidentTime> incident) {
        /** Files of which nothing else is known. */
        public Request(List<LogSource> files, List<LogSource> others, Optional<IncidentTime> incident) {
            this(files, others, List.of(), false, incident);
        }

        private Request joint() {
            return new Request(files, others, healthy, false, incident);
        }
    }

    /**
     * What became of a pattern of a service.
     *
     * @param service its name
     * @param change what became of the pattern
     * @param shareBefore which share of its lines one would expect before
     */
    public record ServiceChange(String service, PatternChange change, double shareBefore) {}

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
        if (!request.others().isEmpty()) {
            Windows sides = Windows.ofSides(files, opened.files().size());
            return new LogMining(files, incident, sides, request.areServices(), unopened);
        }
        List<LogFile> all = new ArrayList<>(files);
        all.addAll(OpenedLogs.of(request.healthy()).files());
        Optional<Windows> withHealthy = Windows.withHealthy(all, files.size(), incident);
        return new LogMining(
                withHealthy.isPresent() ? all : files,
                incident,
                withHealthy.orElseGet(() -> Windows.ofAll(files, incident)),
                request.areServices(),
                unopened);
    }

    /**
     * Mines files, and reads them once more to look into one pattern.
     *
     * @param pattern its id, or how it starts
     * @throws FileSystemException when no pattern, or more than one, is called so
     */
    public static PatternDrill drill(Request request, int threads, String pattern)
            throws IOException, InterruptedException {
        LogMining mining = of(request.joint());
        LogAnswer answer = mining.answer(threads, Optional.empty());
        Statement statement = PatternIds.find(pattern, answer.statements());
        return new Drilling(mining.files, mining.windows, mining.mined, answer, statement).read(threads);
    }

    /** What became of the patterns of each service, the most telling first; empty when there are no lines on one side of the moment. */
    public static List<ServiceChange> services(Request request, int threads) throws IOException, InterruptedException {
        LogMining mining = of(request);
        LineCounts counts = mining.count();
        counts.read(threads);
        List<MergedPattern> merged = mining.merged(counts, templates(counts.shapes()));
        long[] lines = counts.tally().said();
        return mining.split(merged, lines).stream()
                .flatMap(split -> mining.byService(merged, mining.slots(split, lines)).stream())
                .map(one -> new ServiceChange(
                        String.join("", mining.speakers.names(1L << one.service())), one.change(), one.shareBefore()))
                .toList();
    }

    /** The hashes of a shape, and the id of its template. */
    record MinedShape(long hash, long second, String template) {}

    private LineCounts count() {
        return new LineCounts(files, windows, speakers, areServices);
    }

    private LogAnswer answer(int threads, Optional<Writer> emit) throws IOException, InterruptedException {
        LineCounts counts = count();
        List<String> problems = new ArrayList<>(unopened);
        problems.addAll(counts.read(threads));
        Templates templates = templates(counts.shapes());
        if (emit.isPresent()) {
            LineTable.write(files, templates, emit.get());
        }
        long others = counts.shapes().others().lines();
        return answer(merged(counts, templates), others, counts.tally(), problems);
    }

    private static Templates templates(ShapeTable table) {
        List<ShapeCount> counts = new ArrayList<>(table.shapes());
        table.forEach(one -> counts.add(new ShapeCount(one.text(), one.seen().lines())));
        return Templates.of(counts);
    }

    /** Which template is meant, and whose where services are counted apart. */
    private record Key(long template, int service) {}

    /** What was seen of all shapes of a template, and of stack traces. */
    private List<MergedPattern> merged(LineCounts counts, Templates templates) {
        Map<Key, MergedPattern> merged = new HashMap<>();
        List<MinedShape> shapes = new ArrayList<>(counts.shapes().shapes());
        counts.shapes().forEach(shape -> {
            Template template = templates.of(shape.text()).orElseThrow();
            shapes.add(new MinedShape(shape.hash(), shape.second(), template.id()));
            add(template, false, shape.seen(), merged);
        });
        counts.traces().forEach(beside -> {
            String text = Answers.is(beside.text()) ? beside.text() : TRACE + beside.text();
            add(Template.of(text, beside.seen().lines()), true, beside.seen(), merged);
        });
        mined = shapes;
        return List.copyOf(merged.values());
    }

    private void add(Template template, boolean isTrace, Sightings seen, Map<Key, MergedPattern> into) {
        into.computeIfAbsent(
                        new Key(template.number(), areServices ? service(seen.speakers()) : 0),
                        key -> new MergedPattern(template, isTrace, windows.count()))
                .add(seen);
    }

    private static int service(long speakers) {
        return Long.numberOfTrailingZeros(speakers);
    }

    private LogAnswer answer(List<MergedPattern> merged, long others, LineTally tally, List<String> problems) {
        Optional<Split> split = split(merged, tally.said());
        List<Changed> changes =
                split.isPresent() ? changes(merged, slots(split.get(), tally.said())) : uncompared(merged);
        Map<Place, String> examples = examples(merged, false);
        Map<Place, String> records = examples(merged, true);
        List<Statement> statements = changes.stream()
                .map(one -> statement(one.change(), one.pattern(), one.pattern().isTrace() ? records : examples))
                .toList();
        return new LogAnswer(
                streams(tally),
                windows.span(),
                tally.volume(windows),
                split,
                statements,
                others,
                LogAnswer.Muted.NONE,
                problems);
    }

    private Optional<Split> split(List<MergedPattern> merged, long[] lines) {
        Optional<TimeSpan> span = windows.span();
        if (windows.isSided()) {
            int slot = windows.secondSide().orElseThrow();
            boolean hasBoth = Arrays.stream(lines, 0, slot).sum() > 0
                    && Arrays.stream(lines, slot, lines.length).sum() > 0;
            return hasBoth
                    ? Optional.of(new Split(slot, 0, Split.Origin.SIDES, windows.sideNames(files)))
                    : Optional.empty();
        }
        if (span.isEmpty()) {
            return Optional.empty();
        }
        if (incident.isPresent()) {
            int slot = span.get().slot(incident.getAsLong());
            return windows.slot(slot) == 0
                    ? Optional.empty()
                    : Optional.of(Split.at(slot, span.get().start(slot), Split.Origin.TOLD));
        }
        List<PatternCounts> shown =
                merged.stream().map(one -> shown(one.patternCounts())).toList();
        OptionalInt slot = WindowComparison.turningPoint(windows.shown(windows.lengths(lines)), shown);
        return slot.isPresent()
                ? Optional.of(Split.at(slot.getAsInt(), span.get().start(slot.getAsInt()), Split.Origin.FOUND))
                : Optional.empty();
    }

    private PatternCounts shown(PatternCounts all) {
        return new PatternCounts(all.pattern(), all.severity(), windows.shown(all.counts()));
    }

    private Slots slots(Split split, long[] lines) {
        return new Slots(windows.lengths(lines), windows.slot(split.slot()));
    }

    /** A pattern, and what became of it. */
    private record Changed(PatternChange change, MergedPattern pattern) {}

    /** What became of each pattern, the most telling first; where services are counted apart, of each pattern of each. */
    private List<Changed> changes(List<MergedPattern> merged, Slots slots) {
        if (!areServices) {
            return jointly(merged, slots);
        }
        Map<Key, MergedPattern> byKey = new HashMap<>();
        merged.forEach(one -> byKey.put(new Key(one.template().number(), service(one.speakers())), one));
        List<Changed> changes = new ArrayList<>();
        for (ServiceComparison.Change one : byService(merged, slots)) {
            Key key = new Key(one.change().counts().pattern(), one.service());
            Stream.ofNullable(byKey.get(key)).forEach(pattern -> changes.add(new Changed(one.change(), pattern)));
        }
        changes.addAll(uncompared(
                merged.stream().filter(one -> one.kind() == Kind.GOES_ON).toList()));
        return changes;
    }

    /** What became of each pattern of each service. Lines that go on with others are told by these. */
    private List<ServiceComparison.Change> byService(List<MergedPattern> merged, Slots slots) {
        return ServiceComparison.compare(
                slots,
                merged.stream()
                        .filter(one -> one.kind() != Kind.GOES_ON)
                        .collect(Collectors.groupingBy(
                                one -> service(one.speakers()),
                                TreeMap::new,
                                Collectors.mapping(MergedPattern::patternCounts, Collectors.toList()))));
    }

    private static List<Changed> jointly(List<MergedPattern> merged, Slots slots) {
        Map<Long, MergedPattern> byNumber = new HashMap<>();
        merged.forEach(one -> byNumber.put(one.template().number(), one));
        List<PatternCounts> counts =
                merged.stream().map(MergedPattern::patternCounts).toList();
        return WindowComparison.compare(slots, counts).stream()
                .flatMap(
                        change -> Stream.ofNullable(byNumber.get(change.counts().pattern()))
                                .map(pattern -> new Changed(change, pattern)))
                .toList();
    }

    /** The foremost line of each pattern, and of stack traces the foremost record; of very many only the start. */
    private Map<Place, String> examples(Collection<MergedPattern> patterns, boolean areTraces) {
        Map<Integer, SortedSet<Long>> offsets = new HashMap<>();
        for (MergedPattern one : patterns) {
            if (one.isTrace() == areTraces) {
                offsets.computeIfAbsent(one.place().file(), file -> new TreeSet<>())
                        .add(one.place().offset());
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

    private static List<Changed> uncompared(List<MergedPattern> merged) {
        return merged.stream()
                .map(one -> new Changed(PatternChange.uncompared(one.patternCounts()), one))
                .sorted(Comparator.comparingLong((Changed one) -> one.change().after())
                        .reversed()
                        .thenComparing(one -> one.change().counts().pattern()))
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
            LogFile read = files.get(file);
            streams.add(new LogAnswer.Stream(
                    read.name(),
                    tally.lines(file),
                    tally.bytes(file),
                    forms,
                    read.clock().written()));
        }
        return streams;
    }

    private Statement statement(PatternChange change, MergedPattern pattern, Map<Place, String> examples) {
        LogFile file = files.get(pattern.place().file());
        return new Statement(
                change.with(shown(change.counts())),
                pattern.template(),
                examples.getOrDefault(pattern.place(), ""),
                file.name(),
                pattern.first(),
                pattern.last(),
                pattern.severity(),
                speakers.names(pattern.speakers()),
                pattern.kind());
    }
}
