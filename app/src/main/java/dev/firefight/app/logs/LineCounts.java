package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.Place;
import dev.firefight.evidence.pattern.ShapeScanner;
import dev.firefight.evidence.pattern.ShapeTable;
import dev.firefight.telemetry.log.LineFeed;
import dev.firefight.telemetry.log.LineSink;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/** What is counted of the lines of some files, by several threads at once: shapes, stack traces, forms, levels over time. */
final class LineCounts {
    private final List<LogFile> files;
    private final Windows windows;
    private final Speakers speakers;
    private final boolean areApart;
    private final ShapeTable shapes;
    private final ShapeTable traces;
    private final LineTally tally;

    /** Nothing is counted yet. */
    LineCounts(List<LogFile> files, Windows windows, Speakers speakers) {
        this(files, windows, speakers, false);
    }

    /**
     * Likewise.
     *
     * @param areApart whether what different speakers say is counted apart
     */
    LineCounts(List<LogFile> files, Windows windows, Speakers speakers, boolean areApart) {
        this.files = files;
        this.windows = windows;
        this.speakers = speakers;
        this.shapes = table(windows, ShapeTable.MOST_SHAPES, areApart);
        this.areApart = areApart;
        this.traces = table(windows, Traces.MOST, areApart);
        this.tally = new LineTally(files.size(), windows.count());
    }

    private static ShapeTable table(Windows windows, int most, boolean areApart) {
        return areApart ? ShapeTable.bySpeaker(windows.count(), most) : new ShapeTable(windows.count(), most);
    }

    /** Counts all lines; gives what could not be read, and why. */
    List<String> read(int threads) throws InterruptedException {
        LineFeed feed = new LineFeed(files.stream().map(LogFile::input).toList());
        feed.read(threads, Counting::new);
        return feed.problems().stream()
                .map(problem -> files.get(problem.file()).name() + ": " + problem.reason())
                .toList();
    }

    ShapeTable shapes() {
        return shapes;
    }

    ShapeTable traces() {
        return traces;
    }

    LineTally tally() {
        return tally;
    }

    /** Counts the lines that one thread reads. */
    private final class Counting implements LineSink {
        private final ShapeTable ownTraces = table(windows, Traces.MOST, areApart);
        private final LineTally ownTally = new LineTally(files.size(), windows.count());
        private final ShapeScanner scanner =
                new ShapeScanner(shapes, (bytes, lines) -> headers().read(bytes, lines));
        /** Those of the file that is read now: no thread comes back to one that it has left. */
        private Optional<LineHeaders> current = Optional.empty();

        private LineHeaders headers() {
            return current.orElseThrow();
        }

        @Override
        public void lines(int file, long offset, MemorySegment memory, long from, long to) {
            if (current.isEmpty() || headers().file() != file) {
                current.ifPresent(LineHeaders::end);
                current = Optional.of(new LineHeaders(
                        files.get(file), file, windows, speakers, ownTally, ownTraces, LineHeaders.into(shapes)));
            }
            headers().expect(offset, offset + to - from);
            ownTally.bytes(file, to - from);
            scanner.scan(memory, from, to, new Place(file, offset));
        }

        @Override
        public void close() {
            scanner.close();
            current.ifPresent(LineHeaders::end);
            synchronized (tally) {
                traces.add(ownTraces);
                tally.add(ownTally);
            }
        }
    }
}
