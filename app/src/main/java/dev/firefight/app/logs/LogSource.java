package dev.firefight.app.logs;

import java.nio.file.Path;

/**
 * A file that is to be read.
 *
 * @param name as a person knows it
 * @param path where it lies
 */
public record LogSource(String name, Path path) {
    /** A file under its own name. */
    public static LogSource of(Path path) {
        return new LogSource(path.toString(), path);
    }
}
