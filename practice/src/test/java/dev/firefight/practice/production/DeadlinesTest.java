package dev.firefight.practice.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.engine.Agenda;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final long PATIENCE = 100;

    /** Those who wait, by slot, with the ticket of what they wait for. */
    private final TreeMap<Integer, Long> waiting = new TreeMap<>();

    private final List<String> over = new ArrayList<>();
    private final Agenda agenda = new Agenda(0);

    private Deadlines deadlines(Runnable then) {
        return new Deadlines(agenda, new Deadlines.Patience() {
            @Override
            public boolean isWaiting(int slot, long ticket) {
                return waiting.getOrDefault(slot, -1L) == ticket;
            }

            @Override
            public void isOver(int slot) {
                waiting.remove(slot);
                over.add(slot + " at " + agenda.nowNanos());
                then.run();
            }
        });
    }

    @Test
    void whoBeganEarlierGivesUpInTimeThoughSomebodyBeginsBecauseAnotherGaveUp() {
        Deadlines[] deadlines = new Deadlines[1];
        deadlines[0] = deadlines(() -> {
            if (over.size() == 1) {
                waiting.put(9, 9L);
                deadlines[0].add(9, 9, agenda.nowNanos() + PATIENCE);
            }
        });
        for (int slot = 0; slot < 3; slot++) {
            agenda.runUntil(slot * 10L);
            waiting.put(slot, (long) slot);
            deadlines[0].add(slot, slot, agenda.nowNanos() + PATIENCE);
        }

        agenda.runUntil(1_000);

        assertThat(over).containsExactly("0 at 100", "1 at 110", "2 at 120", "9 at 200");
    }

    @Test
    void eachWhoIsNotAnsweredGivesUpAtItsTimeAndNobodyElse() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            waiting.clear();
            over.clear();
            Deadlines deadlines = deadlines(() -> {});
            List<String> expected = new ArrayList<>();
            TreeMap<Integer, Long> due = new TreeMap<>();
            long ticket = 0;
            for (int i = 0; i < 300; i++) {
                agenda.runUntil(agenda.nowNanos() + random.nextInt(20));
                due.entrySet().removeIf(one -> {
                    boolean isOver = one.getValue() <= agenda.nowNanos();
                    if (isOver) {
                        expected.add(one.getKey() + " at " + one.getValue());
                    }
                    return isOver;
                });
                int slot = random.nextInt(1_000);
                if (random.nextInt(3) == 0 && !waiting.isEmpty()) { // somebody is answered
                    due.remove(waiting.pollFirstEntry().getKey());
                } else if (!waiting.containsKey(slot)) {
                    long now = agenda.nowNanos();
                    waiting.put(slot, ++ticket);
                    deadlines.add(slot, ticket, now + PATIENCE);
                    due.put(slot, now + PATIENCE);
                }
            }
            agenda.runUntil(agenda.nowNanos() + PATIENCE);
            due.forEach((slot, at) -> expected.add(slot + " at " + at));

            assertThat(over).as("seed " + seed).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(waiting).as("seed " + seed).isEmpty();
            assertThat(agenda.planned()).as("seed " + seed).isLessThanOrEqualTo(1);
        }
    }
}
