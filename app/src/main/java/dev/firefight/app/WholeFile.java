package dev.firefight.app;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file as a whole or not at all: what stood there before stays until the new content is written to its end. */
final class WholeFile {
    private WholeFile() {}

    /** What is written. */
    @FunctionalInterface
    interface Content {
        /** Writes it. */
        void into(Writer writer) throws IOException, InterruptedException;
    }

    /** Writes a file, over the one that is there if any; into what is no plain file, such as a pipe, directly. */
    static void write(Path file, String content) throws IOException {
        try {
            write(file, writer -> writer.write(content));
        } catch (InterruptedException e) {
            throw new IllegalStateException("writing a text waits for nothing", e);
        }
    }

    /** Likewise, of what is written piece by piece. */
    static void write(Path file, Content content) throws IOException, InterruptedException {
        boolean isPlain = !Files.exists(file) || Files.isRegularFile(file);
        Path end = isPlain && Files.exists(file) ? file.toRealPath() : file;
        Path part = isPlain ? end.resolveSibling("." + end.getFileName() + ".part") : end;
        try {
            try (Writer writer = new BufferedWriter(
                    new OutputStreamWriter(new Named(file, Files.newOutputStream(part)), StandardCharsets.UTF_8))) {
                content.into(writer);
            }
            if (isPlain) {
                Files.move(part, end, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            if (isPlain) {
                Files.deleteIfExists(part);
            }
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
