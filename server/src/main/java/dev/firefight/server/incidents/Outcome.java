package dev.firefight.server.incidents;

import dev.firefight.incident.Entry;
import dev.firefight.incident.Ruling;
import java.util.List;

/** What became of what somebody wanted to write. */
public sealed interface Outcome {
    /**
     * It is on disk.
     *
     * @param incident its number
     * @param entries what was written: the fact, and what it brought along before it
     * @param position of the last of them in the journal
     * @param isRepeated whether it was written by an earlier request with the same key
     */
    record Written(long incident, List<Entry> entries, long position, boolean isRepeated) implements Outcome {}

    /** It was not written: a question, a rule or a refusal. */
    record Held(Ruling ruling) implements Outcome {}

    /** There is no such incident. */
    record Unknown(long incident) implements Outcome {}
}
