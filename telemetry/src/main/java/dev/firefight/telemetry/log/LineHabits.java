package dev.firefight.telemetry.log;

import java.util.List;

/**
 * What is known of all lines of a stream, whatever their headers are.
 *
 * @param carriers what carries them
 * @param plainLinesStart whether lines without header are records of their own
 * @param mayCut whether their carrier cuts long ones
 * @param isInDocker whether lines lie in Docker's objects
 * @param isCollected whether lines lie in objects in which a collector of logs has put them, beside whose they are
 * @param areQueries whether they are a log of queries
 * @param told in which form a person says they are written
 */
record LineHabits(
        List<Carrier> carriers,
        boolean plainLinesStart,
        boolean mayCut,
        boolean isInDocker,
        boolean isCollected,
        boolean areQueries,
        Told told) {
    /** What a person says. */
    enum Told {
        /** Nothing: it is found out. */
        NOTHING,
        /** All of each line is message. */
        PLAIN,
        /** Lines are pairs of names and values, whatever the first name is. */
        PAIRS
    }

    /** The same where it is known whether lines without header are records of their own. */
    LineHabits with(boolean plainStart) {
        return new LineHabits(carriers, plainStart, mayCut, isInDocker, isCollected, areQueries, told);
    }

    /** The same for lines of which nothing has to be put together. */
    LineHabits uncut() {
        return new LineHabits(carriers, plainLinesStart, false, isInDocker, isCollected, areQueries, told);
    }
}
