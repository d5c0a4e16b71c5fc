package dev.firefight.server.incidents;

import dev.firefight.incident.Entry;
import dev.firefight.incident.Person;
import dev.firefight.journal.Bytes;
import dev.firefight.journal.Draft;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How timelines lie in the journal: {@code incident/7} holds the entries of incident 7, each with who wrote it and the fields of the fact. */
public final class Streams {
    private static final String PREFIX = "incident/";
    private static final String BY = "by";
    private static final String FACT = "fact";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Streams() {}

    /** The stream of an incident. */
    public static String name(long incident) {
        return PREFIX + incident;
    }

    /** The number of an incident; empty where the stream holds something else. */
    static OptionalLong incident(String stream) {
        return stream.startsWith(PREFIX)
                ? OptionalLong.of(Long.parseLong(stream, PREFIX.length(), stream.length(), 10))
                : OptionalLong.empty();
    }

    /** An entry as it is stored. */
    public static Draft draft(Entry entry) {
        ObjectNode payload = JSON.createObjectNode();
        payload.put(BY, entry.by().name());
        FactKinds.ALL.writeFields(entry.fact(), payload.putObject(FACT));
        return new Draft(FactKinds.ALL.name(entry.fact()), entry.at(), Bytes.ofText(JSON.writeValueAsString(payload)));
    }

    /** @throws IllegalStateException for an entry that no program of this kind wrote */
    static Entry entry(dev.firefight.journal.Entry stored) {
        try {
            JsonNode payload = JSON.readTree(stored.payload().stream());
            return new Entry(
                    stored.sequence(),
                    stored.time(),
                    new Person(payload.path(BY).asString()),
                    FactKinds.ALL.read(stored.type(), (ObjectNode) payload.path(FACT)));
        } catch (JacksonException
                | ClassCastException
                | IllegalArgumentException
                | dev.firefight.server.wire.WireException foreign) {
            throw new IllegalStateException(
                    "entry " + stored.sequence() + " of " + stored.stream()
                            + " cannot be read: it was written by a newer Firefight, or by"
                            + " something else; run \"firefight journal verify\"",
                    foreign);
        }
    }
}
