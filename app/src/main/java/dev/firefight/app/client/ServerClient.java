package dev.firefight.app.client;

import dev.firefight.app.UsageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
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
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int MOST_TRIES = 5;
    private static final long FIRST_PAUSE_MILLIS = 200;
    /** For the beginning of an answer, and for all tries together. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration UPLOAD_PATIENCE = Duration.ofMinutes(10);
    /** After its beginning, for an answer to its end, over a slow line too. */
    private static final Duration WHOLE_PATIENCE = Duration.ofMinutes(10);

    /** For the beginning of what has to be made first. */
    private static final Duration MAKING_PATIENCE = Duration.ofMinutes(2);

    private static final long MOST_FILE_BYTES = 4L << 30;
    private static final long MOST_ANSWER_BYTES = 256 << 20;

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
        /** The body as JSON: Firefight answers with an object, and nothing else is taken for one. */
        JsonNode json() {
            try {
                return JSON.readTree(body) instanceof ObjectNode object ? object : refuse();
            } catch (JacksonException other) {
                return refuse();
            }
        }

        private static JsonNode refuse() {
            throw new UsageException("what answers there is no Firefight; look at --server");
        }

        /** Whether a rule of the process stands against it. */
        boolean isHeld() {
            return status == 409;
        }

        private Answer checked() {
            if (status == OK || status == CREATED) {
                return this;
            }
            if (status < 400) {
                throw new UsageException("what answers there sends on to somewhere else (" + status
                        + "), where the token is not taken: name the address at which Firefight itself answers with"
                        + " --server, such as https:// in the place of http://");
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
        Answer answer = send(request(path)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
        return answer.isHeld() ? answer : answer.checked();
    }

    /** Sends a file, once. */
    Answer upload(String path, String mediaType, Path file) throws FileNotFoundException {
        Answer answer = send(request(path)
                .timeout(UPLOAD_PATIENCE)
                .header("Content-Type", mediaType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build());
        return answer.isHeld() ? answer : answer.checked();
    }

    /**
     * Has something made, and writes what comes into a file; one try, since it costs the server much.
     *
     * @param into is written over
     * @return what else was told
     */
    HttpHeaders download(String path, ObjectNode body, Path into) throws IOException {
        HttpRequest request = request(path)
                .timeout(MAKING_PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse.BodyHandler<String> handler = info -> info.statusCode() == OK
                ? HttpResponse.BodySubscribers.mapping(HttpResponse.BodySubscribers.ofFile(into), Path::toString)
                : HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);
        try {
            HttpResponse<String> answer = client.sendAsync(
                            request, HttpResponse.BodyHandlers.limiting(handler, MOST_FILE_BYTES))
                    .get(WHOLE_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            new Answer(answer.statusCode(), answer.body()).checked();
            return answer.headers();
        } catch (ExecutionException failed) {
            throw new UsageException("nothing came from " + server + " (" + words(failed.getCause())
                    + "); start it with firefight serve, or name another one with --server");
        } catch (TimeoutException endless) {
            throw new UsageException("the answer of " + server + " did not come to its end within "
                    + WHOLE_PATIENCE.toMinutes() + " minutes");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UsageException("stopped");
        }
    }

    /** What goes on coming from a path, from the id of an event on; one try. */
    InputStream stream(String path, String lastId) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> answer =
                client.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        boolean isEvents = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        if (answer.statusCode() == OK && isEvents) {
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
        Duration patience = request.timeout().orElse(PATIENCE);
        long end = System.nanoTime() + patience.toNanos();
        for (int attempt = 0; attempt < MOST_TRIES && System.nanoTime() < end; attempt++) {
            try {
                if (attempt > 0) {
                    Thread.sleep(FIRST_PAUSE_MILLIS << (attempt - 1));
                }
                HttpResponse<String> answer = whole(request, patience.plus(WHOLE_PATIENCE));
                if (answer.statusCode() != 503 || attempt == MOST_TRIES - 1) {
                    return new Answer(answer.statusCode(), answer.body());
                }
                trouble = "it is busy";
            } catch (SSLHandshakeException untrusted) {
                throw new UsageException("no safe connection to " + server + ": " + words(untrusted)
                        + "; look at the address, and at the certificate that it shows");
            } catch (IOException broken) {
                trouble = words(broken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new UsageException("stopped");
            }
        }
        throw new UsageException("nobody answers at " + server + " (" + trouble
                + "); start it with firefight serve, or name another one with --server");
    }

    /** An answer to its end, unless it has none: the time-out of a request is over once an answer begins. */
    private HttpResponse<String> whole(HttpRequest request, Duration atMost) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> coming = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), MOST_ANSWER_BYTES));
        try {
            return coming.get(atMost.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException endless) {
            coming.cancel(true);
            throw new UsageException(
                    "the answer of " + server + " did not come to its end within " + atMost.toMinutes() + " minutes");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException broken ? broken : new IOException(failed.getCause());
        }
    }

    private static String words(@Nullable Throwable broken) {
        if (broken == null) {
            return "broken off";
        }
        return broken.getClass().getSimpleName() + (broken.getMessage() == null ? "" : ": " + broken.getMessage());
    }
}
