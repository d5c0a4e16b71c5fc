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
    /** Adds a point; a value that is not a number is counted as a problem. */
    void add(int series, long timeNanos, double value, long line) {
        if (Double.isFinite(value)) {
            into.point(series, timeNanos, value);
            notes.found(Item.POINTS);
        } else {
            notes.problem(line, "a point whose value is not a number; taken as missing");
        }
    }
}
