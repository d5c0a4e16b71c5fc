package dev.firefight.telemetry.packing;

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
public final class Unpacked extends FilterInputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private final LineEnds lineEnds;
    private boolean isDamaged;

    private Unpacked(InputStream content, LineEnds lineEnds) {
        super(content);
        this.lineEnds = lineEnds;
    }

    /** Counts line ends, on the thread that unpacks. */
    private static final class LineEnds extends FilterInputStream {
        private long count;

        LineEnds(InputStream content) {
            super(content);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            int found = 0;
            for (int i = offset; i < offset + read; i++) {
                found += target[i] == '\n' ? 1 : 0;
            }
            count += found;
            return read;
        }
    }

    /** Opens a file, still packed. */
    public static BufferedInputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }

    /**
     * Why content cannot be read: it is packed in a way that is not undone here, or was packed twice. Empty when it is not packed.
     *
     * @param content of which nothing was read yet
     */
    public static Optional<String> refusal(BufferedInputStream content) throws IOException {
        return Packing.of(content).map(Packing::refusal);
    }

    /** The content of an opened file, of which nothing was read yet; as it is when it is not packed, or not in a way that is undone here. */
    public static Unpacked of(BufferedInputStream file) throws IOException {
        Optional<Packing> packing = Packing.of(file).filter(Packing::isRead);
        if (packing.isEmpty()) {
            return asItIs(file);
        }
        try {
            LineEnds unpacked = new LineEnds(packing.get().unpack(file));
            return new Unpacked(new ReadAhead(unpacked), unpacked);
        } catch (EOFException | ZipException | ZstdIOException e) {
            Unpacked nothing = asItIs(InputStream.nullInputStream());
            nothing.isDamaged = true;
            return nothing;
        } catch (LinkageError e) { // no zstd for this machine: left packed, it will be refused
            return asItIs(file);
        }
    }

    private static Unpacked asItIs(InputStream content) {
        return new Unpacked(content, new LineEnds(InputStream.nullInputStream()));
    }

    /** Whether the file was found to be cut or damaged. */
    public boolean isDamaged() {
        return isDamaged;
    }

    /** The line at which damaged content ends, from 1. */
    public long line() {
        return lineEnds.count + 1;
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
            return in.read(target, offset, length);
        } catch (EOFException | ZipException | ZstdIOException e) {
            isDamaged = true;
            return -1;
        }
    }
}
