package dev.firefight.telemetry.window;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file of frames, as far as it is forced to disk.
 *
 * @param file where it is
 * @param number segments are in the order of their numbers
 * @param bytes how many of it are on disk
 * @param firstMillis when the first frame arrived; 0 where there is none
 * @param lastMillis when the last one did
 * @param held what is in it, of each signal that is
 */
public record Segment(Path file, long number, long bytes, long firstMillis, long lastMillis, Map<Signal, Amount> held) {
    private static final String ENDING = ".segment";

    /**
     * How much there is of a signal.
     *
     * @param items spans, points or log records
     * @param rawBytes of the bodies as they came
     */
    public record Amount(long items, long rawBytes) {
        /** Nothing. */
        public static final Amount NONE = new Amount(0, 0);

        /** Both together. */
        public Amount plus(Amount other) {
            return new Amount(items + other.items, rawBytes + other.rawBytes);
        }
    }

    /** Copies the map. */
    public Segment {
        held = Map.copyOf(held);
    }

    static Segment empty(Path directory, long number) {
        return new Segment(directory.resolve("%012d".formatted(number) + ENDING), number, 0, 0, 0, Map.of());
    }

    /** Its number by its name; empty for what is no segment. */
    static Optional<Long> number(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.matches("[0-9]{12}" + ENDING)
                ? Optional.of(Long.parseLong(name.substring(0, 12)))
                : Optional.empty();
    }

    /** The same with one more frame. */
    Segment with(FrameHeader frame) {
        Map<Signal, Amount> more = new EnumMap<>(Signal.class);
        more.putAll(held);
        more.merge(frame.signal(), new Amount(frame.items(), frame.rawBytes()), Amount::plus);
        return new Segment(
                file,
                number,
                bytes + FrameHeader.BYTES + frame.storedBytes(),
                bytes == 0 ? frame.arrivedMillis() : Math.min(firstMillis, frame.arrivedMillis()),
                Math.max(lastMillis, frame.arrivedMillis()),
                more);
    }

    /** Whether anything in it may have arrived in a stretch of time, its end not in it. */
    public boolean touches(Instant from, Instant to) {
        return bytes > 0 && lastMillis >= from.toEpochMilli() && firstMillis < to.toEpochMilli();
    }

    /**
     * What lies on disk under a number. What a killed program left half-written at the end is cut off.
     *
     * @param isLast whether bodies are looked at too: only behind the last one may be written what was never forced
     */
    static Segment read(Path directory, long number, boolean isLast) throws IOException {
        Segment empty = empty(directory, number);
        long size = Files.size(empty.file);
        Segment read = empty;
        long end;
        try (InputStream in = Files.newInputStream(empty.file)) {
            FrameInput frames = new FrameInput(in);
            Optional<FrameHeader> frame = frames.next();
            while (frame.isPresent()) {
                FrameHeader header = frame.get();
                long before = frames.soundEnd();
                if (isLast) {
                    frames.body();
                }
                frame = frames.next();
                if (frames.soundEnd() > before) {
                    read = read.with(header);
                }
            }
            end = frames.soundEnd();
        }
        if (end < size) {
            try (FileChannel channel = FileChannel.open(empty.file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
                channel.force(true);
            }
        }
        return new Segment(read.file, number, end, read.firstMillis, read.lastMillis, read.held);
    }
}
