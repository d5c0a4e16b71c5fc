package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.server.channel.slack.SlackException;
import dev.firefight.server.channel.slack.SlackPost;
import dev.firefight.server.channel.slack.SlackRequest;
import dev.firefight.server.channel.slack.SlackRequests;
import dev.firefight.server.channel.slack.SlackSignature;
import dev.firefight.server.slack.SlackDesk;
import dev.firefight.server.slack.Workspaces;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Where Slack sends what people do there, unless they come by Socket Mode. Who sends is known by the signature of the body as it came; who did it, by
 * what it says. It is answered when it is written, or within the time that Slack waits: then the answer comes behind it.
 */
final class SlackRoutes {
    private static final int MOST_BODY_BYTES = 256 << 10;
    private static final int MOST_FIELDS = 100;
    /** Slack waits for three seconds. */
    private static final Duration PATIENCE = Duration.ofMillis(2_300);

    private static final SlackPost LATER = new SlackPost(
            "It takes longer than usual",
            List.of(new SlackPost.Block.Text(
                    "It takes longer than usual, and may not be written yet. What becomes of it is told here.")));

    private final Workspaces workspaces;
    private final SlackDesk desk;
    private final InstantSource clock;

    SlackRoutes(Workspaces workspaces, SlackDesk desk, InstantSource clock) {
        this.workspaces = workspaces;
        this.desk = desk;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.post("/slack/commands", this::take, Allowed.ANYONE);
        routes.post("/slack/actions", this::take, Allowed.ANYONE);
    }

    private void take(Context request) {
        byte[] body = body(request);
        boolean isGenuine = SlackSignature.isGenuine(
                workspaces.signingSecrets(),
                header(request, SlackSignature.TIMESTAMP_HEADER),
                header(request, SlackSignature.HEADER),
                body,
                clock.instant());
        if (!isGenuine) {
            throw new ProblemException(
                    401,
                    "signature",
                    "This was not sent by the app in Slack",
                    "Look at signingSecret of the set-up, and at the clock of this machine.");
        }
        try {
            answer(
                    request,
                    SlackRequests.form(FormFields.strictly(body, MOST_FIELDS).values()));
        } catch (SlackException senseless) {
            throw new WireException(String.valueOf(senseless.getMessage()));
        }
    }

    private static byte[] body(Context request) {
        try {
            byte[] body = request.bodyInputStream().readNBytes(MOST_BODY_BYTES + 1);
            if (body.length > MOST_BODY_BYTES) {
                throw new ProblemException(413, "too-large", "That is too much at once", "Slack sends less.");
            }
            return body;
        } catch (IOException broken) {
            throw new ProblemException(Problems.broken(broken));
        }
    }

    private static String header(Context request, String name) {
        return Optional.ofNullable(request.header(name)).orElse("");
    }

    private void answer(Context request, SlackRequest what) {
        if (what instanceof SlackRequest.Command command) {
            CompletableFuture<SlackPost> doing = begun(() -> desk.command(command));
            Optional<SlackPost> done = within(doing);
            if (done.isEmpty()) {
                CompletableFuture<Void> _ = doing.thenAccept(post -> desk.answer(command, post));
            }
            Api.answer(request, 200, done.orElse(LATER).answer());
            return;
        }
        CompletableFuture<Boolean> doing = begun(() -> {
            desk.take(what);
            return true;
        });
        Optional<Boolean> _ = within(doing);
        request.status(200);
    }

    private static <T> CompletableFuture<T> begun(Supplier<T> doing) {
        return CompletableFuture.supplyAsync(doing, work -> Thread.ofVirtual().start(work));
    }

    /** What came of it; empty where that takes longer. A journal that cannot take it is told as everywhere. */
    private static <T> Optional<T> within(CompletableFuture<T> doing) {
        try {
            return Optional.of(doing.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException("what was done for Slack failed", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
