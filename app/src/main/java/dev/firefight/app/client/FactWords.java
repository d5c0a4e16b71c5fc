package dev.firefight.app.client;

import dev.firefight.app.UsageException;
import dev.firefight.evidence.drawing.SafeText;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what somebody typed as an entry, by the kinds that the server knows. */
final class FactWords {
    private static final Pattern AGO = Pattern.compile("-([0-9]{1,4})([smh])");

    private final JsonNode kinds;
    private final InstantSource clock;

    /** @param facts what the server says of its kinds */
    FactWords(JsonNode facts, InstantSource clock) {
        this.kinds = facts.path("kinds");
        this.clock = clock;
    }

    /** The kinds that people write, each with its fields on a line. */
    List<String> lines() {
        return kinds.valueStream()
                .filter(kind -> kind.path("isForPeople").asBoolean(false))
                .map(kind -> SafeText.line(kind.path("kind").asString("") + "  "
                        + kind.path("fields")
                                .valueStream()
                                .map(FactWords::field)
                                .collect(Collectors.joining("  "))))
                .toList();
    }

    private static String field(JsonNode field) {
        String text = field.path("name").asString("") + "="
                + (field.has("choices")
                        ? field.path("choices")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.joining("|"))
                        : field.path("shape").asString(""));
        return field.path("isRequired").asBoolean(false) ? text : "[" + text + "]";
    }

    /**
     * The entry as it is sent.
     *
     * @param words a kind with its fields, or one text, which is an observation
     * @param seenIn where an observation was made
     */
    ObjectNode read(List<String> words, String seenIn) {
        if (words.isEmpty()) {
            throw new UsageException("say what you see, as \"errors fall\", or a kind of entry; --kinds lists them");
        }
        Optional<JsonNode> kind = kinds.valueStream()
                .filter(one -> one.path("kind").asString("").equals(words.getFirst()))
                .findFirst();
        if (kind.isEmpty() && words.size() > 1) {
            throw new UsageException("there is no kind of entry named " + words.getFirst()
                    + "; --kinds lists them; put a text in quotes");
        }
        ObjectNode body = JsonMapper.shared().createObjectNode();
        if (kind.isEmpty()) {
            return body.put("kind", "observed").put("what", words.getFirst()).put("source", seenIn);
        }
        body.put("kind", words.getFirst());
        words.stream().skip(1).forEach(word -> put(kind.get(), word, body));
        List<String> missing = new ArrayList<>();
        for (JsonNode field : kind.get().path("fields")) {
            String name = field.path("name").asString("");
            if (field.path("isRequired").asBoolean(false) && !body.has(name)) {
                missing.add(name + " (" + field.path("words").asString("") + ")");
            }
        }
        if (!missing.isEmpty()) {
            throw new UsageException(
                    words.getFirst() + " needs " + String.join(", ", missing) + "; write each as NAME=VALUE");
        }
        return body;
    }

    private void put(JsonNode kind, String word, ObjectNode body) {
        int equals = word.indexOf('=');
        String name = word.substring(0, Math.max(0, equals));
        JsonNode field = kind.path("fields")
                .valueStream()
                .filter(one -> one.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(word + ": write fields as NAME=VALUE; there are "
                        + kind.path("fields")
                                .valueStream()
                                .map(one -> one.path("name").asString(""))
                                .collect(Collectors.joining(", "))));
        if (body.has(name)) {
            throw new UsageException(name + " stands there twice");
        }
        String value = word.substring(equals + 1);
        body.put(name, field.path("shape").asString("").equals("time") ? time(value) : value);
    }

    private String time(String value) {
        if (value.equals("now")) {
            return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        }
        Matcher ago = AGO.matcher(value);
        if (!ago.matches()) {
            return value;
        }
        long amount = Long.parseLong(ago.group(1));
        Duration before =
                switch (ago.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                };
        return clock.instant().minus(before).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
