package dev.firefight.app.logs;

import dev.firefight.app.logs.LogAnswer.Split;
import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.app.logs.LogMining.MinedShape;
import dev.firefight.evidence.pattern.FoundLine;
import dev.firefight.evidence.pattern.LineFinder;
import dev.firefight.evidence.pattern.LineReader;
import dev.firefight.evidence.pattern.PatternExport;
import dev.firefight.evidence.pattern.Place;
import dev.firefight.evidence.pattern.Shape;
import dev.firefight.evidence.pattern.ShapeScanner;
import dev.firefight.evidence.pattern.ShapeTable;
import dev.firefight.evidence.pattern.TemplateText;
import dev.firefight.evidence.pattern.VariableComparison;
import dev.firefight.telemetry.log.LineFeed;
import dev.firefight.telemetry.log.LineSink;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads files once more for the lines of one pattern; and a third time, when a variable has more values than can be counted at once. Stack traces and answers have no values. */
final class Drilling {
    private static final int MOST_WHOLES = 1 << 10;

    private final List<LogFile> files;
    private final Windows windows;
    private final Speakers speakers;
    private final LogAnswer answer;
    private final Statement statement;
    private final TemplateText text;
    private final Wanted wanted;
    private final int firstAfter;

    Drilling(List<LogFile> files, Windows windows, List<MinedShape> mined, LogAnswer answer, Statement statement) {
        this.files = files;
        this.windows = windows;
        this.speakers = Speakers.of(files);
        this.answer = answer;
        this.statement = statement;
        this.text = TemplateText.of(statement.template().text());
        this.firstAfter = answer.split().map(Split::slot).map(windows::slot).orElse(0);
        String id = statement.template().id();
        this.wanted = Wanted.of(
                mined.stream().filter(shape -> shape.template().equals(id)).toList());
    }

    /** Shapes by their hashes, in rising order of the first. */
    @SuppressWarnings("ArrayRecordComponent") // made once, never changed
    private record Wanted(long[] first, long[] second) {
        static Wanted of(List<MinedShape> shapes) {
            List<MinedShape> rising = shapes.stream()
                    .sorted(Comparator.comparingLong(MinedShape::hash))
                    .toList();
            return new Wanted(
                    rising.stream().mapToLong(MinedShape::hash).toArray(),
                    rising.stream().mapToLong(MinedShape::second).toArray());
        }

        boolean has(long hash, long otherHash) {
            int at = Arrays.binarySearch(first, hash);
            return at >= 0 && second[at] == otherHash;
        }
    }

    PatternDrill read(int threads) throws InterruptedException {
        DrillCounts counts = new DrillCounts(files, text, firstAfter);
        if (!statement.kind().isOfLines()) {
            return new PatternDrill(answer, statement, Map.of(), List.of(), List.of(), List.of(), Optional.empty(), 0);
        }
        read(threads, () -> new DrillCounts(files, text, firstAfter), counts);
        if (counts.isOver()) {
            DrillCounts frequent = counts.frequent();
            read(threads, counts::frequent, frequent);
            counts.take(frequent);
        }
        return new PatternDrill(
                answer,
                statement,
                counts.levels(),
                counts.examples(0),
                counts.examples(1),
                VariableComparison.compare(lengthRatio(), counts.named(), counts.headers()),
                PatternExport.of(text, counts.values(), counts.frames()),
                counts.unread());
    }

    private double lengthRatio() {
        if (firstAfter == 0) {
            return 1;
        }
        double[] lengths = windows.lengths(answer.volume().lines());
        double before = Arrays.stream(lengths, 0, firstAfter).sum();
        return Arrays.stream(lengths, firstAfter, lengths.length).sum() / before;
    }

    private void read(int threads, Supplier<DrillCounts> parts, DrillCounts all) throws InterruptedException {
        ShapeTable unused = new ShapeTable(windows.count());
        new LineFeed(files.stream().map(LogFile::input).toList())
                .read(threads, () -> new Finding(unused, parts.get(), all));
    }

    /** Finds the lines that one thread reads. */
    private final class Finding implements LineSink {
        private final DrillCounts all;
        private final DrillCounts counts;
        private final LineTally tally = new LineTally(files.size(), windows.count());
        private final ShapeTable stackTraces = new ShapeTable(windows.count(), Traces.MOST);
        /** Whether shapes of lines that were put together are those of the pattern. */
        private final Map<String, Boolean> wholes = new HashMap<>();

        private Optional<LineHeaders> current = Optional.empty();
        private final ShapeScanner scanner;

        Finding(ShapeTable unused, DrillCounts counts, DrillCounts all) {
            this.counts = counts;
            this.all = all;
            LineReader reader = (bytes, lines) -> current.orElseThrow().read(bytes, lines);
            this.scanner = new ShapeScanner(unused, reader, new LineFinder() {
                @Override
                public boolean wants(long hash, long second) {
                    return wanted.has(hash, second);
                }

                @Override
                public void found(FoundLine line) {
                    counts.see(line);
                }
            });
        }

        @Override
        public void lines(int number, long offset, MemorySegment memory, long from, long to) {
            if (current.isEmpty() || current.get().file() != number) {
                current.ifPresent(LineHeaders::end);
                current = Optional.of(
                        new LineHeaders(files.get(number), number, windows, speakers, tally, stackTraces, this::whole));
            }
            current.get().expect(offset, offset + to - from);
            scanner.scan(memory, from, to, new Place(number, offset));
        }

        private void whole(FoundLine line, int speaker, int parts) {
            if (isWanted(Shape.of(line.message()))) {
                for (int part = 0; part < parts; part++) {
                    counts.see(line);
                }
            }
        }

        private boolean isWanted(String shape) {
            if (wholes.size() >= MOST_WHOLES) {
                wholes.clear();
            }
            return wholes.computeIfAbsent(shape, text -> {
                ShapeTable alone = new ShapeTable(1, 1);
                alone.see(text, 0, 0, 0, 0, new Place(0, 0));
                boolean[] isFound = {false};
                alone.forEach(seen -> isFound[0] = wanted.has(seen.hash(), seen.second()));
                return isFound[0];
            });
        }

        @Override
        public void close() {
            scanner.close();
            current.ifPresent(LineHeaders::end);
            synchronized (all) {
                all.add(counts);
            }
        }
    }
}
