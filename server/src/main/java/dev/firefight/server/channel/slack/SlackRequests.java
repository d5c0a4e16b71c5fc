package dev.firefight.server.channel.slack;

import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.PlainText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what Slack sends. Fields that are not known are left; what should be there and is not ends in a {@link SlackException}. */
public final class SlackRequests {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Of an answer to {@code url_verification}, in signs. */
    private static final int MOST_CHALLENGE = 1_000;
    /** Of things done at once, and of fields of a dialogue. */
    private static final int MOST_PARTS = 100;

    private SlackRequests() {}

    /** What comes as a form, from its decoded fields: what somebody did, or a slash command. */
    public static SlackRequest form(Map<String, String> form) throws SlackException {
        return form.containsKey("payload") ? interaction(needed(form, "payload")) : command(form);
    }

    /** A slash command, from the decoded fields of its form; or Slack's question whether the certificate is valid, which is no command. */
    public static SlackRequest command(Map<String, String> form) throws SlackException {
        if (form.getOrDefault("ssl_check", "").equals("1")) {
            return new SlackRequest.Other("ssl_check");
        }
        return new SlackRequest.Command(
                form.getOrDefault("team_id", ""),
                needed(form, "channel_id"),
                needed(form, "user_id"),
                form.getOrDefault("user_name", ""),
                needed(form, "command"),
                form.getOrDefault("text", "").strip(),
                HttpSender.address(form.getOrDefault("response_url", "")),
                form.getOrDefault("trigger_id", ""));
    }

    /** What somebody did, from the field {@code payload} of a form. */
    public static SlackRequest interaction(String payload) throws SlackException {
        return interaction(object(payload));
    }

    /** An event, from the body of a request. */
    public static SlackRequest event(String body) throws SlackException {
        return event(object(body));
    }

    /** The object that a text is. */
    static ObjectNode object(String text) throws SlackException {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException unreadable) {
            // It is told below, as what cannot be read may hold what nobody should.
        }
        throw new SlackException("this is no object of JSON");
    }

    static SlackRequest command(ObjectNode payload) throws SlackException {
        Map<String, String> form = new LinkedHashMap<>();
        for (String name : List.of(
                "team_id", "channel_id", "user_id", "user_name", "command", "text", "response_url", "trigger_id")) {
            optional(payload, name).ifPresent(value -> form.put(name, value));
        }
        return command(form);
    }

    static SlackRequest interaction(ObjectNode payload) throws SlackException {
        String type = needed(payload, "type");
        return switch (type) {
            case "block_actions" -> pressed(payload);
            case "view_submission" -> submitted(payload);
            default -> new SlackRequest.Other(PlainText.line(type, 100));
        };
    }

    static SlackRequest event(ObjectNode body) throws SlackException {
        String type = needed(body, "type");
        return switch (type) {
            case "url_verification" -> {
                String challenge = needed(body, "challenge");
                if (challenge.length() > MOST_CHALLENGE) {
                    throw new SlackException("the challenge is longer than any of Slack");
                }
                yield new SlackRequest.UrlVerification(challenge);
            }
            case "event_callback" -> {
                if (!(body.path("event") instanceof ObjectNode event)) {
                    throw new SlackException("\"event\" is missing");
                }
                yield new SlackRequest.Event(
                        needed(body, "event_id"),
                        optional(body, "team_id").orElse(""),
                        moment(body.path("event_time")),
                        needed(event, "type"),
                        event);
            }
            default -> new SlackRequest.Other(PlainText.line(type, 100));
        };
    }

    private static SlackRequest.Pressed pressed(ObjectNode payload) throws SlackException {
        List<SlackRequest.Action> actions = new ArrayList<>();
        for (JsonNode action : payload.path("actions")) {
            if (actions.size() == MOST_PARTS) {
                throw new SlackException("more was done at once than anybody can");
            }
            actions.add(new SlackRequest.Action(
                    needed(action, "action_id"), optional(action, "block_id").orElse(""), chosen(action)));
        }
        if (actions.isEmpty()) {
            throw new SlackException("\"actions\" is missing");
        }
        return new SlackRequest.Pressed(
                team(payload),
                needed(payload.path("user"), "id"),
                Stream.of(
                                payload.path("channel").path("id"),
                                payload.path("container").path("channel_id"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .findFirst(),
                Stream.of(
                                payload.path("message").path("ts"),
                                payload.path("container").path("message_ts"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .findFirst(),
                actions,
                HttpSender.address(optional(payload, "response_url").orElse("")),
                optional(payload, "trigger_id").orElse(""));
    }

    private static SlackRequest.Submitted submitted(ObjectNode payload) throws SlackException {
        JsonNode view = payload.path("view");
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode block : view.path("state").path("values")) {
            block.properties().stream()
                    .limit(MOST_PARTS)
                    .forEach(field -> values.put(field.getKey(), chosen(field.getValue())));
            if (values.size() > MOST_PARTS) {
                throw new SlackException("the dialogue has more fields than any of ours");
            }
        }
        return new SlackRequest.Submitted(
                team(payload),
                needed(payload.path("user"), "id"),
                optional(view, "id").orElse(""),
                needed(view, "callback_id"),
                optional(view, "private_metadata").orElse(""),
                values);
    }

    /** The value of a button or a field of any kind that Slack has. */
    private static String chosen(JsonNode field) {
        for (String name : List.of(
                "value",
                "selected_user",
                "selected_channel",
                "selected_conversation",
                "selected_date",
                "selected_time")) {
            if (field.path(name).isString()) {
                return field.path(name).asString();
            }
        }
        if (field.path("selected_date_time").isIntegralNumber()) {
            return field.path("selected_date_time").asString("");
        }
        if (field.path("selected_option").path("value").isString()) {
            return field.path("selected_option").path("value").asString();
        }
        return Stream.of("selected_options", "selected_users", "selected_channels", "selected_conversations")
                .flatMap(name -> StreamSupport.stream(field.path(name).spliterator(), false))
                .limit(MOST_PARTS)
                .map(one -> one.isString() ? one.asString() : one.path("value").asString(""))
                .collect(Collectors.joining(","));
    }

    /** Of who did it, where Slack says so: in a channel that two workspaces share it can be the other one. */
    private static String team(ObjectNode payload) {
        return optional(payload.path("user"), "team_id")
                .or(() -> optional(payload.path("team"), "id"))
                .orElse("");
    }

    private static Instant moment(JsonNode seconds) throws SlackException {
        try {
            if (seconds.isIntegralNumber() && seconds.canConvertToLong()) {
                return Instant.ofEpochSecond(seconds.asLong());
            }
        } catch (DateTimeException beyondAllTime) {
            // It is told below.
        }
        throw new SlackException("\"event_time\" is no number of seconds");
    }

    private static String needed(Map<String, String> form, String name) throws SlackException {
        String value = form.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new SlackException("\"" + name + "\" is missing");
        }
        return value;
    }

    static String needed(JsonNode object, String name) throws SlackException {
        Optional<String> value = optional(object, name).filter(text -> !text.isEmpty());
        if (value.isEmpty()) {
            throw new SlackException("\"" + name + "\" is missing");
        }
        return value.get();
    }

    private static Optional<String> optional(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }
}
