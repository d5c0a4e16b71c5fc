package dev.firefight.journal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only its owner may read and write, where the disk knows of owners: a journal holds what is not for everyone. */
final class PrivateFile {
    private PrivateFile() {}

    /** Makes it, empty, unless there is one. SQLite gives its log the permissions of the file. */
    static Path at(Path file) throws IOException {
        try {
            return Files.getFileStore(file.resolveSibling(".")).supportsFileAttributeView("posix")
                    ? Files.createFile(
                            file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                    : Files.createFile(file);
        } catch (FileAlreadyExistsException fine) {
            return file;
        }
    }
}
