package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.format.ReadNotes.Item;

/**
 * Adds points and counts them.
 *
 * @param into where points go
 * @param notes where they are counted, and what is no point
 */
record SeriesPoints(TelemetryBuilder into, ReadNotes notes) {
    private static final String BEYOND = "a point of a series beyond the first " + TelemetryBuilder.MOST_SERIES
            + "; left out: labels that rarely repeat, such as ids, are better not among those of a metric";

    /** Adds a point; a value that is not a number is counted as a problem. */
    void add(int series, long timeNanos, double value, long line) {
        if (series == TelemetryBuilder.NO_SERIES) {
            notes.problem(line, BEYOND);
        } else if (Double.isFinite(value)) {
            into.point(series, timeNanos, value);
            notes.found(Item.POINTS);
        } else {
            notes.problem(line, "a point whose value is not a number; taken as missing");
        }
    }

    /** Whether there may be one more of something that is held for each series; a refusal is counted. */
    boolean hasRoom(int held, long line) {
        if (held < TelemetryBuilder.MOST_SERIES) {
            return true;
        }
        notes.problem(line, BEYOND);
        return false;
    }
}
