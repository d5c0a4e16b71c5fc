package dev.firefight.server.slack;

import dev.firefight.document.wire.Kinds;
import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Ruling;
import dev.firefight.server.channel.slack.SlackPost;
import dev.firefight.server.channel.slack.SlackPost.Block;
import dev.firefight.server.channel.slack.SlackPost.Button;
import dev.firefight.server.incidents.FactKinds;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody wanted to write and a rule holds, as a button carries it to Slack and back: nothing is kept here meanwhile, so that any process can
 * go on with it. What comes back is judged by the rules anew.
 *
 * @param incident whose timeline
 * @param fact what was to be written
 */
record Held(long incident, Fact fact) {
    /** Says yes. */
    static final String ANYWAY = "do-anyway";

    /** Says why it has to be. */
    static final String BECAUSE = "do-because";

    /** The most that Slack takes as the value of a button, in signs. */
    private static final int MOST_VALUE = 2_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a command can write: nothing else comes back. */
    private static final Set<String> KINDS = Set.of(
            "role-taken",
            "role-handed-over",
            "observed",
            "hypothesis-proposed",
            "change-started",
            "update-posted",
            "severity-set",
            "resolved");

    /** What was read of a value; empty where it is none of ours. */
    static Optional<Held> read(String value) {
        try {
            return JSON.readTree(value) instanceof ObjectNode object ? of(object) : Optional.empty();
        } catch (JacksonException | WireException senseless) {
            return Optional.empty();
        }
    }

    private static Optional<Held> of(ObjectNode object) {
        JsonNode incident = object.path("incident");
        JsonNode fact = object.path("fact");
        boolean isOurs = incident.isIntegralNumber()
                && incident.canConvertToLong()
                && KINDS.contains(fact.path(Kinds.KIND).asString(""));
        return isOurs ? Optional.of(new Held(incident.asLong(), FactKinds.ALL.read(fact))) : Optional.empty();
    }

    ObjectNode json() {
        ObjectNode object = JSON.createObjectNode().put("incident", incident);
        object.set("fact", FactKinds.ALL.write(fact));
        return object;
    }

    /** The question with its button, the rule with another, or why it cannot be. */
    SlackPost post(Ruling ruling, URI page) {
        return switch (ruling) {
            case Ruling.NeedsConfirmation asked ->
                asked(sentence(asked.question()), new Button.Press(ANYWAY, "Do it anyway", value(), true), page);
            case Ruling.NeedsOverride needed ->
                asked(
                        sentence(needed.rule()) + "\n" + sentence(needed.remedy()),
                        new Button.Press(BECAUSE, "Do it anyway, and say why", value(), false),
                        page);
            case Ruling.Refused refused ->
                new SlackPost(
                        refused.reason(),
                        List.of(new Block.Text(
                                "Not written: " + refused.reason() + ".\n" + sentence(refused.remedy()))));
            case Ruling.Accepted _ -> throw new IllegalStateException("what is accepted is not held");
        };
    }

    private String value() {
        return JSON.writeValueAsString(json());
    }

    private static SlackPost asked(String words, Button.Press button, URI page) {
        List<Button> buttons = new ArrayList<>();
        if (button.value().length() <= MOST_VALUE) {
            buttons.add(button);
        }
        buttons.add(
                new Button.Open("open", buttons.isEmpty() ? "Do it there, it is too long for a button" : "Open", page));
        return new SlackPost(words, List.of(new Block.Text("Not written yet. " + words), new Block.Buttons(buttons)));
    }

    private static String sentence(String words) {
        String first = words.substring(0, Math.min(1, words.length())).toUpperCase(java.util.Locale.ROOT);
        String text = first + words.substring(Math.min(1, words.length()));
        return text.endsWith("?") || text.endsWith(".") ? text : text + ".";
    }
}
