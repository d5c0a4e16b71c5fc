package dev.firefight.server.setup;

import java.net.URI;
import java.util.Optional;

/**
 * By what people are reached. Empty are those that nobody set up.
 *
 * @param email messages by SMTP
 * @param ntfy push messages
 * @param slack messages and rooms of Slack
 * @param twilio text messages and calls
 * @param webhook signed requests to other programs
 */
public record Channels(
        Optional<Email> email,
        Optional<Ntfy> ntfy,
        Optional<Slack> slack,
        Optional<Twilio> twilio,
        Optional<Webhook> webhook) {
    /** None at all. */
    public static final Channels NONE =
            new Channels(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** How a connection to a mail server is protected. */
    public enum MailTls {
        /** It begins open and is protected before anything is said. */
        STARTTLS,
        /** It is protected from the first byte. */
        TLS,
        /** Not at all: only for a server on the same machine. */
        NONE
    }

    /**
     * Messages by SMTP.
     *
     * @param host name or address of the mail server
     * @param port from 1 to 65535
     * @param tls how the connection is protected
     * @param user who signs in; nobody if empty
     * @param password with what
     * @param from the sender of all messages
     */
    public record Email(
            String host,
            int port,
            MailTls tls,
            Optional<String> user,
            Optional<SecretReference> password,
            String from) {
        /** Checks that user and password are there together. */
        public Email {
            if (user.isPresent() != password.isPresent()) {
                throw new IllegalArgumentException("user and password belong together: say both, or neither");
            }
        }

        /** The usual port of this protection. */
        static int usualPort(MailTls tls) {
            return switch (tls) {
                case STARTTLS -> 587;
                case TLS -> 465;
                case NONE -> 25;
            };
        }
    }

    /**
     * Push messages.
     *
     * @param server its address
     * @param token by which it lets in, if it asks for one
     */
    public record Ntfy(URI server, Optional<SecretReference> token) {
        /** The public server. */
        public static final URI USUAL_SERVER = URI.create("https://ntfy.sh");
    }

    /**
     * Slack.
     *
     * @param botToken begins with {@code xoxb-}
     * @param signingSecret by which requests of Slack are known; not needed where {@code appToken} is there
     * @param appToken begins with {@code xapp-}; with it Firefight connects to Slack, and Slack need not reach Firefight
     * @param channelPrefix with what names of rooms begin
     */
    public record Slack(
            SecretReference botToken,
            Optional<SecretReference> signingSecret,
            Optional<SecretReference> appToken,
            String channelPrefix) {
        /** Unless something else is said. */
        public static final String USUAL_PREFIX = "inc-";

        /** Checks that Slack can be listened to. */
        public Slack {
            if (signingSecret.isEmpty() && appToken.isEmpty()) {
                throw new IllegalArgumentException("slack needs signingSecret, or appToken where Slack cannot reach"
                        + " Firefight: say where one of them is found");
            }
        }
    }

    /**
     * Text messages and calls.
     *
     * @param account begins with {@code AC}
     * @param token of the account
     * @param from the number of the sender
     */
    public record Twilio(String account, SecretReference token, String from) {}

    /**
     * Signed requests.
     *
     * @param secret by which they are signed
     */
    public record Webhook(SecretReference secret) {}
}
