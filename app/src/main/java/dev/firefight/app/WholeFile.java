package dev.firefight.app;

import java.io.IOException;
import java.io.Writer;
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
            try (Writer writer = Files.newBufferedWriter(part)) {
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
}
