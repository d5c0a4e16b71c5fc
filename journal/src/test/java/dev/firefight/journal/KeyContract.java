package dev.firefight.journal;

import static dev.firefight.journal.Drafts.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every journal promises of keys: a repeated append is stored once. */
interface KeyContract {
    /** An open journal without entries. */
    Journal journal();

    @Test
    default void aRepeatedKeyHasTheFirstAnswerWhateverItBrings() {
        journal().append(List.of(Addition.after(0, "a", saying("before"))));
        List<Addition> additions =
                List.of(Addition.after(1, "a", saying("1"), saying("2")), Addition.after(0, "b", saying("3")));
        Receipt first = journal().append("ann:4711", additions);
        journal().append(List.of(Addition.atTheEnd("a", saying("after"))));

        Receipt again = journal().append("ann:4711", additions);
        Receipt other = journal().append("ann:4711", List.of(Addition.after(9, "c", saying("other"))));

        assertThat(again).isEqualTo(new Receipt(first.entries(), true)).isEqualTo(other);
        assertThat(journal().receipt("ann:4711")).contains(again);
        assertThat(journal().receipt("ann:4712")).isEmpty();
        assertThat(first.entries()).extracting(entry -> entry.key().orElse("-")).containsExactly("ann:4711", "-", "-");
        assertThat(journal().head().position()).isEqualTo(5);
    }

    @Test
    default void aRefusedAppendDoesNotUseUpItsKey() {
        assertThatThrownBy(() -> journal().append("k", List.of(Addition.after(3, "a", saying("1")))))
                .isInstanceOf(StreamConflict.class);

        assertThat(journal()
                        .append("k", List.of(Addition.after(0, "a", saying("1"))))
                        .repeated())
                .isFalse();
    }

    @Test
    default void oneKeyFromManyThreadsIsStoredOnce() throws ExecutionException, InterruptedException {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Receipt>> receipts = IntStream.range(0, 32)
                    .mapToObj(number -> people.submit(
                            () -> journal().append("once", List.of(Addition.after(0, "a", saying("by " + number))))))
                    .toList();
            int stored = 0;
            for (Future<Receipt> receipt : receipts) {
                stored += receipt.get().repeated() ? 0 : 1;
                assertThat(receipt.get().entries()).isEqualTo(journal().read("a", 1, 10));
            }
            assertThat(stored).isEqualTo(1);
        }
    }
}
