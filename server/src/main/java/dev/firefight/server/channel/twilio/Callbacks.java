package dev.firefight.server.channel.twilio;

import dev.firefight.server.channel.Message;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where Twilio reports to: two addresses of this program that can be reached from outside. Each carries the id of the message as {@code
 * message} in its query, and is a part of what is signed.
 *
 * @param digits gets {@code Digits} and {@code CallSid} when somebody pressed a key
 * @param status gets {@code MessageStatus} or {@code CallStatus} when something became of a message
 */
public record Callbacks(URI digits, URI status) {
    /** The name of the query's field with the id of the message. */
    public static final String MESSAGE = "message";

    URI digits(Message message) {
        return with(digits, message);
    }

    URI status(Message message) {
        return with(status, message);
    }

    private static URI with(URI address, Message message) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + MESSAGE + "="
                + URLEncoder.encode(message.id(), StandardCharsets.UTF_8));
    }
}
