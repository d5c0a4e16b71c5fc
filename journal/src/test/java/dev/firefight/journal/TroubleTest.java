package dev.firefight.journal;

import static dev.firefight.journal.Drafts.NOON;
import static dev.firefight.journal.Drafts.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, read-only or too slow, and a connection that breaks. */
class TroubleTest {
    private static final Draft LARGE = new Draft("t", NOON, Bytes.of(new byte[100_000]));

    @TempDir
    Path directory;

    private DisturbedStore store;
    private Journal journal;

    @BeforeEach
    void open() {
        store = new DisturbedStore(StoredJournal.store(new Place.InFile(directory.resolve("journal.db"))));
        journal = StoredJournal.over(store);
        journal.append("k", List.of(Addition.after(0, "a", saying("1"))));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void onAFullDiskAppendsAreRefusedReadsGoOnAndAfterRoomIsMadeAppendsGoOn() {
        store.fill();
        for (int number = 0; number < 3; number++) {
            JournalUnavailable full = catchThrowableOfType(
                    JournalUnavailable.class, () -> journal.append("full", List.of(Addition.after(1, "a", LARGE))));
            assertThat(full).hasMessageContaining("full: make room");
            assertThat(full.perhapsStored()).isFalse();
            assertThat(journal.read("a", 1, 10)).hasSize(1);
            assertThat(journal.verify().whole()).isTrue();
        }
        store.repair();

        assertThat(journal.append("full", List.of(Addition.after(1, "a", LARGE)))
                        .repeated())
                .isFalse();
        assertThat(journal.verify().whole()).isTrue();
        assertThat(journal.head().position()).isEqualTo(2);
    }

    @Test
    void onAReadOnlyDiskAppendsAreRefusedReadsGoOnAndAfterwardsAppendsGoOn() {
        store.makeReadOnly();
        assertThatThrownBy(() -> journal.append(List.of(Addition.after(1, "a", saying("2")))))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("cannot be written");
        assertThat(journal.read("a", 1, 10)).hasSize(1);
        store.repair();

        journal.append(List.of(Addition.after(1, "a", saying("2"))));
        assertThat(journal.verify().whole()).isTrue();
    }

    @Test
    void whetherItCanBeWrittenIsTriedWithoutWriting() {
        Head before = journal.head();
        journal.tryWriting();
        store.makeReadOnly();
        assertThatThrownBy(journal::tryWriting).isInstanceOf(JournalUnavailable.class);
        store.repair();
        journal.tryWriting();

        assertThat(journal.head()).isEqualTo(before);
        assertThat(journal.verify().whole()).isTrue();
    }

    @Test
    void onAFullDiskASmallAppendDoesNotFailForALargeNeighbour() throws Exception {
        store.fill();
        int stored = 0;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Receipt>> receipts = new ArrayList<>();
            for (int number = 0; number < 20; number++) {
                Draft draft = number % 2 == 0 ? LARGE : new Draft("t", NOON, Bytes.NONE);
                String stream = "own/" + number;
                receipts.add(people.submit(() -> journal.append(List.of(Addition.after(0, stream, draft)))));
            }
            for (Future<Receipt> receipt : receipts) {
                try {
                    receipt.get();
                    stored++;
                } catch (ExecutionException refused) {
                    assertThat(refused).hasCauseInstanceOf(JournalUnavailable.class);
                }
            }
        }
        assertThat(stored).isBetween(1, 10);
        assertThat(journal.head().position()).isEqualTo(1L + stored);
        assertThat(journal.verify().whole()).isTrue();
    }

    @Test
    void anAppendWhoseCommitBrokeIsStoredOnceWhenItIsRepeatedWithItsKey() {
        store.breakAfterCommit();
        JournalUnavailable broken = catchThrowableOfType(
                JournalUnavailable.class, () -> journal.append("mine", List.of(Addition.after(1, "a", saying("2")))));
        assertThat(broken.perhapsStored()).isTrue();
        assertThat(broken).hasMessageContaining("same key");
        store.repair();

        assertThat(journal.append("mine", List.of(Addition.after(1, "a", saying("2"))))
                        .repeated())
                .isTrue();
        assertThat(journal.head().position()).isEqualTo(2);
        assertThat(journal.verify().whole()).isTrue();
    }

    @Test
    void whatWaitsForTheDiskIsBoundedInNumber() {
        WaitingAppends waiting = new WaitingAppends();
        IntStream.range(0, Limits.WAITING_APPENDS).forEach(number -> waiting.add(append(saying(""))));

        assertThatThrownBy(() -> waiting.add(append(saying(""))))
                .isInstanceOf(JournalBusy.class)
                .hasMessageContaining("Try again");
        waiting.next();
        waiting.add(append(saying("")));
    }

    @Test
    void whatWaitsForTheDiskIsBoundedInBytes() {
        WaitingAppends waiting = new WaitingAppends();
        Draft megabyte = new Draft("t", NOON, Bytes.of(new byte[Limits.PAYLOAD_BYTES]));
        IntStream.range(0, Limits.WAITING_BYTES / Limits.PAYLOAD_BYTES)
                .forEach(number -> waiting.add(append(megabyte)));

        assertThatThrownBy(() -> waiting.add(append(saying("x")))).isInstanceOf(JournalBusy.class);
        waiting.next();
        waiting.add(append(megabyte));
    }

    @Test
    void whatWaitsWhenTheJournalIsClosedIsStoredBefore() throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Receipt>> receipts = IntStream.range(0, 200)
                    .mapToObj(number -> people.submit(
                            () -> journal.append(List.of(Addition.after(0, "own/" + number, saying("x"))))))
                    .toList();
            receipts.getFirst().get();
            journal.close();
            long stored = 0;
            for (Future<Receipt> receipt : receipts) {
                try {
                    receipt.get();
                    stored++;
                } catch (ExecutionException refused) {
                    assertThat(refused).rootCause().hasMessageContaining("closed");
                }
            }
            journal = Journal.open(new Place.InFile(directory.resolve("journal.db")));
            assertThat(journal.head().position()).isEqualTo(1 + stored);
        }
    }

    private static WaitingAppend append(Draft draft) {
        return new WaitingAppend(Optional.empty(), List.of(Addition.atTheEnd("a", draft)));
    }
}
