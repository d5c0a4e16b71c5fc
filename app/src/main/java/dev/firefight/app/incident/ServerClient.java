package dev.firefight.app.incident;

import dev.firefight.app.UsageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server, over HTTP. Each request is sent again where the connection breaks or the server asks to come back; what is written carries a key,
 * so that it is written once all the same. It follows no redirects, which could take the token elsewhere.
 */
final class ServerClient {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_TRIES = 5;
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration UPLOAD_PATIENCE = Duration.ofMinutes(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;
    private final String token;

    ServerClient(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /**
     * What came of a request.
     *
     * @param status of HTTP
     * @param body as it came
     */
    record Answer(int status, String body) {
        /** The body as JSON. */
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JacksonException other) {
                throw new UsageException("what answers there is no Firefight; look at --server");
            }
        }

        /** Whether a rule of the process stands against it. */
        boolean isHeld() {
            return status == 409;
        }

        private Answer checked() {
            if (status < 400 || isHeld()) {
                return this;
            }
            JsonNode problem = json();
            throw new UsageException("the server says " + status + ": "
                    + problem.path("title").asString("no more than that") + ". "
                    + problem.path("detail").asString(""));
        }
    }

    /** What is at a path. */
    Answer get(String path) {
        return send(request(path).timeout(PATIENCE).GET().build()).checked();
    }

    /** Sends something to be written, once. */
    Answer write(String path, ObjectNode body) {
        return send(request(path)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build())
                .checked();
    }

    /** Sends a file, once. */
    Answer upload(String path, String mediaType, Path file) throws FileNotFoundException {
        return send(request(path)
                        .timeout(UPLOAD_PATIENCE)
                        .header("Content-Type", mediaType)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build())
                .checked();
    }

    /** What goes on coming from a path, from the id of an event on; one try. */
    InputStream stream(String path, String lastId) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> answer =
                client.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            String text = new String(body.readNBytes(100_000), StandardCharsets.UTF_8);
            if (answer.statusCode() >= 500) {
                throw new IOException("the server says " + answer.statusCode());
            }
            new Answer(answer.statusCode(), text).checked();
        }
        throw new UsageException("what answers there is no Firefight; look at --server");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) {
        String trouble = "";
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            try {
                if (attempt > 0) {
                    Thread.sleep(FIRST_PAUSE_MILLIS << attempt);
                }
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 503 || attempt == MOST_TRIES - 1) {
                    return new Answer(answer.statusCode(), answer.body());
                }
            } catch (IOException broken) {
                trouble = broken.getClass().getSimpleName()
                        + (broken.getMessage() == null ? "" : ": " + broken.getMessage());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new UsageException("stopped");
            }
        }
        throw new UsageException("nobody answers at " + server + " (" + trouble
                + "); start it with firefight serve, or name another one with --server");
    }
}
