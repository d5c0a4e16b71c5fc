package dev.firefight.telemetry.window;

import dev.firefight.telemetry.window.WindowRefused.Why;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The segments of a window: written by one thread, looked at by many. */
final class SegmentDirectory implements AutoCloseable {
    private static final int MOST_SEGMENTS = 1_000;

    private final Path directory;
    private final Bounds bounds;
    private final Consumer<String> trouble;
    private final List<Segment> segments = new ArrayList<>(); // guarded by itself
    private long lastNumber;
    private @Nullable FileChannel lock;
    private @Nullable FileChannel active;

    /** What is written in one piece. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, not compared
    record Frame(FrameHeader header, byte[] body) {}

    SegmentDirectory(Path directory, Bounds bounds, Consumer<String> trouble) {
        this.directory = directory;
        this.bounds = bounds;
        this.trouble = trouble;
        if (Files.isDirectory(directory)) {
            try {
                open();
            } catch (IOException | WindowRefused failed) {
                trouble.accept("what was kept of telemetry cannot be used now: " + failed.getMessage());
            }
        }
    }

    List<Segment> segments() {
        synchronized (segments) {
            return List.copyOf(segments);
        }
    }

    /** Makes the directory and reads what is in it, once. */
    private void open() throws IOException, WindowRefused {
        if (lock != null) {
            return;
        }
        PrivateDirectory.at(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean isTaken = false;
        try {
            isTaken = channel.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            // Another window of this same program has it.
        } finally {
            if (!isTaken) {
                channel.close();
            }
        }
        if (!isTaken) {
            throw new WindowRefused(
                    Why.DISK, "another program keeps its telemetry in " + directory + ": name another directory");
        }
        lock = channel;
        readAll();
    }

    private void readAll() throws IOException {
        List<Long> numbers;
        try (Stream<Path> files = Files.list(directory)) {
            numbers = files.map(Segment::number)
                    .flatMap(Optional::stream)
                    .sorted()
                    .toList();
        }
        for (int i = 0; i < numbers.size(); i++) {
            lastNumber = numbers.get(i);
            Segment one = Segment.empty(directory, lastNumber);
            try {
                one = Segment.read(directory, lastNumber, i == numbers.size() - 1);
            } catch (IOException unreadable) {
                trouble.accept(one.file() + " cannot be read: " + unreadable.getMessage());
            }
            if (one.bytes() == 0) {
                Files.deleteIfExists(one.file());
            } else {
                synchronized (segments) {
                    segments.add(one);
                }
            }
        }
    }

    /** Writes frames and forces them. When it fails, none of them counts as written. */
    void write(List<Frame> frames) throws IOException, WindowRefused {
        open();
        long more = frames.stream()
                .mapToLong(one -> FrameHeader.BYTES + (long) one.body.length)
                .sum();
        Segment before = last();
        if (active != null && before.bytes() > 0 && before.bytes() + more > bounds.segmentBytes()) {
            retire();
        }
        makeRoom(more);
        FileChannel channel = active == null ? begin() : active;
        before = last();
        try {
            write(channel, frames);
            channel.force(false);
        } catch (IOException failed) {
            giveUp(channel, before);
            throw failed;
        }
        Segment after = before;
        for (Frame one : frames) {
            after = after.with(one.header);
        }
        replaceLast(after);
    }

    private static void write(FileChannel channel, List<Frame> frames) throws IOException {
        ByteBuffer[] buffers = new ByteBuffer[2 * frames.size()];
        long left = 0;
        for (int i = 0; i < frames.size(); i++) {
            buffers[2 * i] = frames.get(i).header.written();
            buffers[2 * i + 1] = ByteBuffer.wrap(frames.get(i).body);
            left += FrameHeader.BYTES + (long) frames.get(i).body.length;
        }
        int first = 0;
        while (left > 0) {
            while (!buffers[first].hasRemaining()) {
                first++;
            }
            left -= channel.write(buffers, first, buffers.length - first);
        }
    }

    private Segment last() {
        synchronized (segments) {
            return segments.isEmpty() ? Segment.empty(directory, 0) : segments.getLast();
        }
    }

    private void replaceLast(Segment by) {
        synchronized (segments) {
            segments.set(segments.size() - 1, by);
        }
    }

    private FileChannel begin() throws IOException {
        lastNumber++;
        Segment next = Segment.empty(directory, lastNumber);
        Files.deleteIfExists(next.file()); // left behind by a start that failed; it was never read
        FileChannel channel = FileChannel.open(next.file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true); // the name has to last as long as what is under it
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        active = channel;
        synchronized (segments) {
            segments.add(next);
        }
        return channel;
    }

    /** What the system holds of a file after a failed force is unknown: it is written no more, and what may be half-written is cut off. */
    private void giveUp(FileChannel channel, Segment sound) {
        active = null;
        try (channel) {
            channel.truncate(sound.bytes());
            if (sound.bytes() == 0) {
                Files.deleteIfExists(sound.file());
            }
        } catch (IOException again) {
            // Whoever reads it passes over what is damaged.
        }
        if (sound.bytes() == 0) {
            synchronized (segments) {
                segments.removeLast();
            }
        }
    }

    private void retire() throws IOException {
        if (active != null) {
            active.close();
            active = null;
        }
    }

    /** Deletes the oldest until there is room, in the bounds and on the disk. */
    private void makeRoom(long more) throws IOException, WindowRefused {
        while (total() + more > bounds.mostBytes() || count() >= MOST_SEGMENTS) {
            deleteOldest();
        }
        while (free() < bounds.leastFreeBytes() + more) {
            if (count() == 0) {
                throw new WindowRefused(
                        Why.DISK,
                        "less than " + (bounds.leastFreeBytes() >> 20) + " MiB of the disk are free: make room");
            }
            deleteOldest();
        }
    }

    private long free() {
        return directory.toFile().getUsableSpace();
    }

    private long total() {
        synchronized (segments) {
            return segments.stream().mapToLong(Segment::bytes).sum();
        }
    }

    private int count() {
        synchronized (segments) {
            return segments.size();
        }
    }

    private void deleteOldest() throws IOException {
        Segment oldest;
        boolean isActive;
        synchronized (segments) {
            oldest = segments.getFirst();
            isActive = segments.size() == 1 && active != null;
        }
        if (isActive) {
            retire();
        }
        Files.deleteIfExists(oldest.file());
        synchronized (segments) {
            segments.removeFirst();
        }
    }

    @Override
    public void close() {
        try {
            retire();
            if (lock != null) {
                lock.close();
            }
        } catch (IOException failed) {
            trouble.accept("telemetry was not closed as it should be: " + failed.getMessage());
        }
    }
}
