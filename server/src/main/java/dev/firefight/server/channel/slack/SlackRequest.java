package dev.firefight.server.channel.slack;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Slack tells, by either way. Ids are those of Slack, such as {@code U024BE7LH} for a member; texts are what people wrote, of any kind.
 * The answer has to come within three seconds; whatever takes longer is said later.
 */
public sealed interface SlackRequest {
    /**
     * Somebody wrote {@code /command text}.
     *
     * @param text behind the command; may be empty
     * @param responseUrl where up to five answers can be sent within half an hour
     * @param triggerId by which a dialogue can be opened, within three seconds
     */
    record Command(
            String teamId,
            String channelId,
            String userId,
            String userName,
            String command,
            String text,
            Optional<URI> responseUrl,
            String triggerId)
            implements SlackRequest {}

    /**
     * Somebody pressed a button or chose something in a message or a dialogue.
     *
     * @param channelId where the message is; empty in a dialogue
     * @param messageTs which message of the channel; empty in a dialogue
     * @param actions what was done, at least one and at most 100
     */
    record Pressed(
            String teamId,
            String userId,
            Optional<String> channelId,
            Optional<String> messageTs,
            List<Action> actions,
            Optional<URI> responseUrl,
            String triggerId)
            implements SlackRequest {
        public Pressed {
            actions = List.copyOf(actions);
        }
    }

    /**
     * One thing that was done.
     *
     * @param actionId which button or field
     * @param value of the button, or what was chosen; may be empty
     */
    record Action(String actionId, String blockId, String value) {}

    /**
     * Somebody sent off a dialogue.
     *
     * @param callbackId which dialogue
     * @param privateMetadata what was put into it when it was opened
     * @param values what was filled in, by the id of the field; of several that were chosen, with commas between them
     */
    record Submitted(
            String teamId,
            String userId,
            String viewId,
            String callbackId,
            String privateMetadata,
            Map<String, String> values)
            implements SlackRequest {
        public Submitted {
            values = Map.copyOf(values);
        }
    }

    /**
     * Slack asks whether an address is ours; the challenge is to be answered as it is.
     *
     * @param challenge at most 1,000 signs
     */
    record UrlVerification(String challenge) implements SlackRequest {}

    /**
     * Something happened to which the app listens.
     *
     * @param eventId the same when it is told again: what was seen already is to be dropped
     * @param type such as {@code reaction_added} or {@code message}
     * @param body of the event, as Slack describes its type
     */
    record Event(String eventId, String teamId, Instant at, String type, ObjectNode body) implements SlackRequest {
        public Event {
            body = body.deepCopy();
        }

        /** A text of the event by its name, such as {@code user}, {@code channel}, {@code text} or {@code ts}; empty where it has none. */
        public Optional<String> field(String name) {
            return Optional.of(body.path(name)).filter(node -> node.isString()).map(node -> node.asString());
        }
    }

    /**
     * What this program has no use for; it is answered with success all the same, lest it be told again.
     *
     * @param type as Slack calls it
     */
    record Other(String type) implements SlackRequest {}
}
