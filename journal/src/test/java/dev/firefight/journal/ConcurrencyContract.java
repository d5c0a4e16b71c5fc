package dev.firefight.journal;

import static dev.firefight.journal.Drafts.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every journal promises to many who write, read and wait at once. */
interface ConcurrencyContract {
    /** An open journal without entries. */
    Journal journal();

    /** Where it is kept. */
    Place place();

    @Test
    default void whoWaitsIsWokenByAnAppend() throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> waiting = people.submit(() -> journal().awaitBeyond(0, Duration.ofMinutes(1)));
            journal().append(List.of(Addition.after(0, "a", saying("1"))));
            assertThat(waiting.get()).isTrue();
        }
        assertThat(journal().awaitBeyond(0, Duration.ZERO)).isTrue();
        assertThat(journal().awaitBeyond(1, Duration.ofMillis(1))).isFalse();
    }

    @Test
    default void oneOpenedForReadingSeesWhatAnotherWritesAndWritesNothing() throws Exception {
        try (Journal reading = Journal.openForReading(place())) {
            journal().append(List.of(Addition.after(0, "a", saying("1"))));
            assertThat(reading.awaitBeyond(0, Duration.ofMinutes(1))).isTrue();
            assertThat(reading.readAll(1, 10)).isEqualTo(journal().readAll(1, 10));
            assertThat(reading.verify().whole()).isTrue();
            assertThatThrownBy(() -> reading.append(List.of(Addition.after(1, "a", saying("2")))))
                    .isInstanceOf(JournalUnavailable.class)
                    .hasMessageContaining("for reading");
        }
    }

    @Test
    default void manyThreadsWriteAndReadAtOnce() throws Exception {
        int threads = 16;
        int appends = 50;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int number = 0; number < threads; number++) {
                String own = "own/" + number;
                work.add(() -> writeBesideOthers(own, appends));
            }
            List<Future<Integer>> writers = work.stream().map(people::submit).toList();
            Future<Long> reader = people.submit(() -> followTo((long) threads * appends * 2));
            int conflicts = 0;
            for (Future<Integer> writer : writers) {
                conflicts += writer.get();
            }
            assertThat(reader.get()).isEqualTo((long) threads * appends * 2);
            assertThat(conflicts).as("the shared stream was fought for").isPositive();
        }
        assertThat(journal().verify().whole()).isTrue();
        assertThat(journal().streamHead("shared").sequence()).isEqualTo((long) threads * appends);
    }

    /** Each append goes to an own stream and, optimistically, to the one that all share. */
    private int writeBesideOthers(String own, int appends) {
        int conflicts = 0;
        long shared = 0;
        for (int number = 0; number < appends; number++) {
            while (true) {
                try {
                    journal()
                            .append(List.of(
                                    Addition.after(number, own, saying(own)),
                                    Addition.after(shared, "shared", saying(own))));
                    shared++;
                    break;
                } catch (StreamConflict conflict) {
                    assertThat(conflict.stream()).isEqualTo("shared");
                    shared = conflict.actual();
                    conflicts++;
                }
            }
        }
        return conflicts;
    }

    /** Whoever follows sees every position once, in order, and the streams without gaps. */
    private long followTo(long last) throws InterruptedException {
        Map<String, Long> sequences = new HashMap<>();
        long position = 0;
        while (position < last) {
            journal().awaitBeyond(position, Duration.ofMinutes(1));
            for (Entry entry : journal().readAll(position + 1, 100)) {
                assertThat(entry.position()).isEqualTo(position + 1);
                assertThat(sequences.merge(entry.stream(), 1L, Long::sum)).isEqualTo(entry.sequence());
                position = entry.position();
            }
        }
        return position;
    }

    @Test
    default void whoWaitsIsWokenWhenTheJournalIsClosed() throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> waiting = people.submit(() -> journal().awaitBeyond(0, Duration.ofMinutes(1)));
            journal().close();
            assertThatThrownBy(waiting::get)
                    .hasRootCauseInstanceOf(JournalUnavailable.class)
                    .hasMessageContaining("closed");
        }
    }
}
