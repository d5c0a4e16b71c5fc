package dev.firefight.practice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgendaTest {
    /** Something planned, in the order of planning. */
    private record Planned(long atNanos, int number) {}

    @Test
    void whatIsPlannedHappensInOrderOfTimeAndThenOfPlanning() {
        Agenda agenda = new Agenda(100);
        List<Integer> happened = new ArrayList<>();
        int actor = agenda.enrol(happened::add);
        agenda.plan(300, actor, 1);
        agenda.plan(200, actor, 2);
        agenda.plan(300, actor, 3);
        agenda.plan(200, actor, 4);
        agenda.plan(300, actor, 5);

        agenda.runUntil(1_000);

        assertThat(happened).containsExactly(2, 4, 1, 3, 5);
        assertThat(agenda.nowNanos()).isEqualTo(1_000);
        assertThat(agenda.happened()).isEqualTo(5);
        assertThat(agenda.planned()).isZero();
        assertThat(agenda.nextNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatLiesInThePastHappensNowAndAfterWhatIsPlannedForNow() {
        Agenda agenda = new Agenda(0);
        List<String> happened = new ArrayList<>();
        int[] actors = new int[2];
        actors[0] = agenda.enrol(detail -> happened.add(detail + " at " + agenda.nowNanos()));
        actors[1] = agenda.enrol(_ -> agenda.plan(7, actors[0], 2));
        agenda.plan(50, actors[1], 0);
        agenda.plan(50, actors[0], 1);

        agenda.runUntil(50);

        assertThat(happened).containsExactly("1 at 50", "2 at 50");
    }

    @Test
    void whatIsLaterStaysPlanned() {
        Agenda agenda = new Agenda(0);
        List<Integer> happened = new ArrayList<>();
        int actor = agenda.enrol(happened::add);
        agenda.plan(51, actor, Agenda.DETAILS - 1);
        agenda.plan(50, actor, 0);

        agenda.runUntil(50);

        assertThat(happened).containsExactly(0);
        assertThat(agenda.nextNanos()).isEqualTo(51);
        agenda.runUntil(51);
        assertThat(happened).containsExactly(0, Agenda.DETAILS - 1);
    }

    @Test
    void anyMixtureOfPlanningAndHappeningIsThatOfASortedList() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Agenda agenda = new Agenda(1_000);
            List<Integer> happened = new ArrayList<>();
            List<Integer> expected = new ArrayList<>();
            List<Planned> planned = new ArrayList<>();
            int actor = agenda.enrol(happened::add);
            int span = 1 + random.nextInt(random.nextBoolean() ? 5 : 5_000); // many at the same time, or hardly any
            int number = 0;
            for (int round = 0; round < 20; round++) {
                for (int i = random.nextInt(200); i > 0; i--) {
                    long at = agenda.nowNanos() + random.nextInt(span);
                    agenda.plan(at, actor, number);
                    planned.add(new Planned(at, number++));
                }
                long until = agenda.nowNanos() + random.nextInt(span);
                agenda.runUntil(until);
                planned.sort(Comparator.comparingLong(Planned::atNanos)); // stable
                while (!planned.isEmpty() && planned.getFirst().atNanos() <= until) {
                    expected.add(planned.removeFirst().number());
                }
                assertThat(happened).as("seed " + seed).isEqualTo(expected);
                assertThat(agenda.planned()).as("seed " + seed).isEqualTo(planned.size());
            }
        }
    }

    @Test
    void actorsBeyondTheBoundAreRefused() {
        Agenda agenda = new Agenda(0);
        List<Integer> last = new ArrayList<>();
        for (int i = 1; i < Agenda.MOST_ACTORS; i++) {
            agenda.enrol(_ -> {});
        }
        agenda.plan(1, agenda.enrol(last::add), 9);

        assertThatThrownBy(() -> agenda.enrol(_ -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("8192");
        agenda.runUntil(1);
        assertThat(last).containsExactly(9);
    }
}
