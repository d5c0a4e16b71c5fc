package dev.firefight.app.bench;

import dev.firefight.app.OwnServer;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Bytes;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many entries the server writes durably, and how soon those who watch have them. The server answers over loopback in this same process,
 * so that both share the cores of the machine; what is measured is what a client sees.
 */
final class JournalBench {
    private static final int INCIDENTS = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration BETWEEN_ENTRIES = Duration.ofMillis(400);
    private static final int WATCHED_ENTRIES = 25;
    private static final String ENTRY =
            "{\"kind\":\"observed\",\"source\":\"metric\",\"what\":\"5xx on /pay rose from 0.1 to 12 % at 02:11 in Europe, "
                    + "the other regions are as before; pool of checkout at 32 of 32\"}";

    private final Path directory;
    private final int clients;
    private final Duration duration;

    /**
     * A bench in an empty directory.
     *
     * @param clients so many write at the same time, each as soon as it has its answer
     * @param duration how long it is measured
     */
    JournalBench(Path directory, int clients, Duration duration) {
        this.directory = directory;
        this.clients = clients;
        this.duration = duration;
    }

    /**
     * What was measured of many requests.
     *
     * @param perSecond how many were done
     * @param nanoseconds how long each took, in rising order
     */
    record Load(double perSecond, List<Long> nanoseconds) {
        Load {
            nanoseconds = nanoseconds.stream().sorted().toList();
        }

        /** How long it took at most for this share of them. */
        double milliseconds(double share) {
            int place = (int) Math.ceil(share * nanoseconds.size()) - 1;
            return nanoseconds.isEmpty() ? 0 : nanoseconds.get(Math.max(0, place)) / 1e6;
        }
    }

    /** Entries that are appended to the journal itself: what the disk and the database allow. */
    Load floor() throws IOException, InterruptedException {
        Place place = new Place.InFile(directory.resolve("floor.db"));
        try (Journal journal = Journal.open(place)) {
            Bytes payload = Bytes.ofText(ENTRY);
            return load(client -> {
                String stream = "incident/" + (client % INCIDENTS + 1);
                return () -> journal.append(
                        List.of(Addition.atTheEnd(stream, new Draft("observed", Instant.EPOCH, payload))));
            });
        }
    }

    /** Entries that are written over HTTP, each answered when it is on disk. */
    Load writing() throws IOException, InterruptedException {
        try (OwnServer server = new OwnServer(directory.resolve("writing.db"))) {
            declare(server, INCIDENTS);
            return load(client -> {
                HttpConnection connection = connect(server);
                String path = "/api/v1/incidents/" + (client % INCIDENTS + 1) + "/timeline";
                return () -> expect(201, connection.post(path, ENTRY));
            });
        }
    }

    /** How long after it was asked to be written an entry is read by each of those who watch one incident. */
    Load watching(int watchers) throws IOException, InterruptedException, ExecutionException {
        try (OwnServer server = new OwnServer(directory.resolve("watching.db"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            declare(server, 1);
            long[] written = new long[WATCHED_ENTRIES + 2];
            CountDownLatch ready = new CountDownLatch(watchers);
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int i = 0; i < watchers; i++) {
                all.add(threads.submit(() -> watch(server, written, ready)));
            }
            ready.await();
            Instant began = Instant.now();
            try (HttpConnection writer = connect(server)) {
                for (int entry = 2; entry <= WATCHED_ENTRIES + 1; entry++) {
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_ENTRIES.toMillis());
                    synchronized (written) {
                        written[entry] = System.nanoTime();
                    }
                    expect(201, writer.post("/api/v1/incidents/1/timeline", ENTRY));
                }
            }
            List<Long> delays = new ArrayList<>();
            for (Future<List<Long>> one : all) {
                delays.addAll(one.get());
            }
            double seconds = Duration.between(began, Instant.now()).toMillis() / 1e3;
            return new Load(delays.size() / seconds, delays);
        }
    }

    /** As a page does: hears that there is something new, and asks for it. */
    private static List<Long> watch(OwnServer server, long[] written, CountDownLatch ready) throws IOException {
        List<Long> delays = new ArrayList<>();
        try (HttpConnection events = connect(server);
                HttpConnection asking = connect(server)) {
            events.listen("/api/v1/events?since=0");
            long known = 0;
            while (known < WATCHED_ENTRIES + 1) {
                String line = events.line();
                if (!line.startsWith("data: {\"incident\":1,")) {
                    continue;
                }
                HttpConnection.Answer answer = asking.get("/api/v1/incidents/1/timeline?after=" + known);
                expect(200, answer);
                long now = System.nanoTime();
                long total = Long.parseLong(answer.body().replaceAll(".*\"total\":([0-9]+).*", "$1"));
                synchronized (written) {
                    for (long entry = Math.max(2, known + 1); entry <= total; entry++) {
                        delays.add(now - written[Math.toIntExact(entry)]);
                    }
                }
                if (known == 0) {
                    ready.countDown();
                }
                known = total;
            }
        }
        return delays;
    }

    /** Something that a client does again and again. */
    private interface Request {
        void send() throws IOException;
    }

    private interface Client {
        Request of(int number) throws IOException;
    }

    private Load load(Client client) throws IOException, InterruptedException {
        ConcurrentLinkedQueue<List<Long>> measured = new ConcurrentLinkedQueue<>();
        AtomicBoolean isMeasuring = new AtomicBoolean();
        AtomicBoolean isOver = new AtomicBoolean();
        ConcurrentLinkedQueue<IOException> failures = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                Request request = client.of(i);
                threads.execute(() -> {
                    try {
                        measured.add(repeat(request, isMeasuring, isOver));
                    } catch (IOException failed) {
                        failures.add(failed);
                    }
                });
            }
            TimeUnit.MILLISECONDS.sleep(WARM_UP.toMillis());
            isMeasuring.set(true);
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
            isOver.set(true);
        }
        if (!failures.isEmpty()) {
            throw failures.element();
        }
        List<Long> all = measured.stream().flatMap(List::stream).toList();
        return new Load(all.size() / (duration.toMillis() / 1e3), all);
    }

    private static List<Long> repeat(Request request, AtomicBoolean isMeasuring, AtomicBoolean isOver)
            throws IOException {
        List<Long> nanoseconds = new ArrayList<>();
        while (!isOver.get()) {
            boolean counts = isMeasuring.get();
            long began = System.nanoTime();
            request.send();
            if (counts) {
                nanoseconds.add(System.nanoTime() - began);
            }
        }
        return nanoseconds;
    }

    private static void expect(int status, HttpConnection.Answer answer) throws IOException {
        if (answer.status() != status) {
            throw new IOException("the server answered " + answer.status() + ": " + answer.body());
        }
    }

    private static HttpConnection connect(OwnServer server) throws IOException {
        return new HttpConnection(
                server.port(), "Cookie: " + server.cookie() + "\r\nFirefight-Form-Key: " + server.formKey() + "\r\n");
    }

    private static void declare(OwnServer server, int incidents) throws IOException {
        try (HttpConnection connection = connect(server)) {
            for (int i = 0; i < incidents; i++) {
                expect(
                        201,
                        connection.post("/api/v1/incidents", "{\"title\":\"load " + i + "\",\"willHurtLong\":\"no\"}"));
            }
        }
    }
}
