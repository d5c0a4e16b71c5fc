package dev.firefight.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * That one program alone writes a file, held by a lock on a file beside it. The system lets go of the lock when the program ends,
 * however it ends; the file itself stays and means nothing.
 */
final class SoleOwner implements AutoCloseable {
    private final FileChannel channel;

    private SoleOwner(FileChannel channel) {
        this.channel = channel;
    }

    static SoleOwner of(Path journal) {
        Path lockFile = Path.of(journal + ".lock");
        FileChannel channel;
        try {
            channel = FileChannel.open(PrivateFile.at(lockFile), StandardOpenOption.WRITE);
        } catch (IOException problem) {
            throw new JournalNotOpened(
                    journal + " cannot be opened for writing, since " + lockFile + " cannot be: " + problem
                            + ". Make the directory writable, or open the journal for reading",
                    problem);
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new SoleOwner(channel);
            }
        } catch (OverlappingFileLockException heldHere) {
            // By this very program: told as if by another one.
        } catch (IOException problem) {
            closeQuietly(channel);
            throw new JournalNotOpened(lockFile + " cannot be locked: " + problem, problem);
        }
        closeQuietly(channel);
        throw new JournalNotOpened("another program writes " + journal
                + " already: end it first, use another directory for the data, or open the journal for reading");
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException letGoAnyway) {
            // The system lets go of the lock with the program at the latest.
        }
    }
}
