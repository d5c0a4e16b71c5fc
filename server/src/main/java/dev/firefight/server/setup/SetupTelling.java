package dev.firefight.server.setup;

import dev.firefight.document.Durations;
import dev.firefight.document.Scalars;
import dev.firefight.server.access.Secrets;
import dev.firefight.telemetry.live.golden.Rule;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All of a set-up in words. */
final class SetupTelling {
    private static final int HASH_CHARS = 8;

    private SetupTelling() {}

    /** By kind, in the order of the document. */
    static Map<String, List<Told>> all(Setup setup) {
        Map<String, List<Told>> all = new LinkedHashMap<>(RosterTelling.all(setup.roster()));
        all.put(
                "integration",
                setup.integrations().stream().map(SetupTelling::integration).toList());
        all.put("channel", channels(setup.channels()));
        all.put("source", setup.sources().stream().map(SetupTelling::source).toList());
        all.put(
                "watch",
                setup.watches().stream()
                        .map(one -> Told.of(one.name(), Scalars.word(one.kind()) + " " + place(one.url()))
                                .with("looks at", Scalars.word(one.kind()) + " " + place(one.url()))
                                .with("looks every", Durations.write(one.every()))
                                .with("is of service", one.service())
                                .with("is of provider", one.provider())
                                .with("expects", one.expect()))
                        .toList());
        all.put(
                "heartbeat",
                setup.heartbeats().in().stream()
                        .map(one -> Told.of(one.name(), "every " + Durations.write(one.every()))
                                .with("comes every", Durations.write(one.every()))
                                .with("may be late by", Durations.write(one.grace()))
                                .with("calls by policy", one.policy())
                                .with("is let in by key", one.key().map(hash -> hash.substring(0, HASH_CHARS) + "…")))
                        .toList());
        all.put(
                "own heartbeat",
                setup.heartbeats().out().stream()
                        .map(one -> Told.of(place(one.address()), "every " + Durations.write(one.every()))
                                .with("goes every", Durations.write(one.every())))
                        .toList());
        return all;
    }

    private static String place(Heartbeats.Address address) {
        return switch (address) {
            case Heartbeats.Plain(URI url) -> place(url.toString());
            case Heartbeats.Secret(SecretReference url) -> url.words();
        };
    }

    /** Of an address that can hold a secret its host, and a mark by which two of them are told apart. */
    private static String place(String address) {
        int host = address.indexOf("://") + 3;
        if (host < 3) {
            return address; // the name of a host, and nothing more
        }
        int end = address.indexOf('/', host);
        String shown = end < 0 ? address : address.substring(0, end);
        int user = shown.lastIndexOf('@');
        return (user < 0 ? shown : shown.substring(0, host) + shown.substring(user + 1)) + "/… ("
                + Secrets.hash(address).substring(0, HASH_CHARS) + ")";
    }

    private static Told integration(Integration one) {
        Told told = Told.of(one.name(), Scalars.word(one.kind())).with("is of the kind", Scalars.word(one.kind()));
        for (Integration.Key key : one.keys()) {
            told = told.with(
                    "key " + key.hash().substring(0, HASH_CHARS) + "… holds",
                    "since " + key.since()
                            + key.until().map((Instant end) -> " until " + end).orElse(""));
        }
        for (Map.Entry<String, String> field : one.fields().entrySet()) {
            told = told.with("field " + field.getKey() + " is read from", field.getValue());
        }
        for (SecretReference secret : one.secrets()) {
            told = told.with("secret is in", found(Optional.of(secret)));
        }
        for (Map.Entry<String, List<String>> named : one.services().entrySet()) {
            told = told.with("changes of " + named.getKey() + " are of", named.getValue());
        }
        return told;
    }

    private static List<Told> channels(Channels channels) {
        List<Told> all = new ArrayList<>();
        channels.email()
                .ifPresent(one -> all.add(Told.of("email", one.host())
                        .with("server is", one.host() + ":" + one.port())
                        .with("protection is", Scalars.word(one.tls()))
                        .with("user is", one.user())
                        .with("password is in", found(one.password()))
                        .with("sender is", one.from())));
        channels.ntfy()
                .ifPresent(one -> all.add(Told.of("ntfy", one.server().toString())
                        .with("server is", one.server().toString())
                        .with("token is in", found(one.token()))));
        channels.slack()
                .ifPresent(one -> all.add(Told.of("slack", "")
                        .with("bot token is in", found(Optional.of(one.botToken())))
                        .with("signing secret is in", found(one.signingSecret()))
                        .with("app token is in", found(one.appToken()))
                        .with("rooms begin with", one.channelPrefix())));
        channels.twilio()
                .ifPresent(one -> all.add(Told.of("twilio", one.from())
                        .with("account is", one.account())
                        .with("token is in", found(Optional.of(one.token())))
                        .with("number is", one.from())));
        channels.webhook()
                .ifPresent(
                        one -> all.add(Told.of("webhook", "").with("secret is in", found(Optional.of(one.secret())))));
        return all;
    }

    private static Optional<String> found(Optional<SecretReference> secret) {
        return secret.map(SecretReference::words);
    }

    private static Told source(Source one) {
        Told told = Told.of(one.name(), Scalars.word(one.kind()))
                .with("is of the kind", Scalars.word(one.kind()))
                .with("address is", one.url().map(Object::toString))
                .with("user is", one.access().user())
                .with("token is in", found(one.access().token()))
                .with("tenant is", one.access().tenant());
        for (String path : one.paths()) {
            told = told.with("reads", path);
        }
        told = told.with("queries per minute are", String.valueOf(one.queriesPerMinute()));
        for (Rule rule : one.conventions()) {
            told = told.with("metric " + rule.metric() + " is read as", ConventionForm.words(rule));
        }
        return told;
    }
}
