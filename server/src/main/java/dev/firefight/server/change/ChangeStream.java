package dev.firefight.server.change;

import dev.firefight.document.wire.Kinds;
import dev.firefight.incident.Person;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Entry;
import dev.firefight.server.stored.Payload;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** How changes lie in the journal. */
final class ChangeStream {
    /** The stream of all changes that were reported. */
    static final String NAME = "changes";

    private static final Payload<ChangeFact> PAYLOAD = new Payload<>(new Kinds<>(ChangeFact.class, kinds()));

    private ChangeStream() {}

    static Draft draft(Instant at, Person by, ChangeFact fact) {
        return PAYLOAD.draft(at, by, fact);
    }

    static ChangeFact read(Entry stored) {
        return PAYLOAD.read(stored).fact();
    }

    private static SequencedMap<String, Class<? extends ChangeFact>> kinds() {
        SequencedMap<String, Class<? extends ChangeFact>> kinds = new LinkedHashMap<>();
        kinds.put("reported", ChangeFact.Reported.class);
        return kinds;
    }
}
