package dev.firefight.server.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpiriesTest {
    private static final Instant START = Instant.parse("2026-03-01T02:15:00Z");

    private final Expiries expiries = new Expiries();

    @Test
    void whatIsToldAgainGoesOnUntilTheLatestEndThatWasSaid() {
        expiries.prolong(1, START.plusSeconds(10));
        expiries.prolong(1, START.plusSeconds(30));
        expiries.prolong(1, START.plusSeconds(20));

        assertThat(expiries.due(START.plusSeconds(29), _ -> true)).isEmpty();
        assertThat(expiries.due(START.plusSeconds(30), _ -> true)).containsExactly(1L);
    }

    @Test
    void whatIsDueStaysSoUntilItHasEnded() {
        expiries.prolong(2, START.plusSeconds(1));
        expiries.prolong(1, START.plusSeconds(2));

        assertThat(expiries.due(START.plusSeconds(9), _ -> true)).containsExactly(1L, 2L);
        assertThat(expiries.due(START.plusSeconds(9), one -> one == 2)).containsExactly(2L);
        assertThat(expiries.due(START.plusSeconds(9), _ -> true)).containsExactly(2L);
    }

    @Test
    void whatEndedLongBeforeItsTimeIsForgotten() {
        Instant far = Instant.parse("9998-01-01T00:00:00Z");
        for (long episode = 0; episode < 100_000; episode++) {
            long last = episode;
            expiries.prolong(episode, far);
            expiries.due(START, one -> one > last - 10);
        }

        assertThat(expiries.kept()).isLessThan(1_100);
        assertThat(expiries.due(far, one -> one > 99_989)).hasSize(10);
    }

    @Test
    void whateverIsSaidItAgreesWithLookingAtAllOfThem() {
        Random random = new Random(20260301);
        Map<Long, Instant> ends = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            long episode = random.nextInt(50);
            Instant end = START.plusSeconds(random.nextInt(1_000));
            expiries.prolong(episode, end);
            ends.merge(episode, end, (a, b) -> a.isAfter(b) ? a : b);
            Instant now = START.plusSeconds(random.nextInt(1_100));
            Set<Long> open = Set.of(1L, 2L, 3L, 5L, 8L, 13L, 21L, 34L);
            List<Long> due = ends.entrySet().stream()
                    .filter(one -> !one.getValue().isAfter(now))
                    .map(Map.Entry::getKey)
                    .filter(open::contains)
                    .sorted()
                    .toList();
            assertThat(expiries.due(now, open::contains)).as("step %d", i).isEqualTo(due);
            ends.entrySet().removeIf(one -> !one.getValue().isAfter(now) && !open.contains(one.getKey()));
        }
    }
}
