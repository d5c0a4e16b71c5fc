package dev.firefight.telemetry.recording;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of a file, unpacked if it is packed with gzip. A packed file that is cut or damaged ends where it can no longer be
 * unpacked, and {@linkplain #isDamaged tells so}.
 */
final class FileInput extends FilterInputStream {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int HEAD_BYTES = 512;

    private boolean damaged;

    private FileInput(InputStream packed) {
        super(packed);
    }

    /**
     * A way to pack files that is not undone here.
     *
     * @param name how it is called
     * @param unpack the command that undoes it
     * @param at where the mark stands
     * @param mark the bytes that give it away
     */
    private record Packing(String name, String unpack, int at, String mark) {
        boolean packed(byte[] head) {
            byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
            if (head.length < at + bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (head[at + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Packing> OTHERS = List.of(
            new Packing("zstd", "zstd -d", 0, "(\u00b5/\u00fd"),
            new Packing("zip", "unzip", 0, "PK\u0003\u0004"),
            new Packing("xz", "xz -d", 0, "\u00fd7zXZ\u0000"),
            new Packing("bzip2", "bzip2 -d", 0, "BZh"),
            new Packing("lz4", "lz4 -d", 0, "\u0004\"M\u0018"),
            new Packing("7z", "7z x", 0, "7z\u00bc\u00af'\u001c"),
            new Packing("tar", "tar -xf", 257, "ustar"));

    /** Opens a file. */
    static BufferedInputStream raw(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }

    /** The content of an opened file. */
    static FileInput unpacked(BufferedInputStream raw) throws IOException {
        raw.mark(2);
        boolean isGzip = raw.read() == 0x1F && raw.read() == 0x8B;
        raw.reset();
        if (!isGzip) {
            return new FileInput(raw);
        }
        try {
            return new FileInput(new GZIPInputStream(raw, BUFFER_BYTES));
        } catch (EOFException | ZipException e) {
            FileInput nothing = new FileInput(InputStream.nullInputStream());
            nothing.damaged = true;
            return nothing;
        }
    }

    /** What a person must do before some content, marked at its start, can be read; empty when nothing need be done. */
    static Optional<String> obstacle(BufferedInputStream content) throws IOException {
        content.mark(HEAD_BYTES + 1);
        byte[] head = content.readNBytes(HEAD_BYTES);
        content.reset();
        return OTHERS.stream()
                .filter(packing -> packing.packed(head))
                .map(packing -> "packed with " + packing.name() + ", which is not read; unpack it first ("
                        + packing.unpack() + ")")
                .findFirst();
    }

    /** Whether the file was found to be cut or damaged. */
    boolean isDamaged() {
        return damaged;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (damaged) {
            return -1;
        }
        try {
            return in.read(target, offset, length);
        } catch (EOFException | ZipException e) {
            damaged = true;
            return -1;
        }
    }
}
