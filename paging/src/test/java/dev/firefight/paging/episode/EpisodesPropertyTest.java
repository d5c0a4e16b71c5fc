package dev.firefight.paging.episode;

import static dev.firefight.paging.episode.Alertings.at;
import static dev.firefight.paging.episode.Alertings.firing;
import static dev.firefight.paging.episode.Alertings.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.paging.episode.AlertFact.Alert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two senders that tell the truth, over lines that lose, repeat, delay and swap what they tell. */
class EpisodesPropertyTest {
    /** As long as a message is on its way at most; longer, and nobody could tell it from a new one. */
    private static final int LONGEST_DELAY_S = 14;

    private record Heard(long at, Alert alert) {}

    static LongStream seeds() {
        return LongStream.range(0, 2_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsOpenInTheEndIsWhatFiresInTruth(long seed) {
        Random random = new Random(seed);
        Set<String> truth = new TreeSet<>();
        List<Heard> messages = new ArrayList<>();
        for (int alert = 0; alert < 1 + random.nextInt(4); alert++) {
            if (tell(random, "a" + alert, messages)) {
                truth.add("a" + alert);
            }
        }
        messages.sort(Comparator.comparingLong(Heard::at));
        Alertings book = new Alertings();
        for (Heard one : messages) {
            book.hear(one.at(), one.alert());
            decide(random, book, one.at());
            Set<String> names = new HashSet<>(book.openNames());
            assertThat(book.openNames())
                    .as("seed %d: one episode an alert", seed)
                    .hasSameSizeAs(names);
        }
        assertThat(new TreeSet<>(book.openNames()))
                .as("seed %d: %s", seed, messages)
                .isEqualTo(truth);
        assertThat(replayed(messages, true)).as("seed %d", seed).isEqualTo(replayed(messages, false));
    }

    /** A life of an alert as both senders tell it; whether it fires in the end. */
    private static boolean tell(Random random, String name, List<Heard> into) {
        long now = random.nextInt(100);
        int times = 1 + random.nextInt(5);
        boolean isOpen = random.nextBoolean();
        for (int time = 0; time < times; time++) {
            long start = now;
            long end = start + 1 + random.nextInt(200);
            boolean isLast = time == times - 1;
            boolean isLost = !isLast && random.nextInt(4) == 0;
            int sure = random.nextInt(2);
            for (int sender = 0; sender < 2; sender++) {
                for (long at = start; at < end; at += 40 + random.nextInt(40)) {
                    if (random.nextInt(3) > 0 || (sender == sure && isLast && at == start)) {
                        send(random, into, at, firing(name, start));
                    }
                }
                if (!(isLast && isOpen) && !isLost && (sender == sure || random.nextInt(3) > 0)) {
                    send(random, into, end, resolved(name, start, end));
                }
            }
            now = end + 1 + random.nextInt(random.nextBoolean() ? 10 : 300);
        }
        return isOpen;
    }

    private static void send(Random random, List<Heard> into, long at, Alert alert) {
        for (int copy = 0; copy < 1 + random.nextInt(2); copy++) {
            into.add(new Heard(at + random.nextInt(LONGEST_DELAY_S), alert));
        }
    }

    private static void decide(Random random, Alertings book, long now) {
        List<Episode> undecided = List.copyOf(book.episodes.undecided());
        if (random.nextInt(3) == 0 && !undecided.isEmpty()) {
            List<Long> ids = undecided.stream().map(Episode::id).toList();
            book.episodes.take(
                    at(now),
                    random.nextBoolean()
                            ? new EpisodeFact.Held("a test", Optional.of(at(now + random.nextInt(50))), ids)
                            : new EpisodeFact.Joined(random.nextInt(3), "usual", "g", "a test", ids));
        }
    }

    private static List<Object> replayed(List<Heard> messages, boolean asks) {
        Alertings book = new Alertings();
        for (Heard one : messages) {
            if (asks) {
                // Questions alter nothing.
                book.episodes.effect(at(one.at()), Alertings.MAIN, one.alert());
            }
            book.hear(one.at(), one.alert());
            decide(new Random(one.at()), book, one.at());
        }
        return List.of(
                List.copyOf(book.episodes.open()),
                List.copyOf(book.episodes.undecided()),
                List.copyOf(book.episodes.gatherings()),
                book.episodes.nextAwaited(),
                book.episodes.held());
    }
}
