package dev.firefight.telemetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dictionary: each distinct value has a number, given in order of first sight. */
public final class Names<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();
    private final int most;
    private final Optional<T> others;
    private long beyond;

    /** An empty dictionary without bound. */
    public Names() {
        this.most = Integer.MAX_VALUE;
        this.others = Optional.empty();
    }

    /**
     * An empty dictionary of bounded size.
     *
     * @param most how many values have a number of their own
     * @param others the value that stands for all that come later
     */
    public Names(int most, T others) {
        this.most = most;
        this.others = Optional.of(others);
    }

    /** The number of a value; a new one for a value not seen before, as long as there are new ones. */
    public int number(T value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        if (values.size() < most) {
            return add(value);
        }
        beyond++;
        T shared = others.orElse(value);
        Integer last = numbers.get(shared);
        return last == null ? add(shared) : last;
    }

    private int add(T value) {
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

    /** How many values may have a number of their own. */
    public int most() {
        return most;
    }

    /** How often a value was asked for that shares its number with others, because there were too many. */
    public long beyond() {
        return beyond;
    }

    /** All values by number. */
    public List<T> asList() {
        return List.copyOf(values);
    }
}
