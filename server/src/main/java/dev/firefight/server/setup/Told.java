package dev.firefight.server.setup;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something of a set-up in words.
 *
 * @param name by which it is known in both of two set-ups
 * @param summary what it is, briefly; may be empty
 * @param facts all that can differ: what is said, such as {@code step 1 calls}, and what of it
 */
record Told(String name, String summary, Map<String, String> facts) {
    /** Begins to tell. */
    static Told of(String name, String summary) {
        return new Told(name, summary, new LinkedHashMap<>());
    }

    /** One more fact; of those with one label each gets a number. */
    Told with(String label, String value) {
        String free = label;
        for (int again = 2; facts.containsKey(free); again++) {
            free = label + " (" + again + ")";
        }
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(free, value);
        return new Told(name, summary, more);
    }

    Told with(String label, Optional<String> value) {
        return value.map(one -> with(label, one)).orElse(this);
    }

    /** A list, where it is not empty. */
    Told with(String label, Collection<String> values) {
        return values.isEmpty() ? this : with(label, String.join(", ", values));
    }
}
