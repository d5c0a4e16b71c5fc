package dev.firefight.server.slack;

import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.slack.SlackRequest;
import dev.firefight.server.channel.slack.SocketMode;
import dev.firefight.server.channel.slack.SocketPace;
import dev.firefight.server.setup.Channels;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Keeps a connection of Socket Mode while the set-up has a token for one, and tells once why there is none. */
final class SlackSocket implements AutoCloseable {
    private static final Duration LOOKING = Duration.ofSeconds(1);

    private final Workspaces workspaces;
    private final HttpSender sender;
    private final Consumer<SlackRequest> listener;
    private final RandomGenerator random;
    private final Consumer<String> trouble;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("looks after Socket Mode").daemon().factory());

    // Both belong to the thread, and to whoever closes it after its end.
    private Optional<Open> open = Optional.empty();
    private String told = "";

    private record Open(Channels.Slack settings, SocketMode mode) {}

    /**
     * Not yet begun.
     *
     * @param listener of what people do in Slack; what it throws is not acknowledged, and so comes again or is told to who did it
     */
    SlackSocket(
            Workspaces workspaces,
            HttpSender sender,
            Consumer<SlackRequest> listener,
            RandomGenerator random,
            Consumer<String> trouble) {
        this.workspaces = workspaces;
        this.sender = sender;
        this.listener = listener;
        this.random = random;
        this.trouble = trouble;
    }

    void start() {
        var _ = thread.scheduleWithFixedDelay(this::look, 0, LOOKING.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Optional<Workspaces.Workspace> wanted = workspaces.current().filter(one -> one.settings()
                    .appToken()
                    .filter(token -> !workspaces.secret(token).isEmpty())
                    .isPresent());
            boolean isAsWanted = open.map(Open::settings).equals(wanted.map(Workspaces.Workspace::settings));
            if (!isAsWanted) {
                open.ifPresent(one -> one.mode().close());
                open = wanted.map(this::opened);
            }
            open.ifPresent(this::tell);
        } catch (RuntimeException fault) {
            trouble.accept("Socket Mode could not be looked after: " + fault);
        }
    }

    private Open opened(Workspaces.Workspace workspace) {
        SocketMode mode = new SocketMode(
                workspace.api(),
                sender,
                workspaces.secret(workspace.settings().appToken().orElseThrow()),
                listener,
                random,
                SocketPace.USUAL);
        mode.start();
        return new Open(workspace.settings(), mode);
    }

    /** What lasts longer than a moment. */
    private void tell(Open one) {
        var status = one.mode().status();
        String now = status.isConnected() ? "" : status.trouble().orElse("");
        if (!now.isEmpty() && !now.equals(told)) {
            trouble.accept("what people do in Slack does not arrive: " + now);
        }
        told = now.isEmpty() && !status.isConnected() ? told : now;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (thread.awaitTermination(5, TimeUnit.SECONDS)) {
                open.ifPresent(one -> one.mode().close());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
