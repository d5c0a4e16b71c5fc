package dev.firefight.telemetry.live;

import java.time.Instant;

/** Reads one source, window after window. */
interface SourceReader extends AutoCloseable {
    /**
     * Reads a window. Whatever the source does ends as a trouble of the intake.
     *
     * @param until when the time for all sources is over
     */
    void read(LiveWindow window, Instant until, Intake intake);

    /** How many queries may still be asked. */
    Budget budget();

    @Override
    default void close() {}
}
