package dev.firefight.journal;

import static dev.firefight.journal.Drafts.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file has to be to be opened as a journal. */
class SqliteFileTest {
    @TempDir
    Path directory;

    @Test
    void aFileOfVersionOneIsBroughtUpToDateWithAllThatIsInIt() throws Exception {
        Path file = directory.resolve("old.db");
        sql(file, script("version-1.sql"));
        assertThatThrownBy(() -> Journal.openForReading(new Place.InFile(file)))
                .isInstanceOf(JournalNotOpened.class)
                .hasMessageContaining("older Firefight");

        try (Journal journal = Journal.open(new Place.InFile(file))) {
            assertThat(journal.verify().damages()).isEmpty();
            assertThat(journal.readAll(1, 10))
                    .extracting(entry -> entry.stream() + " " + entry.sequence() + " "
                            + entry.payload().text())
                    .containsExactly(
                            "incident/1 1 Checkout fails",
                            "incident/1 2 SEV-1",
                            "audit 1 ann",
                            "incident/1 3 Zahlung fällt aus");
            Receipt repeated = journal.append("ann:1", List.of(Addition.after(0, "incident/1", saying("again"))));
            assertThat(repeated.repeated()).isTrue();
            assertThat(repeated.entries()).hasSize(2);
            journal.append(List.of(Addition.after(3, "incident/1", saying("it goes on"))));
        }
        assertThat(number(file, "pragma user_version")).isEqualTo(SqliteSchema.VERSION);
        Journal.openForReading(new Place.InFile(file)).close();
    }

    @Test
    void aFileOfANewerVersionIsRefusedAndNotTouched() throws Exception {
        Path file = directory.resolve("new.db");
        Journal.open(new Place.InFile(file)).close();
        sql(file, "pragma user_version = 99");
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> Journal.open(new Place.InFile(file)))
                .isInstanceOf(JournalNotOpened.class)
                .hasMessageContaining("newer Firefight (version 99");
        assertThatThrownBy(() -> Journal.openForReading(new Place.InFile(file))).isInstanceOf(JournalNotOpened.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void whatIsNoJournalIsRefusedAndNotTouched() throws Exception {
        Path text = Files.writeString(directory.resolve("notes.txt"), "Dear diary, ".repeat(200));
        Path other = directory.resolve("other.db");
        sql(other, "create table bookmark (url text)");
        byte[] before = Files.readAllBytes(other);

        assertThatThrownBy(() -> Journal.open(new Place.InFile(text)))
                .isInstanceOf(JournalNotOpened.class)
                .hasMessageContaining("no journal");
        assertThatThrownBy(() -> Journal.open(new Place.InFile(other)))
                .isInstanceOf(JournalNotOpened.class)
                .hasMessageContaining("no journal");
        assertThatThrownBy(() -> Journal.openForReading(new Place.InFile(directory.resolve("nowhere.db"))))
                .isInstanceOf(JournalNotOpened.class)
                .hasMessageContaining("there is no journal");
        assertThatThrownBy(() -> Journal.open(new Place.InFile(directory))).isInstanceOf(JournalNotOpened.class);
        assertThat(Files.readAllBytes(other)).isEqualTo(before);
        assertThat(text).content().startsWith("Dear diary");
    }

    @Test
    void asAnEmptyFileAJournalBegins() throws Exception {
        Path file = Files.createFile(directory.resolve("empty.db"));
        try (Journal journal = Journal.open(new Place.InFile(file))) {
            assertThat(journal.head()).isEqualTo(Head.NONE);
        }
    }

    @Test
    void onlyItsOwnerReadsAndWritesTheFile() throws Exception {
        Path file = directory.resolve("journal.db");
        Assumptions.assumeTrue(
                Files.getFileStore(directory).supportsFileAttributeView("posix"), "this disk knows no permissions");
        try (Journal journal = Journal.open(new Place.InFile(file))) {
            journal.append(List.of(Addition.after(0, "a", saying("1"))));
            try (var files = Files.list(directory)) {
                for (Path each : files.toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .as(each.toString())
                            .isEqualTo("rw-------");
                }
            }
        }
    }

    @Test
    void inADirectoryThatCannotBeWrittenAJournalIsRead() throws Exception {
        Path locked = Files.createDirectory(directory.resolve("locked"));
        Place place = new Place.InFile(locked.resolve("journal.db"));
        try (Journal journal = Journal.open(place)) {
            journal.append(List.of(Addition.after(0, "a", saying("1"))));
        }
        Files.delete(locked.resolve("journal.db.lock"));
        assertThat(locked.toFile().setWritable(false)).isTrue();
        Assumptions.assumeFalse(Files.isWritable(locked), "whoever runs this writes where nobody may");

        assertThatThrownBy(() -> Journal.open(place))
                .isInstanceOf(JournalNotOpened.class)
                .hasMessageContaining("open the journal for reading");
        try (Journal journal = Journal.openForReading(place)) {
            assertThat(journal.read("a", 1, 10)).hasSize(1);
            assertThat(journal.verify().whole()).isTrue();
        }
        assertThat(locked.toFile().setWritable(true)).isTrue();
    }

    @Test
    void aSecondWriterIsRefusedUntilTheFirstIsGone() {
        Place place = new Place.InFile(directory.resolve("journal.db"));
        try (Journal first = Journal.open(place)) {
            assertThatThrownBy(() -> Journal.open(place))
                    .isInstanceOf(JournalNotOpened.class)
                    .hasMessageContaining("another program writes");
            first.append(List.of(Addition.after(0, "a", saying("1"))));
        }
        try (Journal second = Journal.open(place)) {
            assertThat(second.head().position()).isEqualTo(1);
        }
    }

    @Test
    void anotherProgramThatWritesIsRefusedAsWell() throws Exception {
        Path file = directory.resolve("journal.db");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.sqlite.tmpdir=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProgram.class.getName(),
                        "1",
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = program.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(lines.readLine()).as("the other one appends").isNotNull();
            assertThatThrownBy(() -> Journal.open(new Place.InFile(file)))
                    .isInstanceOf(JournalNotOpened.class)
                    .hasMessageContaining("another program writes");
            try (Journal reading = Journal.openForReading(new Place.InFile(file))) {
                assertThat(reading.verify().damages()).isEmpty();
                assertThat(reading.head().position()).isPositive();
            }
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void commitsAreSynchronisedAndReadersDoNotWaitForThem() throws Exception {
        Path file = directory.resolve("journal.db");
        try (Store store = StoredJournal.store(new Place.InFile(file));
                Connection writing = store.connectForWriting()) {
            assertThat(number(writing, "pragma synchronous")).as("FULL").isEqualTo(2);
            assertThat(number(writing, "select journal_mode = 'wal' from pragma_journal_mode"))
                    .isEqualTo(1);
        }
    }

    private static void sql(Path file, String script) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var running = connection.createStatement()) {
            running.executeUpdate(script);
        }
    }

    private static int number(Path file, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return number(connection, query);
        }
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (var running = connection.createStatement();
                var rows = running.executeQuery(query)) {
            return rows.getInt(1);
        }
    }

    private static String script(String name) throws IOException {
        try (var stream = Objects.requireNonNull(SqliteFileTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
