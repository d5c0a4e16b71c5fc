package dev.firefight.paging.escalation;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map by numbers, in their order, that does not change: one with another value shares all but a few dozen entries with it, so that a fact
 * among thousands costs little.
 *
 * @param <T> the values
 */
final class Numbered<T> extends AbstractMap<Long, T> {
    private static final int MOST_OF_A_ROW = 64;

    /** Each in the order of its numbers, none empty. */
    private final List<List<Map.Entry<Long, T>>> rows;

    private final int size;

    private Numbered(List<List<Map.Entry<Long, T>>> rows, int size) {
        this.rows = List.copyOf(rows);
        this.size = size;
    }

    static <T> Numbered<T> of(Map<Long, T> all) {
        if (all instanceof Numbered<T> numbered) {
            return numbered;
        }
        Numbered<T> copy = new Numbered<>(List.of(), 0);
        for (Map.Entry<Long, T> one : all.entrySet()) {
            copy = copy.with(one.getKey(), one.getValue());
        }
        return copy;
    }

    /** With a value more, or another one. */
    Numbered<T> with(long number, T value) {
        Map.Entry<Long, T> entry = Map.entry(number, value);
        List<List<Map.Entry<Long, T>>> more = new ArrayList<>(rows);
        int at = row(number);
        if (at < 0) {
            more.addFirst(List.of(entry));
            return new Numbered<>(more, size + 1);
        }
        List<Map.Entry<Long, T>> row = new ArrayList<>(rows.get(at));
        int place = place(row, number);
        if (place > 0 && row.get(place - 1).getKey() == number) {
            row.set(place - 1, entry);
            more.set(at, List.copyOf(row));
            return new Numbered<>(more, size);
        }
        row.add(place, entry);
        if (row.size() <= MOST_OF_A_ROW) {
            more.set(at, List.copyOf(row));
        } else {
            more.set(at, List.copyOf(row.subList(0, place)));
            more.add(at + 1, List.copyOf(row.subList(place, row.size())));
        }
        return new Numbered<>(more, size + 1);
    }

    /** The last row that begins with this number or an earlier one. */
    private int row(long number) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).getFirst().getKey() <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** How many of a row are not later than this number. */
    private static <T> int place(List<Map.Entry<Long, T>> row, long number) {
        int low = 0;
        int high = row.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (row.get(middle).getKey() <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public @Nullable T get(@Nullable Object key) {
        if (!(key instanceof Long number)) {
            return null;
        }
        int at = row(number);
        if (at < 0) {
            return null;
        }
        Map.Entry<Long, T> entry = rows.get(at).get(place(rows.get(at), number) - 1);
        return entry.getKey().equals(number) ? entry.getValue() : null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Map.Entry<Long, T>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Map.Entry<Long, T>> iterator() {
                return rows.stream().flatMap(List::stream).iterator();
            }
        };
    }
}
