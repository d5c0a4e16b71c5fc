package dev.firefight.server.incidents;

import dev.firefight.journal.Entry;

/** Something that follows from the journal, entry by entry in its order. */
public interface Projection {
    /** Takes one more entry in. Called by one thread at a time. */
    void apply(Entry entry);
}
