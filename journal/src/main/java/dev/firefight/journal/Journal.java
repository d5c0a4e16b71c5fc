package dev.firefight.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Streams of entries that only grow. All methods may be called by many threads at once.
 *
 * <p>What has a {@link Receipt} is on disk and stays, whatever becomes of the program afterwards. What is read has a receipt, or is
 * about to have one: nobody reads an entry that could vanish.
 *
 * <p>Every method throws {@link JournalUnavailable} when the disk or the database fails, {@link JournalDamaged} when what it holds cannot
 * be read, {@link JournalBusy} when it is asked for too much at once, and {@link IllegalArgumentException} beyond the {@link Limits}.
 */
public interface Journal extends AutoCloseable {
    /**
     * Opens the journal at this place for writing and reading, after making it or bringing it up to the present version. {@link
     * JournalNotOpened} says why that is impossible.
     */
    static Journal open(Place place) {
        return StoredJournal.open(place);
    }

    /** Opens a journal that exists for reading only, beside a program that may be writing it. Appends are refused. */
    static Journal openForReading(Place place) {
        return StoredJournal.openForReading(place);
    }

    /**
     * Makes a journal at a place that has none, out of all entries of another: of a backup, or to move from a file to a database. What
     * is copied is verified on the way; {@link JournalDamaged} says what is not whole, and the place stays without entries.
     */
    static Head restore(Journal from, Place to) {
        return Copying.copy(from, to);
    }

    /**
     * Stores all of these or nothing, next to each other in the order given, and returns when they are on disk.
     *
     * @param additions at least one, each stream named once, at most {@link Limits#APPEND_ENTRIES} entries and {@link
     *     Limits#APPEND_BYTES} of payload in all
     * @throws StreamConflict when a stream ends elsewhere than its addition says
     */
    Receipt append(List<Addition> additions);

    /**
     * As {@link #append(List)}, but once for each key: a repeated append with the same key has the entries of the first for an
     * answer, whatever it brings itself.
     *
     * @param key at most {@link Limits#KEY_CHARACTERS} printable ASCII characters; one space of names for the whole journal, so
     *     that keys given by clients should begin with who they are
     */
    Receipt append(String key, List<Addition> additions);

    /** Writes all the way to the disk, and nothing that was not there: to learn whether an append could be stored now. */
    void tryWriting();

    /** What an earlier append with this key was answered, as {@link Receipt#repeated() repeated}; empty where there was none. */
    Optional<Receipt> receipt(String key);

    /**
     * Entries of one stream in order of their sequence numbers.
     *
     * @param from the first sequence number wanted, from 1
     * @param most so many are read at most, 1 to {@link Limits#PAGE_ENTRIES}; fewer once they have {@link Limits#PAGE_BYTES} of
     *     payload together
     * @return empty when there are no more
     */
    List<Entry> read(String stream, long from, int most);

    /**
     * Entries of all streams in order of their positions, from this position on; pages as in {@link #read}. There are no gaps: who
     * has seen an entry has seen all before it, however many write.
     */
    List<Entry> readAll(long from, int most);

    /** Where a stream ends; with sequence number 0 if it has not begun. */
    StreamHead streamHead(String stream);

    /** Where the streams end whose names come after this one in the order of ASCII, up to so many; the empty name is before all. */
    List<StreamHead> streams(String after, int most);

    /** Where the journal ends. */
    Head head();

    /**
     * Waits until there is an entry beyond this position, so that what is new can be told without asking again and again.
     *
     * @return whether there is; false after waiting as long as this
     * @throws JournalUnavailable also when the journal is closed meanwhile
     * @throws InterruptedException when the waiting thread is interrupted
     */
    boolean awaitBeyond(long position, Duration atMost) throws InterruptedException;

    /**
     * Reads everything, and computes every hash anew. It finds every altered, added, swapped or removed entry, the last ones included,
     * and names stream and sequence number, and pages of the file that are damaged.
     *
     * <p>A file is read around damaged pages, which are told entry by entry; a database that meets one ends with {@link JournalDamaged}.
     *
     * <p>What it cannot find by itself: a journal that was written anew as a whole with matching hashes, or one that was put back to an
     * earlier state, as by an old copy. A head that was kept elsewhere finds both, up to that head.
     *
     * @param kept heads that this journal had at some time
     */
    Verification verify(Head... kept);

    /**
     * Writes all entries up to now into a new file, which is a journal of its own: to restore, open it. Appends go on meanwhile. The copy is
     * on disk under its name only when it is whole.
     *
     * @param file must not exist
     * @return where the copy ends
     * @throws JournalDamaged when what is to be copied is not whole
     */
    Head backup(Path file);

    /** Stores what was asked for before, and lets go of the place. Nothing is done if it is closed already. */
    @Override
    void close();
}
