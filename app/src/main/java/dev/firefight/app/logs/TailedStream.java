package dev.firefight.app.logs;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** What is piped in, line by line as it comes. Who writes faster than lines are judged has to wait. */
final class TailedStream implements Tail {
    private static final int MOST_WAITING = 1 << 12;
    private static final int MOST_WAITING_BYTES = 1 << 22;

    private final String name;
    private final BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Semaphore room = new Semaphore(MOST_WAITING_BYTES);
    private final Thread reader;

    TailedStream(String name, InputStream stream) {
        this.name = name;
        this.reader = Thread.ofPlatform().daemon().name("piped").start(() -> read(stream));
    }

    private void read(InputStream stream) {
        try (BufferedInputStream bytes = new BufferedInputStream(stream)) {
            Optional<byte[]> line = next(bytes);
            while (line.isPresent()) {
                room.acquire(line.get().length);
                lines.put(line.get());
                line = next(bytes);
            }
        } catch (IOException e) {
            // it has ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<byte[]> next(InputStream bytes) throws IOException {
        int one = bytes.read();
        if (one < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (one >= 0 && one != '\n') {
            if (line.size() < MOST_LINE_BYTES) {
                line.write(one);
            }
            one = bytes.read();
        }
        return Optional.of(line.toByteArray());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void poll(Consumer<byte[]> taker) {
        for (int i = 0; i < MOST_WAITING; i++) {
            byte[] line = lines.poll();
            if (line == null) {
                return;
            }
            room.release(line.length);
            taker.accept(line);
        }
    }

    @Override
    public boolean isEnded() {
        return !reader.isAlive() && lines.isEmpty();
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
