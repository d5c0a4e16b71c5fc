package dev.firefight.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds before the long work what would hinder a file from being written after it. */
public final class OutputFile {
    private OutputFile() {}

    /**
     * Refuses a file that cannot be written, or that is to be read.
     *
     * @param option by which it was told
     * @param read what is read
     */
    public static void check(String option, Path file, List<Path> read) throws IOException {
        Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        if (Files.isDirectory(file)) {
            throw new UsageException(option + " " + file + " is a directory; name a file in it");
        }
        if (!Files.isDirectory(directory)) {
            throw new UsageException(option + " " + file + ": there is no directory " + directory + "; make it first");
        }
        for (Path source : read) {
            if (Files.isRegularFile(file) && Files.exists(source) && Files.isSameFile(file, source)) {
                throw new UsageException(
                        option + " " + file + " would overwrite what is to be read; name another file");
            }
        }
    }
}
