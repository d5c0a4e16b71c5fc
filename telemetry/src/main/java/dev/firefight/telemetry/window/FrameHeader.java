package dev.firefight.telemetry.window;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What stands before each body in a segment, in {@value #BYTES} bytes, numbers in network order: four letters by which a frame is found again
 * behind damage; the lengths of the body as it is stored and as it came, and how many items it has, 4 bytes each; when it arrived, 8; signal,
 * encoding, way of packing and a zero, 1 each; CRC-32C (RFC 3720) of the stored body, and of all before, 4 each.
 *
 * @param signal what the body tells
 * @param encoding how it is written
 * @param isPacked whether it is stored as one frame of zstd (RFC 8878), or as it is
 * @param arrivedMillis when it arrived, in milliseconds since 1970
 * @param items how many spans, points or log records it has
 * @param rawBytes its length as it came
 * @param storedBytes its length as it is stored
 * @param checksum of the stored body
 */
public record FrameHeader(
        Signal signal,
        Encoding encoding,
        boolean isPacked,
        long arrivedMillis,
        int items,
        int rawBytes,
        int storedBytes,
        int checksum) {
    /** Bytes of a header. */
    public static final int BYTES = 36;

    /** The longest body that a frame may have: what claims to be longer is damage. */
    public static final int MOST_BODY_BYTES = 64 << 20;

    static final byte FIRST = 'F';
    private static final int LETTERS = 'F' << 24 | 'F' << 16 | 'W' << 8 | '1';
    private static final int CHECKED_BYTES = BYTES - 4;

    /** The header of a body that is about to be written. */
    static FrameHeader of(Signal signal, Encoding encoding, int items, PackedBody body, long arrivedMillis) {
        return new FrameHeader(
                signal,
                encoding,
                body.isPacked(),
                arrivedMillis,
                items,
                body.rawBytes(),
                body.bytes().length,
                body.checksum());
    }

    ByteBuffer written() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putInt(LETTERS).putInt(storedBytes).putInt(rawBytes).putInt(items).putLong(arrivedMillis);
        bytes.put(signal.onDisk())
                .put(encoding.onDisk())
                .put((byte) (isPacked ? 1 : 0))
                .put((byte) 0);
        bytes.putInt(checksum).putInt(checksum(bytes.array(), CHECKED_BYTES));
        return bytes.flip();
    }

    /** The header that bytes begin with; empty when they do not. */
    public static Optional<FrameHeader> read(byte[] from) {
        if (from.length < BYTES || from[0] != FIRST) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(from, 0, BYTES);
        if (bytes.getInt() != LETTERS || bytes.getInt(CHECKED_BYTES) != checksum(from, CHECKED_BYTES)) {
            return Optional.empty();
        }
        int storedBytes = bytes.getInt();
        int rawBytes = bytes.getInt();
        int items = bytes.getInt();
        long arrived = bytes.getLong();
        Optional<Signal> signal = Signal.ofDisk(bytes.get());
        Optional<Encoding> encoding = Encoding.ofDisk(bytes.get());
        int packing = bytes.get();
        bytes.get();
        boolean isSound = isIn(storedBytes, MOST_BODY_BYTES)
                && isIn(rawBytes, MOST_BODY_BYTES)
                && items >= 0
                && signal.isPresent()
                && encoding.isPresent()
                && isIn(packing, 1);
        return isSound
                ? Optional.of(new FrameHeader(
                        signal.get(),
                        encoding.get(),
                        packing == 1,
                        arrived,
                        items,
                        rawBytes,
                        storedBytes,
                        bytes.getInt()))
                : Optional.empty();
    }

    private static boolean isIn(int number, int most) {
        return number >= 0 && number <= most;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    static int checksum(byte[] body) {
        return checksum(body, body.length);
    }
}
