package dev.firefight.app.logs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What is piped in, kept on disk, as it is looked at more than once. A pipe may have no end: no more is kept than half of what is free there.
 *
 * @param file where it is kept until the program ends
 * @param problem what is missing, in words
 */
record KeptStream(Path file, Optional<String> problem) {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int FILE_KIND = 0xF000;
    private static final int CHARACTER_DEVICE = 0x2000;
    private static final int BLOCK_DEVICE = 0x6000;

    /**
     * Keeps a stream.
     *
     * @throws IOException when it cannot be read, or nothing of it can be kept
     */
    static KeptStream of(InputStream content) throws IOException {
        Path file = Files.createTempFile("firefight-piped", ".log");
        file.toFile().deleteOnExit();
        return of(content, file, Files.getFileStore(file).getUsableSpace() / 2);
    }

    static KeptStream of(InputStream content, Path file, long mostBytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long kept = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                int room = (int) Math.min(read, mostBytes - kept);
                out.write(buffer, 0, room);
                kept += room;
                if (kept == 0) {
                    throw new IOException("there is no room to keep it in "
                            + file.toAbsolutePath().getParent());
                }
                if (room < read) {
                    return new KeptStream(file, Optional.of(missing(kept, file)));
                }
            }
        }
        return new KeptStream(file, Optional.empty());
    }

    private static String missing(long kept, Path file) {
        return String.format(
                Locale.ROOT,
                "only the first %,d MB are read: they fill half of what was free in %s; the rest is left out",
                kept >> 20,
                file.toAbsolutePath().getParent());
    }

    /** Why something that is no file is not read: devices such as {@code /dev/zero} have no lines and no end. */
    static Optional<String> refusal(Path path) {
        try {
            int kind = (Integer) Files.getAttribute(path, "unix:mode") & FILE_KIND;
            return kind == CHARACTER_DEVICE || kind == BLOCK_DEVICE
                    ? Optional.of(
                            path + ": a device, no file and no pipe; left out (- reads what is piped in or typed)")
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty(); // not there, or a system that does not tell
        }
    }
}
