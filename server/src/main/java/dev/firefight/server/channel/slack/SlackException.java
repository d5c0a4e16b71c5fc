package dev.firefight.server.channel.slack;

/** A request that no Slack sends; the message says what is wrong with it, and repeats nothing of it. */
public final class SlackException extends Exception {
    private static final long serialVersionUID = 1;

    SlackException(String message) {
        super(message, null, false, false);
    }
}
