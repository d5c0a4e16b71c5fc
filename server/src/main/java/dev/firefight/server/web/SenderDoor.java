package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.server.access.Secrets;
import dev.firefight.server.setup.Integration;
import dev.firefight.server.setup.Setups;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Lets senders in by the key of their integration, and reads what they bring, of all together no more at once than there is room for. */
final class SenderDoor {
    /** The longest body: some ten thousand alerts. */
    static final int MOST_BODY_BYTES = 16 << 20;

    /** So much is read at once, of all senders together; whoever comes beyond that is asked to come again. */
    private static final int MOST_BYTES_AT_ONCE = 128 << 20;

    private final Setups setups;
    private final RecentDeliveries recent;
    private final InstantSource clock;
    private final Semaphore bytes = new Semaphore(MOST_BYTES_AT_ONCE);

    SenderDoor(Setups setups, RecentDeliveries recent, InstantSource clock) {
        this.setups = setups;
        this.recent = recent;
        this.clock = clock;
    }

    /** Takes what an integration sent. */
    interface Taking {
        void take(Context request, Integration from, byte[] body);
    }

    /** Of a sender whose key stands in the address. What cannot be read is refused, and shown to whoever sets it up. */
    void deliver(Context request, Taking taking) {
        Integration from = integration(request.pathParam("key"))
                .orElseThrow(() -> new ProblemException(
                        404,
                        "not-found",
                        "There is no integration with this key",
                        "Take the address from the page of the integration; its key may have been replaced."));
        withBody(request, body -> told(request, from, body, taking));
    }

    private void told(Context request, Integration from, byte[] body, Taking taking) {
        try {
            taking.take(request, from, body);
        } catch (WireException unreadable) {
            recent.refused(from.name(), clock.instant(), body, String.valueOf(unreadable.getMessage()));
            throw unreadable;
        }
    }

    /** Of a sender whose key stands in what it sends. */
    Integration byRoutingKey(String key) {
        return integration(key)
                .orElseThrow(() -> new ProblemException(
                        400,
                        "unknown-routing-key",
                        "There is no integration with this routing key",
                        "\"routing_key\" is the key of an integration, as its page shows it."));
    }

    private Optional<Integration> integration(String key) {
        // The key of OTLP stands in the environment of many programs, none of which is to wake anybody.
        return Secrets.hashOfShown(key).flatMap(setups::byKey).filter(one -> one.kind() != Integration.Kind.OTLP);
    }

    void withBody(Context request, Consumer<byte[]> use) {
        int wanted = request.contentLength() >= 0 && request.contentLength() <= MOST_BODY_BYTES
                ? request.contentLength()
                : MOST_BODY_BYTES;
        if (!bytes.tryAcquire(wanted)) {
            throw busy(request);
        }
        try {
            byte[] body = request.bodyInputStream().readNBytes(MOST_BODY_BYTES + 1);
            if (body.length > MOST_BODY_BYTES) {
                throw new ProblemException(
                        413,
                        "too-large",
                        "That is too much at once",
                        "A delivery has " + (MOST_BODY_BYTES >> 20) + " MB at most: let the sender cut its groups, as"
                                + " with max_alerts of Alertmanager.");
            }
            use.accept(body);
        } catch (IOException broken) {
            throw new ProblemException(Problems.broken(broken));
        } finally {
            bytes.release(wanted);
        }
    }

    private static ProblemException busy(Context request) {
        request.header("Retry-After", "1");
        return new ProblemException(503, "busy", "Too much comes at once", "Send it again in a moment.");
    }
}
