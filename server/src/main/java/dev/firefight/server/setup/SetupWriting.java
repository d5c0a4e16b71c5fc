package dev.firefight.server.setup;

import dev.firefight.document.Durations;
import dev.firefight.document.Node;
import dev.firefight.document.Scalars;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A set-up as the tree of its document. What is as usual is left out. */
final class SetupWriting {
    private SetupWriting() {}

    /** Fields in their order; those without a value are left out. */
    static final class Writing {
        private final Map<String, Node> fields = new LinkedHashMap<>();

        Writing put(String name, String value) {
            return put(name, text(value));
        }

        Writing put(String name, Node value) {
            fields.put(name, value);
            return this;
        }

        Writing put(String name, Optional<String> value) {
            value.ifPresent(one -> put(name, one));
            return this;
        }

        /** A value that is written only where it is not as usual. */
        Writing unless(String usual, String name, String value) {
            return value.equals(usual) ? this : put(name, value);
        }

        Writing texts(String name, List<String> values) {
            return items(name, values, SetupWriting::text);
        }

        <T> Writing items(String name, List<T> values, Function<T, Node> writing) {
            return values.isEmpty() ? this : put(name, list(values, writing));
        }

        Node node() {
            return new Node.Fields(fields, 0);
        }
    }

    static Node text(String value) {
        return new Node.Text(value, 0);
    }

    static <T> Node list(List<T> values, Function<T, Node> writing) {
        return new Node.Items(values.stream().map(writing).toList(), 0);
    }

    static Map<String, Node> parts(Setup setup) {
        Map<String, Node> parts = new LinkedHashMap<>(RosterWriting.parts(setup.roster()));
        parts.put("integrations", list(setup.integrations(), SetupWriting::integration));
        parts.put("channels", channels(setup.channels()));
        parts.put("sources", list(setup.sources(), SetupWriting::source));
        parts.put("watches", list(setup.watches(), SetupWriting::watch));
        parts.put("heartbeats", heartbeats(setup.heartbeats()));
        return parts;
    }

    private static Node integration(Integration one) {
        Writing fields = new Writing();
        one.fields().forEach(fields::put);
        Writing integration = new Writing()
                .put("name", one.name())
                .put("kind", Scalars.word(one.kind()))
                .items("keys", one.keys(), key -> new Writing()
                        .put("hash", key.hash())
                        .put("since", key.since().toString())
                        .put("until", key.until().map(Instant::toString))
                        .node());
        if (!one.fields().isEmpty()) {
            integration.put("fields", fields.node());
        }
        if (one.secrets().size() == 1) {
            secret(integration, "secret", Optional.of(one.secrets().getFirst()));
        } else {
            integration.items("secret", one.secrets(), SetupWriting::reference);
        }
        if (!one.services().isEmpty()) {
            Writing services = new Writing();
            one.services().forEach(services::texts);
            integration.put("services", services.node());
        }
        return integration.node();
    }

    private static Node channels(Channels channels) {
        Writing all = new Writing();
        channels.email().ifPresent(one -> all.put("email", email(one)));
        channels.ntfy().ifPresent(one -> {
            Writing ntfy = new Writing().put("server", one.server().toString());
            secret(ntfy, "token", one.token());
            all.put("ntfy", ntfy.node());
        });
        channels.slack().ifPresent(one -> {
            Writing slack = new Writing();
            secret(slack, "botToken", Optional.of(one.botToken()));
            secret(slack, "signingSecret", one.signingSecret());
            secret(slack, "appToken", one.appToken());
            all.put(
                    "slack",
                    slack.unless(Channels.Slack.USUAL_PREFIX, "channelPrefix", one.channelPrefix())
                            .node());
        });
        channels.twilio().ifPresent(one -> {
            Writing twilio = new Writing().put("account", one.account());
            secret(twilio, "token", Optional.of(one.token()));
            all.put("twilio", twilio.put("from", one.from()).node());
        });
        channels.webhook().ifPresent(one -> {
            Writing webhook = new Writing();
            secret(webhook, "secret", Optional.of(one.secret()));
            all.put("webhook", webhook.node());
        });
        return all.node();
    }

    private static Node email(Channels.Email one) {
        Writing email = new Writing()
                .put("host", one.host())
                .unless(String.valueOf(Channels.Email.usualPort(one.tls())), "port", String.valueOf(one.port()))
                .unless(Scalars.word(Channels.MailTls.STARTTLS), "tls", Scalars.word(one.tls()))
                .put("user", one.user());
        secret(email, "password", one.password());
        return email.put("from", one.from()).node();
    }

    private static void secret(Writing into, String name, Optional<SecretReference> secret) {
        secret.ifPresent(one -> into.put(name, reference(one)));
    }

    private static Node reference(SecretReference one) {
        return switch (one) {
            case SecretReference.OfEnvironment(String variable) ->
                new Writing().put("env", variable).node();
            case SecretReference.OfFile(String file) ->
                new Writing().put("file", file).node();
        };
    }

    private static Node source(Source one) {
        Writing source = new Writing()
                .put("name", one.name())
                .put("kind", Scalars.word(one.kind()))
                .put("url", one.url().map(URI::toString));
        source.put("user", one.access().user());
        secret(source, "token", one.access().token());
        return source.put("tenant", one.access().tenant())
                .texts("paths", one.paths())
                .unless(
                        String.valueOf(Source.USUAL_QUERIES_PER_MINUTE),
                        "queriesPerMinute",
                        String.valueOf(one.queriesPerMinute()))
                .items("conventions", one.conventions(), ConventionForm::write)
                .node();
    }

    private static Node watch(Watch one) {
        return new Writing()
                .put("name", one.name())
                .put("kind", Scalars.word(one.kind()))
                .put("url", one.url())
                .put("every", Durations.write(one.every()))
                .put("service", one.service())
                .put("provider", one.provider())
                .put("expect", one.expect())
                .node();
    }

    private static Node heartbeats(Heartbeats all) {
        return new Writing()
                .items("in", all.in(), one -> new Writing()
                        .put("name", one.name())
                        .put("every", Durations.write(one.every()))
                        .unless("0s", "grace", Durations.write(one.grace()))
                        .put("policy", one.policy())
                        .put("key", one.key())
                        .node())
                .items("out", all.out(), one -> new Writing()
                        .put(
                                "url",
                                switch (one.address()) {
                                    case Heartbeats.Plain(URI url) -> new Node.Text(url.toString(), 0);
                                    case Heartbeats.Secret(SecretReference url) -> reference(url);
                                })
                        .put("every", Durations.write(one.every()))
                        .node())
                .node();
    }
}
