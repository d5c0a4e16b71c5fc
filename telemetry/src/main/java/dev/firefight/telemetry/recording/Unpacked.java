package dev.firefight.telemetry.recording;

import com.github.luben.zstd.ZstdIOException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * The content of a file, unpacked if it is packed in a way that is undone here. A packed file that is cut or damaged ends where it can
 * no longer be unpacked, and {@linkplain #isDamaged tells so}.
 */
final class Unpacked extends FilterInputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private final boolean isPacked;
    private boolean isDamaged;
    private long lineEnds;

    private Unpacked(InputStream content, boolean isPacked) {
        super(content);
        this.isPacked = isPacked;
    }

    /** Opens a file, still packed. */
    static BufferedInputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }

    /** The content of an opened file. */
    static Unpacked of(BufferedInputStream file) throws IOException {
        Optional<Packing> packing = Packing.of(file).filter(Packing::isRead);
        if (packing.isEmpty()) {
            return new Unpacked(file, false);
        }
        try {
            return new Unpacked(new ReadAhead(packing.get().unpack(file)), true);
        } catch (EOFException | ZipException | ZstdIOException e) {
            Unpacked nothing = new Unpacked(InputStream.nullInputStream(), true);
            nothing.isDamaged = true;
            return nothing;
        } catch (LinkageError e) { // no zstd for this machine: left packed, it will be refused
            return new Unpacked(file, false);
        }
    }

    /** Whether the file was found to be cut or damaged. */
    boolean isDamaged() {
        return isDamaged;
    }

    /** The line at which packed content ends, as far as it has been read, from 1. */
    long line() {
        return lineEnds + 1;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (isDamaged) {
            return -1;
        }
        try {
            int count = in.read(target, offset, length);
            for (int i = offset; isPacked && i < offset + count; i++) {
                lineEnds += target[i] == '\n' ? 1 : 0;
            }
            return count;
        } catch (EOFException | ZipException | ZstdIOException e) {
            isDamaged = true;
            return -1;
        }
    }
}
