package dev.firefight.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;

/** Copies a journal entry by entry, whatever keeps it, and verifies it on the way. */
final class Copying {
    private static final int PAGE = 1_000;

    private Copying() {}

    static Head toNewFile(Journal from, Path file) {
        Path copy = file.toAbsolutePath().normalize();
        if (Files.exists(copy)) {
            throw new JournalNotOpened(copy + " exists already: choose another name");
        }
        Path unfinished = Path.of(copy + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Head head = copy(from, new Place.InFile(unfinished));
            if (Files.exists(Path.of(unfinished + "-wal"))) {
                throw new JournalUnavailable(unfinished + " could not be finished: is the disk full?", false);
            }
            synchronise(unfinished, StandardOpenOption.WRITE);
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
            synchronise(copy.resolveSibling("."), StandardOpenOption.READ); // so that the name is on disk as well
            return head;
        } catch (IOException problem) {
            throw new JournalUnavailable("the copy " + copy + " cannot be written: " + problem, false, problem);
        } finally {
            remains(unfinished);
        }
    }

    private static void synchronise(Path path, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }

    static Head copy(Journal from, Place to) {
        try (Store store = StoredJournal.store(to);
                WritingSession session = new WritingSession(store)) {
            try {
                if (session.begin().position() > 0) {
                    throw new JournalNotOpened(to + " has entries already: a copy goes to a place without a journal");
                }
                Head head = entries(from, session);
                session.commit();
                return head;
            } catch (SQLException problem) {
                throw store.explained(problem);
            }
        } catch (SQLException problem) {
            throw new JournalUnavailable(to + " cannot be written: " + problem.getMessage(), false, problem);
        }
    }

    private static Head entries(Journal from, WritingSession session) throws SQLException {
        Head wanted = from.head();
        ChainCheck check = new ChainCheck(List.of(wanted));
        Head head = Head.NONE;
        while (head.position() < wanted.position()) {
            List<Entry> page = from.readAll(head.position() + 1, PAGE);
            if (page.isEmpty()) {
                break;
            }
            for (Entry entry : page) {
                if (entry.position() > wanted.position()) {
                    break;
                }
                check.see(entry);
                session.add(entry);
                head = head.then(entry);
            }
            session.flush(List.of(), head);
        }
        session.flush(check.streamHeads(), head);
        Verification verification = check.copied();
        if (!verification.whole()) {
            throw new JournalDamaged("what is to be copied is not whole, so that nothing was copied. "
                    + verification.damages().getFirst() + ". Verify the journal to see all");
        }
        return head;
    }

    private static void remains(Path unfinished) {
        for (String ending : List.of("", "-wal", "-shm", ".lock")) {
            try {
                Files.deleteIfExists(Path.of(unfinished + ending));
            } catch (IOException left) {
                // It says by its name what it is.
            }
        }
    }
}
