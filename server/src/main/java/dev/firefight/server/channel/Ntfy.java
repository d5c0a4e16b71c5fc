package dev.firefight.server.channel;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Push to phones by a server of ntfy, one's own or ntfy.sh, as JSON. The address is a topic or its whole URL on that server; whoever knows a
 * topic can read it, unless the server asks who one is.
 *
 * @see <a href="https://docs.ntfy.sh/publish/#publish-as-json">how ntfy is told</a>
 */
public final class Ntfy implements Channel {
    /** What is longer becomes an attached file there. */
    private static final int MOST_TEXT_BYTES = 4_096;

    private static final Pattern TOPIC = Pattern.compile("[-_A-Za-z0-9]{1,64}");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpSender sender;
    private final URI server;
    private final Optional<Secret> token;

    /**
     * On one server. A topic of another one is refused, so that the token goes nowhere else.
     *
     * @param server such as {@code https://ntfy.sh} or {@code https://example.org/ntfy}
     * @param token an access token, where the server asks for one
     */
    public Ntfy(HttpSender sender, URI server, Optional<Secret> token) {
        this.sender = sender;
        this.server = HttpSender.address(server.toString().replaceFirst("/*$", "") + "/")
                .filter(address -> address.getRawQuery() == null)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "the server of ntfy is an address such as https://ntfy.sh, without a name and a password in it"));
        this.token = token;
    }

    @Override
    public Sent send(Message message, String address) {
        String written = address.strip();
        String topic = written.startsWith(server.toString())
                ? written.substring(server.toString().length())
                : written;
        if (!TOPIC.matcher(topic).matches()) {
            return new Sent.Refused("this is no topic of " + HttpSender.host(server)
                    + ": a topic is 1 to 64 letters, digits, - and _, or its whole URL on that server");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(server)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body(message, topic))));
        Optional<String> shown = token.map(Secret::reveal);
        if (shown.isPresent()) {
            if (!shown.get().matches("[!-~]+")) {
                return new Sent.Refused("the token for " + HttpSender.host(server)
                        + " cannot be sent: it is empty, or has" + " spaces or line ends in it");
            }
            request.header("Authorization", "Bearer " + shown.get());
        }
        return switch (sender.send(request.build())) {
            case HttpOutcome.Unreachable(String reason) -> new Sent.TryAgain(reason);
            case HttpOutcome.Answered answer -> byAnswer(answer);
        };
    }

    private Sent byAnswer(HttpOutcome.Answered answer) {
        String host = HttpSender.host(server);
        if (answer.isSuccess()) {
            return receipt(answer.text())
                    .<Sent>map(Sent.Delivered::new)
                    .orElseGet(() -> new Sent.TryAgain(host + " answered " + answer.status()
                            + ", but not as ntfy does: is this the address of a server of ntfy?"));
        }
        if (answer.isWorthAnotherTry()) {
            return new Sent.TryAgain(host + " answered " + answer.status(), answer.retryAfter());
        }
        return new Sent.Refused(host + " answered " + answer.status()
                + switch (answer.status()) {
                    case 401, 403 -> ": the token may not write to this topic";
                    case 404, 405 -> ": is this the address of a server of ntfy?";
                    case 413 -> ": the message is too large for it";
                    default -> "";
                });
    }

    private static Optional<String> receipt(String text) {
        try {
            JsonNode id = JSON.readTree(text).path("id");
            return id.isString() && !id.asString().isBlank() ? Optional.of(id.asString()) : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static ObjectNode body(Message message, String topic) {
        ObjectNode body = JSON.createObjectNode();
        body.put("topic", topic);
        body.put("title", message.title());
        body.put(
                "message",
                PlainText.cutBytes(message.text().isEmpty() ? message.title() : message.text(), MOST_TEXT_BYTES));
        body.put(
                "priority",
                switch (message.urgency()) {
                    case HIGH -> 5;
                    case NORMAL -> 3;
                    case LOW -> 2;
                });
        message.open().ifPresent(link -> body.put("click", link.toString()));
        ArrayNode actions = JSON.createArrayNode();
        message.acknowledge().ifPresent(link -> actions.addObject()
                .put("action", "http")
                .put("label", "Acknowledge")
                .put("url", link.toString())
                .put("method", "POST")
                .put("clear", true));
        message.open().ifPresent(link -> actions.addObject()
                .put("action", "view")
                .put("label", "Open")
                .put("url", link.toString()));
        if (!actions.isEmpty()) {
            body.set("actions", actions);
        }
        return body;
    }
}
