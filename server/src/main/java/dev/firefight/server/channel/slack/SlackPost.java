package dev.firefight.server.channel.slack;

import dev.firefight.server.channel.Message;
import dev.firefight.server.channel.PlainText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is posted: a line for notifications, and blocks for the screen. All texts are plain, so that nothing in them mentions anybody.
 *
 * @param line at most 1,000 signs
 * @param blocks at most 50; further ones are left out
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">blocks and their bounds</a>
 */
public record SlackPost(String line, List<Block> blocks) {
    /** What {@link Button#actionId} of the button that acknowledges is; its value is the id of the message. */
    public static final String ACKNOWLEDGE = "acknowledge";

    private static final int MOST_LINE = 1_000;
    private static final int MOST_BLOCKS = 50;
    private static final int MOST_BUTTONS = 25;

    /** A part of what is on the screen. */
    public sealed interface Block {
        /** A line in large letters, at most 150 signs. */
        record Title(String text) implements Block {}

        /** Lines, at most 3,000 signs. */
        record Text(String text) implements Block {}

        /** A line in small letters, at most 2,000 signs. */
        record Small(String text) implements Block {}

        /** Buttons in a row, at most 25. */
        record Buttons(List<Button> buttons) implements Block {
            public Buttons {
                buttons = List.copyOf(buttons);
            }
        }
    }

    /** Something to press. */
    public sealed interface Button {
        /** By which a press is known. */
        String actionId();

        /**
         * One whose press Slack tells us.
         *
         * @param words at most 75 signs
         * @param value comes back with the press, at most 2,000 signs
         * @param isMain whether it stands out
         */
        record Press(String actionId, String words, String value, boolean isMain) implements Button {}

        /**
         * One that opens a page; Slack tells its press as well, of which nothing follows.
         *
         * @param words at most 75 signs
         */
        record Open(String actionId, String words, URI link) implements Button {}
    }

    public SlackPost {
        line = PlainText.line(line, MOST_LINE);
        blocks = blocks.stream().limit(MOST_BLOCKS).toList();
    }

    /**
     * A message with its buttons.
     *
     * @param isInteractive whether presses come to us; else the button opens the page that acknowledges
     */
    public static SlackPost of(Message message, boolean isInteractive) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(message.title()));
        if (!message.text().isEmpty()) {
            blocks.add(new Block.Text(message.text()));
        }
        List<Button> buttons = new ArrayList<>();
        message.acknowledge()
                .ifPresent(link -> buttons.add(
                        isInteractive
                                ? new Button.Press(ACKNOWLEDGE, "Acknowledge", message.id(), true)
                                : new Button.Open(ACKNOWLEDGE, "Acknowledge", link)));
        if (isInteractive) {
            // Where presses do not arrive, as when only Slack can be reached, and for who has no account here.
            message.acknowledge()
                    .ifPresent(link -> buttons.add(new Button.Open("acknowledge-page", "Acknowledge on a page", link)));
        }
        message.open().ifPresent(link -> buttons.add(new Button.Open("open", "Open", link)));
        if (!buttons.isEmpty()) {
            blocks.add(new Block.Buttons(buttons));
        }
        return new SlackPost(message.title(), blocks);
    }

    /** Into the answer to a command: only who wrote it sees it. */
    public ObjectNode answer() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("response_type", "ephemeral");
        writeTo(answer);
        return answer;
    }

    /** Into the arguments of a call. */
    void writeTo(ObjectNode arguments) {
        arguments.put("text", escaped(line));
        ArrayNode all = arguments.putArray("blocks");
        blocks.forEach(block -> write(block, all.addObject()));
    }

    private static void write(Block block, ObjectNode into) {
        switch (block) {
            case Block.Title(String text) -> into.put("type", "header").set("text", plain(text, 150));
            case Block.Text(String text) -> into.put("type", "section").set("text", plain(text, 3_000));
            case Block.Small(String text) ->
                into.put("type", "context").putArray("elements").add(plain(text, 2_000));
            case Block.Buttons(List<Button> buttons) -> {
                ArrayNode elements = into.put("type", "actions").putArray("elements");
                buttons.stream().limit(MOST_BUTTONS).forEach(button -> write(button, elements.addObject()));
            }
        }
    }

    private static void write(Button button, ObjectNode into) {
        into.put("type", "button").put("action_id", button.actionId());
        switch (button) {
            case Button.Press press -> {
                into.set("text", plain(press.words(), 75));
                into.put("value", PlainText.cut(press.value(), 2_000));
                if (press.isMain()) {
                    into.put("style", "primary");
                }
            }
            case Button.Open open -> {
                into.set("text", plain(open.words(), 75));
                into.put("url", open.link().toString());
            }
        }
    }

    private static ObjectNode plain(String text, int most) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "plain_text")
                .put("text", PlainText.cut(text.isEmpty() ? " " : text, most))
                .put("emoji", false);
    }

    /** Signs by which mentions and links begin and end in the line, which Slack formats. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
