package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.window.FrameHeader;
import dev.firefight.telemetry.window.FrameInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Segments of a window of telemetry, as Firefight's own receiver keeps them. */
final class SegmentReader implements FormatReader {
    /** What is noted of frames that cannot be read. */
    static final String DAMAGED = "a frame that is damaged; left out";

    /** Tells the format by the first header, which has a checksum. */
    static Optional<String> why(Head head) {
        return FrameHeader.read(head.bytes())
                .map(first -> "begins with a frame of " + first.signal().items());
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        OtlpStream requests = new OtlpStream(into, notes);
        FrameInput frames = new FrameInput(bytes);
        for (Optional<FrameHeader> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            Optional<byte[]> body = frames.body();
            if (body.isPresent()) {
                requests.read(frame.get().encoding(), body.get());
            }
        }
        notes.problem(0, DAMAGED, frames.damaged());
    }
}
