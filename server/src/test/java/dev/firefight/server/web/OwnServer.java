package dev.firefight.server.web;

import dev.firefight.incident.Person;
import dev.firefight.incident.Policy;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import dev.firefight.server.access.Caller;
import dev.firefight.server.access.Permission;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Notices;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server over a journal of its own, with three who are let in by tokens that are their names. */
final class OwnServer implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final StringWriter log = new StringWriter();
    private final Journal journal;
    private final Follower follower;
    private final Web web;

    OwnServer(Path directory, InstantSource clock) {
        journal = Journal.open(new Place.InFile(directory.resolve("journal.db")));
        Directory list = new Directory();
        Notices notices = new Notices();
        follower = new Follower(journal, List.of(list, notices));
        follower.start();
        Incidents incidents = new Incidents(journal, Policy.USUAL, clock, list.last());
        Doors doors = new Doors() {
            @Override
            public Optional<Caller> bySession(String secret) {
                return byToken(secret);
            }

            @Override
            public Optional<Caller> byToken(String secret) {
                return switch (secret) {
                    case "vera" -> Optional.of(new Caller(new Person("Vera"), Permission.VIEWER, "key-of-vera"));
                    case "ann" -> Optional.of(new Caller(new Person("Ann"), Permission.RESPONDER, "key-of-ann"));
                    case "root" -> Optional.of(new Caller(new Person("Root"), Permission.ADMIN, "key-of-root"));
                    default -> Optional.empty();
                };
            }
        };
        web = Web.start(
                new Web.Parts(journal, incidents, list, follower, notices, doors, new PrintWriter(log, true)),
                "127.0.0.1",
                0);
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + web.port() + path);
    }

    /** All that was told to the log. */
    String log() {
        return log.toString();
    }

    HttpResponse<String> get(String token, String path) {
        return send(HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> post(String token, String path, String json) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        web.close();
        follower.close();
        journal.close();
    }
}
