package dev.firefight.evidence.trace;

import dev.firefight.telemetry.column.IntColumn;
import dev.firefight.telemetry.column.LongColumn;
import java.util.Arrays;
import java.util.BitSet;

/** In which requests each of many numbered things was seen: gathered once, counted before and after any time. */
final class Occurrences {
    private static final int FIRST_SIZE = 64;

    private final BitSet atHand = new BitSet();
    private int[] healthy = new int[FIRST_SIZE];

    // requests of the incident one after the other: the time of each, and where its numbers end
    private final LongColumn timesNanos = new LongColumn();
    private final IntColumn ends = new IntColumn();
    private final IntColumn numbers = new IntColumn();

    /** Notes a thing in the request at hand; however often, it counts once. */
    void seen(int number) {
        atHand.set(number);
    }

    /** Ends the request at hand, and counts it; requests may come in any order of time. */
    void endRequest(boolean isIncident, long timeNanos) {
        for (int number = atHand.nextSetBit(0); number >= 0; number = atHand.nextSetBit(number + 1)) {
            if (isIncident) {
                numbers.add(number);
            } else {
                if (number >= healthy.length) {
                    healthy = Arrays.copyOf(healthy, Math.max(number + 1, 2 * healthy.length));
                }
                healthy[number]++;
            }
        }
        if (isIncident) {
            timesNanos.add(timeNanos);
            ends.add(numbers.size());
        }
        atHand.clear();
    }

    /** Number of requests of healthy times with a thing. */
    int healthy(int number) {
        return number < healthy.length ? healthy[number] : 0;
    }

    /**
     * Numbers of requests of the incident with each thing.
     *
     * @param before those before a time, by number of the thing
     * @param after those from it on
     */
    @SuppressWarnings("ArrayRecordComponent") // counts are looked up, not compared
    record Around(int[] before, int[] after) {}

    /** Counts the requests before and after a time, for things of numbers below a bound. */
    Around around(long timeNanos, int things) {
        Around counts = new Around(new int[things], new int[things]);
        int at = 0;
        for (int request = 0; request < ends.size(); request++) {
            int[] side = timesNanos.get(request) < timeNanos ? counts.before : counts.after;
            while (at < ends.get(request)) {
                side[numbers.get(at++)]++;
            }
        }
        return counts;
    }
}
