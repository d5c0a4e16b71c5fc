package dev.firefight.journal;

import static dev.firefight.journal.Drafts.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every journal promises of backups, and of being restored from them. */
interface CopyingContract {
    /** An open journal without entries. */
    Journal journal();

    /** A place without a journal. */
    Place emptyPlace() throws Exception;

    /** For files. */
    Path directory();

    @Test
    default void aBackupIsTakenWhileOthersWriteAndIsAJournal() throws Exception {
        Path file = directory().resolve("backup.db");
        Head copied;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            journal().append("first", List.of(Addition.atTheEnd("a", saying("0"))));
            Future<?> writing = people.submit(() -> LongStream.range(1, 500)
                    .forEach(number -> journal().append(List.of(Addition.after(number, "a", saying("" + number))))));
            copied = journal().backup(file);
            writing.get();
        }

        try (Journal copy = Journal.open(new Place.InFile(file))) {
            assertThat(copy.head()).isEqualTo(copied);
            assertThat(copy.verify(copied).whole()).isTrue();
            assertThat(copy.readAll(1, 10_000)).isEqualTo(journal().readAll(1, (int) copied.position()));
            assertThat(copy.append("first", List.of(Addition.atTheEnd("a", saying("0"))))
                            .repeated())
                    .isTrue();
            copy.append(List.of(Addition.after(copied.position(), "a", saying("it goes on"))));
        }
        assertThat(journal().verify(copied).whole()).isTrue();
        assertThatThrownBy(() -> journal().backup(file))
                .isInstanceOf(JournalNotOpened.class)
                .hasMessageContaining("exists");
        try (var left = Files.list(directory())) {
            assertThat(left).noneMatch(name -> name.toString().contains("unfinished"));
        }
    }

    @Test
    default void aBackupIsRestoredIntoAnEmptyPlaceOnly() throws Exception {
        journal().append(List.of(Addition.after(0, "a", saying("1")), Addition.after(0, "b", saying("2"))));
        Path file = directory().resolve("backup.db");
        journal().backup(file);
        Place other = emptyPlace();

        try (Journal backup = Journal.openForReading(new Place.InFile(file))) {
            Head head = Journal.restore(backup, other);
            assertThat(head).isEqualTo(journal().head());
            assertThatThrownBy(() -> Journal.restore(backup, other))
                    .isInstanceOf(JournalNotOpened.class)
                    .hasMessageContaining("entries already");
        }
        try (Journal restored = Journal.open(other)) {
            assertThat(restored.readAll(1, 10)).isEqualTo(journal().readAll(1, 10));
            assertThat(restored.verify(journal().head()).whole()).isTrue();
        }
    }
}
