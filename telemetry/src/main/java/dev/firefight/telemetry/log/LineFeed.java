package dev.firefight.telemetry.log;

import dev.firefight.telemetry.packing.Unpacked;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Reads the lines of files with several threads: plain files in chunks, of which each thread takes the next; what is packed or streams, as a
 * whole. A line belongs to the chunk in which it starts, and one that was cut belongs to one chunk with all of its parts. Memory is a window for each thread, whatever the files are.
 *
 * <p>Files are read and not mapped: one that is cut while it is read ends earlier, and that is told.
 */
public final class LineFeed {
    /** How much of a line is handed out at least, if it is as long. */
    public static final int LONGEST_BYTES = 1 << 18;

    private static final long CHUNK_BYTES = 1 << 23;
    private static final int COLOUR_BYTES = 1 << 16;

    /**
     * What could not be read.
     *
     * @param file number of the file in the list
     * @param reason in words, with what was done about it
     */
    public record Problem(int file, String reason) {}

    /** What a thread does next. */
    private record Task(int file, LogInput input, long from, long to) {}

    private final Deque<Task> tasks = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final long chunkBytes;

    /** A feed of the lines of some inputs, which are numbered in this order. It is read once. */
    public LineFeed(List<LogInput> inputs) {
        this(inputs, CHUNK_BYTES);
    }

    LineFeed(List<LogInput> inputs, long chunkBytes) {
        this.chunkBytes = chunkBytes;
        for (int file = 0; file < inputs.size(); file++) {
            LogInput input = inputs.get(file);
            Task whole = new Task(file, input, 0, input.bytes());
            if (input.plain().isPresent()) {
                tasks.addLast(whole);
            } else {
                tasks.addFirst(whole); // first, as threads cannot share it
            }
        }
    }

    /** What could not be read so far, in the order of the files. */
    public List<Problem> problems() {
        synchronized (problems) {
            return problems.stream()
                    .distinct()
                    .sorted(Comparator.comparingInt(Problem::file))
                    .toList();
        }
    }

    /**
     * Reads everything. What a sink throws is thrown here, when no thread reads any more.
     *
     * @param threads how many read at once
     * @param sinks makes a sink for each of them, in that thread
     * @throws InterruptedException when interrupted; the threads end soon
     */
    public void read(int threads, Supplier<? extends LineSink> sinks) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform().daemon().name("lines-" + i).start(() -> work(sinks)));
        }
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            workers.forEach(Thread::interrupt);
            throw e;
        }
        faults.forEach(LineFeed::rethrow);
    }

    private static void rethrow(Throwable fault) {
        switch (fault) {
            case Error e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(fault);
        }
    }

    private void work(Supplier<? extends LineSink> sinks) {
        try (LineSink sink = sinks.get()) {
            ByteBuffer memory = ByteBuffer.allocateDirect(Window.BYTES);
            Optional<Task> task = next();
            while (task.isPresent()) {
                read(task.get(), sink, memory);
                task = next();
            }
        } catch (RuntimeException | Error e) { // the other threads need not go on
            faults.add(e);
        }
    }

    private Optional<Task> next() {
        if (!faults.isEmpty() || Thread.currentThread().isInterrupted()) {
            return Optional.empty();
        }
        synchronized (tasks) {
            Optional<Task> first = Optional.ofNullable(tasks.pollFirst());
            return first.map(task -> {
                if (task.input().plain().isEmpty() || task.to() - task.from() <= chunkBytes) {
                    return task;
                }
                long middle = task.from() + chunkBytes;
                tasks.addFirst(new Task(task.file(), task.input(), middle, task.to()));
                return new Task(task.file(), task.input(), task.from(), middle);
            });
        }
    }

    private void read(Task task, LineSink sink, ByteBuffer memory) {
        try {
            Optional<Path> plain = task.input().plain();
            if (plain.isPresent()) {
                readFile(plain.get(), task, sink, memory);
            } else {
                readStream(task, sink);
            }
        } catch (IOException e) {
            problem(task, "cannot be read to its end: " + LogInput.reason(e) + "; kept what came before");
        }
    }

    private void readFile(Path file, Task task, LineSink sink, ByteBuffer memory) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            Window window = new Window.OnFile(memory, channel, task.input().bytes());
            long from = task.input().border(task.from());
            long to = task.input().border(task.to());
            long end = from < to ? new WholeLines(window, task.file(), sink).read(from, to) : to;
            if (end < to) {
                problem(task, "became shorter while it was read; kept what was there");
            }
        }
    }

    private void readStream(Task task, LineSink sink) throws IOException {
        try (BufferedInputStream packed = task.input().open();
                Unpacked unpacked = Unpacked.of(packed);
                BufferedInputStream raw = new BufferedInputStream(unpacked, COLOUR_BYTES);
                BufferedInputStream content = new BufferedInputStream(Colours.without(raw))) {
            Optional<String> refusal = Unpacked.refusal(content);
            if (refusal.isPresent()) {
                problem(task, refusal.get());
                return;
            }
            new WholeLines(new Window.OnStream(content), task.file(), sink).read(0, Long.MAX_VALUE);
            if (unpacked.isDamaged()) {
                problem(
                        task,
                        "the compressed file is cut or damaged at line " + unpacked.line() + "; kept what came before");
            }
        }
    }

    private void problem(Task task, String reason) {
        synchronized (problems) {
            problems.add(new Problem(task.file(), reason));
        }
    }
}
