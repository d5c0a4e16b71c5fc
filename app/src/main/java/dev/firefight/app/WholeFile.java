package dev.firefight.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file as a whole or not at all: what stood there before stays until the new content is written to its end. */
final class WholeFile {
    private WholeFile() {}

    /** Writes a file, over the one that is there if any; into what is no plain file, such as a pipe, directly. */
    static void write(Path file, String content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.writeString(file, content);
            return;
        }
        Path end = Files.exists(file) ? file.toRealPath() : file;
        Path part = end.resolveSibling("." + end.getFileName() + ".part");
        try {
            Files.writeString(part, content);
            Files.move(part, end, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
