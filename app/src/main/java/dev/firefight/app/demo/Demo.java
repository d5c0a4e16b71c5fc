package dev.firefight.app.demo;

import dev.firefight.app.ServerStart;
import dev.firefight.incident.Policy;
import dev.firefight.journal.Place;
import dev.firefight.server.Server;
import dev.firefight.server.web.Reach;
import dev.firefight.telemetry.window.Bounds;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** All of the program at once, as it is shown. What it does it does by the doors that are there for everybody. */
public final class Demo implements AutoCloseable {
    private static final String HOST = "localhost";
    private static final int LOOK_MILLIS = 200;
    private static final int MOST_LOOKS = 100;
    private static final long MOST_TELEMETRY_BYTES = 256L << 20;

    private final InstantSource clock = InstantSource.system();
    private final Path directory;
    private final PrintWriter log;
    private final DemoJournal journal;
    private final Server server;
    private final DemoApi api;
    private final Shop shop;
    private final Thread history;
    private volatile boolean isClosed;

    /**
     * Starts it. It answers when this returns; what burns and what is over comes some seconds later.
     *
     * @param port where it answers; 0 for any that is free
     * @param log for troubles
     * @throws dev.firefight.app.UsageException where the port is taken, with what to do
     */
    public Demo(int port, PrintWriter log) throws IOException {
        this(port, log, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** As above, with all that it writes below a directory that is there. */
    Demo(int port, PrintWriter log, Path below) throws IOException {
        this.log = log;
        directory = Files.createTempDirectory(below, "firefight-demo");
        try {
            Place place = new Place.InFile(directory.resolve("journal.db"));
            journal = DemoJournal.begin(place, clock, new SecureRandom());
            server = ServerStart.start(
                    new Server.Settings(place, HOST, port, Policy.USUAL, Reach.DEMO)
                            .with(new Server.Kept(
                                    directory.resolve("telemetry"), Bounds.USUAL.withMostBytes(MOST_TELEMETRY_BYTES))),
                    "--port",
                    log);
        } catch (RuntimeException failed) {
            remove(directory);
            throw failed;
        }
        api = new DemoApi(address(), journal.token(), clock);
        shop = new Shop(
                in(journal.telemetry()),
                in(journal.alerts()),
                URI.create(in(journal.changes()) + "/change"),
                this::hasSuspects,
                clock,
                this::note);
        history = Thread.ofPlatform().name("history").daemon().start(this::tellHistory);
    }

    private URI in(String key) {
        return URI.create(address() + "/in/" + key);
    }

    /** What is broken off by the end is no trouble. */
    private void note(String trouble) {
        if (isClosed) {
            return;
        }
        log.println("firefight: " + trouble);
    }

    /** Whether suspects stand on the board of the incident that the shop's alerts opened. */
    public boolean hasSuspects() {
        return burning().filter(api::hasSuspects).isPresent();
    }

    /** The incident that the shop's alerts opened; empty until there is one. */
    public Optional<Long> burning() {
        return api.first(true);
    }

    /** The incident that is over; empty until it was taken over. */
    public Optional<Long> finished() {
        return api.first(false);
    }

    /**
     * An incident that is over is taken over from a file, as one of another house would be. What burns comes first: both at once would make whoever
     * waits for suspects wait longer.
     */
    private void tellHistory() {
        try {
            for (int i = 0; i < MOST_LOOKS && !hasSuspects(); i++) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException _) {
            return; // it is closed
        }
        api.restore(FinishedIncident.file(clock.instant()), "a drill of yesterday")
                .ifPresent(trouble -> note("the incident that is over is missing: " + trouble));
    }

    /** Where people look. */
    public String address() {
        return "http://" + HOST + ":" + server.port();
    }

    /** Ends it, and removes all that was written. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        history.interrupt();
        shop.close();
        api.close();
        server.close();
        try {
            remove(directory);
        } catch (IOException left) {
            log.println("firefight: what the demo wrote could not be removed: " + directory + " (" + left.getMessage()
                    + ")");
        }
    }

    private static void remove(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(directory)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }
}
