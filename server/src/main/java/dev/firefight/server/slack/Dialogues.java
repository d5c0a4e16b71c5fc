package dev.firefight.server.slack;

import dev.firefight.server.channel.PlainText;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What asks for more than a button says.
 *
 * @see <a href="https://docs.slack.dev/reference/views/modal-views">modal views</a>
 */
final class Dialogues {
    /** Asks why a rule is overridden; its field has the same name. */
    static final String REASON = "reason";

    /** Asks for what a change needs; its fields are those of the fact. */
    static final String CHANGE = "change";

    /** The most that Slack keeps with a dialogue, in signs. */
    static final int MOST_KEPT = 3_000;

    /** What Slack takes as a first value, in signs. */
    private static final int MOST_VALUE = 3_000;

    private Dialogues() {}

    private record Field(String name, String label, String value, boolean isLong) {}

    /** Why a rule is overridden. */
    static ObjectNode reason(String rule, String kept) {
        ObjectNode view = view(REASON, "Do it anyway", kept);
        ArrayNode blocks = view.putArray("blocks");
        ObjectNode said = blocks.addObject().put("type", "section");
        said.set("text", plain(rule, 2_900));
        field(blocks, new Field(REASON, "Why it has to be; it stands in the timeline", "", true));
        return view;
    }

    /** What a change needs, with what was said of it already. */
    static ObjectNode change(Wish.Deed.Alter known, String kept) {
        ObjectNode view = view(CHANGE, "Change", kept);
        ArrayNode blocks = view.putArray("blocks");
        List.of(
                        new Field("what", "What is changed", known.what(), true),
                        new Field("where", "Where", known.where(), false),
                        new Field("expectedEffect", "By what you will see that it helped", known.effect(), true),
                        new Field("wayBack", "The way back", known.wayBack(), true))
                .forEach(one -> field(blocks, one));
        return view;
    }

    private static ObjectNode view(String callback, String title, String kept) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("type", "modal")
                .put("callback_id", callback)
                .put("private_metadata", kept);
        view.set("title", plain(title, 24));
        view.set("submit", plain("Write it", 24));
        view.set("close", plain("Leave it", 24));
        return view;
    }

    private static void field(ArrayNode blocks, Field field) {
        ObjectNode block = blocks.addObject().put("type", "input").put("block_id", field.name());
        block.set("label", plain(field.label(), 2_000));
        ObjectNode element = block.putObject("element")
                .put("type", "plain_text_input")
                .put("action_id", field.name())
                .put("multiline", field.isLong())
                .put("max_length", field.isLong() ? MOST_VALUE : 300);
        if (!field.value().isEmpty()) {
            element.put("initial_value", PlainText.cut(field.value(), field.isLong() ? MOST_VALUE : 300));
        }
    }

    private static ObjectNode plain(String text, int most) {
        return JsonNodeFactory.instance.objectNode().put("type", "plain_text").put("text", PlainText.cut(text, most));
    }
}
