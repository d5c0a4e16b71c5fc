package dev.firefight.app.bench;

import dev.firefight.app.OwnServer;
import dev.firefight.server.Server;
import dev.firefight.telemetry.window.Bounds;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much telemetry the server takes durably. It answers over loopback in this same process, so that senders and it share the cores of the
 * machine and the heap.
 */
final class OtlpBench {
    private static final int SPANS = 512;
    private static final int LOGS = 1_000;
    private static final int BODIES = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final long SEED = 20260301;
    private static final String PROTOBUF = "application/x-protobuf";

    /** Many senders with long bodies: several times what may be in hand at once. */
    private static final int PRESSING = 96;

    private static final int PRESSING_SPANS = 8_192;
    private static final Bounds LITTLE = Bounds.USUAL.withMostBytes(64L << 20);

    private final Path directory;
    private final int connections;
    private final Duration duration;

    /** A bench in an empty directory. */
    OtlpBench(Path directory, int connections, Duration duration) {
        this.directory = directory;
        this.connections = connections;
        this.duration = duration;
    }

    /**
     * What was measured.
     *
     * @param itemsPerSecond spans or log records that were acknowledged
     * @param bytesPerSecond of their bodies
     * @param answers how long they took
     * @param refused how many requests were answered 503
     * @param diskBytes what lies on disk at the end
     * @param heapBytes the most of the heap that was in use, garbage included
     */
    record Outcome(
            double itemsPerSecond,
            double bytesPerSecond,
            JournalBench.Load answers,
            long refused,
            long diskBytes,
            long heapBytes) {}

    /** Spans, in batches as the exporters of SDKs make them. */
    Outcome traces() throws IOException, InterruptedException {
        OtlpBodies bodies = new OtlpBodies(SEED, Instant.now());
        return run("traces", Bounds.USUAL, connections, SPANS, several(() -> bodies.traces(SPANS)));
    }

    /** Log records. */
    Outcome logs() throws IOException, InterruptedException {
        OtlpBodies bodies = new OtlpBodies(SEED, Instant.now());
        return run("logs", Bounds.USUAL, connections, LOGS, several(() -> bodies.logs(LOGS)));
    }

    /** More than the server takes, into a small window. */
    Outcome pressure() throws IOException, InterruptedException {
        OtlpBodies bodies = new OtlpBodies(SEED, Instant.now());
        byte[] body = bodies.traces(PRESSING_SPANS);
        return run("traces", LITTLE, PRESSING, PRESSING_SPANS, List.of(body));
    }

    /** The bounds under pressure. */
    static Bounds little() {
        return LITTLE;
    }

    private static List<byte[]> several(java.util.function.Supplier<byte[]> one) {
        return IntStream.range(0, BODIES).mapToObj(_ -> one.get()).toList();
    }

    private Outcome run(String signal, Bounds bounds, int senders, int itemsOfBody, List<byte[]> bodies)
            throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(directory, "otlp");
        Path kept = own.resolve("telemetry");
        try (OwnServer server = new OwnServer(own.resolve("journal.db"), Optional.of(new Server.Kept(kept, bounds)))) {
            String path = "/in/" + key(server) + "/v1/" + signal;
            Counting counting = new Counting();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < senders; i++) {
                    int first = i;
                    threads.execute(() -> counting.send(server.port(), path, bodies, first));
                }
                TimeUnit.MILLISECONDS.sleep(WARM_UP.toMillis());
                counting.isMeasuring.set(true);
                counting.watchHeap(duration);
                counting.isOver.set(true);
            }
            if (!counting.failures.isEmpty()) {
                throw counting.failures.element();
            }
            double seconds = duration.toMillis() / 1e3;
            List<Long> times = counting.measured.stream().flatMap(List::stream).toList();
            return new Outcome(
                    times.size() * (double) itemsOfBody / seconds,
                    counting.bytes.get() / seconds,
                    new JournalBench.Load(times.size() / seconds, times),
                    counting.refused.get(),
                    bytes(kept),
                    counting.mostHeap);
        } finally {
            delete(own);
        }
    }

    private static String key(OwnServer server) throws IOException {
        try (HttpConnection connection =
                new HttpConnection(server.port(), "Authorization: Bearer " + server.token() + "\r\n")) {
            String answer = connection
                    .post("/api/v1/integrations", "{\"name\":\"load\",\"kind\":\"otlp\"}")
                    .body();
            return answer.replaceAll(".*\"key\":\"([^\"]+)\".*", "$1");
        }
    }

    /** What all senders together count. */
    private static final class Counting {
        private final AtomicBoolean isMeasuring = new AtomicBoolean();
        private final AtomicBoolean isOver = new AtomicBoolean();
        private final AtomicLong bytes = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();
        private final ConcurrentLinkedQueue<List<Long>> measured = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<IOException> failures = new ConcurrentLinkedQueue<>();
        private long mostHeap;

        void send(int port, String path, List<byte[]> bodies, int first) {
            List<Long> times = new ArrayList<>();
            measured.add(times);
            try (HttpConnection connection = new HttpConnection(port, "")) {
                for (int i = first; !isOver.get(); i++) {
                    byte[] body = bodies.get(i % bodies.size());
                    boolean counts = isMeasuring.get();
                    long began = System.nanoTime();
                    int status = connection.post(path, PROTOBUF, body).status();
                    long took = System.nanoTime() - began;
                    if (status != 200 && status != 503) {
                        throw new IOException("the server answered " + status);
                    }
                    if (counts && status == 200) {
                        times.add(took);
                        bytes.addAndGet(body.length);
                    } else if (counts) {
                        refused.incrementAndGet();
                    }
                    if (status == 503) {
                        TimeUnit.MILLISECONDS.sleep(20); // senders wait a second and more
                    }
                }
            } catch (IOException failed) {
                failures.add(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void watchHeap(Duration length) throws InterruptedException {
            Instant end = Instant.now().plus(length);
            while (Instant.now().isBefore(end)) {
                TimeUnit.MILLISECONDS.sleep(20);
                mostHeap = Math.max(
                        mostHeap,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
        }
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            long all = 0;
            for (Path file : files.toList()) {
                all += Files.size(file);
            }
            return all;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
