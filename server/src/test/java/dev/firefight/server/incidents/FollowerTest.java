package dev.firefight.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.journal.Addition;
import dev.firefight.journal.Bytes;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows the journal sees each entry once, in its order. */
class FollowerTest {
    private static final Draft DRAFT = new Draft("any", Instant.EPOCH, Bytes.ofText("{}"));

    @TempDir
    private Path directory;

    private final List<Long> seen = Collections.synchronizedList(new ArrayList<>());

    private Journal journal() {
        return Journal.open(new Place.InFile(directory.resolve("journal.db")));
    }

    private static long append(Journal journal, int entries) {
        Draft[] drafts = IntStream.range(0, entries).mapToObj(_ -> DRAFT).toArray(Draft[]::new);
        return journal.append(List.of(Addition.atTheEnd("any", drafts)))
                .entries()
                .getLast()
                .position();
    }

    @Test
    void everyEntryIsTakenInOnceBeforeTheStartIsOverAndAfterIt() {
        try (Journal journal = journal()) {
            for (int group = 0; group < 10; group++) {
                append(journal, 1_000); // some pages
            }
            try (Follower follower = new Follower(journal, List.of(entry -> seen.add(entry.position())))) {
                follower.start();
                assertThat(seen).hasSize(10_000);
                for (int one = 0; one < 50; one++) {
                    follower.awaits(append(journal, 1));
                    assertThat(seen).hasSize(10_001 + one);
                }
            }
        }
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 10_050).boxed().toList());
    }

    @Test
    void whatNobodyUnderstandsEndsTheFollowingAndWordsGoOn() throws InterruptedException {
        Words words = new Words();
        try (Journal journal = journal();
                Follower follower = new Follower(journal, List.of(_ -> {
                    throw new IllegalStateException("an entry of a newer program");
                }));
                Follower searching = new Follower(journal, List.of(words))) {
            follower.start();
            searching.start();
            assertThat(follower.isFollowing()).isTrue();
            Draft noJson = new Draft("any", Instant.EPOCH, Bytes.ofText("\u0000no JSON"));
            Draft text = new Draft("any", Instant.EPOCH, Bytes.ofText("{\"a\":\"harbour\"}"));
            journal.append(List.of(Addition.atTheEnd(Streams.name(1), noJson)));
            long last = journal.append(List.of(Addition.atTheEnd(Streams.name(2), text)))
                    .entries()
                    .getLast()
                    .position();
            for (int wait = 0; wait < 200 && (follower.isFollowing() || searching.position() < last); wait++) {
                Thread.sleep(50);
            }
            assertThat(follower.isFollowing()).isFalse();
            assertThat(searching.isFollowing()).isTrue();
            assertThat(words.search("harbour", last).incidents().stream().toArray())
                    .containsExactly(2);
        }
    }

    @Test
    void aJournalWithoutEntriesIsFollowed() {
        try (Journal journal = journal();
                Follower follower = new Follower(journal, List.of(entry -> seen.add(entry.position())))) {
            follower.start();
            follower.awaits(append(journal, 1));
            assertThat(seen).containsExactly(1L);
        }
    }
}
