package dev.firefight.telemetry.live;

import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.format.OtlpStream;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.live.Trouble.Kind;
import dev.firefight.telemetry.window.FrameHeader;
import dev.firefight.telemetry.window.FrameInput;
import dev.firefight.telemetry.window.Segment;
import dev.firefight.telemetry.window.Signal;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what came to this program itself, body by body, while more is written. Of more than may be read some are read that stand for all: of traces
 * whole ones, of metrics and logs bodies that lie evenly in the window.
 */
final class WindowReader implements SourceReader {
    /** What is noted where not all is read. */
    static final String IN_PART = "more came than is read at a time: an even part was read";

    /** Senders put together what they send for some seconds, and repeat it for a minute. */
    private static final Duration LATE = Duration.ofMinutes(2);

    /** What is noted of files whose traces are not looked through. */
    static final String BEGINNING = "more traces came than can be looked through: the oldest files were left out";

    /** So much is unpacked and looked through in less than the patience of whoever asks. */
    private static final long MOST_RAW_BYTES = 2L << 30;

    private final Source.OwnWindow source;
    private final InstantSource clock;
    private final long mostRawBytes;

    WindowReader(Source.OwnWindow source, InstantSource clock) {
        this(source, clock, MOST_RAW_BYTES);
    }

    /** With another bound on the bodies of traces that are looked through. */
    WindowReader(Source.OwnWindow source, InstantSource clock, long mostRawBytes) {
        this.source = source;
        this.clock = clock;
        this.mostRawBytes = mostRawBytes;
    }

    /** One reading under way. */
    private static final class Pass {
        private final LiveWindow window;
        private final Instant until;
        private final Intake intake;
        private final ReadNotes notes = new ReadNotes();
        private final Map<Signal, Integer> oneIn;
        private final Map<Signal, Long> seen = new EnumMap<>(Signal.class);
        private Optional<OtlpStream> requests = Optional.empty();
        private long passedOver;
        private long damaged;

        Pass(LiveWindow window, Instant until, Intake intake, Map<Signal, Integer> oneIn) {
            this.window = window;
            this.until = until;
            this.intake = intake;
            this.oneIn = oneIn;
        }
    }

    @Override
    public void read(LiveWindow window, Instant until, Intake intake) {
        Query asked = Query.of("what was received", "/");
        List<Segment> segments = source.window().segments().stream()
                .filter(one -> one.touches(window.from(), window.to().plus(LATE)))
                .toList();
        List<Segment> last = last(segments, mostRawBytes);
        Pass pass = new Pass(window, until, intake, oneIn(last));
        pass.notes.problem(0, BEGINNING, segments.size() - last.size());
        intake.asked();
        for (Segment one : last) {
            try {
                if (!read(one, pass)) {
                    intake.trouble(Trouble.of(Kind.DEADLINE, "the time for reading all sources was over")
                            .about(asked.asked()));
                    break;
                }
            } catch (NoSuchFileException deleted) {
                // The oldest goes when there is no room: it was at the beginning of the window.
            } catch (IOException e) {
                intake.trouble(Trouble.of(
                                Kind.FILE, "it cannot be read (" + e.getClass().getSimpleName() + ")")
                        .about(asked.asked()));
            }
        }
        pass.notes.problem(0, IN_PART, pass.passedOver);
        pass.notes.problem(0, "a body that is damaged on disk; left out", pass.damaged);
        intake.keepAll(asked, pass.notes);
    }

    /** The newest of them that can be looked through in time; at least one. */
    private static List<Segment> last(List<Segment> segments, long mostRawBytes) {
        int first = segments.size();
        long raw = 0;
        while (first > 0) {
            raw += segments.get(first - 1)
                    .held()
                    .getOrDefault(Signal.TRACES, Segment.Amount.NONE)
                    .rawBytes();
            if (raw > mostRawBytes && first < segments.size()) {
                break;
            }
            first--;
        }
        return segments.subList(first, segments.size());
    }

    /** Of so many of each signal one is read. */
    private Map<Signal, Integer> oneIn(List<Segment> segments) {
        Map<Signal, Integer> oneIn = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            long items = segments.stream()
                    .mapToLong(one ->
                            one.held().getOrDefault(signal, Segment.Amount.NONE).items())
                    .sum();
            oneIn.put(signal, Math.clamp(Math.ceilDiv(items, source.mostItems()), 1, Integer.MAX_VALUE));
        }
        return oneIn;
    }

    /** Reads a segment as far as it was on disk when the reading began; false when the time is over. */
    private boolean read(Segment segment, Pass pass) throws IOException {
        long from = pass.window.from().toEpochMilli();
        long to = pass.window.to().plus(LATE).toEpochMilli();
        try (InputStream file = new Begin(Files.newInputStream(segment.file()), segment.bytes())) {
            FrameInput frames = new FrameInput(file);
            for (Optional<FrameHeader> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                FrameHeader header = frame.get();
                boolean isWithin = header.arrivedMillis() >= from && header.arrivedMillis() < to;
                if (!isWithin || !isWanted(header.signal(), pass)) {
                    continue;
                }
                if (Thread.currentThread().isInterrupted() || !clock.instant().isBefore(pass.until)) {
                    return false;
                }
                Optional<byte[]> body = frames.body();
                if (body.isPresent() && !pass.intake.addPart(into -> add(header, body.get(), into, pass))) {
                    return false;
                }
            }
            pass.damaged += frames.damaged();
            return true;
        }
    }

    /** Of metrics and logs whole bodies are left out; of traces each body is looked through, since one trace lies in several. */
    private static boolean isWanted(Signal signal, Pass pass) {
        int oneIn = pass.oneIn.getOrDefault(signal, 1);
        long number = pass.seen.merge(signal, 1L, Long::sum);
        boolean isWanted = signal == Signal.TRACES || number % oneIn == 0;
        pass.passedOver += oneIn > 1 ? 1 : 0;
        return isWanted;
    }

    private static void add(FrameHeader header, byte[] body, TelemetryBuilder into, Pass pass) {
        if (pass.requests.isEmpty()) {
            pass.requests = Optional.of(new OtlpStream(into, pass.notes));
        }
        OtlpStream requests = pass.requests.get();
        int oneTraceIn = header.signal() == Signal.TRACES ? pass.oneIn.getOrDefault(Signal.TRACES, 1) : 1;
        long outside = into.allWithin(
                pass.window.fromNanos(),
                pass.window.toNanos(),
                oneTraceIn,
                () -> requests.read(header.encoding(), body));
        pass.notes.problem(0, LogFilesReader.OUTSIDE_WINDOW, outside);
    }

    /** The beginning of a file that goes on. */
    private static final class Begin extends FilterInputStream {
        private long left;

        Begin(InputStream in, long bytes) {
            super(new BufferedInputStream(in));
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(Math.min(bytes, left));
            left -= skipped;
            return skipped;
        }
    }

    @Override
    public Budget budget() {
        return new Budget(0, Integer.MAX_VALUE, Optional.empty());
    }
}
