package dev.firefight.evidence.pattern;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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

    private final long[] page;
    private final int at;
    private final int windows;

    private Sightings(long[] page, int at, int windows) {
        this.page = page;
        this.at = at;
        this.windows = windows;
    }

    /** Those that a row has now. */
    static Sightings of(long[] page, int at, int windows) {
        return new Sightings(Arrays.copyOfRange(page, at, at + size(windows)), 0, windows);
    }

    /** Those of a row, whatever becomes of it. */
    static Sightings on(long[] page, int at, int windows) {
        return new Sightings(page, at, windows);
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
        long lines = 0;
        for (int window = 0; window < windows; window++) {
            lines += lines(window);
        }
        return lines;
    }

    /** How many lines in a window. */
    public long lines(int window) {
        return page[at + COUNTS + Objects.checkIndex(window, windows)];
    }

    /** A bit for each level of the lines. */
    public int levels() {
        return (int) page[at + LEVELS];
    }

    /** A bit for each speaker of the lines. */
    public long speakers() {
        return page[at + SPEAKERS];
    }

    /** The first time, in nanoseconds since 1970; {@link Long#MAX_VALUE} when no line told its time. */
    public long first() {
        return page[at + FIRST];
    }

    /** The last time, in nanoseconds since 1970; {@link Long#MIN_VALUE} when no line told its time. */
    public long last() {
        return page[at + LAST];
    }

    /** The foremost places, {@value #PLACES} at most, in order. */
    public List<Place> places() {
        return Arrays.stream(page, at + PLACE, at + COUNTS)
                .filter(place -> place != Long.MAX_VALUE)
                .mapToObj(Place::of)
                .toList();
    }

    long[] row() {
        return Arrays.copyOfRange(page, at, at + size(windows));
    }
}
