package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Alarm;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Message;
import dev.firefight.incident.Note;
import dev.firefight.server.incidents.FactKinds;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a request brings: an object of JSON, or the fields of a form as one. */
final class Bodies {
    /** A name that is there twice is refused: two readers could take different ones. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String CONFIRMED = "confirmed";
    private static final String BECAUSE = "because";
    private static final Pattern NO_TEXT = Pattern.compile("[\\x{0}\\p{Cs}]");
    private static final Set<String> NO_FIELDS_OF_A_FACT =
            Set.of(CONFIRMED, BECAUSE, Gate.FORM_KEY_FIELD, "requestKey");

    private Bodies() {}

    /** The body as an object. */
    static ObjectNode object(Context request) {
        if (request.isFormUrlencoded()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            FormFields.of(request).values().forEach(object::put);
            checkTexts(object);
            return object;
        }
        String type = Optional.ofNullable(request.header("Content-Type")).orElse("");
        if (!type.startsWith("application/json")) {
            throw new ProblemException(
                    415,
                    "media-type",
                    "The body is of another kind",
                    "Send JSON, with Content-Type: application/json.");
        }
        ObjectNode read = JSON.readTree(request.bodyAsBytes()) instanceof ObjectNode object ? object : refuse();
        checkTexts(read);
        return read;
    }

    /** The body as it is, of so many bytes at most. */
    static byte[] bytes(Context request, int most) {
        try {
            byte[] body = request.bodyInputStream().readNBytes(most + 1);
            if (body.length > most) {
                throw new ProblemException(413, "too-large", "That is too much at once", "Send less.");
            }
            return body;
        } catch (IOException broken) {
            throw new ProblemException(Problems.broken(broken));
        }
    }

    /** Half signs and signs of nothing are read in different ways by different programs. What else a log may hold is shown so that it does no harm. */
    private static void checkTexts(JsonNode node) {
        if (node.isString()) {
            checkText(node.asString());
        }
        node.forEach(Bodies::checkTexts);
    }

    /** The same of a text that does not come in a body. */
    static void checkText(String text) {
        if (NO_TEXT.matcher(text).find()) {
            throw new WireException("a text has neither NUL in it nor one half of a surrogate pair");
        }
    }

    private static ObjectNode refuse() {
        throw new WireException("one object is needed here, such as {\"kind\": \"observed\", \"what\": \"…\"}");
    }

    /** The fact that somebody wants to write, of a kind that people write in this way. */
    static Fact proposed(ObjectNode body) {
        Fact fact = FactKinds.ALL.read(fact(body));
        return switch (fact) {
            case Message.Attached _ ->
                throw new WireException("a file is put into the timeline with its content; see /api/openapi.json");
            case Note.ClockRang _, Note.Overridden _, Note.Imported _, Note.Recorded _, Alarm _ ->
                throw new WireException("\"" + FactKinds.ALL.name(fact) + "\" is written by the program itself");
            default -> fact;
        };
    }

    /** The fields of a fact without what is said beside it. */
    static ObjectNode fact(ObjectNode body) {
        ObjectNode fact = body.deepCopy();
        NO_FIELDS_OF_A_FACT.forEach(fact::remove);
        return fact;
    }

    /** What was said to a question. */
    static Consent consent(ObjectNode body) {
        JsonNode because = body.path(BECAUSE);
        if (because.isString() && !because.asString().isBlank()) {
            return new Consent.Because(because.asString());
        }
        JsonNode confirmed = body.path(CONFIRMED);
        boolean isConfirmed = confirmed.isBoolean() ? confirmed.asBoolean() : "true".equals(confirmed.asString(""));
        return isConfirmed ? new Consent.Confirmed() : new Consent.None();
    }

    /** By which a repeated request is known: each caller has keys of their own. */
    static Optional<String> key(Context request, ObjectNode body) {
        Optional<String> key = Optional.ofNullable(request.header("Idempotency-Key"))
                .or(() -> Optional.of(body.path("requestKey").asString("")))
                .map(String::strip)
                .filter(one -> !one.isEmpty());
        if (key.filter(one -> !one.matches("[!-~]{1,100}")).isPresent()) {
            throw new WireException(
                    "an idempotency key is 1 to 100 printable ASCII characters without spaces, such as a UUID");
        }
        String owner = UUID.nameUUIDFromBytes(
                        Gate.caller(request).person().name().getBytes(StandardCharsets.UTF_8))
                .toString();
        return key.map(one -> owner + ":" + one);
    }

    /** A number in the path. */
    static long number(Context request, String name) {
        String text = request.pathParam(name);
        if (!text.matches("[1-9][0-9]{0,9}")) {
            throw new ProblemException(
                    404, "not-found", "There is nothing here", "The number of an incident is needed, such as 7.");
        }
        return Long.parseLong(text);
    }
}
