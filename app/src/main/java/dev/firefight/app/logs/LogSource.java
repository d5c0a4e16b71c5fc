package dev.firefight.app.logs;

import dev.firefight.telemetry.log.LogFormat;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is to be read.
 *
 * @param name as a person knows it
 * @param path where it lies
 * @param format how its lines are written, where that is forced
 */
public record LogSource(String name, Path path, Optional<LogFormat> format) {
    /** A file whose lines tell by themselves how they are written. */
    public LogSource(String name, Path path) {
        this(name, path, Optional.empty());
    }

    /** A file under its own name. */
    public static LogSource of(Path path) {
        return new LogSource(path.toString(), path);
    }

    /** The same with a forced format. */
    public LogSource with(LogFormat forced) {
        return new LogSource(name, path, Optional.of(forced));
    }
}
