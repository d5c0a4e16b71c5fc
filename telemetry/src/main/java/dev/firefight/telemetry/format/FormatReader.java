package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import java.io.IOException;
import java.io.InputStream;

/** Reads one form of telemetry. */
@FunctionalInterface
interface FormatReader {
    /**
     * Reads a stream to its end.
     *
     * @param bytes the content, already unpacked; closed by the caller
     * @param into where records go
     * @param notes what was found, and what could not be used and why
     * @throws IOException when the bytes themselves cannot be had; never for what they say
     */
    void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException;
}
