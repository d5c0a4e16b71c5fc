package dev.firefight.telemetry.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A directory that only its owner may look into, where the disk knows of owners: lines of logs are not for everyone on a machine. */
public final class PrivateDirectory {
    private static final String OWNER_ONLY = "rwx------";

    private PrivateDirectory() {}

    /** Makes it, with those above it, unless it is there; what was there is closed to others, too. */
    public static Path at(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(OWNER_ONLY));
        }
        return directory;
    }
}
