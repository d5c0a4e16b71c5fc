package dev.firefight.telemetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A dictionary: each distinct value has a number, given in order of first sight. */
public final class Names<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    /** The number of a value; a new one for a value not seen before. */
    public int number(T value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        numbers.put(value, values.size());
        values.add(value);
        return values.size() - 1;
    }

    /** The value that has a number. */
    public T get(int number) {
        return values.get(number);
    }

    /** How many distinct values there are. */
    public int size() {
        return values.size();
    }

    /** All values by number. */
    public List<T> asList() {
        return List.copyOf(values);
    }
}
