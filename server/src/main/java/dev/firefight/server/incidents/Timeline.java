package dev.firefight.server.incidents;

import dev.firefight.incident.Entry;
import dev.firefight.incident.Incident;
import java.util.ArrayList;
import java.util.List;

/**
 * What was written about an incident, and how things stand after it.
 *
 * @param number of the incident
 * @param entries from the first on
 * @param state what follows from them
 */
public record Timeline(long number, List<Entry> entries, Incident state) {
    /** Copies the list. */
    public Timeline {
        entries = List.copyOf(entries);
    }

    static Timeline empty(long number) {
        return new Timeline(number, List.of(), Incident.none());
    }

    Timeline with(List<Entry> more) {
        List<Entry> all = new ArrayList<>(entries.size() + more.size());
        all.addAll(entries);
        all.addAll(more);
        Incident next = state;
        if (entries.isEmpty()) {
            next = Incident.of(all);
        } else {
            for (Entry entry : more) {
                next = next.with(entry);
            }
        }
        return new Timeline(number, all, next);
    }

    /** The entries after one. */
    public List<Entry> after(long entry) {
        int from = Math.clamp(entry, 0, entries.size());
        return entries.subList(from, entries.size());
    }
}
