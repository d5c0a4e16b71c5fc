package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A file that holds one time and nothing else, such as when a fault was injected: a truth to score against, never evidence. */
final class LoneTimeReader implements FormatReader {
    private static final int MAX_CHARS = 40;
    private static final long YEAR_1990_NANOS = 631_152_000_000_000_000L;
    private static final long YEAR_2100_NANOS = 4_102_444_800_000_000_000L;

    /** Tells it by being all there is. */
    static Optional<String> why(Head head) {
        String text = head.text().trim();
        return head.isWhole() && text.length() <= MAX_CHARS
                ? Timestamps.read(text)
                        .filter(time -> time.nanos() >= YEAR_1990_NANOS && time.nanos() < YEAR_2100_NANOS)
                        .map(time -> "holds one time and nothing else")
                : Optional.empty();
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        if (bytes.read() >= 0) {
            notes.problem(1, "a time, not telemetry; not used");
        }
    }
}
