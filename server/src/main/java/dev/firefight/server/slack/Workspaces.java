package dev.firefight.server.slack;

import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.Secret;
import dev.firefight.server.channel.slack.SlackAnswer;
import dev.firefight.server.channel.slack.SlackApi;
import dev.firefight.server.setup.Channels;
import dev.firefight.server.setup.SecretReference;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The workspace as it is set up, and who we are in it. */
public final class Workspaces {
    /** So long it is believed to be the same; tokens can be replaced by those of another. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int MOST_SECRETS = 4;

    private final Supplier<Channels> settings;
    private final HttpSender sender;
    private final URI base;
    private final Function<SecretReference, String> secrets;
    private final InstantSource clock;
    private volatile Optional<Known> known = Optional.empty();

    private record Known(Channels.Slack settings, SlackApi.Identity identity, Instant at) {}

    /**
     * A workspace.
     *
     * @param settings of it
     * @param api by which it is asked, with half of the usual time
     */
    record Workspace(Channels.Slack settings, SlackApi api) {}

    /**
     * Over settings that may be altered.
     *
     * @param base of Slack's API
     * @param secrets what a reference leads to; empty where there is nothing
     */
    Workspaces(
            Supplier<Channels> settings,
            HttpSender sender,
            URI base,
            Function<SecretReference, String> secrets,
            InstantSource clock) {
        this.settings = settings;
        this.sender = sender;
        this.base = base;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** As it is set up; empty where it is not. */
    Optional<Workspace> current() {
        return settings.get()
                .slack()
                .map(one -> new Workspace(one, new SlackApi(sender, base, secret(one.botToken())).hasty()));
    }

    Secret secret(SecretReference reference) {
        return Secret.from(() -> secrets.apply(reference));
    }

    /**
     * By what requests of Slack are known: none where none is set up. A secret may be several with spaces or line ends between, while one is replaced.
     */
    public List<Secret> signingSecrets() {
        return settings.get().slack().flatMap(Channels.Slack::signingSecret).stream()
                .flatMap(one -> Arrays.stream(secret(one).reveal().split("\\s+", MOST_SECRETS + 1)))
                .filter(one -> !one.isBlank())
                .limit(MOST_SECRETS)
                .map(Secret::of)
                .toList();
    }

    /** Who we are there. Slack is asked for it now and then; empty where that did not work. */
    Optional<SlackApi.Identity> identity() {
        Optional<Workspace> workspace = current();
        if (workspace.isEmpty()) {
            return Optional.empty();
        }
        Optional<Known> before =
                known.filter(one -> one.settings().equals(workspace.get().settings()));
        Instant now = clock.instant();
        if (before.filter(one -> one.at().plus(KEPT).isAfter(now)).isPresent()) {
            return before.map(Known::identity);
        }
        if (workspace.get().api().identity() instanceof SlackAnswer.Done<SlackApi.Identity>(SlackApi.Identity found)) {
            known = Optional.of(new Known(workspace.get().settings(), found, now));
            return Optional.of(found);
        }
        return before.map(Known::identity);
    }
}
