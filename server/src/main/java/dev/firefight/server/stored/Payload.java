package dev.firefight.server.stored;

import dev.firefight.document.wire.Kinds;
import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Person;
import dev.firefight.journal.Bytes;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Entry;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How facts lie in the journal: the name of the kind is the type of the entry, and its payload says who wrote it and the fields of the fact.
 *
 * @param kinds the family of the facts
 * @param <T> the family
 */
public record Payload<T>(Kinds<T> kinds) {
    private static final String BY = "by";
    private static final String FACT = "fact";
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * What a payload says.
     *
     * @param by who wrote it
     * @param <T> the family of the fact
     */
    public record Said<T>(Person by, T fact) {}

    /** For the journal. */
    public Draft draft(Instant at, Person by, T fact) {
        ObjectNode payload = JSON.createObjectNode();
        payload.put(BY, by.name());
        kinds.writeFields(fact, payload.putObject(FACT));
        return new Draft(kinds.name(fact), at, Bytes.ofText(JSON.writeValueAsString(payload)));
    }

    /** From elsewhere; throws {@link WireException}, or as records and casts do, for what says nothing of this kind. */
    public Said<T> said(String type, JsonNode payload) {
        return new Said<>(new Person(payload.path(BY).asString("")), kinds.read(type, (ObjectNode) payload.path(FACT)));
    }

    /** From the journal; {@link IllegalStateException} for an entry that no program of this kind wrote. */
    public Said<T> read(Entry stored) {
        try {
            return said(stored.type(), JSON.readTree(stored.payload().stream()));
        } catch (JacksonException | ClassCastException | IllegalArgumentException | WireException foreign) {
            throw new IllegalStateException(
                    "entry " + stored.sequence() + " of " + stored.stream()
                            + " cannot be read: it was written by a newer Firefight, or by"
                            + " something else; run \"firefight journal verify\"",
                    foreign);
        }
    }
}
