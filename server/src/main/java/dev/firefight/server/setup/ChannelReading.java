package dev.firefight.server.setup;

import dev.firefight.document.Node;
import dev.firefight.document.Scalars;
import dev.firefight.document.Section;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads by what people are reached, and where the secrets of it are found. */
final class ChannelReading {
    private ChannelReading() {}

    static Optional<Channels> read(Section all) {
        return all.section("channels", "email", "ntfy", "slack", "twilio", "webhook")
                .flatMap(section -> {
                    Optional<Channels.Email> email = section.section(
                                    "email", "host", "port", "tls", "user", "password", "from")
                            .flatMap(ChannelReading::email);
                    Optional<Channels.Ntfy> ntfy =
                            section.section("ntfy", "server", "token").flatMap(ChannelReading::ntfy);
                    Optional<Channels.Slack> slack = section.section(
                                    "slack", "botToken", "signingSecret", "appToken", "channelPrefix")
                            .flatMap(ChannelReading::slack);
                    Optional<Channels.Twilio> twilio = section.section("twilio", "account", "token", "from")
                            .flatMap(ChannelReading::twilio);
                    Optional<Channels.Webhook> webhook =
                            section.section("webhook", "secret").flatMap(ChannelReading::webhook);
                    return section.make(() -> new Channels(email, ntfy, slack, twilio, webhook));
                })
                .or(() -> Optional.of(Channels.NONE));
    }

    private static Optional<Channels.Email> email(Section section) {
        Optional<String> host = section.needed("host", SetupScalars::host);
        Channels.MailTls tls =
                section.value("tls", Scalars.word(Channels.MailTls.class)).orElse(Channels.MailTls.STARTTLS);
        int port = section.value("port", Scalars.number(1, 65_535)).orElse(Channels.Email.usualPort(tls));
        Optional<String> user = section.value("user", Scalars::text);
        Optional<SecretReference> password = secret(section, "password");
        Optional<String> from = section.needed("from", SetupScalars::mailAddress);
        return section.make(
                () -> new Channels.Email(host.orElseThrow(), port, tls, user, password, from.orElseThrow()));
    }

    private static Optional<Channels.Ntfy> ntfy(Section section) {
        URI server = section.value("server", SetupScalars::url).orElse(Channels.Ntfy.USUAL_SERVER);
        Optional<SecretReference> token = secret(section, "token");
        return section.make(() -> new Channels.Ntfy(server, token));
    }

    private static Optional<Channels.Slack> slack(Section section) {
        Optional<SecretReference> botToken = neededSecret(section, "botToken");
        Optional<SecretReference> signingSecret = secret(section, "signingSecret");
        Optional<SecretReference> appToken = secret(section, "appToken");
        String prefix = section.value("channelPrefix", ChannelReading::prefix).orElse(Channels.Slack.USUAL_PREFIX);
        return section.make(() -> new Channels.Slack(botToken.orElseThrow(), signingSecret, appToken, prefix));
    }

    private static String prefix(String text) {
        if (!text.matches("[a-z0-9_-]{0,40}")) {
            throw new IllegalArgumentException(
                    "is at most 40 small letters, digits, dashes and underscores, as names of rooms in Slack are");
        }
        return text;
    }

    private static Optional<Channels.Twilio> twilio(Section section) {
        Optional<String> account = section.needed("account", ChannelReading::account);
        Optional<SecretReference> token = neededSecret(section, "token");
        Optional<String> from = section.needed("from", SetupScalars::phone);
        return section.make(() -> new Channels.Twilio(account.orElseThrow(), token.orElseThrow(), from.orElseThrow()));
    }

    private static String account(String text) {
        if (!text.matches("AC[0-9a-zA-Z]{1,62}")) {
            throw new IllegalArgumentException("is the SID of the account, which begins with AC");
        }
        return text;
    }

    private static Optional<Channels.Webhook> webhook(Section section) {
        Optional<SecretReference> secret = neededSecret(section, "secret");
        return section.make(() -> new Channels.Webhook(secret.orElseThrow()));
    }

    private static Optional<SecretReference> neededSecret(Section section, String field) {
        if (!section.has(field)) {
            section.problem("needs \"" + field + "\", as {env: FIREFIGHT_SECRET_…} or {file: NAME}");
        }
        return secret(section, field);
    }

    /** Where a secret is found. One that stands in the document is refused and not repeated. */
    static Optional<SecretReference> secret(Section section, String field) {
        boolean isReference =
                section.node(field).filter(node -> node instanceof Node.Fields).isPresent();
        if (section.has(field) && !isReference) {
            section.problem(
                    field,
                    "a secret does not stand in this document: put it into a variable and write {env: FIREFIGHT_SECRET_…},"
                            + " or into a file of the directory that FIREFIGHT_SECRETS names and write {file: NAME}");
            return Optional.empty();
        }
        return section.section(field, "env", "file").flatMap(ChannelReading::reference);
    }

    /** As {@link #secret}, or a list of several while one takes the place of another. */
    static List<SecretReference> secrets(Section section, String field) {
        boolean isList =
                section.node(field).filter(node -> node instanceof Node.Items).isPresent();
        return isList
                ? section.sections(field, ChannelReading::reference, "env", "file")
                : secret(section, field).stream().toList();
    }

    private static Optional<SecretReference> reference(Section one) {
        Optional<SecretReference> env = one.value("env", SecretReference.OfEnvironment::new);
        Optional<SecretReference> file = one.value("file", SecretReference.OfFile::new);
        if (one.isSound() && env.isPresent() == file.isPresent()) {
            one.problem("is {env: FIREFIGHT_SECRET_…} or {file: NAME}");
        }
        return one.make(() -> env.or(() -> file).orElseThrow());
    }
}
