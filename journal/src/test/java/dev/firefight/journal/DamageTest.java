package dev.firefight.journal;

import static dev.firefight.journal.Drafts.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is altered behind the journal's back is found and named. */
class DamageTest {
    private static final int DAMAGES = Integer.getInteger("firefight.damages", 150);
    private static final int ENTRIES = 60;

    @TempDir
    Path directory;

    private Path file;
    private Head head;
    private List<Entry> entries;
    private List<StreamHead> streams;

    @BeforeEach
    void journalOfThreeStreams() {
        file = directory.resolve("journal.db");
        Random random = new Random(7);
        try (Journal journal = Journal.open(new Place.InFile(file))) {
            for (int number = 0; number < ENTRIES / 2; number++) {
                journal.append(
                        "key-" + number,
                        List.of(Addition.atTheEnd(
                                "stream/" + number % 3,
                                Drafts.random(random, number % 10 == 0 ? 20_000 : 300),
                                saying("and " + number))));
            }
            head = journal.head();
            entries = journal.readAll(1, ENTRIES);
            streams = journal.streams("", 10);
        }
    }

    @Test
    void anAlteredByteOfAnyFieldNamesStreamAndSequence() throws Exception {
        List<String> fields = List.of("type", "time_us", "appended_from", "key", "previous", "hash", "payload");
        byte[] whole = Files.readAllBytes(file);
        for (long seed = 0; seed < DAMAGES; seed++) {
            Random random = new Random(seed);
            Entry entry = entries.get(random.nextInt(ENTRIES));
            String field = fields.get(random.nextInt(fields.size()));
            Files.write(file, whole);
            if (!alterField(field, entry, random)) {
                continue;
            }
            Verification verification = verified();
            assertThat(verification.damages())
                    .as("seed %d, field %s", seed, field)
                    .anyMatch(damage -> damage.stream().equals(entry.stream())
                            && damage.sequence() == entry.sequence()
                            && damage.position() == entry.position());
        }
    }

    /** Whether there was something to alter. */
    private boolean alterField(String field, Entry entry, Random random) throws SQLException {
        String one = " from entry where position = " + entry.position();
        if (field.equals("time_us") || field.equals("appended_from")) {
            return 1
                    == sql("update entry set " + field + " = " + field + " + " + (1 + random.nextInt(9))
                            + " where position = " + entry.position());
        }
        if (field.equals("key")) {
            sql("drop index if exists entry_key"); // so that a key may become equal to another one
        }
        boolean text = field.equals("type") || field.equals("key");
        try (Connection connection = connection();
                var rows = connection.createStatement().executeQuery("select cast(" + field + " as blob)" + one)) {
            assertThat(rows.next()).isTrue();
            byte[] bytes = Optional.ofNullable(rows.getBytes(1)).orElse(new byte[0]);
            if (bytes.length == 0) {
                return false;
            }
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try (var update = connection.prepareStatement("update entry set " + field + " = cast(? as "
                    + (text ? "text" : "blob") + ") where position = " + entry.position())) {
                update.setBytes(1, bytes);
                return update.executeUpdate() == 1;
            }
        }
    }

    @Test
    void anAlteredNameSequenceNumberOrPositionIsFound() throws Exception {
        Entry entry = entries.get(20);
        String there = " where position = " + entry.position();

        assertFound("update entry set stream = 'stream/x'" + there, entry.stream(), entry.sequence());
        assertFound("update entry set sequence = 1000" + there, entry.stream(), entry.sequence());
        assertFound("update entry set position = 1000" + there, entry.stream(), entry.sequence());
        assertFound("update stream set name = 'stream/x' where name = '" + entry.stream() + "'", entry.stream(), 0);
        assertFound("update stream set sequence = 19 where name = '" + entry.stream() + "'", entry.stream(), 20);
        assertFound("update stream set hash = zeroblob(32) where name = '" + entry.stream() + "'", entry.stream(), 20);
        assertFound("delete from stream where name = '" + entry.stream() + "'", entry.stream(), 0);
        assertFound("update head set position = 61", "", 0);
        assertFound("update head set position = 59", "", 0);
        assertFound("update head set hash = zeroblob(32)", "", 0);
        assertFound("delete from head", "", 0);
    }

    @Test
    void anEntryThatWasAddedIsFoundThoughItsHashIsRight() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        StreamHead end = streams.getFirst();
        for (long position : List.of(Long.MIN_VALUE, -1L, 0L, ENTRIES + 1L, ENTRIES + 7L, Long.MAX_VALUE)) {
            Files.write(file, whole);
            Entry added = EntryHash.hashed(new Entry(
                    position,
                    end.stream(),
                    end.sequence() + 1,
                    "said",
                    Drafts.NOON,
                    Bytes.NONE,
                    position,
                    Optional.empty(),
                    end.hash(),
                    Bytes.NONE));
            try (Store store = StoredJournal.store(new Place.InFile(file));
                    WritingSession session = new WritingSession(store)) {
                session.begin();
                session.add(added);
                session.flush(List.of(), head);
                session.commit();
            }
            assertThat(verified().damages())
                    .as("position %d", position)
                    .anyMatch(damage -> damage.stream().equals(end.stream()) && damage.sequence() == added.sequence());
        }
    }

    @Test
    void twoEntriesThatChangedPlacesAreFound() throws Exception {
        sql("update entry set position = -1 where position = 10");
        sql("update entry set position = 10 where position = 13");
        sql("update entry set position = 13 where position = -1");

        assertThat(verified().damages()).extracting(Damage::position).contains(10L, 13L);
    }

    @Test
    void removedEntriesAreFoundAtTheStartInTheMiddleAndAtTheEnd() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        for (int index : List.of(0, 1, 30, ENTRIES - 2, ENTRIES - 1)) {
            Entry entry = entries.get(index);
            Files.write(file, whole);
            sql("delete from entry where position = " + entry.position());

            assertThat(verified().damages())
                    .as("position %d", entry.position())
                    .anyMatch(damage -> damage.stream().equals(entry.stream()) && damage.sequence() == entry.sequence())
                    .anyMatch(damage -> damage.position() == entry.position());
        }
    }

    @Test
    void aStreamWithoutItsLastEntriesIsFoundThoughItsHeadWasPutBackAsWell() throws Exception {
        Entry last = entries.getLast();
        Entry before = entries.get(ENTRIES - 2);
        sql("delete from entry where position = " + last.position());
        sql("update stream set sequence = " + before.sequence() + ", hash = x'"
                + before.hash().hex() + "' where name = '" + last.stream() + "'");

        assertThat(verified().damages()).singleElement().satisfies(damage -> {
            assertThat(damage.position()).isEqualTo(last.position());
            assertThat(damage.what()).contains("missing");
        });
    }

    @Test
    void aJournalThatWasPutBackAsAWholeIsFoundByAHeadThatWasKept() throws Exception {
        byte[] earlier = Files.readAllBytes(file);
        Head later;
        try (Journal journal = Journal.open(new Place.InFile(file))) {
            journal.append(List.of(Addition.atTheEnd("stream/0", saying("it was us"))));
            later = journal.head();
            assertThat(journal.verify(head, later).whole()).isTrue();
        }
        Files.write(file, earlier);

        assertThat(verified().whole()).as("by itself it is whole").isTrue();
        assertThat(verified(head).whole()).isTrue();
        assertThat(verified(later).damages()).singleElement().satisfies(damage -> assertThat(damage.what())
                .contains("cut off"));

        try (Journal journal = Journal.open(new Place.InFile(file))) {
            journal.append(List.of(Addition.atTheEnd("stream/0", saying("it was them"))));
        }
        assertThat(verified(head).whole()).isTrue();
        assertThat(verified(later).damages()).singleElement().satisfies(damage -> assertThat(damage.position())
                .isEqualTo(61));
    }

    /** A flipped bit in the file is found, or it changed nothing that anyone reads: it lay in unused space. */
    @Test
    void anAlteredByteOfTheFileIsFoundOrChangesNothing() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        int found = 0;
        for (long seed = 0; seed < DAMAGES; seed++) {
            Random random = new Random(seed);
            byte[] damaged = whole.clone();
            int place = random.nextInt(damaged.length);
            damaged[place] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            Outcome outcome = outcome();
            assertThat(outcome)
                    .as("seed %d, byte %d of the file", seed, place)
                    .isNotEqualTo(Outcome.OTHER_CONTENT_UNNOTICED);
            found += outcome == Outcome.FOUND ? 1 : 0;
        }
        assertThat(found).as("of %d, most bytes are used", DAMAGES).isGreaterThan(DAMAGES / 2);
    }

    private enum Outcome {
        FOUND,
        NOTHING_CHANGED,
        OTHER_CONTENT_UNNOTICED
    }

    private Outcome outcome() {
        try (Journal journal = Journal.openForReading(new Place.InFile(file))) {
            if (!journal.verify(head).whole()) {
                return Outcome.FOUND;
            }
            boolean same = journal.readAll(1, ENTRIES + 1).equals(entries)
                    && journal.streams("", 10).equals(streams)
                    && journal.head().equals(head);
            return same ? Outcome.NOTHING_CHANGED : Outcome.OTHER_CONTENT_UNNOTICED;
        } catch (JournalNotOpened | JournalDamaged told) {
            return Outcome.FOUND;
        }
    }

    /** After a crash the last commits are still in the log, and SQLite ends it where it is damaged. */
    @Test
    void anAlteredByteOfTheLogIsFoundByAHeadThatWasKept() throws Exception {
        Path log = Path.of(file + "-wal");
        byte[] base;
        byte[] whole;
        Head last;
        try (Journal journal = Journal.open(new Place.InFile(file))) {
            for (int number = 0; number < 20; number++) {
                journal.append(List.of(Addition.atTheEnd("stream/0", saying("after the last checkpoint"))));
            }
            last = journal.head();
            base = Files.readAllBytes(file);
            whole = Files.readAllBytes(log);
        }
        int found = 0;
        for (long seed = 0; seed < DAMAGES / 5; seed++) {
            Random random = new Random(seed);
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, base);
            Files.write(log, damaged);
            try (Journal journal = Journal.open(new Place.InFile(file))) {
                boolean asBefore = journal.head().equals(last);
                assertThat(journal.verify(last).whole()).as("seed %d", seed).isEqualTo(asBefore);
                found += asBefore ? 0 : 1;
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void aDamagedPageNamesTheEntriesThatCannotBeRead() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        int page = Byte.toUnsignedInt(whole[16]) << 8 | Byte.toUnsignedInt(whole[17]);
        List<String> named = new ArrayList<>();
        for (int start = page; start < whole.length; start += page) {
            byte[] damaged = whole.clone();
            IntStream.range(start, start + 8).forEach(place -> damaged[place] = 0x5a); // the head of a page of a tree
            Files.write(file, damaged);
            try {
                verified().damages().stream()
                        .filter(damage -> damage.sequence() > 0 && damage.what().contains("cannot be read"))
                        .map(damage -> damage.stream() + " " + damage.sequence())
                        .forEach(named::add);
            } catch (JournalNotOpened | JournalDamaged told) {
                assertThat(told).hasMessageContaining("damaged");
            }
        }
        assertThat(named).isNotEmpty();
    }

    @Test
    void whatIsDamagedIsNotCopied() throws Exception {
        sql("update entry set payload = x'00' where position = 5");
        Path copy = directory.resolve("copy.db");
        try (Journal journal = Journal.open(new Place.InFile(file))) {
            assertThat(catchThrowable(() -> journal.backup(copy)))
                    .isInstanceOf(JournalDamaged.class)
                    .hasMessageContaining("position 5");
        }
        assertThat(copy).doesNotExist();
    }

    private void assertFound(String statement, String stream, long sequence) throws SQLException, IOException {
        byte[] whole = Files.readAllBytes(file);
        sql(statement);
        assertThat(verified().damages())
                .as(statement)
                .anyMatch(damage -> damage.stream().equals(stream) && damage.sequence() == sequence);
        Files.write(file, whole);
    }

    private Verification verified(Head... kept) {
        try (Journal journal = Journal.openForReading(new Place.InFile(file))) {
            return journal.verify(kept);
        }
    }

    private int sql(String statement) throws SQLException {
        try (Connection connection = connection();
                var running = connection.createStatement()) {
            return running.executeUpdate(statement);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
