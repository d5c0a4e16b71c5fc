package dev.firefight.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document as it is written: texts, lists, and names with values. What the texts mean is said by who reads them. */
public sealed interface Node {
    /** The line of the document, from 1; 0 where it was not read. */
    int line();

    /** A single value. */
    record Text(String text, int line) implements Node {}

    /** A name without a value, or a dash with nothing behind it: as good as not there, once it is known to be no mistake. */
    record Nothing(int line) implements Node {}

    /** A list. */
    record Items(List<Node> items, int line) implements Node {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Names with values, in the order in which they are written. */
    record Fields(Map<String, Node> fields, int line) implements Node {
        /** Copies the map. */
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
