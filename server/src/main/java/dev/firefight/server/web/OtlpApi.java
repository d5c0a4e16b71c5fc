package dev.firefight.server.web;

import dev.firefight.server.access.Secrets;
import dev.firefight.server.setup.Integration;
import dev.firefight.server.setup.Setups;
import dev.firefight.telemetry.format.OtlpCheck;
import dev.firefight.telemetry.format.OtlpUnreadable;
import dev.firefight.telemetry.window.Encoding;
import dev.firefight.telemetry.window.Signal;
import dev.firefight.telemetry.window.TelemetryWindow;
import dev.firefight.telemetry.window.WindowRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where senders of OTLP deliver, over HTTP, in protobuf or JSON. An answer of 200 says that the body was read to its end and is forced to disk.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP/HTTP</a>
 */
final class OtlpApi {
    /** So much is in hand at once, of all senders together: bodies, and what is made of them. */
    private static final int MOST_BYTES_AT_ONCE = 128 << 20;

    private static final Pattern PATH = Pattern.compile("/in/[^/]+/v1/(traces|metrics|logs)");

    private final Setups setups;
    private final Optional<TelemetryWindow> window;
    private final Optional<OtlpBodies> bodies;
    private final RecentDeliveries recent;
    private final Metrics metrics;
    private final InstantSource clock;

    /** @param window where it is kept; empty where this server keeps none */
    OtlpApi(
            Setups setups,
            Optional<TelemetryWindow> window,
            RecentDeliveries recent,
            Metrics metrics,
            InstantSource clock) {
        this.setups = setups;
        this.window = window;
        this.bodies = window.map(one -> new OtlpBodies(one.bounds().mostBodyBytes(), MOST_BYTES_AT_ONCE));
        this.recent = recent;
        this.metrics = metrics;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        for (Signal signal : Signal.values()) {
            String name = signal.name().toLowerCase(Locale.ROOT);
            routes.post("/in/{key}/v1/" + name, request -> deliver(request, signal), Allowed.ANYONE);
        }
    }

    /** Whether a body may come packed: here only. */
    static boolean takesPacked(Context request) {
        return PATH.matcher(request.path()).matches();
    }

    private void deliver(Context request, Signal signal) throws IOException {
        Optional<Encoding> told = OtlpAnswer.encoding(request);
        if (told.isEmpty()) {
            refuse(
                    request,
                    Encoding.JSON,
                    415,
                    "Send " + OtlpAnswer.PROTOBUF + " or " + OtlpAnswer.JSON + ": OTEL_EXPORTER_OTLP_PROTOCOL is"
                            + " http/protobuf or http/json.");
            return;
        }
        Encoding encoding = told.get();
        Optional<Integration> from = Secrets.hashOfShown(request.pathParam("key"))
                .flatMap(setups::byKey)
                .filter(one -> one.kind() == Integration.Kind.OTLP);
        if (from.isEmpty()) {
            refuse(
                    request,
                    encoding,
                    404,
                    "There is no integration for OTLP with this key: take the address from its page; the key may have been"
                            + " replaced.");
            return;
        }
        if (window.isEmpty() || bodies.isEmpty()) {
            refuse(request, encoding, 404, "This server keeps no telemetry: start it with --telemetry.");
            return;
        }
        take(request, signal, encoding, from.get(), window.get(), bodies.get());
    }

    private void take(
            Context request,
            Signal signal,
            Encoding encoding,
            Integration from,
            TelemetryWindow kept,
            OtlpBodies reading)
            throws IOException {
        String packing = Optional.ofNullable(request.header("Content-Encoding"))
                .orElse("identity")
                .strip()
                .toLowerCase(Locale.ROOT);
        boolean isPacked = packing.equals("gzip");
        if (!isPacked && !packing.equals("identity")) {
            refuse(request, encoding, 415, "A body is packed with gzip, or not at all.");
            return;
        }
        try (OtlpBodies.Held body = reading.read(request.bodyInputStream(), request.contentLength(), isPacked)) {
            OtlpCheck check = OtlpCheck.of(signal, encoding, body.bytes());
            if (check.items() > check.rejected()) {
                kept.append(signal, encoding, body.bytes(), check.items());
            }
            metrics.received(signal, check.items() - check.rejected(), check.rejected());
            recent.told(
                    from.name(),
                    clock.instant(),
                    signal.name().toLowerCase(Locale.ROOT) + ": " + check.items() + " " + signal.items()
                            + (check.rejected() == 0 ? "" : ", of which " + check.rejected() + " say nothing of use"));
            OtlpAnswer.taken(request, encoding, signal, check.rejected());
        } catch (OtlpUnreadable unreadable) {
            String words = String.valueOf(unreadable.getMessage());
            recent.refused(from.name(), clock.instant(), new byte[0], words);
            refuse(request, encoding, 400, words);
        } catch (OtlpBodies.Refused refused) {
            if (refused.status() == 503) {
                reading.passBy(request.bodyInputStream());
            }
            refuse(request, encoding, refused.status(), String.valueOf(refused.getMessage()));
        } catch (WindowRefused refused) {
            refuse(request, encoding, status(refused.why()), words(refused.why()));
        }
    }

    private static int status(WindowRefused.Why why) {
        return switch (why) {
            case TOO_LARGE -> 413;
            case BUSY, DISK, CLOSED -> 503;
        };
    }

    /** Senders do not learn what is on this machine. */
    private static String words(WindowRefused.Why why) {
        return switch (why) {
            case TOO_LARGE -> "The window is too small for a body of this length: let the sender make smaller batches.";
            case BUSY -> "More comes than the disk takes: send it again in a moment.";
            case DISK -> "The disk takes no telemetry now: send it again later.";
            case CLOSED -> "The program stops: send it again in a moment.";
        };
    }

    private void refuse(Context request, Encoding encoding, int status, String words) {
        if (status == 503) {
            request.header("Retry-After", "1");
        }
        metrics.refused(status);
        OtlpAnswer.refused(request, encoding, status, words);
    }
}
