package dev.firefight.server.change;

import dev.firefight.document.wire.WireException;
import dev.firefight.server.change.ToldChange.What;
import dev.firefight.server.change.ToldChange.Where;
import dev.firefight.server.intake.Fields;
import dev.firefight.server.intake.Senders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change as a person or a script tells it in one line: an object of JSON, the fields of a form, or a text that begins with the service, as
 * {@code checkout: v42}. What it is, is told by its first sign, since {@code curl -d} calls everything a form.
 */
public final class ChangeNote {
    private static final int MOST_FIELDS = 100;
    private static final Pattern FORM = Pattern.compile("\\A[A-Za-z]+=\\S*\\z");
    private static final Pattern TEXT = Pattern.compile("\\A([^\\s:]{1,100}):?\\s+(\\S.*)\\z", Pattern.DOTALL);

    private ChangeNote() {}

    /** Reads one; {@link WireException} says what is missing. */
    public static ToldChange read(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            return of(Senders.tree(body));
        }
        return of(FORM.matcher(text).matches() ? form(text) : line(text));
    }

    private static ObjectNode form(String text) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        try {
            for (String pair : List.of(text.split("&", MOST_FIELDS))) {
                int at = pair.indexOf('=');
                if (at < 1) {
                    throw new WireException("a form has names with values, such as service=checkout&summary=v42");
                }
                fields.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException broken) {
            throw new WireException("in a form two hexadecimal digits follow a %");
        }
        return fields;
    }

    private static ObjectNode line(String text) {
        Matcher line = TEXT.matcher(text);
        if (!line.matches()) {
            throw new WireException("say the service and then what was changed, such as: checkout: v42");
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("service", line.group(1))
                .put("summary", line.group(2));
    }

    /** Of the fields of an object, each under one of its usual names. */
    public static ToldChange of(JsonNode fields) {
        List<String> services = List.of(fields.path("service"), fields.path("services")).stream()
                .map(Texts::names)
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElseThrow(
                        () -> new WireException(
                                "\"service\" is missing: say what was changed, as {\"service\": \"checkout\", \"summary\": \"v42\"}"));
        String revision = Texts.first(fields, Texts.MOST_REVISION_CHARS, "revision", "version", "sha");
        String said = Texts.first(fields, Texts.MOST_LINE_CHARS, "summary", "what", "title", "text", "message");
        String word = Texts.first(fields, Texts.MOST_NAME_CHARS, "type", "kind");
        String summary = said.isEmpty() ? revision.isEmpty() ? "Changed" : "Deployed " + revision : said;
        Optional<Instant> began = Fields.time(fields.path("beganAt"))
                .or(() -> Fields.time(fields.path("startedAt")))
                .or(() -> Fields.time(fields.path("timestamp")));
        return new ToldChange(
                "",
                Texts.line(fields.path("id"), Texts.MOST_REVISION_CHARS),
                Texts.type(word, summary),
                Texts.state(Texts.first(fields, Texts.MOST_NAME_CHARS, "state", "status")),
                new Where(services, "", Texts.first(fields, Texts.MOST_NAME_CHARS, "environment", "env")),
                new What(
                        summary,
                        revision,
                        Texts.first(fields, Texts.MOST_NAME_CHARS, "author", "by", "user"),
                        Texts.link(fields.path("link")).or(() -> Texts.link(fields.path("url")))),
                began,
                Fields.time(fields.path("endedAt")));
    }
}
