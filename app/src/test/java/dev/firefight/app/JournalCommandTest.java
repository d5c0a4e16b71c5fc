package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.journal.Addition;
import dev.firefight.journal.Bytes;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Head;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that look after a journal. */
class JournalCommandTest extends CommandRun {
    private static final int ENTRIES = 20;

    @TempDir
    private Path directory;

    private Place.InFile place() {
        return new Place.InFile(directory.resolve("data/journal.db"));
    }

    private Journal written() {
        Journal journal = Journal.open(place());
        for (int number = 1; number <= ENTRIES; number++) {
            append(journal, number);
        }
        return journal;
    }

    private static Head append(Journal journal, int number) {
        Draft draft = new Draft(
                "observed",
                Instant.parse("2026-03-01T02:00:00Z").plusSeconds(number),
                Bytes.ofText("entry number " + number));
        journal.append(List.of(Addition.atTheEnd("incident/" + number % 2, draft)));
        return journal.head();
    }

    private int journal(String command, String... more) {
        return run(concat(List.of("journal", command), List.of(more)));
    }

    private int verify(String... more) {
        return run(concat(
                List.of("journal", "verify", "--data", directory.resolve("data").toString()), List.of(more)));
    }

    /** What was printed, as one line however wide the terminal is. */
    private String said() {
        return out.toString().replaceAll("[\\s\u00a0]+", " ");
    }

    private static String[] concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toArray(String[]::new);
    }

    private void alter(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + place())) {
            connection.createStatement().execute(statement);
        }
    }

    @Test
    void aWholeJournalTellsItsHeadBesideAProgramThatWrites() {
        try (Journal journal = written()) {
            assertThat(verify()).as(err.toString()).isZero();
            assertThat(said()).contains("is whole: 20 entries").contains("--kept " + journal.head());
            assertThat(err.toString()).isEmpty();
        }
    }

    @Test
    void anAlteredEntryIsNamed() throws Exception {
        written().close();
        alter(
                "update entry set payload = cast('entry number 1x' as blob) where stream = 'incident/1' and sequence = 7");

        assertThat(verify()).isEqualTo(1);
        assertThat(said()).contains("is damaged: 1 damage in 20 entries").contains("entry 7 of incident/1");
    }

    @Test
    void aDocumentTellsTheSame() throws Exception {
        written().close();
        alter("update entry set type = 'answered' where stream = 'incident/0' and sequence = 3");

        assertThat(verify("--json")).isEqualTo(1);
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.path("whole").asBoolean()).isFalse();
        assertThat(json.path("entries").asInt()).isEqualTo(ENTRIES);
        assertThat(json.path("damages").get(0).path("stream").asString()).isEqualTo("incident/0");
        assertThat(json.path("damages").get(0).path("sequence").asInt()).isEqualTo(3);
    }

    @Test
    void anEarlierStateIsFoundByAHeadThatWasKept() throws Exception {
        Path old = directory.resolve("old.db");
        Head kept;
        try (Journal journal = written()) {
            journal.backup(old);
            kept = append(journal, ENTRIES + 1);
        }
        assertThat(verify("--kept", kept.toString())).isZero();

        Files.delete(place().file());
        Files.copy(old, place().file());
        assertThat(verify()).isZero();
        assertThat(verify("--kept", kept.toString())).isEqualTo(1);
        assertThat(said()).contains("once reached to position 21");
    }

    @Test
    void aBackupOfAJournalThatIsWrittenIsRestoredElsewhere() {
        Path backup = directory.resolve("backup.db");
        Path elsewhere = directory.resolve("elsewhere/journal.db");
        try (Journal journal = written()) {
            assertThat(journal("backup", backup.toString(), "--db", place().toString()))
                    .as(err.toString())
                    .isZero();
            append(journal, ENTRIES + 1);
        }
        assertThat(journal("restore", backup.toString(), "--to", elsewhere.toString()))
                .isZero();
        assertThat(said()).contains("elsewhere/journal.db has 20 entries, verified");
        try (Journal journal = Journal.open(new Place.InFile(elsewhere))) {
            assertThat(journal.head().position()).isEqualTo(ENTRIES);
            assertThat(journal.verify().whole()).isTrue();
        }
    }

    @Test
    void nothingIsOverwritten() {
        written().close();
        String file = place().toString();

        assertThat(journal("backup", file, "--db", file)).isEqualTo(2);
        assertThat(err.toString()).contains("exists already");
        assertThat(journal("restore", file, "--to", file)).isEqualTo(2);
        assertThat(err.toString()).contains("has entries already");
    }

    @Test
    void whatIsDamagedIsNotCopied() throws Exception {
        written().close();
        alter("update entry set time_us = time_us + 1 where position = 4");
        Path backup = directory.resolve("backup.db");

        assertThat(journal("backup", backup.toString(), "--db", place().toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("entry 2 of incident/0");
        assertThat(backup).doesNotExist();
    }

    @Test
    void whatIsNoJournalIsToldInALine() throws Exception {
        assertThat(verify()).isEqualTo(2);
        assertThat(err.toString()).contains("there is no journal at").hasLineCount(1);

        Path text = Files.writeString(
                directory.resolve("text"), "no journal but a text, long enough to be looked at. ".repeat(90));
        assertThat(journal("verify", "--db", text.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("it is no journal but something else");
    }

    @Test
    void whatIsWrittenBadlyIsToldWithoutThePassword() {
        assertThat(verify("--kept", "12:abc")).isEqualTo(2);
        assertThat(err.toString()).contains("POSITION:HASH");

        assertThat(journal("verify", "--db", "postgresql://ann:secret@")).isEqualTo(2);
        assertThat(err.toString())
                .contains("a database is written postgresql://")
                .doesNotContain("secret");
    }
}
