package dev.firefight.telemetry.format;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The attributes of one record after the other: neighbours that have the same in the same order share one map. */
final class AttributeRun {
    private List<String> last = new ArrayList<>();
    private List<String> next = new ArrayList<>();
    private SortedMap<String, String> shared = new TreeMap<>();

    /** Starts the attributes of the next record. */
    void clear() {
        next.clear();
    }

    /** Adds an attribute; of several with one name the last counts. */
    void put(String name, String value) {
        next.add(name);
        next.add(value);
    }

    /** The attributes of the record; must not be changed. */
    SortedMap<String, String> attributes() {
        if (!next.equals(last)) {
            shared = new TreeMap<>();
            for (int i = 0; i < next.size(); i += 2) {
                shared.put(next.get(i), next.get(i + 1));
            }
            List<String> spare = last;
            last = next;
            next = spare;
        }
        return shared;
    }
}
