package dev.firefight.server.watch;

import dev.firefight.document.wire.Kinds;
import dev.firefight.incident.Person;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Entry;
import dev.firefight.server.stored.Payload;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What the journal keeps of heartbeats. */
public sealed interface BeatFact {
    /** Where it is kept. */
    String STREAM = "heartbeats";

    /**
     * One was given; of many within an hour one is written.
     *
     * @param name of the heartbeat
     * @param at when
     */
    record Beaten(String name, Instant at) implements BeatFact {}

    /** As it lies in the journal. */
    final class Written {
        private static final Payload<BeatFact> PAYLOAD = new Payload<>(new Kinds<>(BeatFact.class, kinds()));

        private Written() {}

        private static SequencedMap<String, Class<? extends BeatFact>> kinds() {
            SequencedMap<String, Class<? extends BeatFact>> kinds = new LinkedHashMap<>();
            kinds.put("beaten", Beaten.class);
            return kinds;
        }

        static Draft draft(Instant at, BeatFact fact) {
            return PAYLOAD.draft(at, Person.PROGRAM, fact);
        }

        static BeatFact read(Entry entry) {
            return PAYLOAD.read(entry).fact();
        }
    }
}
