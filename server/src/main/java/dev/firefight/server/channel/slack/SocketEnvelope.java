package dev.firefight.server.channel.slack;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What comes by the WebSocket of Slack. */
sealed interface SocketEnvelope {
    /** The connection works. */
    record Hello() implements SocketEnvelope {}

    /**
     * The connection will end soon, or Slack wants no other.
     *
     * @param reason {@code warning}, {@code refresh_requested}, or {@code link_disabled}
     */
    record Disconnect(String reason) implements SocketEnvelope {
        boolean isSwitchedOff() {
            return reason.equals("link_disabled");
        }
    }

    /**
     * Something to acknowledge.
     *
     * @param id by which it is acknowledged
     * @param request what is in it; empty where no sense can be made of it
     */
    record Delivery(String id, Optional<SlackRequest> request) implements SocketEnvelope {}

    /** What this program has no use for. */
    record Unknown() implements SocketEnvelope {}

    /** Reads one message of the WebSocket. */
    static SocketEnvelope read(String text) throws SlackException {
        ObjectNode message = SlackRequests.object(text);
        String type = SlackRequests.needed(message, "type");
        if (type.equals("hello")) {
            return new Hello();
        }
        if (type.equals("disconnect")) {
            JsonNode reason = message.path("reason");
            return new Disconnect(reason.isString() ? reason.asString() : "");
        }
        if (!message.has("envelope_id")) {
            return new Unknown();
        }
        return new Delivery(SlackRequests.needed(message, "envelope_id"), request(type, message.path("payload")));
    }

    private static Optional<SlackRequest> request(String type, JsonNode payload) {
        try {
            return payload instanceof ObjectNode object
                    ? Optional.of(
                            switch (type) {
                                case "slash_commands" -> SlackRequests.command(object);
                                case "interactive" -> SlackRequests.interaction(object);
                                case "events_api" -> SlackRequests.event(object);
                                default -> new SlackRequest.Other("an envelope of another type");
                            })
                    : Optional.empty();
        } catch (SlackException senseless) {
            return Optional.empty();
        }
    }
}
