package dev.firefight.app.logs;

import dev.firefight.app.logs.LogAnswer.Form;
import dev.firefight.app.logs.LogAnswer.Split;
import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.app.logs.LogAnswer.Stream;
import dev.firefight.app.logs.LogAnswer.Volume;
import dev.firefight.evidence.pattern.LineReader;
import dev.firefight.evidence.pattern.PatternChange;
import dev.firefight.evidence.pattern.PatternCounts;
import dev.firefight.evidence.pattern.Place;
import dev.firefight.evidence.pattern.SeenShape;
import dev.firefight.evidence.pattern.ShapeCount;
import dev.firefight.evidence.pattern.ShapeScanner;
import dev.firefight.evidence.pattern.ShapeTable;
import dev.firefight.evidence.pattern.Sightings;
import dev.firefight.evidence.pattern.Slots;
import dev.firefight.evidence.pattern.Template;
import dev.firefight.evidence.pattern.Templates;
import dev.firefight.evidence.pattern.WindowComparison;
import dev.firefight.telemetry.log.HeaderForms;
import dev.firefight.telemetry.log.LineFeed;
import dev.firefight.telemetry.log.LineSink;
import java.io.IOException;
import java.io.Writer;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** From files to an answer: headers and times, shapes and counts in one table, templates, comparison. */
public final class LogMining {
    private static final int SLOTS = 60;

    private final List<LogFile> files;
    private final OptionalLong incident;

    private LogMining(List<LogFile> files, OptionalLong incident) {
        this.files = files;
        this.incident = incident;
    }

    /**
     * Mines files.
     *
     * @param incident before and after which lines are compared; without it where most changed
     * @param threads how many read at once
     * @param emit where a row for each line is written, if anywhere
     * @throws IOException when a file cannot be opened, or rows cannot be written
     * @throws InterruptedException when interrupted
     */
    public static LogAnswer mine(List<Path> paths, OptionalLong incident, int threads, Optional<Writer> emit)
            throws IOException, InterruptedException {
        List<LogFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(LogFile.open(path));
        }
        return new LogMining(files, incident).answer(threads, emit);
    }

    private LogAnswer answer(int threads, Optional<Writer> emit) throws IOException, InterruptedException {
        Optional<TimeSpan> span = span();
        int windows = span.map(TimeSpan::slots).orElse(1);
        ShapeTable table = new ShapeTable(windows);
        LineTally tally = new LineTally(files.size());
        LineFeed feed = new LineFeed(files.stream().map(LogFile::input).toList());
        feed.read(threads, () -> new Counting(table, tally, span));
        List<SeenShape> shapes = new ArrayList<>();
        table.forEach(shapes::add);
        Templates templates = Templates.of(shapes.stream()
                .map(one -> new ShapeCount("", one.text(), one.seen().lines()))
                .toList());
        if (emit.isPresent()) {
            LineTable.write(files, templates, emit.get());
        }
        return answer(table, shapes, templates, tally, span);
    }

    private Optional<TimeSpan> span() {
        OptionalLong first =
                files.stream().flatMapToLong(file -> file.first().stream()).min();
        OptionalLong last =
                files.stream().flatMapToLong(file -> file.last().stream()).max();
        return first.isPresent() && last.isPresent() && last.getAsLong() > first.getAsLong()
                ? Optional.of(TimeSpan.over(first.getAsLong(), last.getAsLong(), incident, SLOTS))
                : Optional.empty();
    }

    /** Counts the lines that one thread reads. */
    private final class Counting implements LineSink {
        private final LineTally allTally;
        private final LineTally tally = new LineTally(files.size());
        private final Optional<TimeSpan> span;
        private final LineHeaders[] headers = new LineHeaders[files.size()];
        private final ShapeScanner scanner;
        private int file;

        Counting(ShapeTable all, LineTally allTally, Optional<TimeSpan> span) {
            this.allTally = allTally;
            this.span = span;
            LineReader reader = (bytes, lines) -> headers[file].read(bytes, lines);
            this.scanner = new ShapeScanner(all, reader);
        }

        @Override
        public void lines(int number, long offset, MemorySegment memory, long from, long to) {
            file = number;
            if (headers[number] == null) {
                headers[number] = new LineHeaders(files.get(number), number, span, tally);
            }
            headers[number].startOver();
            tally.bytes(number, to - from);
            scanner.scan(memory, from, to, new Place(number, offset));
        }

        @Override
        public void close() {
            scanner.close();
            synchronized (allTally) {
                allTally.add(tally);
            }
        }
    }

    private LogAnswer answer(
            ShapeTable table, List<SeenShape> shapes, Templates templates, LineTally tally, Optional<TimeSpan> span) {
        Map<String, Merged> merged = new HashMap<>();
        long[] lines = new long[table.windows()];
        long[] warnings = new long[table.windows()];
        long[] errors = new long[table.windows()];
        for (SeenShape shape : shapes) {
            Template template = templates.of("", shape.text()).orElseThrow();
            merged.computeIfAbsent(template.id(), id -> new Merged(template, table.windows()))
                    .add(shape.seen());
        }
        for (Merged one : merged.values()) {
            for (int slot = 0; slot < lines.length; slot++) {
                lines[slot] += one.counts[slot];
                errors[slot] += one.severity() >= LogAnswer.ERROR ? one.counts[slot] : 0;
                boolean isWarning = one.severity() >= LogAnswer.WARNING && one.severity() < LogAnswer.ERROR;
                warnings[slot] += isWarning ? one.counts[slot] : 0;
            }
        }
        List<PatternCounts> counts =
                merged.values().stream().map(Merged::patternCounts).toList();
        Optional<Split> split = span.flatMap(one -> split(one, counts));
        List<PatternChange> changes = split.isPresent()
                ? WindowComparison.compare(slots(span.orElseThrow(), split.get().slot()), counts)
                : uncompared(counts);
        Map<Long, Merged> byNumber = new HashMap<>();
        merged.values().forEach(one -> byNumber.put(one.number(), one));
        List<Statement> statements = changes.stream()
                .map(change -> statement(change, byNumber.get(change.counts().pattern())))
                .toList();
        return new LogAnswer(
                streams(tally),
                span,
                new Volume(lines, warnings, errors),
                split,
                statements,
                table.others().lines());
    }

    private static Slots slots(TimeSpan span, int firstAfter) {
        return new Slots(lengths(span), firstAfter);
    }

    private static double[] lengths(TimeSpan span) {
        double[] lengths = new double[span.slots()];
        Arrays.fill(lengths, span.slotNanos());
        return lengths;
    }

    private Optional<Split> split(TimeSpan span, List<PatternCounts> counts) {
        if (incident.isPresent()) {
            int slot = span.slot(incident.getAsLong());
            return slot == 0 ? Optional.empty() : Optional.of(new Split(slot, span.start(slot), true));
        }
        OptionalInt slot = WindowComparison.turningPoint(lengths(span), counts);
        return slot.isPresent()
                ? Optional.of(new Split(slot.getAsInt(), span.start(slot.getAsInt()), false))
                : Optional.empty();
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

    private List<Stream> streams(LineTally tally) {
        List<Stream> streams = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            List<Form> forms = new ArrayList<>();
            List<String> words = files.get(file).forms().forms().stream()
                    .map(HeaderForms.Form::text)
                    .toList();
            for (int form = 0; form < words.size(); form++) {
                forms.add(new Form(words.get(form), tally.lines(file, form)));
            }
            forms.add(new Form("", tally.lines(file, -1)));
            forms.removeIf(form -> form.lines() == 0);
            forms.sort(Comparator.comparingLong(Form::lines).reversed());
            streams.add(new Stream(files.get(file).name(), tally.lines(file), tally.bytes(file), forms));
        }
        return streams;
    }

    private Statement statement(PatternChange change, Merged merged) {
        Place place = merged.place;
        LogFile file = files.get(place.file());
        return new Statement(
                change,
                merged.template,
                file.lineAt(place.offset()),
                file.name(),
                merged.first,
                merged.last,
                merged.severity(),
                merged.levels == 1 << LineHeaders.CONTINUES);
    }

    /** A template and what was seen of its shapes. */
    private static final class Merged {
        private final Template template;
        private final long[] counts;
        private int levels;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private Place place = new Place(Place.FILES - 1, Place.BYTES - 1);

        Merged(Template template, int windows) {
            this.template = template;
            this.counts = new long[windows];
        }

        void add(Sightings seen) {
            for (int window = 0; window < counts.length; window++) {
                counts[window] += seen.lines(window);
            }
            levels |= seen.levels();
            first = Math.min(first, seen.first());
            last = Math.max(last, seen.last());
            Place foremost = seen.places().getFirst();
            place = foremost.compareTo(place) < 0 ? foremost : place;
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
