package dev.firefight.paging;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names and values by which a sender describes an alert. What is too long is cut and what is too much is left out, since an alert that is
 * cut wakes somebody, and one that is refused does not.
 *
 * @param values in the order of their names
 */
public record Labels(Map<String, String> values) {
    /** Without any. */
    public static final Labels NONE = new Labels(Map.of());

    /** The most labels of an alert; the first by name are kept. */
    public static final int MOST_LABELS = 100;

    /** The longest name. */
    public static final int MOST_NAME_CHARS = 200;

    /** The longest value. */
    public static final int MOST_VALUE_CHARS = 4_000;

    /** Copies the map, and cuts what is too much. */
    public Labels {
        SortedMap<String, String> kept = new TreeMap<>();
        for (Map.Entry<String, String> one : new TreeMap<>(values).entrySet()) {
            if (kept.size() == MOST_LABELS) {
                break;
            }
            if (!one.getKey().isEmpty() && !one.getValue().isEmpty()) {
                kept.put(cut(one.getKey(), MOST_NAME_CHARS), cut(one.getValue(), MOST_VALUE_CHARS));
            }
        }
        values = new SortedPairs(kept);
    }

    /** In the order of their names. A label without a value is as good as none. */
    public static Labels of(Map<String, String> values) {
        return values.isEmpty() ? NONE : new Labels(values);
    }

    /** The value of a label. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value of the first of these labels that is there. */
    public Optional<String> first(Collection<String> names) {
        for (String name : names) {
            Optional<String> value = find(name);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** A text of at most so many characters; a sign at its end tells that it was cut. Pairs of surrogates stay whole. */
    static String cut(String text, int mostChars) {
        if (text.length() <= mostChars) {
            return text;
        }
        int end = mostChars - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
