package dev.firefight.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A journal over a database: one thread writes, a few connections read. */
final class StoredJournal implements Journal {
    /** How often is asked for what other programs wrote. */
    private static final long ASKING_NANOSECONDS = 50_000_000;

    private final Store store;
    private final Readers readers;
    private final Optional<Writer> writer;
    private final Progress progress = new Progress();

    private StoredJournal(Store store, Optional<WritingSession> session) {
        this.store = store;
        this.readers = new Readers(store);
        this.writer = session.map(open -> new Writer(store, open, head -> progress.reached(head.position())));
    }

    static Journal open(Place place) {
        return over(store(place));
    }

    static Journal openForReading(Place place) {
        Store store =
                switch (place) {
                    case Place.InFile(Path file) -> SqliteStore.openForReading(file);
                    case Place.InPostgres(String url) -> PostgresStore.openForReading(PostgresUrl.parse(url));
                };
        return new StoredJournal(store, Optional.empty());
    }

    static Store store(Place place) {
        return switch (place) {
            case Place.InFile(Path file) -> SqliteStore.open(file);
            case Place.InPostgres(String url) -> PostgresStore.open(PostgresUrl.parse(url));
        };
    }

    static StoredJournal over(Store store) {
        try {
            StoredJournal journal = new StoredJournal(store, Optional.of(new WritingSession(store)));
            journal.progress.reached(journal.head().position());
            journal.writer.ifPresent(Writer::start);
            return journal;
        } catch (SQLException problem) {
            store.close();
            throw store.explained(problem);
        }
    }

    @Override
    public Receipt append(List<Addition> additions) {
        return append(new WaitingAppend(Optional.empty(), additions));
    }

    @Override
    public Receipt append(String key, List<Addition> additions) {
        return append(new WaitingAppend(Optional.of(key), additions));
    }

    private Receipt append(WaitingAppend append) {
        return writer.orElseThrow(
                        () -> new JournalUnavailable("the journal was opened for reading: open it for writing", false))
                .append(append);
    }

    @Override
    public void tryWriting() {
        append(WaitingAppend.ofNothing());
    }

    @Override
    public Optional<Receipt> receipt(String key) {
        Limits.key(key);
        List<Entry> entries = readers.read(connection -> Rows.ofKey(connection, key));
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Receipt(entries, true));
    }

    @Override
    public List<Entry> read(String stream, long from, int most) {
        Limits.name("a stream", stream);
        int bounded = Limits.most(most);
        return readers.read(connection -> Rows.ofStream(connection, stream, from, bounded));
    }

    @Override
    public List<Entry> readAll(long from, int most) {
        int bounded = Limits.most(most);
        return readers.read(connection -> Rows.ofAll(connection, from, bounded));
    }

    @Override
    public StreamHead streamHead(String stream) {
        Limits.name("a stream", stream);
        return readers.read(connection -> Rows.streamHead(connection, stream));
    }

    @Override
    public List<StreamHead> streams(String after, int most) {
        int bounded = Limits.most(most);
        return readers.read(connection -> Rows.streamHeads(connection, after, bounded));
    }

    @Override
    public Head head() {
        return readers.read(Rows::head);
    }

    @Override
    public boolean awaitBeyond(long position, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + Math.min(Progress.nanoseconds(atMost), Long.MAX_VALUE / 2);
        while (true) {
            if (store.othersWrite()) {
                progress.reached(head().position());
            }
            long left = Math.max(0, end - System.nanoTime());
            if (progress.beyond(position, store.othersWrite() ? Math.min(left, ASKING_NANOSECONDS) : left)) {
                return true;
            }
            if (left == 0) {
                return false;
            }
        }
    }

    @Override
    public Verification verify(Head... kept) {
        return readers.read(connection -> Verifying.of(store, connection, List.of(kept)));
    }

    @Override
    public Head backup(Path file) {
        return Copying.toNewFile(this, file);
    }

    @Override
    public void close() {
        progress.close();
        readers.close(); // first, since SQLite puts its log into the file when the last connection goes that may write
        writer.ifPresent(Writer::close);
        store.close();
    }
}
