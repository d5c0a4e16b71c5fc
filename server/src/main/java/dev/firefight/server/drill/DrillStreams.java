package dev.firefight.server.drill;

import dev.firefight.document.wire.Kinds;
import dev.firefight.incident.Person;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Entry;
import dev.firefight.server.stored.Payload;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** How drills lie in the journal: {@code drill/7} holds what happened in drill 7. */
final class DrillStreams {
    /** The type of a line of a log, which most entries are. */
    static final String WENT = "went";

    private static final String PREFIX = "drill/";
    private static final Payload<DrillFact> PAYLOAD = new Payload<>(new Kinds<>(DrillFact.class, kinds()));

    private DrillStreams() {}

    static String name(long drill) {
        return PREFIX + drill;
    }

    /** The number of a drill; empty where the stream holds something else. */
    static OptionalLong drill(String stream) {
        return stream.startsWith(PREFIX)
                ? OptionalLong.of(Long.parseLong(stream, PREFIX.length(), stream.length(), 10))
                : OptionalLong.empty();
    }

    static Draft draft(Instant at, Person by, DrillFact fact) {
        return PAYLOAD.draft(at, by, fact);
    }

    /** Who did what. */
    static Payload.Said<DrillFact> said(Entry stored) {
        return PAYLOAD.read(stored);
    }

    static DrillFact read(Entry stored) {
        return said(stored).fact();
    }

    private static SequencedMap<String, Class<? extends DrillFact>> kinds() {
        SequencedMap<String, Class<? extends DrillFact>> kinds = new LinkedHashMap<>();
        kinds.put("begun", DrillFact.Begun.class);
        kinds.put("facilitated", DrillFact.Facilitated.class);
        kinds.put(WENT, DrillFact.Went.class);
        kinds.put("ended", DrillFact.Ended.class);
        kinds.put("scored", DrillFact.Scored.class);
        return kinds;
    }
}
