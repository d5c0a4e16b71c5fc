package dev.firefight.telemetry.window;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A body as it is stored.
 *
 * @param bytes to be written
 * @param isPacked whether they are a frame of zstd; not where that saves nothing
 * @param rawBytes length of the body as it came
 * @param checksum CRC-32C of the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, not compared
record PackedBody(byte[] bytes, boolean isPacked, int rawBytes, int checksum) {
    /** Export requests shrink to about a seventh by it; each level above costs half of the speed and gains a few per cent. */
    private static final int LEVEL = 1;

    private static final boolean CAN_PACK = canPack();

    /** Packs a body. */
    static PackedBody of(byte[] body) {
        if (CAN_PACK) {
            byte[] target = new byte[Math.toIntExact(Zstd.compressBound(body.length))];
            long size = Zstd.compressByteArray(target, 0, target.length, body, 0, body.length, LEVEL);
            if (!Zstd.isError(size) && size < body.length) {
                byte[] packed = Arrays.copyOf(target, (int) size);
                return new PackedBody(packed, true, body.length, FrameHeader.checksum(packed));
            }
        }
        return new PackedBody(body, false, body.length, FrameHeader.checksum(body));
    }

    /** The body of a frame, of which header and stored bytes are known; empty when they do not fit together. */
    static Optional<byte[]> raw(FrameHeader header, byte[] stored) {
        if (FrameHeader.checksum(stored) != header.checksum()) {
            return Optional.empty();
        }
        if (!header.isPacked()) {
            return Optional.of(stored);
        }
        byte[] raw = new byte[header.rawBytes()];
        try {
            long size = Zstd.decompressByteArray(raw, 0, raw.length, stored, 0, stored.length);
            return size == raw.length ? Optional.of(raw) : Optional.empty();
        } catch (ZstdException | LinkageError unreadable) {
            return Optional.empty();
        }
    }

    /** There is no zstd for every machine. */
    private static boolean canPack() {
        try {
            return Zstd.compressBound(1) > 0;
        } catch (LinkageError none) {
            return false;
        }
    }
}
