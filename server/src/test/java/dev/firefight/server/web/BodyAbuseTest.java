package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Bodies as nobody should send them, to every route that takes one, by somebody who may do everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyAbuseTest {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private OwnServer server;
    private String session = "";

    @BeforeAll
    void start(@TempDir Path directory) {
        server = new OwnServer(directory, InstantSource.system());
        server.tell("the till is on fire");
    }

    @AfterEach
    void noFaultWasTold() {
        assertThat(server.log()).isEmpty();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** Logging out is done whatever is sent along, and so it is left alone here. */
    private List<String> writing() {
        session = "Cookie: " + server.cookie("Root") + "\r\n" + Gate.FORM_KEY_HEADER + ": " + server.formKey("Root");
        return server.routes().stream()
                .filter(route -> route.startsWith("POST ") && !route.equals("POST /logout"))
                .toList();
    }

    @Test
    void jsonThatCannotBeReadIsRefusedByEveryRoute() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        for (String text : new String[] {
            "",
            " ",
            "{",
            "}",
            "[",
            "[]",
            "null",
            "true",
            "7",
            "\"x\"",
            "{}{}",
            "{]",
            "{\"a\"}",
            "{'a':1}",
            "{a:1}",
            "{\"a\":01}",
            "{\"a\":NaN}",
            "{\"a\":Infinity}",
            "{\"a\":+1}",
            "{\"a\":1,}",
            "// x\n{}",
            "{\"a\":\"\n\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12\"}",
            "\u0000",
            "{\"kind\":null}",
            "{\"kind\":[\"observed\"]}",
            "{\"kind\":{\"kind\":\"observed\"}}",
            "{\"kind\":\"observed\",\"what\":{\"a\":1},\"source\":\"metric\"}",
            "{\"kind\":\"observed\",\"what\":[],\"source\":\"metric\"}",
            "{\"kind\":\"observed\",\"what\":\"\\u0000\",\"source\":\"metric\"}",
            "{\"kind\":\"observed\",\"what\":\"\\ud800\",\"source\":\"metric\"}",
            "{\"kind\":\"observed\",\"what\":\"x\",\"what\":\"y\",\"source\":\"metric\"}",
            "{\"kind\":\"observed\",\"what\":\"x\",\"source\":1e400}",
            "{\"kind\":\"answered\",\"question\":" + "9".repeat(5_000) + ",\"answer\":\"x\"}",
            "{\"kind\":\"answered\",\"question\":1e2147483647,\"answer\":\"x\"}",
            "{\"kind\":\"answered\",\"question\":1.5,\"answer\":\"x\"}",
            "{\"a\":".repeat(100_000),
            "[".repeat(100_000),
            "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
            "{\"" + "k".repeat(100_000) + "\":1}",
            "{" + "\"k%d\":1,".repeat(20_000) + "\"x\":1}",
            "{\"title\":\"x\",\"willHurtLong\":\"no\",\"isDrill\":\"perhaps\"}",
            "{\"title\":\"" + "x".repeat(100_000) + "\",\"willHurtLong\":\"no\"}",
            "{\"title\":\"\",\"willHurtLong\":\"no\"}",
            "{\"text\":7}",
            "{\"text\":\"" + "x".repeat(10_001) + "\"}",
        }) {
            bodies.put(
                    text.substring(0, Math.min(60, text.length())) + " #" + bodies.size(),
                    text.getBytes(StandardCharsets.UTF_8));
        }
        for (String hex : new String[] {
            "7b2261223a22ff227d",
            "7b2261223a22c0af227d",
            "7b2261223a22eda080227d",
            "7b2261223a22f8888080227d",
            "fffe7b007d00",
            "0000007b",
            "efbbbf7b",
            "1f8b08000000",
            "504b0304",
            "80",
            "00"
        }) {
            bodies.put(hex, HexFormat.of().parseHex(hex));
        }
        for (String route : writing()) {
            bodies.forEach((name, body) -> refused(route, name, JSON, body));
        }
    }

    @Test
    void otherKindsOfBodiesAreRefused() {
        byte[] parts = "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nobserved\r\n--b--\r\n"
                .getBytes(StandardCharsets.UTF_8);
        for (String route : writing()) {
            for (String type : new String[] {
                "multipart/form-data; boundary=b",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=" + "b".repeat(5_000),
                "multipart/mixed; boundary=b",
                "text/plain",
                "text/html",
                "application/xml",
                "application/octet-stream",
                "application/jsonx; charset=\u0001",
                "nonsense",
                "/",
                ";",
                "application/x-www-form-urlencoded; charset=nonsense",
                "application/json; charset=utf-16",
                "*/*",
            }) {
                refused(route, type, type, parts);
                refused(route, type, type, "--b\r\nnonsense".getBytes(StandardCharsets.UTF_8));
                refused(route, type, type, new byte[0]);
            }
        }
    }

    @Test
    void formsThatCannotBeReadAreRefused() {
        for (String route : writing()) {
            for (String body : new String[] {
                "%",
                "%zz",
                "a=%",
                "a=%u1234",
                "=",
                "&&&",
                "a",
                "a=b=c",
                "%00=%00",
                "name=%00&password=%00",
                "name=%ff&password=%ff",
                "kind=observed&what=%ff&source=metric%00",
                "permission=owner&name=x&account=Nobody",
                "permission=",
                "days=-1&label=x",
                "days=99999999999&label=x",
                "days=1e3&label=x",
                "label=&permission=admin&days=",
                "label=%0a&permission=admin&days=",
                "account=&permission=viewer",
                "account=' or '1'='1&permission=viewer",
                "name=' or '1'='1&password=' or '1'='1",
                "name=" + "n".repeat(10_000) + "&password=" + "p".repeat(10_000),
                "a=b&".repeat(50_000),
                "a" + "[a]".repeat(10_000) + "=1",
                "kind=observed&kind=decided",
                "formKey=a&formKey=b",
            }) {
                refused(
                        route,
                        body.substring(0, Math.min(60, body.length())),
                        FORM,
                        body.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Seeded: bytes by chance, and good bodies with a few bytes altered. */
    @Test
    void bytesByChanceAreNeverAFault() {
        Random random = new Random(20260301);
        List<String> routes = writing();
        byte[] good = "{\"kind\":\"observed\",\"what\":\"x\",\"source\":\"metric\",\"confirmed\":true}"
                .getBytes(StandardCharsets.UTF_8);
        for (int number = 0; number < 1_000; number++) {
            byte[] body = random.nextBoolean() ? good.clone() : new byte[random.nextInt(200)];
            if (body.length != good.length) {
                random.nextBytes(body);
            }
            for (int altered = 0; altered < 3 && body.length > 0; altered++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            String route = routes.get(random.nextInt(routes.size()));
            Raw answer = send(route, random.nextBoolean() ? JSON : FORM, body, "");
            Abuse.check("number " + number + " to " + route, answer);
        }
    }

    /** Of senders whose key holds, so that the bodies are read: cut, altered and by chance. */
    @Test
    void whatSendersDeliverIsTakenOrRefusedAndNeverAFault() {
        Random random = new Random(20260302);
        byte[] good =
                ("{\"service\":\"checkout\",\"app\":\"checkout\",\"phase\":\"Running\",\"summary\":\"v42\",\"payload\":"
                                + "{\"summary\":\"v42\",\"custom_details\":{\"service\":[\"a\"]}},\"startedAt\":1772331000}")
                        .getBytes(StandardCharsets.UTF_8);
        for (String kind : List.of("argocd", "github", "generic", "pagerduty")) {
            String key = OwnServer.json(server.post(
                            "Root",
                            "/api/v1/integrations",
                            "{\"name\":\"abuse-" + kind + "\",\"kind\":\"" + kind + "\"}"))
                    .path("key")
                    .asString();
            for (String path : List.of("", "/change", "/github", "/v2/change/enqueue")) {
                for (int number = 0; number < 60; number++) {
                    byte[] body = random.nextBoolean()
                            ? java.util.Arrays.copyOf(good, random.nextInt(good.length))
                            : good.clone();
                    for (int altered = 0; altered < random.nextInt(4) && body.length > 0; altered++) {
                        body[random.nextInt(body.length)] = (byte) random.nextInt();
                    }
                    String route = "POST /in/" + key + path;
                    Raw answer = send(route, random.nextBoolean() ? JSON : FORM, body, "X-GitHub-Event: push\r\n");
                    Abuse.check(kind + path + " number " + number, answer);
                    assertThat(answer.body()).doesNotContain(key);
                }
            }
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedHoweverItComes() {
        byte[] large = ("{\"x\":\"" + "x".repeat(34_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (String route : writing()) {
            if (isDoneWithoutBody(route) && !route.endsWith("/files")) {
                continue;
            }
            for (String type : new String[] {JSON, FORM}) {
                byte[] body = route.endsWith("/import") || route.endsWith("/files")
                        ? large
                        : java.util.Arrays.copyOf(large, 1_200_000);
                Raw announced = send(route, type, body, "");
                Abuse.check(route, announced);
                assertThat(announced.status()).as(route + " " + type).isBetween(400, 499);
                Raw inPieces = sendChunked(route, type, body);
                if (inPieces.status() != 0) {
                    Abuse.check(route, inPieces);
                    assertThat(inPieces.status())
                            .as(route + " in pieces as " + type)
                            .isBetween(400, 499);
                }
            }
        }
    }

    @Test
    void aBodyThatGrowsWhenItIsUnpackedIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int megabyte = 0; megabyte < 200; megabyte++) {
                out.write(new byte[1 << 20]);
            }
        }
        for (String route : writing()) {
            for (String coding : new String[] {"gzip", "deflate", "br", "zstd", "gzip, gzip", "nonsense"}) {
                Raw answer = send(route, JSON, packed.toByteArray(), "Content-Encoding: " + coding + "\r\n");
                Abuse.check(route, answer);
                assertThat(answer.status()).as(route + " " + coding).isBetween(400, 499);
            }
        }
    }

    @Test
    void aBodyThatEndsEarlyIsRefusedAndNoFault() throws IOException {
        for (String route : writing()) {
            for (String end : new String[] {
                "Content-Length: 100\r\n\r\n{",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\"",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n"
            }) {
                try (Socket socket = Raw.connect(server.port())) {
                    socket.getOutputStream()
                            .write((route + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + JSON + "\r\n" + session + "\r\n"
                                            + end)
                                    .replace("{incident}", "1")
                                    .replace("{number}", "1")
                                    .replace("{secret}", "x")
                                    .getBytes(StandardCharsets.UTF_8));
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException reset) {
                    // As good as refused.
                }
            }
        }
    }

    private void refused(String route, String name, String type, byte[] body) {
        Raw answer = send(route, type, body, "");
        Abuse.check(route + " with " + name, answer);
        if (!isDoneWithoutBody(route)) {
            assertThat(answer.status())
                    .as(route + " with " + name + ": " + answer.body())
                    .isBetween(400, 499);
        }
    }

    /** Where nothing but the address says what is to be done, or any bytes are taken as those of a file. */
    private static boolean isDoneWithoutBody(String route) {
        return route.endsWith("/files")
                || route.endsWith("/links")
                || route.endsWith("/revoke")
                || route.endsWith("/withdraw")
                || route.endsWith("/end")
                || route.endsWith("/acknowledge")
                || route.endsWith("/acknowledgement")
                || route.endsWith("/investigate");
    }

    private Raw send(String route, String type, byte[] body, String headers) {
        byte[] head = (OwnServer.concrete(route).replace("/number/", "/999/")
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type + "\r\n" + session
                        + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        return Raw.send(server.port(), joined(head, body));
    }

    private Raw sendChunked(String route, String type, byte[] body) {
        byte[] head = (OwnServer.concrete(route) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type
                        + "\r\n" + session + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length)
                        + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        return Raw.send(server.port(), joined(head, joined(body, "\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
