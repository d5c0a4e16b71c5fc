package dev.firefight.telemetry.window;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Segments in memory. */
public final class SegmentBytes {
    private SegmentBytes() {}

    /** A body that arrived. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, not compared
    public record Arrived(Signal signal, Encoding encoding, byte[] body) {}

    /** A segment of bodies, one of which arrived each second from 1970 on. */
    public static byte[] of(List<Arrived> bodies) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < bodies.size(); i++) {
            Arrived one = bodies.get(i);
            PackedBody packed = PackedBody.of(one.body());
            bytes.writeBytes(FrameHeader.of(one.signal(), one.encoding(), 1, packed, i * 1_000L)
                    .written()
                    .array());
            bytes.writeBytes(packed.bytes());
        }
        return bytes.toByteArray();
    }
}
