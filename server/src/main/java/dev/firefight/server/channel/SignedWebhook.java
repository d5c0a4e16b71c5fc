package dev.firefight.server.channel;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A program of one's own that is told by HTTP: a POST of JSON with a {@link WebhookSignature} and the id of the message as {@code
 * Idempotency-Key}. The address is a URL.
 *
 * <p>A status of 2xx is success, whatever the body; 408, 425, 429 and 5xx are tried again, after {@code Retry-After} where it is said; all
 * others refuse, redirects included.
 */
public final class SignedWebhook implements Channel {
    private static final int MOST_SECRETS = 4;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpSender sender;
    private final InstantSource clock;
    private final List<Secret> secrets;
    private final Predicate<URI> isAllowed;

    /**
     * Signed by each of the secrets.
     *
     * @param secrets 1 to 4, the newest first; {@link IllegalArgumentException} for more, none, or an empty one
     * @param isAllowed which addresses may be asked, as this program can reach what whoever wrote an address may not
     */
    public SignedWebhook(HttpSender sender, InstantSource clock, List<Secret> secrets, Predicate<URI> isAllowed) {
        if (secrets.isEmpty()
                || secrets.size() > MOST_SECRETS
                || secrets.stream().anyMatch(Secret::isEmpty)) {
            throw new IllegalArgumentException(
                    "a webhook is signed by 1 to " + MOST_SECRETS + " secrets, none of them empty");
        }
        this.sender = sender;
        this.clock = clock;
        this.secrets = List.copyOf(secrets);
        this.isAllowed = isAllowed;
    }

    @Override
    public Sent send(Message message, String address) {
        Optional<URI> target = HttpSender.address(address).filter(isAllowed);
        if (target.isEmpty()) {
            return new Sent.Refused(
                    "this is no address that may be asked: it is a URL of http or https without a name and a password in it");
        }
        if (secrets.stream().anyMatch(Secret::isEmpty)) {
            return new Sent.Refused("the secret of the webhook is empty now: set it");
        }
        byte[] body = JSON.writeValueAsBytes(body(message));
        HttpRequest request = HttpRequest.newBuilder(target.get())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Firefight")
                .header("Idempotency-Key", message.id())
                .header(WebhookSignature.HEADER, WebhookSignature.sign(secrets, clock.instant(), body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return switch (sender.send(request)) {
            case HttpOutcome.Unreachable(String reason) -> new Sent.TryAgain(reason);
            case HttpOutcome.Answered answer -> byStatus(HttpSender.host(target.get()), answer);
        };
    }

    private static Sent byStatus(String host, HttpOutcome.Answered answer) {
        if (answer.isSuccess()) {
            return new Sent.Delivered(host + " answered " + answer.status());
        }
        if (answer.isWorthAnotherTry()) {
            return new Sent.TryAgain(host + " answered " + answer.status(), answer.retryAfter());
        }
        return new Sent.Refused(
                answer.status() >= 300 && answer.status() < 400
                        ? host + " answered " + answer.status()
                                + ": it wants to lead elsewhere, which is not followed; set the address at which it ends"
                        : host + " answered " + answer.status()
                                + ": is that the address, and is the secret the same there?");
    }

    private static ObjectNode body(Message message) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", message.id());
        body.put("title", message.title());
        body.put("text", message.text());
        body.put("urgency", message.urgency().name().toLowerCase(Locale.ROOT));
        message.acknowledge().ifPresent(link -> body.put("acknowledge", link.toString()));
        message.open().ifPresent(link -> body.put("open", link.toString()));
        return body;
    }
}
