package dev.firefight.evidence.pattern;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * When, where and how often something was seen. Put together of two, it is the sum of the counts, the first and the last of the times,
 * and the foremost of the places: no order and no grouping of what is put together matters.
 */
public final class Sightings {
    /** How many places are kept. */
    public static final int PLACES = 3;

    /** Places of the parts in a row of a table. */
    static final int LEVELS = 0;

    static final int SPEAKERS = 1;
    static final int FIRST = 2;
    static final int LAST = 3;
    static final int PLACE = 4;
    static final int COUNTS = PLACE + PLACES;

    private final long[] row;

    private Sightings(long[] row) {
        this.row = row;
    }

    /** Those of a row. */
    static Sightings of(long[] page, int at, int windows) {
        return new Sightings(Arrays.copyOfRange(page, at, at + size(windows)));
    }

    /** Numbers in a row. */
    static int size(int windows) {
        return COUNTS + windows;
    }

    /** Makes a row of nothing. */
    static void clear(long[] page, int at, int windows) {
        Arrays.fill(page, at, at + size(windows), 0);
        page[at + FIRST] = Long.MAX_VALUE;
        page[at + LAST] = Long.MIN_VALUE;
        Arrays.fill(page, at + PLACE, at + COUNTS, Long.MAX_VALUE);
    }

    /** Adds a line to a row. */
    static void see(long[] page, int at, Lines lines, int line, long place) {
        see(page, at, lines.window(line), lines.level(line), lines.speaker(line), lines.time(line), place);
    }

    /** Adds something to a row. */
    static void see(long[] page, int at, int window, int level, int speaker, long time, long place) {
        page[at + COUNTS + window]++;
        page[at + LEVELS] |= 1L << level;
        page[at + SPEAKERS] |= 1L << speaker;
        if (time != Lines.NO_TIME) {
            page[at + FIRST] = Math.min(page[at + FIRST], time);
            page[at + LAST] = Math.max(page[at + LAST], time);
        }
        if (place < page[at + COUNTS - 1]) {
            keep(page, at, place);
        }
    }

    /** Adds a row to another. */
    static void add(long[] page, int at, long[] from, int fromAt, int windows) {
        for (int window = COUNTS; window < COUNTS + windows; window++) {
            page[at + window] += from[fromAt + window];
        }
        page[at + LEVELS] |= from[fromAt + LEVELS];
        page[at + SPEAKERS] |= from[fromAt + SPEAKERS];
        page[at + FIRST] = Math.min(page[at + FIRST], from[fromAt + FIRST]);
        page[at + LAST] = Math.max(page[at + LAST], from[fromAt + LAST]);
        for (int place = PLACE; place < COUNTS; place++) {
            keep(page, at, from[fromAt + place]);
        }
    }

    private static void keep(long[] page, int at, long place) {
        long moved = place;
        for (int i = at + PLACE; i < at + COUNTS; i++) {
            long here = page[i];
            page[i] = Math.min(here, moved);
            moved = Math.max(here, moved);
        }
    }

    /** How many lines, in all windows. */
    public long lines() {
        return LongStream.of(row).skip(COUNTS).sum();
    }

    /** How many lines in a window. */
    public long lines(int window) {
        return row[COUNTS + window];
    }

    /** A bit for each level of the lines. */
    public int levels() {
        return (int) row[LEVELS];
    }

    /** A bit for each speaker of the lines. */
    public long speakers() {
        return row[SPEAKERS];
    }

    /** The first time, in nanoseconds since 1970; {@link Long#MAX_VALUE} when no line told its time. */
    public long first() {
        return row[FIRST];
    }

    /** The last time, in nanoseconds since 1970; {@link Long#MIN_VALUE} when no line told its time. */
    public long last() {
        return row[LAST];
    }

    /** The foremost places, {@value #PLACES} at most, in order. */
    public List<Place> places() {
        return LongStream.of(row)
                .skip(PLACE)
                .limit(PLACES)
                .filter(place -> place != Long.MAX_VALUE)
                .mapToObj(Place::of)
                .toList();
    }

    long[] row() {
        return row;
    }
}
