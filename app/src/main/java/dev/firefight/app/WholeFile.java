package dev.firefight.app;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file as a whole or not at all: what stood there before stays until the new content is written to its end. */
public final class WholeFile {
    private WholeFile() {}

    /** What is written. */
    @FunctionalInterface
    interface Content {
        /** Writes it. */
        void into(Writer writer) throws IOException, InterruptedException;
    }

    /** Writes a file, over the one that is there if any; into what is no plain file, such as a pipe, directly. */
    public static void write(Path file, String content) throws IOException {
        try {
            write(file, writer -> writer.write(content));
        } catch (InterruptedException e) {
            throw new IllegalStateException("writing a text waits for nothing", e);
        }
    }

    /**
     * Likewise, of what is written piece by piece. Until it is whole it stands in a file beside it, {@code .NAME.unfinished}; what a killed
     * program left there is written over by the next one that writes the same file.
     *
     * @throws FileSystemException when another program is writing the same file
     */
    static void write(Path file, Content content) throws IOException, InterruptedException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            write(file, Files.newOutputStream(file), content);
            return;
        }
        Path end = Files.exists(file) ? file.toRealPath() : file;
        Path part = end.resolveSibling("." + end.getFileName() + ".unfinished");
        FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel) || !Files.exists(part)) {
            channel.close();
            throw new FileSystemException(file.toString(), null, "is being written by another run of this program");
        }
        part.toFile().deleteOnExit(); // Ctrl-C
        try {
            channel.truncate(0);
            write(file, Channels.newOutputStream(channel), content);
            Files.move(part, end, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            channel.close();
            Files.deleteIfExists(part);
        }
    }

    private static void write(Path file, OutputStream out, Content content) throws IOException, InterruptedException {
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(new Named(file, out), StandardCharsets.UTF_8))) {
            content.into(writer);
        }
    }

    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) { // a file system without locks
            return true;
        }
    }

    /** Says which file could not be written, such as on a full disk: the system does not. */
    private static final class Named extends FilterOutputStream {
        private final Path file;

        Named(Path file, OutputStream out) {
            super(out);
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                throw new FileSystemException(file.toString(), null, "cannot be written: " + e.getMessage());
            }
        }
    }
}
