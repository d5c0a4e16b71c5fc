package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttachmentTest extends WithServer {
    private static final String FILES = "/api/v1/incidents/1/files";

    @BeforeEach
    void start() {
        server.post("Ann", "/api/v1/incidents", "{\"title\":\"x\",\"willHurtLong\":\"no\"}");
    }

    @Test
    void aFileIsReadAsItWasPut() {
        byte[] content = new byte[5_000_000];
        new Random(7).nextBytes(content);
        HttpResponse<String> put = put("Ann", FILES + "?name=heap.dump", "application/x-dump", content);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
        String hash = OwnServer.json(put).at("/entries/0/fact/sha256").asString();

        HttpResponse<byte[]> read = server.bytes("Vera", FILES + "/" + hash);
        assertThat(read.body()).isEqualTo(content);
        assertThat(read.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(read.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(put("Ann", FILES + "?name=again", "x/y", content).statusCode())
                .as("the same content once more")
                .isEqualTo(201);
    }

    @Test
    void nothingOfAFileRunsInABrowser() {
        String script = "<script>alert(1)</script>";
        String hash = OwnServer.json(put(
                        "Ann",
                        FILES + "?name=../../a%0d%0ab.html",
                        "text/html",
                        script.getBytes(StandardCharsets.UTF_8)))
                .at("/entries/0/fact/sha256")
                .asString();
        HttpResponse<byte[]> read = server.bytes("Vera", FILES + "/" + hash);
        assertThat(read.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(read.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(read.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .doesNotContain("/");
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThat(put("Ann", FILES, "text/plain", new byte[0]).statusCode()).isEqualTo(400);
        assertThat(put("Ann", FILES, "text/plain", new byte[(8 << 20) + 1]).statusCode())
                .isEqualTo(400);
        assertThat(put("Vera", FILES, "text/plain", new byte[1]).statusCode()).isEqualTo(403);
        assertThat(server.get("Vera", FILES + "/" + "0".repeat(64)).statusCode())
                .isEqualTo(404);
        assertThat(server.post(
                                "Ann",
                                "/api/v1/incidents/1/timeline",
                                "{\"kind\":\"attached\",\"name\":\"x\",\"mediaType\":\"image/png\",\"bytes\":1,\"sha256\":\""
                                        + "0".repeat(64) + "\"}")
                        .statusCode())
                .as("a file without its content")
                .isEqualTo(400);
        assertThat(server.post(
                                "Ann",
                                "/api/v1/incidents/1/timeline",
                                "{\"kind\":\"clock-rang\",\"clock\":\"update-due\",\"due\":\"2026-03-01T00:00:00Z\"}")
                        .statusCode())
                .as("a reminder that nobody made")
                .isEqualTo(400);
    }

    @Test
    void aNameThatIsNoneIsRefusedAndNoFault() {
        for (String name : new String[] {"x".repeat(301), "x".repeat(5_000), "%00", "a%00.png", "a%0F".repeat(200)}) {
            assertThat(put("Ann", FILES + "?name=" + name, "text/plain", new byte[1])
                            .statusCode())
                    .as(name)
                    .isEqualTo(400);
        }
        assertThat(server.log()).isEmpty();
    }

    @Test
    void aFormOfAPageSendsAFile() {
        String key = OwnServer.found(
                server.page("Ann", "/incidents/1/attach").body(), "name=\"formKey\" value=\"([^\"]+)\"");
        String body = "--b\r\nContent-Disposition: form-data; name=\"formKey\"\r\n\r\n" + key
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"graph.png\"\r\nContent-Type: image/png\r\n\r\n"
                + "not really\r\n--b--\r\n";
        HttpResponse<String> sent = server.send(HttpRequest.newBuilder(server.address("/incidents/1/attach"))
                .header("Cookie", server.cookie("Ann"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        assertThat(server.page("Vera", "/incidents/1").body()).contains("alt=\"graph.png\"");
    }

    private HttpResponse<String> put(String name, String path, String type, byte[] content) {
        return server.send(HttpRequest.newBuilder(server.address(path))
                .header("Authorization", "Bearer " + server.token(name))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
    }
}
