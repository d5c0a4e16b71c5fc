package dev.firefight.app.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.firefight.app.OwnServer;
import dev.firefight.app.bench.AlertLoad.Group;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many alerts the server takes durably, and how soon somebody is called meanwhile. Senders, the server and a phone run in this process
 * over loopback, so that they share the cores of the machine.
 */
final class IntakeBench implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final int LEAST_ALERTS = 10;
    private static final int MOST_ALERTS = 50;
    private static final int SERVICES = 50;
    /** A group is resolved after its connection told so many others. */
    private static final int OPEN_GROUPS = 40;

    private static final int MOST_PROBES = 400;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STORM = 100_000;
    private static final Duration STORM_TIME = Duration.ofSeconds(10);
    private static final int CHANGES = 300;
    private static final int VIEWS = 50;
    private static final long SEED = 20260301;

    private final FakePhone phone;
    private final OwnServer server;
    private final String path;
    private final AtomicLong numbers = new AtomicLong(1);

    /**
     * Starts a server in an empty directory, with somebody of its own for each service that is tried.
     */
    IntakeBench(Path directory) throws IOException {
        phone = new FakePhone();
        server = new OwnServer(directory.resolve("intake.db"));
        try (HttpConnection admin = admin()) {
            expect(admin.post("/api/v1/setup", "application/yaml", setUp().getBytes(StandardCharsets.UTF_8)));
            path = "/in/"
                    + expect(admin.post("/api/v1/integrations", "{\"name\":\"load\",\"kind\":\"alertmanager\"}"))
                            .replaceAll("(?s).*\"key\":\"([^\"]+)\".*", "$1");
        }
    }

    private String setUp() {
        List<String> names = new ArrayList<>(List.of("usual", "storm"));
        IntStream.range(0, MOST_PROBES).mapToObj(i -> "probe-" + i).forEach(names::add);
        return "{\"people\":["
                + joined(names, "{\"name\":\"%1$s\",\"contacts\":[{\"ntfy\":\"%1$s\"}]}")
                + "],\"policies\":["
                + joined(names, "{\"name\":\"%1$s\",\"steps\":[{\"call\":[\"person %1$s\"],\"patience\":\"30m\"}]}")
                + "],\"teams\":["
                + joined(
                        names, "{\"name\":\"%1$s\",\"members\":[\"%1$s\"],\"services\":[\"%1$s\"],\"policy\":\"%1$s\"}")
                + "],\"channels\":{\"ntfy\":{\"server\":\"http://127.0.0.1:" + phone.port() + "\"}}}";
    }

    private static String joined(List<String> names, String form) {
        return names.stream().map(form::formatted).collect(Collectors.joining(","));
    }

    /**
     * What many deliveries cost.
     *
     * @param alertsPerSecond alerts that were stored and answered for
     * @param cpuMicros of this whole process for each alert, its senders and its phone included
     * @param answers how long deliveries took
     * @param calls how long after an alert of another service was sent its person's phone rang
     */
    record Pouring(double alertsPerSecond, double cpuMicros, JournalBench.Load answers, JournalBench.Load calls) {
        List<Figure> figures() {
            return List.of(
                    Figure.atLeast("alerts taken a second, durably", "1/s", alertsPerSecond, 5_000),
                    Figure.plain("time of a core for each, with its sender", "µs", cpuMicros),
                    Figure.plain("a delivery is answered, p50", "ms", answers.milliseconds(0.5)),
                    Figure.plain("a delivery is answered, p99", "ms", answers.milliseconds(0.99)),
                    Figure.plain("from alert to phone meanwhile, p50", "ms", calls.milliseconds(0.5)),
                    Figure.below("from alert to phone meanwhile, p99", "ms", calls.milliseconds(0.99), 1_000),
                    Figure.plain("phones that rang", "", calls.nanoseconds().size()));
        }
    }

    /** Groups of 10 to 50 alerts over 8 connections, each as soon as the last one is answered; each group fires, and is resolved later. */
    Pouring pour(Duration length) throws InterruptedException, ExecutionException {
        AtomicBoolean isMeasuring = new AtomicBoolean();
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicLong stored = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                Random random = new Random(SEED + i);
                all.add(threads.submit(() -> deliver(random, isMeasuring, isOver, stored)));
            }
            TimeUnit.MILLISECONDS.sleep(WARM_UP.toMillis());
            isMeasuring.set(true);
            long cpu = cpuNanos();
            Instant end = Instant.now().plus(length);
            List<Long> calls = new ArrayList<>();
            try {
                for (int probe = 0; probe < MOST_PROBES && Instant.now().isBefore(end); probe++) {
                    String service = "probe-" + probe;
                    calls.add(call(service).orElse(PATIENCE.toNanos()));
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_PROBES.toMillis());
                }
                TimeUnit.MILLISECONDS.sleep(
                        Math.max(0, Duration.between(Instant.now(), end).toMillis()));
            } catch (IOException broken) {
                throw new ExecutionException(broken);
            } finally {
                isOver.set(true);
            }
            cpu = cpuNanos() - cpu;
            List<Long> answers = new ArrayList<>();
            for (Future<List<Long>> one : all) {
                answers.addAll(one.get());
            }
            double seconds = length.toMillis() / 1e3;
            return new Pouring(
                    stored.get() / seconds,
                    cpu / 1e3 / Math.max(1, stored.get()),
                    new JournalBench.Load(answers.size() / seconds, answers),
                    new JournalBench.Load(calls.size() / seconds, calls));
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private List<Long> deliver(Random random, AtomicBoolean isMeasuring, AtomicBoolean isOver, AtomicLong stored)
            throws IOException {
        List<Long> times = new ArrayList<>();
        Deque<Group> open = new ArrayDeque<>();
        try (HttpConnection sender = new HttpConnection(server.port(), "")) {
            while (!isOver.get()) {
                boolean isFull = open.size() >= OPEN_GROUPS;
                Group group = isFull
                        ? open.removeFirst()
                        : group(
                                "service-" + random.nextInt(SERVICES),
                                "warning",
                                random.nextInt(LEAST_ALERTS, MOST_ALERTS + 1));
                String body = isFull ? group.resolved() : group.firing();
                boolean counts = isMeasuring.get();
                long began = System.nanoTime();
                expect(sender.post(path, body));
                if (counts && !isOver.get()) {
                    times.add(System.nanoTime() - began);
                    stored.addAndGet(group.count());
                }
                if (!isFull) {
                    open.addLast(group);
                }
            }
        }
        return times;
    }

    private Group group(String service, String severity, int count) {
        return new Group(
                service,
                severity,
                numbers.getAndAdd(count),
                count,
                Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS));
    }

    /** How long after a severe alert was sent the phone rang of whom it concerns, in nanoseconds; empty where it did not. */
    private OptionalLong call(String service) throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (HttpConnection sender = new HttpConnection(server.port(), "")) {
            expect(sender.post(path, group(service, "critical", 1).firing()));
        }
        OptionalLong rang = phone.rang(service, PATIENCE);
        return rang.isPresent() ? OptionalLong.of(rang.getAsLong() - began) : OptionalLong.empty();
    }

    /**
     * What a storm costs.
     *
     * @param seconds until the last of its alerts was answered for
     * @param call until somebody was called for an alert of another service that came last, in nanoseconds
     */
    record Storm(double seconds, long call) {
        List<Figure> figures() {
            return List.of(
                    Figure.plain("100,000 alerts of one service are taken in", "s", seconds),
                    Figure.below("a severe alert of another one after them, to phone", "ms", call / 1e6, 2_000));
        }
    }

    /** 100,000 alerts of one service in ten seconds, or as soon as they are taken, and then a severe one of another. */
    Storm storm() throws InterruptedException, ExecutionException, IOException {
        long began = System.nanoTime();
        AtomicLong told = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                all.add(threads.submit(() -> pace(began, told)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Storm(seconds, call("probe-" + (MOST_PROBES - 1)).orElse(PATIENCE.toNanos()));
    }

    private Object pace(long began, AtomicLong told) throws IOException, InterruptedException {
        try (HttpConnection sender = new HttpConnection(server.port(), "")) {
            for (long first = told.getAndAdd(MOST_ALERTS); first < STORM; first = told.getAndAdd(MOST_ALERTS)) {
                long due = began + first * (STORM_TIME.toNanos() / STORM);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                expect(sender.post(path, group("storm", "warning", MOST_ALERTS).firing()));
            }
        }
        return STORM;
    }

    /**
     * What it costs that many alerts are open.
     *
     * @param changes how long it took to resolve an alert or to have it fire, to the answer
     * @param page how long the list of alerts took as a page
     * @param list and for programs
     * @param heapBytes in use after the garbage was collected, of all that runs here
     */
    record Crowd(JournalBench.Load changes, JournalBench.Load page, JournalBench.Load list, long heapBytes) {
        List<Figure> figures() {
            return List.of(
                    Figure.plain("100,000 open: an alert fires or ends, p50", "ms", changes.milliseconds(0.5)),
                    Figure.below("100,000 open: an alert fires or ends, p99", "ms", changes.milliseconds(0.99), 20),
                    Figure.plain("100,000 open: the page of alerts, p50", "ms", page.milliseconds(0.5)),
                    Figure.below("100,000 open: the page of alerts, p99", "ms", page.milliseconds(0.99), 200),
                    Figure.below("100,000 open: the list for programs, p99", "ms", list.milliseconds(0.99), 200),
                    Figure.below("100,000 open: heap in use", "MB", heapBytes / 1e6, 1_000));
        }
    }

    /** To be asked after the storm, whose alerts stay open. */
    Crowd crowd() throws IOException {
        List<Long> changes = new ArrayList<>();
        List<Long> pages = new ArrayList<>();
        List<Long> lists = new ArrayList<>();
        try (HttpConnection sender = new HttpConnection(server.port(), "");
                HttpConnection admin = admin()) {
            for (int i = 0; i < CHANGES; i++) {
                Group one = group("storm", "warning", 1);
                changes.add(timed(() -> sender.post(path, one.firing())));
                changes.add(timed(() -> sender.post(path, one.resolved())));
            }
            for (int i = 0; i < VIEWS; i++) {
                pages.add(timed(() -> admin.get("/alerts")));
                lists.add(timed(() -> admin.get("/api/v1/alerts")));
            }
        }
        System.gc();
        return new Crowd(
                new JournalBench.Load(0, changes),
                new JournalBench.Load(0, pages),
                new JournalBench.Load(0, lists),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** Something that is asked of the server. */
    private interface Asked {
        HttpConnection.Answer ask() throws IOException;
    }

    private static long timed(Asked asked) throws IOException {
        long began = System.nanoTime();
        expect(asked.ask());
        return System.nanoTime() - began;
    }

    private static String expect(HttpConnection.Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("the server answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpConnection admin() throws IOException {
        return new HttpConnection(
                server.port(), "Cookie: " + server.cookie() + "\r\nFirefight-Form-Key: " + server.formKey() + "\r\n");
    }

    @Override
    public void close() {
        server.close();
        phone.close();
    }
}
