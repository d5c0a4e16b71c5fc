package dev.firefight.server.incidents;

import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.journal.Draft;
import dev.firefight.server.stored.Payload;
import java.time.Instant;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** How timelines lie in the journal: {@code incident/7} holds the entries of incident 7. */
public final class Streams {
    private static final String PREFIX = "incident/";
    private static final Payload<Fact> PAYLOAD = new Payload<>(FactKinds.ALL);

    private Streams() {}

    /** The stream of an incident. */
    public static String name(long incident) {
        return PREFIX + incident;
    }

    /** The number of an incident; empty where the stream holds something else. */
    public static OptionalLong incident(String stream) {
        return stream.startsWith(PREFIX)
                ? OptionalLong.of(Long.parseLong(stream, PREFIX.length(), stream.length(), 10))
                : OptionalLong.empty();
    }

    /** An entry as it is stored. */
    public static Draft draft(Entry entry) {
        return PAYLOAD.draft(entry.at(), entry.by(), entry.fact());
    }

    /** An entry from elsewhere; throws as {@link Payload#said} does for what is none. */
    static Entry entry(long number, Instant at, String type, JsonNode payload) {
        Payload.Said<Fact> said = PAYLOAD.said(type, payload);
        return new Entry(number, at, said.by(), said.fact());
    }

    /**
     * An entry of an incident as it was stored.
     *
     * @throws IllegalStateException for an entry that no program of this kind wrote
     */
    public static Entry entry(dev.firefight.journal.Entry stored) {
        Payload.Said<Fact> said = PAYLOAD.read(stored);
        return new Entry(stored.sequence(), stored.time(), said.by(), said.fact());
    }
}
