package dev.firefight.app;

import dev.firefight.app.demo.Demo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Runs the commands once on examples, so that the JVM can keep for later starts which classes they take, and which ways they go in them:
 * its training run, in its own words. Started with {@code -XX:AOTCacheOutput} when the program was built.
 */
public final class Training {
    private static final int LOOK_MILLIS = 100;
    private static final int MOST_LOOKS = 600;
    private static final int LINES = 200_000;
    private static final int TRACED_LINES = 2_000;
    private static final int FAILS_EVERY = 50;
    private static final int MILLIS_A_LINE = 7;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String[] SERVICES = {"web", "cart", "checkout", "payments", "stock", "mail"};

    private Training() {}

    /** Runs them. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("firefight-training");
        Path text = directory.resolve("text.log");
        Path json = directory.resolve("json.log");
        try {
            incident(directory);
            write(text, LINES, Training::text);
            write(json, TRACED_LINES, Training::json);
            run(
                    "investigate",
                    Path.of(System.getProperty("firefight.home", "."), "examples", "checkout-fire")
                            .toString());
            demo();
            run("logs", text.toString());
            run("logs", json.toString());
            run("trace", "--failed", json.toString());
        } finally {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    /** A server of this process, asked from the terminal and by a browser. */
    private static void incident(Path directory) throws IOException {
        Path token = directory.resolve("token");
        try (OwnServer server = new OwnServer(directory.resolve("journal.db"))) {
            Files.writeString(token, server.token());
            String address = "http://127.0.0.1:" + server.port();
            String[][] asked = {
                {"declare", "x", "--hurts-long", "no"}, {"say", "1", "errors fall"}, {"list"}, {"status", "1"}
            };
            for (String[] words : asked) {
                List<String> all = new ArrayList<>(List.of("incident"));
                all.addAll(List.of(words));
                all.addAll(List.of("--server", address, "--token-file", token.toString()));
                run(all.toArray(String[]::new));
            }
            for (String page : List.of("/", "/incidents/1")) {
                see(address + page, server.cookie());
            }
        }
    }

    /** What whoever comes for the first time sees, up to the suspects. */
    private static void demo() throws IOException, InterruptedException {
        PrintWriter troubles = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        try (Demo demo = new Demo(0, troubles)) {
            see(demo.address() + "/", "");
            for (int i = 0;
                    i < MOST_LOOKS && !(demo.hasSuspects() && demo.finished().isPresent());
                    i++) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            see(demo.address() + "/incidents/" + demo.burning().orElseThrow(), "");
            see(demo.address() + "/incidents/" + demo.finished().orElseThrow(), "");
        }
    }

    private static void see(String page, String cookie) throws IOException {
        URLConnection connection = URI.create(page).toURL().openConnection();
        connection.setRequestProperty("Accept", "text/html");
        connection.setRequestProperty("Cookie", cookie);
        connection.getInputStream().readAllBytes();
    }

    private static void run(String... arguments) {
        CommandLine commandLine = Main.commandLine(
                new PrintWriter(Writer.nullWriter()), new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        int code = commandLine.execute(arguments);
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code);
        }
    }

    /** A line of a log, with those that go on with it. */
    @FunctionalInterface
    private interface LineOf {
        String line(int number, boolean fails);
    }

    /** In the last third requests fail. */
    private static void write(Path file, int lines, LineOf form) throws IOException {
        try (BufferedWriter to = Files.newBufferedWriter(file)) {
            for (int number = 0; number < lines; number++) {
                to.write(form.line(number, number > lines / 3 * 2 && number % FAILS_EVERY == 0));
            }
        }
    }

    private static String time(int number) {
        return START.plusMillis((long) number * MILLIS_A_LINE).toString();
    }

    private static String service(int number) {
        return SERVICES[number % SERVICES.length];
    }

    private static String text(int number, boolean fails) {
        String head = time(number) + (fails ? " ERROR" : " INFO") + " [worker-" + number % 16 + "] " + service(number)
                + "-" + number % 2 + ": ";
        return head
                + (fails ? """
                        cannot answer /%s/%d: no connection after %d ms
                        java.util.concurrent.TimeoutException: no connection within 1000 ms
                        \tat shop.pool.Pool.acquire(Pool.java:183)
                        \tat shop.web.Handler.handle(Handler.java:41)
                        Caused by: java.net.ConnectException: Connection refused
                        \tat shop.net.Socket.connect(Socket.java:77)
                        \t... 2 more
                        """ : "answered request %2$d for /%1$s/%2$d in %3$d ms%n")
                        .formatted(service(number), number, number % 97);
    }

    private static String json(int number, boolean fails) {
        return String.format(
                Locale.ROOT,
                """
                {"time":"%s","level":"%s","logger":"%s","trace_id":"%032x","msg":"answered request %d in %d ms"}
                """,
                time(number),
                fails ? "error" : "info",
                service(number),
                number / SERVICES.length + 1,
                number,
                number % 97);
    }
}
