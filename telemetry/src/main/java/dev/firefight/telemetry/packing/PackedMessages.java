package dev.firefight.telemetry.packing;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/**
 * What the OpenTelemetry Collector's file exporter packs message by message: four bytes of length, then as many bytes of zstd. It is given
 * out as the exporter writes it unpacked: objects of JSON a line, messages of protobuf behind their length.
 */
final class PackedMessages extends InputStream {
    /** How many bytes a message may have, packed or not. */
    static final int MAX_MESSAGE_BYTES = 64 << 20;

    private static final int LENGTH_BYTES = 4;

    private final InputStream packed;
    private ByteBuffer given = ByteBuffer.allocate(0);

    PackedMessages(InputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!given.hasRemaining()) {
            byte[] size = packed.readNBytes(LENGTH_BYTES);
            if (size.length == 0) {
                return -1;
            }
            given = message(size);
        }
        int count = Math.min(length, given.remaining());
        given.get(target, offset, count);
        return count;
    }

    private ByteBuffer message(byte[] size) throws IOException {
        int length = size.length < LENGTH_BYTES ? -1 : ByteBuffer.wrap(size).getInt();
        if (length < 0 || length > MAX_MESSAGE_BYTES) {
            throw new ZipException("a message whose length is cut or beyond all bounds");
        }
        byte[] bytes = packed.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the last message is cut");
        }
        byte[] message;
        try (InputStream content = new ZstdInputStream(new ByteArrayInputStream(bytes))) {
            message = content.readNBytes(MAX_MESSAGE_BYTES + 1);
        }
        if (message.length > MAX_MESSAGE_BYTES) {
            throw new ZipException("a message of more than " + MAX_MESSAGE_BYTES + " bytes");
        }
        boolean isJson = message.length > 0 && message[0] == '{';
        ByteBuffer whole = ByteBuffer.allocate(LENGTH_BYTES + message.length);
        if (isJson) {
            whole.put(message).put((byte) '\n');
        } else {
            whole.putInt(message.length).put(message);
        }
        return whole.flip();
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
