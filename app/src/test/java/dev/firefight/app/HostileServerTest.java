package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers may be no Firefight, a proxy that sends elsewhere, or somebody who means harm: nothing is taken for done that was not. */
class HostileServerTest extends CommandRun {
    /** A title of a window, a colour in both ways of writing it, and letters from right to left. */
    private static final String STEERING = "\u001b]0;owned\u0007\u001b[31m\u009b31m\u202e";

    private static final List<String[]> COMMANDS = List.of(
            new String[] {"list"},
            new String[] {"status", "1"},
            new String[] {"show", "1"},
            new String[] {"roles", "1"},
            new String[] {"declare", "checkout fails"},
            new String[] {"say", "1", "errors fall"},
            new String[] {"take", "1", "commander"});

    @TempDir
    Path directory;

    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "{}";

    @BeforeEach
    void start() throws IOException {
        Files.writeString(directory.resolve("token"), "ffp_x");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "https://elsewhere.example.org/");
            exchange.sendResponseHeaders(status, status == 204 || status == 304 ? -1 : answer.length);
            if (status != 204 && status != 304) {
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int incident(int port, String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Stream<String> where = Stream.of(
                "--server",
                "http://127.0.0.1:" + port,
                "--token-file",
                directory.resolve("token").toString());
        return run(Stream.of(Stream.of("incident"), Stream.of(words), where)
                .flatMap(one -> one)
                .toArray(String[]::new));
    }

    private int incident(String... words) {
        return incident(server.getAddress().getPort(), words);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 303, 304, 307, 308})
    void whatSendsElsewhereHasNotDoneWhatWasAsked(int other) {
        status = other;
        for (String[] command : COMMANDS) {
            assertThat(incident(command)).as(String.join(" ", command)).isEqualTo(2);
            assertThat(out.toString()).as(String.join(" ", command)).isEmpty();
            assertThat(err.toString()).contains("sends on to somewhere else (" + other + ")", "--server");
        }
        Path file = directory.resolve("out.md");
        assertThat(incident("export", "1", "-o", file.toString())).isEqualTo(2);
        assertThat(file).doesNotExist();
        assertThat(incident("watch", "1")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"x\"", "1", "<html>", "{\"a\"", "[[[[[[[["})
    void whatIsNoObjectIsNoAnswer(String other) {
        body = other;
        for (String[] command : COMMANDS) {
            assertThat(incident(command)).as(String.join(" ", command)).isEqualTo(2);
            assertThat(err.toString()).contains("what answers there is no Firefight");
        }
        for (int problem : new int[] {400, 409, 500}) {
            status = problem;
            assertThat(incident("say", "1", "errors fall")).isEqualTo(2);
            assertThat(incident("list")).isEqualTo(2);
        }
    }

    @Test
    void whatHoldsARequestThatOnlyReadsIsToldAsAProblem() {
        status = 409;
        body = "{\"title\":\"no\"}";
        assertThat(incident("status", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("the server says 409: no");
    }

    @Test
    void nothingThatIsSentSteersTheTerminal() {
        String text = "\"" + STEERING.replace("\u001b", "\\u001b").replace("\u0007", "\\u0007") + "\"";
        String duty = "{\"role\":T,\"person\":T,\"since\":\"2026-01-01T00:00:00Z\"}";
        body =
                ("{\"number\":T,\"title\":T,\"severity\":T,\"isOpen\":true,\"phase\":T,\"total\":1,\"incident\":T,\"name\":T,"
                                + "\"duties\":[" + duty
                                + "],\"clocks\":[{\"text\":T}],\"openQuestions\":[{\"entry\":T,\"question\":T}],"
                                + "\"changes\":[{\"entry\":T,\"state\":\"open\",\"what\":T}],\"checklist\":[{\"question\":T,\"next\":T}],"
                                + "\"incidents\":[{\"number\":T,\"severity\":T,\"phase\":T,\"title\":T,\"commander\":T}],"
                                + "\"kinds\":[{\"kind\":T,\"isForPeople\":true,\"fields\":[{\"name\":T,\"shape\":T}]}],"
                                + "\"hints\":[{\"words\":T,\"instead\":T}],"
                                + "\"entries\":[{\"number\":T,\"at\":\"2026-01-01T00:00:00Z\",\"by\":T,\"label\":T,\"text\":T}]}")
                        .replace("T,", text + ",")
                        .replace("T}", text + "}");
        for (String[] command : COMMANDS) {
            assertThat(incident(command)).as(err.toString()).isZero();
            unsteered(command);
            assertThat(incident(Stream.concat(Stream.of(command), Stream.of("--json"))
                            .toArray(String[]::new)))
                    .isZero();
            unsteered(command);
        }
        incident("say", "1", "--kinds");
        unsteered("say", "1", "--kinds");
        for (int problem : new int[] {400, 409, 500}) {
            status = problem;
            incident("say", "1", "errors fall");
            unsteered("say");
        }
    }

    private void unsteered(String... command) {
        assertThat(out.toString() + err)
                .as(String.join(" ", command))
                .isNotEmpty()
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
    }

    @Test
    void anEventWithoutAnEndIsGivenUp() throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerWithoutEnd(endless));
            Thread watching = Thread.ofPlatform().daemon().start(() -> incident(endless.getLocalPort(), "watch", "1"));
            for (int wait = 0; wait < 600 && connections.get() < 2; wait++) {
                Thread.sleep(50);
            }
            assertThat(connections.get()).as(err.toString()).isGreaterThan(1);
            watching.interrupt();
        }
    }

    private final AtomicInteger connections = new AtomicInteger();

    /** The timeline has nothing, and the events are one line that never ends. */
    private void answerWithoutEnd(ServerSocket endless) {
        while (!endless.isClosed()) {
            try (Socket socket = endless.accept()) {
                String head = new String(socket.getInputStream().readNBytes(20), StandardCharsets.US_ASCII);
                if (head.startsWith("GET /api/v1/events")) {
                    connections.incrementAndGet();
                    write(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata:");
                    while (true) {
                        write(socket, "x".repeat(10_000));
                    }
                }
                write(socket, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 11\r\n\r\n{\"total\":0}");
            } catch (IOException gone) {
                // The next one is waited for.
            }
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
