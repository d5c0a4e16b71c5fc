package dev.firefight.app.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server tells of what is new. A connection on which not even a heart-beat comes is given up; a new one begins where the last event
 * was seen.
 */
final class Events {
    /** A server sends something every ten seconds. */
    private static final long SILENCE_SECONDS = 30;

    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long MOST_PAUSE_MILLIS = 10_000;
    private static final int MOST_WAITING_LINES = 1_000;
    /** Longer than any that a server sends. */
    private static final int MOST_LINE_CHARS = 10_000;

    private static final String END = "\0";

    private final ServerClient client;
    private final PrintWriter err;
    private Optional<InputStream> connection = Optional.empty();
    private BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_WAITING_LINES);
    private String lastId = "";
    private String event = "";
    private boolean isIncomplete;

    Events(ServerClient client, PrintWriter err) {
        this.client = client;
        this.err = err;
    }

    /** Waits for the next incident that has more entries; empty after each connection, and where everything is to be looked at anew. */
    Optional<Long> next() throws InterruptedException {
        if (connection.isEmpty()) {
            connect();
            return Optional.empty();
        }
        while (true) {
            String line = Optional.ofNullable(lines.poll(SILENCE_SECONDS, TimeUnit.SECONDS))
                    .orElse(END);
            if (line.equals(END)) {
                lose();
                Thread.sleep(FIRST_PAUSE_MILLIS); // what is cut off as soon as it begins would keep both sides busy
                connect();
                return Optional.empty();
            }
            if (line.startsWith("id:")) {
                lastId = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                event = line.substring(6).strip();
                if (event.equals("everything")) {
                    isIncomplete = true;
                    return Optional.empty();
                }
            } else if (line.startsWith("data:") && event.equals("incident")) {
                Optional<Long> incident = incident(line.substring(5));
                if (incident.isPresent()) {
                    return incident;
                }
            }
        }
    }

    /** Whether something was missed that only looking at everything shows. */
    boolean isIncomplete() {
        return isIncomplete;
    }

    private static Optional<Long> incident(String json) {
        try {
            return Optional.of(
                            JsonMapper.shared().readTree(json).path("incident").asLong(0))
                    .filter(number -> number > 0);
        } catch (JacksonException other) {
            return Optional.empty();
        }
    }

    private void connect() throws InterruptedException {
        isIncomplete = false;
        boolean isTold = false;
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, MOST_PAUSE_MILLIS)) {
            try {
                InputStream stream = client.stream("/api/v1/events", lastId);
                connection = Optional.of(stream);
                BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING_LINES);
                lines = waiting;
                Thread.ofVirtual().name("reads events").start(() -> read(stream, waiting));
                return;
            } catch (IOException broken) {
                if (!isTold) {
                    err.println("firefight: the connection is lost; trying again until it is back");
                    isTold = true;
                }
                Thread.sleep(pause);
            }
        }
    }

    private void lose() {
        connection.ifPresent(stream -> {
            try {
                stream.close();
            } catch (IOException gone) {
                // It is given up anyway.
            }
        });
        connection = Optional.empty();
    }

    private static void read(InputStream stream, BlockingQueue<String> into) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (Optional<String> line = line(reader); line.isPresent(); line = line(reader)) {
                into.put(line.get());
            }
        } catch (IOException | InterruptedException gone) {
            // Told by the end.
        }
        boolean _ = into.offer(END);
    }

    /** The next line; empty at the end. */
    private static Optional<String> line(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = reader.read(); next >= 0; next = reader.read()) {
            if (next == '\n') {
                return Optional.of(line.toString());
            }
            if (line.length() == MOST_LINE_CHARS) {
                throw new IOException("a line without an end");
            }
            line.append((char) next);
        }
        return Optional.empty();
    }
}
