package dev.firefight.app;

import dev.firefight.incident.Policy;
import dev.firefight.journal.Place;
import dev.firefight.server.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real server over a journal of its own, with one person let in, and the file of a token. It can be stopped and started again. */
final class LoopbackServer implements AutoCloseable {
    private static final String PASSWORD = "seven lanterns over a quiet harbour";

    private final HttpClient client = HttpClient.newHttpClient();
    private final StringWriter log = new StringWriter();
    private final Path directory;
    private Server server;

    LoopbackServer(Path directory) {
        this.directory = directory;
        server = start(0);
        setUp(server.setupPath().orElseThrow());
    }

    private Server start(int port) {
        return Server.start(
                new Server.Settings(new Place.InFile(directory.resolve("journal.db")), "127.0.0.1", port, Policy.USUAL),
                InstantSource.system(),
                new SecureRandom(),
                new PrintWriter(log, true));
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    Path tokenFile() {
        return directory.resolve("token");
    }

    String log() {
        return log.toString();
    }

    /** As if the machine had been started anew. */
    void restart() {
        int port = server.port();
        server.close();
        server = start(port);
    }

    private void setUp(String path) {
        HttpResponse<String> entered = send(form(path, "name=Ann&password=" + encoded(PASSWORD)));
        String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
        String session = cookie.substring(0, cookie.indexOf(';'));
        String page = send(HttpRequest.newBuilder(URI.create(address() + "/account"))
                        .header("Accept", "text/html")
                        .header("Cookie", session))
                .body();
        String key = found(page, "name=\"form-key\" content=\"([^\"]+)\"");
        String made = send(form("/account/tokens", "label=test&days=&permission=admin&formKey=" + encoded(key))
                        .header("Cookie", session))
                .body();
        try {
            Files.writeString(tokenFile(), found(made, "(ffp_[A-Za-z0-9_-]{43})") + "\n");
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private HttpRequest.Builder form(String path, String fields) {
        return HttpRequest.newBuilder(URI.create(address() + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + page);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        server.close();
    }
}
