package dev.firefight.telemetry.window;

import dev.firefight.telemetry.window.WindowRefused.Why;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * The last telemetry that came, on disk, within bounds. Safe for use by many threads at once; one program at a time has a directory.
 */
public final class TelemetryWindow implements AutoCloseable {
    private final Bounds bounds;
    private final SegmentDirectory directory;
    private final InstantSource clock;
    private final Consumer<String> trouble;
    private final Thread writer;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private long waitingBytes;
    private boolean isClosed;
    private boolean isFailing;

    /** A body that waits to be written. */
    private record Waiting(
            Signal signal, Encoding encoding, int items, PackedBody body, CompletableFuture<Void> written) {
        long bytes() {
            return FrameHeader.BYTES + (long) body.bytes().length;
        }
    }

    private TelemetryWindow(Bounds bounds, SegmentDirectory directory, InstantSource clock, Consumer<String> trouble) {
        this.bounds = bounds;
        this.directory = directory;
        this.clock = clock;
        this.trouble = trouble;
        this.writer = Thread.ofPlatform().name("telemetry window").daemon().unstarted(this::writeGroups);
    }

    /**
     * Opens what lies in a directory, or will. A directory that cannot be used now is tried again with each body.
     *
     * @param trouble told once when the disk begins to fail, and once when it does no more
     */
    public static TelemetryWindow open(Path directory, Bounds bounds, InstantSource clock, Consumer<String> trouble) {
        TelemetryWindow window =
                new TelemetryWindow(bounds, new SegmentDirectory(directory, bounds, trouble), clock, trouble);
        window.writer.start();
        return window;
    }

    /** The bounds. */
    public Bounds bounds() {
        return bounds;
    }

    /** All that is on disk, the oldest first. What was read here may be deleted a moment later. */
    public List<Segment> segments() {
        return directory.segments();
    }

    /** Whether nothing is there. */
    public boolean isEmpty() {
        return directory.segments().stream().allMatch(one -> one.bytes() == 0);
    }

    /**
     * Stores a body. Returns when it is forced to disk.
     *
     * @param body a request that {@link dev.firefight.telemetry.format.OtlpCheck} took
     * @param items how many items it has
     * @throws WindowRefused when it is not stored, for sure or perhaps; a body that is sent again may be there twice
     */
    public void append(Signal signal, Encoding encoding, byte[] body, int items) throws WindowRefused {
        if (body.length > bounds.mostBodyBytes()) {
            throw new WindowRefused(Why.TOO_LARGE, "a body has " + bounds.mostBodyBytes() + " bytes at most");
        }
        Waiting waiting = new Waiting(signal, encoding, items, PackedBody.of(body), new CompletableFuture<>());
        if (waiting.bytes() > bounds.mostFrameBytes()) {
            throw new WindowRefused(Why.TOO_LARGE, "the window is too small for a body of this length");
        }
        enqueue(waiting);
        try {
            waiting.written.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof WindowRefused refused
                    ? refused
                    : new WindowRefused(Why.DISK, String.valueOf(failed.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new WindowRefused(Why.CLOSED, "the program stops");
        }
    }

    private synchronized void enqueue(Waiting waiting) throws WindowRefused {
        if (isClosed) {
            throw new WindowRefused(Why.CLOSED, "the program stops");
        }
        if (waitingBytes > 0 && waitingBytes + waiting.bytes() > bounds.mostWaitingBytes()) {
            throw new WindowRefused(Why.BUSY, "more comes than the disk takes");
        }
        waitingBytes += waiting.bytes();
        queue.addLast(waiting);
        notifyAll();
    }

    private void writeGroups() {
        while (true) {
            List<Waiting> group = nextGroup();
            if (group.isEmpty()) {
                return;
            }
            try {
                write(group);
                group.forEach(one -> one.written.complete(null));
                tell(false, "the disk takes telemetry again");
            } catch (Exception | Error failed) {
                String words = failed instanceof WindowRefused
                        ? String.valueOf(failed.getMessage())
                        : "the disk does not take telemetry: " + failed;
                tell(true, words);
                WindowRefused refused = new WindowRefused(Why.DISK, words);
                group.forEach(one -> one.written.completeExceptionally(refused));
            } finally {
                written(group);
            }
        }
    }

    private void write(List<Waiting> group) throws Exception {
        long now = clock.instant().toEpochMilli();
        List<SegmentDirectory.Frame> frames = new ArrayList<>(group.size());
        for (Waiting one : group) {
            frames.add(new SegmentDirectory.Frame(
                    FrameHeader.of(one.signal, one.encoding, one.items, one.body, now), one.body.bytes()));
        }
        directory.write(frames);
    }

    /** What waits, as much as is written before it is forced; empty when all is written and nothing more will come. */
    private synchronized List<Waiting> nextGroup() {
        while (queue.isEmpty() && !isClosed) {
            try {
                wait();
            } catch (InterruptedException nobodyDoesThat) {
                isClosed = true;
            }
        }
        List<Waiting> group = new ArrayList<>();
        long bytes = 0;
        while (!queue.isEmpty() && (group.isEmpty() || bytes + queue.getFirst().bytes() <= bounds.groupBytes())) {
            bytes += queue.getFirst().bytes();
            group.add(queue.removeFirst());
        }
        return group;
    }

    private synchronized void written(List<Waiting> group) {
        group.forEach(one -> waitingBytes -= one.bytes());
    }

    private void tell(boolean isFailingNow, String words) {
        if (isFailing != isFailingNow) {
            isFailing = isFailingNow;
            trouble.accept(words);
        }
    }

    /** How many bytes wait to be written. */
    public synchronized long waitingBytes() {
        return waitingBytes;
    }

    /** Writes what waits, and takes no more. */
    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            notifyAll();
        }
        boolean isInterrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException wait) {
                isInterrupted = true;
            }
        }
        directory.close();
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
