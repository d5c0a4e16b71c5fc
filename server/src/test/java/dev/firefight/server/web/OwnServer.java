package dev.firefight.server.web;

import dev.firefight.incident.Policy;
import dev.firefight.journal.Disk;
import dev.firefight.journal.Place;
import dev.firefight.server.OnDisk;
import dev.firefight.server.Server;
import dev.firefight.server.channel.Providers;
import dev.firefight.server.setup.SecretStore;
import dev.firefight.telemetry.window.Bounds;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server over a journal of its own, set up as a person would: Root administers, Ann responds, Vera looks. Each has a token. */
final class OwnServer implements AutoCloseable {
    static final String PASSWORD = "seven lanterns over a quiet harbour";

    /** Of telemetry: bodies of 1 MiB at most. */
    static final Bounds KEPT = new Bounds(64 << 20, 1 << 20, 16 << 20, 0);

    private static final long KEPT_RECORDINGS_BYTES = 16 << 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final StringWriter log = new StringWriter();
    private final Server server;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> cookies = new HashMap<>();

    OwnServer(Path directory, InstantSource clock) {
        this(directory, clock, Reach.PLAIN);
    }

    /** Reached in another way, though not over TLS, which the client of this class does not speak. */
    OwnServer(Path directory, InstantSource clock, Reach reach) {
        this(new Place.InFile(directory.resolve("journal.db")), clock, reach);
    }

    OwnServer(Place place, InstantSource clock) {
        this(place, clock, Reach.PLAIN);
    }

    private OwnServer(Place place, InstantSource clock, Reach reach) {
        this(new Server.Settings(place, "127.0.0.1", 0, Policy.USUAL, reach), clock);
    }

    /** With providers on loopback, and secrets for them. */
    OwnServer(Place place, InstantSource clock, Providers providers, Map<String, String> secrets) {
        this(
                new Server.Settings(
                        place,
                        "127.0.0.1",
                        0,
                        Policy.USUAL,
                        Reach.PLAIN,
                        Optional.empty(),
                        new SecretStore(secrets, Optional.empty()),
                        providers,
                        Optional.empty(),
                        Optional.empty()),
                clock);
    }

    /** With secrets to which its set-up refers. */
    OwnServer(Path directory, InstantSource clock, Map<String, String> secrets) {
        this(new Place.InFile(directory.resolve("journal.db")), clock, Providers.USUAL, secrets);
    }

    private OwnServer(Server.Settings settings, InstantSource clock) {
        server = Server.start(
                settings.journal() instanceof Place.InFile(Path file)
                        ? settings.with(new Server.Kept(file.resolveSibling("telemetry"), KEPT))
                                .with(new Server.Recorded(file.resolveSibling("recordings"), KEPT_RECORDINGS_BYTES))
                        : settings,
                clock,
                new SecureRandom(),
                new PrintWriter(log, true));
        server.setupPath().ifPresent(this::setUp);
    }

    /** Another node over the same database, to which those of the first come with what they have. */
    OwnServer(Place place, OwnServer other) {
        this(place, InstantSource.system());
        tokens.putAll(other.tokens);
        cookies.putAll(other.cookies);
    }

    /** Lets those in who came to the same journal before. */
    OwnServer with(OwnServer before) {
        tokens.putAll(before.tokens);
        cookies.putAll(before.cookies);
        return this;
    }

    /** On a disk that has troubles. */
    OwnServer(Disk disk, InstantSource clock) {
        server = OnDisk.start(disk, clock, new PrintWriter(log, true));
        server.setupPath().ifPresent(this::setUp);
    }

    int port() {
        return server.port();
    }

    /** Who may use a route. */
    Allowed allowed(String route) {
        try {
            Field web = Server.class.getDeclaredField("web");
            web.setAccessible(true);
            return ((Web) web.get(server)).allowed(route);
        } catch (ReflectiveOperationException renamed) {
            throw new IllegalStateException(renamed);
        }
    }

    /** A route as it is asked for, with something in the place of its parameters. */
    static String concrete(String route) {
        return route.replace("{incident}", "1")
                .replace("{number}", "1")
                .replace("{secret}", "s".repeat(43))
                .replaceAll("\\{[^}]+}", "x");
    }

    private void setUp(String path) {
        enter("Root", path);
        makeToken("Root", "admin");
        invite("Ann", "responder");
        invite("Vera", "viewer");
    }

    /** Lets somebody in, with a token. */
    void invite(String name, String permission) {
        String page = form("Root", "/admin/invitations", "name=" + name + "&permission=" + permission)
                .body();
        enter(name, found(page, "(/join/[A-Za-z0-9_-]+)"));
        makeToken(name, permission);
    }

    private void makeToken(String name, String permission) {
        String page = form(name, "/account/tokens", "label=test&days=&permission=" + permission)
                .body();
        tokens.put(name, found(page, "(ffp_[A-Za-z0-9_-]{43})"));
    }

    /** Logs in, and has the cookie for an answer. */
    String enterAgain(String name) {
        enter(name, "/login");
        return cookie(name);
    }

    private void enter(String name, String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "name=" + name + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8))));
        String cookie =
                answer.headers().firstValue("Set-Cookie").orElseThrow(() -> new IllegalStateException(answer.body()));
        cookies.put(name, cookie.substring(0, cookie.indexOf(';')));
    }

    static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + page);
        }
        return matcher.group(1);
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** All routes, each as its method and path. */
    List<String> routes() {
        return server.routes();
    }

    /** All that was told to the log. */
    String log() {
        return log.toString();
    }

    /** The token of somebody, or what stands for one that is forged. */
    String token(String name) {
        return tokens.getOrDefault(name, "ffp_" + "x".repeat(43));
    }

    /** The cookie of somebody, as a header says it. */
    String cookie(String name) {
        return cookies.getOrDefault(name, SessionCookie.NAME + "=" + "x".repeat(43));
    }

    HttpResponse<String> get(String name, String path) {
        return send(HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token(name)));
    }

    /** What is no text. */
    HttpResponse<byte[]> bytes(String name, String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(address(path))
                            .header("Authorization", "Bearer " + token(name))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /** As a browser asks for a page. */
    HttpResponse<String> page(String name, String path) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Accept", "text/html")
                .header("Cookie", cookie(name)));
    }

    HttpResponse<String> post(String name, String path, String json) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + token(name))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A document of the set-up. */
    HttpResponse<String> yaml(String name, String path, String document) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + token(name))
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(document)));
    }

    /** As a program that is not let in, but for what stands in the address. */
    HttpResponse<String> anyone(String path, String json) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** What the forms of somebody's session bring along. */
    String formKey(String name) {
        return found(page(name, "/account").body(), "name=\"form-key\" content=\"([^\"]+)\"");
    }

    /** As a form of a page sends it, with the key of its session. */
    HttpResponse<String> form(String name, String path, String fields) {
        String key = formKey(name);
        return send(HttpRequest.newBuilder(address(path))
                .header("Accept", "text/html")
                .header("Cookie", cookie(name))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        fields + "&formKey=" + URLEncoder.encode(key, StandardCharsets.UTF_8))));
    }

    /** Declares the first incident, which is a major one with somebody who commands. */
    void tell(String title) {
        post("Ann", "/api/v1/incidents", "{\"title\":\"" + title + "\",\"willHurtLong\":\"no\"}");
        write(1, "{\"kind\":\"severity-set\",\"severity\":\"sev-1\"}");
        write(1, "{\"kind\":\"role-taken\",\"role\":\"commander\",\"person\":\"Ann\"}");
        write(1, "{\"kind\":\"observed\",\"what\":\"5xx on payments\",\"source\":\"metric\"}");
    }

    /** Writes what has to be taken. */
    void write(long incident, String json) {
        HttpResponse<String> answer = post("Ann", "/api/v1/incidents/" + incident + "/timeline", json);
        if (answer.statusCode() != 201) {
            throw new AssertionError(json + " -> " + answer.body());
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        server.close();
    }
}
