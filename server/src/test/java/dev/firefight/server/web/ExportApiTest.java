package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportApiTest extends WithServer {
    private static final String HOSTILE =
            "<script>alert(1)</script> | [x](javascript:alert(1)) \\u001b[31m \\u202e # **b**";

    private HttpResponse<String> export(String as) {
        HttpResponse<String> answer = server.get("Vera", "/api/v1/incidents/1/export?as=" + as);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    @Test
    void anIncidentIsExportedAndImportedOnce() {
        server.tell("checkout fails / \\\"../../etc\\\" é");
        HttpResponse<String> file = export("json");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"incident-1-checkout-fails-etc.json\"");

        HttpRequest.Builder restore = HttpRequest.newBuilder(
                        server.address("/api/v1/incidents/import?from=ops.example.org"))
                .header("Authorization", "Bearer " + server.token("Root"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "4711")
                .POST(HttpRequest.BodyPublishers.ofString(file.body()));
        HttpResponse<String> first = server.send(restore);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(server.send(restore).statusCode()).isEqualTo(200);
        assertThat(server.get("Vera", "/api/v1/incidents/3").statusCode()).isEqualTo(404);
        assertThat(OwnServer.json(server.get("Vera", "/api/v1/incidents/2/timeline"))
                        .at("/entries/4/text")
                        .asString())
                .contains("ops.example.org", "incident 1");
        assertThat(server.post("Ann", "/api/v1/incidents/import", file.body()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFileMayBeLargerThanOtherBodiesButNotWithoutEnd() {
        server.tell("checkout fails");
        String file = export("json").body();
        String wide = file.replace("\"entries\":[", "\"entries\":[" + " ".repeat(4 << 20));
        assertThat(server.post("Root", "/api/v1/incidents/import", wide).statusCode())
                .isEqualTo(201);
        byte[] megabyte = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        byte[] begin = "{\"entries\":[".getBytes(StandardCharsets.US_ASCII);
        List<byte[]> endless = new ArrayList<>(Collections.nCopies(129, megabyte));
        endless.addFirst(begin);
        assertThat(server.send(HttpRequest.newBuilder(server.address("/api/v1/incidents/import"))
                                .header("Authorization", "Bearer " + server.token("Root"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArrays(endless)))
                        .statusCode())
                .isEqualTo(413);
        for (String body : new String[] {"", "{", "[]", "null", "7", "{}", "{\"entries\":7}", "{\"entries\":[7]}"}) {
            HttpResponse<String> answer = server.post("Root", "/api/v1/incidents/import", body);
            assertThat(answer.statusCode()).as(body + " -> " + answer.body()).isEqualTo(400);
        }
    }

    @Test
    void whatPeopleWroteStaysTextInFilesForPeople() {
        server.tell(HOSTILE);
        server.write(1, "{\"kind\":\"observed\",\"source\":\"log\",\"what\":\"first\\nsecond " + HOSTILE + "\"}");
        server.write(
                1,
                "{\"kind\":\"change-started\",\"purpose\":\"fix\",\"what\":\"w\",\"where\":\"p\",\"expectedEffect\":\"e\",\"wayBack\":\"b\"}");

        String markdown = export("markdown").body();
        assertThat(markdown)
                .startsWith(
                        "# &lt;script&gt;alert(1)&lt;/script&gt; \\| \\[x\\](javascript:alert(1)) \uFFFD\\[31m \uFFFD \\# \\*\\*b")
                .contains("## Timeline", "first<br>second", "## Changes", "| Ann |")
                .doesNotContain("<script", "\u001b", "\u202e");

        HttpResponse<String> page = export("html");
        assertThat(page.body())
                .doesNotContain("<h2>Pictures")
                .contains(
                        "default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-",
                        "&lt;script&gt;",
                        "<h2>Timeline</h2>")
                .doesNotContain("<script", "\u001b", "\u202e", "<link", "src=\"", "href=");
        assertThat(server.get("Vera", "/api/v1/incidents/1/export?as=exe").statusCode())
                .isEqualTo(400);
        assertThat(server.get("Vera", "/api/v1/incidents/9/export").statusCode())
                .isEqualTo(404);
    }

    @Test
    void picturesLieInThePageAndOtherFilesDoNot() {
        server.tell("checkout fails");
        for (String type : List.of("image/png", "image/svg+xml", "text/html")) {
            assertThat(server.send(HttpRequest.newBuilder(
                                            server.address("/api/v1/incidents/1/files?name=%22%3E%3Cscript%3E.png"))
                                    .header("Authorization", "Bearer " + server.token("Ann"))
                                    .header("Content-Type", type)
                                    .POST(HttpRequest.BodyPublishers.ofString("<script>" + type)))
                            .statusCode())
                    .isEqualTo(201);
        }
        assertThat(export("html").body())
                .contains("img-src data:;", "src=\"data:image/png;base64,PHNjcmlwdD5pbWFnZS9wbmc=\"")
                .containsOnlyOnce("<img ")
                .doesNotContain("<script");
        assertThat(OwnServer.json(export("json")).path("files").size()).isEqualTo(3);
    }

    @Test
    void anAdministratorImportsByAForm() {
        server.tell("checkout fails");
        String key =
                OwnServer.found(server.page("Root", "/admin/import").body(), "name=\"formKey\" value=\"([^\"]+)\"");
        String body = "--b\r\nContent-Disposition: form-data; name=\"formKey\"\r\n\r\n" + key
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.json\"\r\n\r\n"
                + export("json").body() + "\r\n--b--\r\n";
        HttpResponse<String> sent = server.send(HttpRequest.newBuilder(server.address("/admin/import"))
                .header("Cookie", server.cookie("Root"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location")).contains("/incidents/2");
    }
}
