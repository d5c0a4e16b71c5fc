package dev.firefight.telemetry.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What belongs to a recording: its directory and what lies beside it, nothing else. A recording of a stranger must not make one's own
 * files part of a report, be it by a name or by a link.
 *
 * @param directory the directory of the recording, absolute and normal, links in it not followed
 * @param real the same with its links followed
 */
record Border(Path directory, Path real) {
    /** The border of a directory that is there. */
    static Border around(Path directory) throws IOException {
        return new Border(directory.toAbsolutePath().normalize(), directory.toRealPath());
    }

    /** Whether something lies within the border when all links are followed. */
    boolean holds(Path file) throws IOException {
        Path end = file.toRealPath();
        return end.startsWith(parent(real)) || end.startsWith(parent(directory).toRealPath());
    }

    /** The place that a name means; the directory itself when it can be no path. */
    Path resolve(String name) {
        try {
            return directory.resolve(name).normalize();
        } catch (InvalidPathException e) {
            return directory;
        }
    }

    /** Why a directory is not read as a baseline, in words; empty when it may be. */
    Optional<String> refusal(Path baseline) {
        try {
            if (!baseline.startsWith(parent(directory))) {
                return Optional.of("lies neither in the recording nor beside it");
            }
            if (!Files.isDirectory(baseline)) {
                return Optional.of("is not there, or no directory");
            }
            if (real.startsWith(baseline.toRealPath())) {
                return Optional.of("is the recording itself, or holds it");
            }
            return holds(baseline) ? Optional.empty() : Optional.of("is a link that leads elsewhere");
        } catch (IOException e) {
            return Optional.of("cannot be opened");
        }
    }

    private static Path parent(Path path) {
        return Optional.ofNullable(path.getParent()).orElse(path);
    }
}
