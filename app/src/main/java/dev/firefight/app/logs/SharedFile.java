package dev.firefight.app.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A short text file that several people may change at once: each change is made to what the one before has written, and nobody reads half
 * of it. They wait for each other at an empty file beside it, {@code .NAME.lock}, which stays: who deletes a lock may delete that of another.
 */
final class SharedFile {
    private static final int MOST_BYTES = 16 << 20;

    /** The system locks out other processes only. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private SharedFile() {}

    /** Makes a new text of the one that is there. */
    @FunctionalInterface
    interface Change {
        /** The new text. */
        String of(String text) throws IOException;
    }

    /** Reads a file; one that is not there is empty. */
    static String read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "a directory; name a file in it");
        }
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1); // a device may have no end
            if (bytes.length > MOST_BYTES) {
                throw new FileSystemException(file.toString(), null, "too long to be a list of muted patterns");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /**
     * Changes a file, or makes it, with all directories above it.
     *
     * @throws IOException when it cannot be read or written, or is a pipe or a device, which would be replaced
     */
    static void change(Path file, Change change) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "no plain file, so nothing can be remembered in it");
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        IN_THIS_PROCESS.lock();
        try {
            Files.createDirectories(target.resolveSibling("").toAbsolutePath());
            try (FileChannel lock = lock(beside(target, ".lock"))) {
                lock.lock(); // given back with the channel, also when the process is killed
                replace(target, change.of(read(target)));
            }
        } catch (AccessDeniedException e) { // of the directory, or of a file in it that nobody knows
            throw new AccessDeniedException(file.toString());
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) { // such as a full disk, of which the system does not say which file it hit
            throw new FileSystemException(file.toString(), null, e.getMessage());
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private static Path beside(Path target, String what) {
        return target.resolveSibling("." + target.getFileName() + what);
    }

    private static FileChannel lock(Path file) throws IOException {
        try {
            Files.createFile(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-")); // others wait at it too
        } catch (IOException | UnsupportedOperationException e) {
            // it is there, or the next line says why not
        }
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Writes aside first; what a killed process left there is written over. */
    private static void replace(Path target, String text) throws IOException {
        Path next = beside(target, ".new");
        try {
            Files.deleteIfExists(next);
            Files.writeString(next, text);
            try {
                Files.setPosixFilePermissions(
                        next,
                        Files.exists(target)
                                ? Files.getPosixFilePermissions(target)
                                : PosixFilePermissions.fromString("rw-r--r--"));
            } catch (UnsupportedOperationException e) {
                // no permissions of this kind on this system
            }
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
