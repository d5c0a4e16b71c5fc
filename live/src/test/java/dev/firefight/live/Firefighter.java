package dev.firefight.live;

import dev.firefight.incident.Policy;
import dev.firefight.journal.Place;
import dev.firefight.server.Server;
import dev.firefight.server.channel.Providers;
import dev.firefight.server.channel.mail.FakeSmtp;
import dev.firefight.server.channel.slack.FakeSlack;
import dev.firefight.server.setup.SecretStore;
import dev.firefight.server.web.Reach;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Firefight in this process, used by Ada, who administers and is on call. */
final class Firefighter implements AutoCloseable {
    /** How long recovery is watched here, where everything is scraped each second. */
    static final Duration SOAK = Duration.ofSeconds(30);

    private static final String PASSWORD = "nine kettles on a cold stove";

    private final HttpClient client = HttpClient.newHttpClient();
    private final StringWriter log = new StringWriter();
    private final Server server;
    private final String session;
    private final String formKey;
    private final String token;

    Firefighter(Path directory, FakeSlack slack) throws Exception {
        server = Server.start(
                new Server.Settings(
                        new Place.InFile(directory.resolve("journal.db")),
                        "127.0.0.1",
                        0,
                        policy(),
                        Reach.PLAIN,
                        Optional.empty(),
                        new SecretStore(
                                Map.of(
                                        "FIREFIGHT_SECRET_BOT", FakeSlack.BOT_TOKEN,
                                        "FIREFIGHT_SECRET_SIGNING", FakeSlack.SIGNING_SECRET),
                                Optional.empty()),
                        new Providers(slack.base(), Providers.USUAL.twilio()),
                        Optional.empty(),
                        Optional.empty()),
                InstantSource.system(),
                new SecureRandom(),
                new PrintWriter(log, true));
        String cookie = fields(
                        server.setupPath().orElseThrow(),
                        "",
                        "name=Ada&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        session = cookie.substring(0, cookie.indexOf(';'));
        String account = text(request("/account").header("Cookie", session).header("Accept", "text/html"));
        formKey = found(account, "name=\"form-key\" content=\"([^\"]+)\"");
        String page = fields(
                        "/account/tokens",
                        session,
                        "label=live&days=&permission=admin&formKey="
                                + URLEncoder.encode(formKey, StandardCharsets.UTF_8))
                .body();
        token = found(page, "(ffp_[A-Za-z0-9_-]{43})");
    }

    private static Policy policy() {
        Policy usual = Policy.USUAL;
        return new Policy(
                usual.commander(),
                usual.severity(),
                usual.scribe(),
                usual.updateSev1(),
                usual.updateSev2(),
                usual.updateOthers(),
                usual.escalation(),
                usual.duty(),
                SOAK,
                usual.freeze(),
                usual.rest(),
                usual.names());
    }

    private HttpResponse<String> fields(String path, String session, String fields) throws Exception {
        return client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .header("Cookie", session)
                        .POST(BodyPublishers.ofString(fields))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + page);
        }
        return matcher.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private String text(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** What programs are answered. */
    JsonNode get(String path) throws Exception {
        return JsonMapper.shared().readTree(text(request(path).header("Authorization", "Bearer " + token)));
    }

    JsonNode post(String path, String type, String body) throws Exception {
        return JsonMapper.shared()
                .readTree(text(request(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))));
    }

    /**
     * Sets up who is called and what is asked.
     *
     * @return where Alertmanagers tell of alerts
     */
    String setUp(Production production, FakeSmtp mails) throws Exception {
        post("/api/v1/setup", "application/yaml", """
                people: [{name: Ada, contacts: [{email: ada@example.org}]}]
                policies: [{name: usual, steps: [{call: [person Ada], patience: 10m}]}]
                channels:
                  email: {host: 127.0.0.1, port: %d, tls: none, from: firefight@example.org}
                  slack: {botToken: {env: FIREFIGHT_SECRET_BOT}, signingSecret: {env: FIREFIGHT_SECRET_SIGNING}}
                sources:
                  - {name: metrics, kind: prometheus, url: "%s"}
                  - {name: traces, kind: zipkin, url: "%s"}
                  - {name: logs, kind: logs, paths: ["%s"]}
                """.formatted(
                        mails.port(), production.prometheus(), production.zipkin(), production.logs()));
        return post("/api/v1/integrations", "application/json", "{\"name\":\"main\",\"kind\":\"alertmanager\"}")
                .path("url")
                .asString("");
    }

    /**
     * Writes into the timeline of the first incident.
     *
     * @return the number of the entry
     */
    long write(String fact) throws Exception {
        return post("/api/v1/incidents/1/timeline", "application/json", fact).path("entries").values().stream()
                .reduce((_, last) -> last)
                .orElseThrow()
                .path("number")
                .asLong();
    }

    /** How many incidents there are. */
    long incidents() throws Exception {
        return get("/api/v1/incidents").path("total").asLong();
    }

    /** What stands in the timeline of the first incident; nothing where there is none. */
    List<JsonNode> timeline() throws Exception {
        return incidents() == 0
                ? List.of()
                : get("/api/v1/incidents/1/timeline").path("entries").values().stream()
                        .toList();
    }

    /** Has the first incident looked into once more, as the button of the war room does. */
    void investigate() throws Exception {
        fields("/incidents/1/investigate", session, "formKey=" + URLEncoder.encode(formKey, StandardCharsets.UTF_8));
    }

    /** What was told to the log. */
    String log() {
        return log.toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
