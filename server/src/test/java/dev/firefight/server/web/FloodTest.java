package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** More at once than anybody should ask for: those who do are held back, and all others go on. */
class FloodTest extends WithServer {
    @Test
    void wrongPasswordsAreThrottledAndTheOthersWork() throws Exception {
        List<Future<Raw>> answers = new ArrayList<>();
        try (ExecutorService strangers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 500; number++) {
                String fields = "name=Stranger" + number % 100 + "&password=wrong+password+" + number;
                answers.add(strangers.submit(() -> Raw.send(
                        server.port(),
                        "POST /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                + fields.length() + "\r\n\r\n" + fields)));
            }
        }
        Map<Integer, Long> statuses = new java.util.TreeMap<>();
        for (Future<Raw> answer : answers) {
            statuses.merge(answer.get().status(), 1L, Long::sum);
            Abuse.guarded("login", answer.get());
            if (answer.get().status() != 401) {
                assertThat(Integer.parseInt(answer.get().header("Retry-After").orElseThrow()))
                        .isBetween(1, 900);
            }
        }
        assertThat(statuses.keySet()).isSubsetOf(401, 429, 503);
        assertThat(statuses.getOrDefault(401, 0L))
                .as("passwords that were looked at: " + statuses)
                .isLessThan(100);
        assertThat(server.get("Vera", "/api/v1/incidents").statusCode()).isEqualTo(200);
        server.enterAgain("Ann");
    }

    @Test
    void nobodyAloneWatchesInThePlaceOfAllOthers() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        List<Raw> refused = new ArrayList<>();
        try {
            for (int number = 0; number < EventStream.MOST_WATCHERS_OF_ONE + 5; number++) {
                Socket socket = watch("Vera", "");
                byte[] start = socket.getInputStream().readNBytes(12);
                if (new String(start, StandardCharsets.US_ASCII).equals("HTTP/1.1 200")) {
                    sockets.add(socket);
                } else {
                    assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 429");
                    socket.close();
                    refused.add(new Raw(429, List.of(), ""));
                }
            }
            assertThat(sockets).hasSize(EventStream.MOST_WATCHERS_OF_ONE);
            assertThat(refused).hasSize(5);
            try (Socket other = watch("Ann", "")) {
                assertThat(new String(other.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 200");
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void aForgedPositionTellsNoMoreThanARightOne() throws IOException {
        server.tell("the till is on fire");
        for (String id : new String[] {
            "0",
            "-1",
            "1",
            "999999999999999999",
            "9".repeat(30),
            "abc",
            "1; drop",
            "%0d%0aid: 1",
            "1\tevent: x",
            "\u0661"
        }) {
            try (Socket socket = watch("Vera", "Last-Event-ID: " + id + "\r\n")) {
                StringBuilder heard = new StringBuilder();
                while (!heard.toString().contains("event: hello")) {
                    int next = socket.getInputStream().read();
                    assertThat(next).as(id + ": " + heard).isNotNegative();
                    heard.append((char) next);
                }
                assertThat(heard.toString()).as(id).startsWith("HTTP/1.1 200").doesNotContain("till is on fire");
                assertThat(heard.toString()
                                .lines()
                                .filter(line -> line.startsWith("event: "))
                                .collect(Collectors.toList()))
                        .containsExactly("event: hello");
            }
        }
    }

    /** The journal was restored from a backup, or another node is ahead: who waited for a position to come would hear nothing for long. */
    @Test
    void whoeverComesBackFromAPositionThatIsToComeLooksAtEverythingAndHearsOn() throws IOException {
        server.tell("the till is on fire");
        try (Socket socket = watch("Vera", "Last-Event-ID: 999999\r\n")) {
            StringBuilder heard = new StringBuilder();
            hear(socket, heard, "event: everything");
            assertThat(heard.toString()).doesNotContain("id: 999999");
            server.write(1, "{\"kind\":\"observed\",\"what\":\"errors fall\",\"source\":\"metric\"}");
            hear(socket, heard, "event: incident");
        }
    }

    private static void hear(Socket socket, StringBuilder heard, String words) throws IOException {
        while (!heard.toString().contains(words)) {
            int next = socket.getInputStream().read();
            assertThat(next).as(heard.toString()).isNotNegative();
            heard.append((char) next);
        }
    }

    /** Memory is for those who are known: many strangers with a little less than the largest body would fill it. */
    @Test
    void whoIsNotKnownIsRefusedBeforeTheyHaveSentMuch() {
        String strangers = "s".repeat(43);
        for (String path : new String[] {"/login", "/setup/" + strangers, "/join/" + strangers}) {
            for (String type : new String[] {"application/x-www-form-urlencoded", "multipart/form-data; boundary=b"}) {
                String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type;
                String begun = "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n" + "x".repeat(20_000);
                Raw announced = Raw.send(server.port(), head + "\r\nContent-Length: 1000000\r\n\r\n" + begun);
                Raw inPieces = Raw.send(
                        server.port(),
                        head + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(begun.length()) + "\r\n"
                                + begun);
                assertThat(announced.status()).as(path + " " + type).isBetween(400, 499);
                assertThat(inPieces.status()).as(path + " " + type).isBetween(400, 499);
            }
        }
    }

    /** Connections on which nothing, or a header without end, is said. */
    @Test
    void whoConnectsAndSaysNothingHoldsUpNobody() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int number = 0; number < 300; number++) {
                Socket socket = Raw.connect(server.port());
                socket.getOutputStream()
                        .write((number % 2 == 0
                                        ? "GET / HTTP/1.1\r\nHost: x\r\nX-"
                                        : "POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nn")
                                .getBytes(StandardCharsets.US_ASCII));
                silent.add(socket);
            }
            assertThat(server.get("Vera", "/api/v1/incidents").statusCode()).isEqualTo(200);
            assertThat(server.page("Ann", "/").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    private Socket watch(String name, String headers) throws IOException {
        Socket socket = Raw.connect(server.port());
        socket.getOutputStream()
                .write(("GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.token(name) + "\r\n"
                                + headers + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
