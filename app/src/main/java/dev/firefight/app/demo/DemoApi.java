package dev.firefight.app.demo;

import dev.firefight.server.channel.HttpOutcome;
import dev.firefight.server.channel.HttpOutcome.Answered;
import dev.firefight.server.channel.HttpOutcome.Unreachable;
import dev.firefight.server.channel.HttpSender;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the demo's own server, as any program does. */
final class DemoApi implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String address;
    private final String token;
    private final HttpSender sender;

    DemoApi(String address, String token, InstantSource clock) {
        this.address = address;
        this.token = token;
        this.sender = new HttpSender(PATIENCE, clock);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Authorization", "Bearer " + token);
    }

    private Optional<JsonNode> get(String path) {
        return sender.send(request(path).build()) instanceof Answered answered
                        && answered.isSuccess()
                        && answered.isWhole()
                ? Optional.of(JSON.readTree(answered.text()))
                : Optional.empty();
    }

    /** The number of the incident that was opened first, of those that are open or of those that are over; a drill is none of the former. */
    Optional<Long> first(boolean isOpen) {
        String query = isOpen ? "?is=open&drill=false" : "?is=resolved";
        return get("/incidents" + query).flatMap(list -> list.path("incidents")
                .valueStream()
                .map(one -> one.path("number").asLong())
                .min(Long::compare));
    }

    /** Whether anybody is suspected on the board of an incident. */
    boolean hasSuspects(long incident) {
        return get("/incidents/" + incident)
                .filter(one -> !one.path("hypotheses").isEmpty())
                .isPresent();
    }

    /**
     * Has an incident restored.
     *
     * @param from where it was, in words
     * @return what went wrong; empty where all is well
     */
    Optional<String> restore(byte[] file, String from) {
        HttpOutcome outcome =
                sender.send(request("/incidents/import?from=" + URLEncoder.encode(from, StandardCharsets.UTF_8))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(file))
                        .build());
        return switch (outcome) {
            case Answered answered when answered.isSuccess() -> Optional.empty();
            case Answered answered -> Optional.of(answered.text());
            case Unreachable(String reason) -> Optional.of(reason);
        };
    }

    @Override
    public void close() {
        sender.close();
    }
}
