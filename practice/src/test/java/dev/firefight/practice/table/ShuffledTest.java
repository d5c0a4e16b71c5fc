package dev.firefight.practice.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.incident.Alarm.AlertFired;
import dev.firefight.incident.Course.Declared;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Inquiry.HypothesisPinned;
import dev.firefight.incident.Inquiry.Observed;
import dev.firefight.incident.Inquiry.Source;
import dev.firefight.incident.Person;
import dev.firefight.practice.desk.DemoDrill;
import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.table.Shuffled.Answered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Entries are shuffled, and an order is worth as much as it has pairs that are right. */
class ShuffledTest {
    private static final Instant START = Instant.parse("2026-03-02T19:00:00Z");
    private static final List<Entry> DEMO = DemoDrill.played("test").timeline();
    private static final Shuffled DRILL = Shuffled.of(DEMO, 7).orElseThrow();

    private static Entry entry(long number, long second, Fact fact) {
        return new Entry(number, START.plusSeconds(second), new Person("Ada"), fact);
    }

    /** Alerts of different kinds of facts would be long to write; what is seen does as well, where it is the only kind. */
    private static Shuffled atMoments(int... seconds) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < seconds.length; i++) {
            entries.add(entry(i + 1, seconds[i], new Observed("the " + (i + 1) + ". thing", Source.LOG)));
        }
        return new Shuffled(entries, new Story(entries, entries));
    }

    private static List<Entry> shuffled(List<Entry> all, Chance chance) {
        List<Entry> left = new ArrayList<>(all);
        List<Entry> order = new ArrayList<>();
        while (!left.isEmpty()) {
            order.add(left.remove(chance.below(left.size())));
        }
        return order;
    }

    private static Answered answered(Shuffled drill, List<Entry> order) {
        return drill.answered(order, Map.of());
    }

    @Test
    void theOrderOfTheTimelineIsAllRightAndTheOppositeAllWrong() {
        assertThat(answered(DRILL, DRILL.inOrder()).pairs().percent()).isEqualTo(100);
        assertThat(answered(DRILL, DRILL.inOrder().reversed()).pairs().right()).isZero();
        assertThat(answered(DRILL, DRILL.inOrder()).off().values()).containsOnly(0);
    }

    @Test
    void anyOrderAndItsOppositeAreTogetherAllPairsOnce() {
        for (long seed = 0; seed < 500; seed++) {
            Shuffled drill = seed % 2 == 0 ? DRILL : atMoments(0, 5, 5, 5, 9, 12, 12, 40, 41);
            List<Entry> order = shuffled(drill.entries(), new Chance(seed, "orders"));
            var one = answered(drill, order).pairs();
            var opposite = answered(drill, order.reversed()).pairs();
            assertThat(one.all()).isEqualTo(opposite.all());
            assertThat(one.right() + opposite.right()).as("seed " + seed).isEqualTo(one.all());
        }
    }

    @Test
    void twoNeighboursThatChangePlacesMakeOnePairOfDifference() {
        for (long seed = 0; seed < 500; seed++) {
            Chance chance = new Chance(seed, "neighbours");
            List<Entry> order = shuffled(DRILL.entries(), chance);
            int at = chance.below(order.size() - 1);
            List<Entry> other = new ArrayList<>(order);
            other.set(at, order.get(at + 1));
            other.set(at + 1, order.get(at));
            int before = Integer.signum(
                    order.get(at + 1).at().compareTo(order.get(at).at()));
            assertThat(answered(DRILL, order).pairs().right()
                            - answered(DRILL, other).pairs().right())
                    .as("seed " + seed)
                    .isEqualTo(before);
        }
    }

    @Test
    void whatWasWrittenAtTheSameMomentIsRightInAnyOrder() {
        Shuffled drill = atMoments(0, 5, 5, 5, 9);
        List<Entry> order = new ArrayList<>(drill.inOrder());
        order.set(1, drill.inOrder().get(3));
        order.set(3, drill.inOrder().get(1));
        assertThat(answered(drill, order).pairs().percent()).isEqualTo(100);
        assertThat(answered(drill, order).pairs().all()).isEqualTo(7);
        assertThat(answered(drill, order).off().values()).containsOnly(0);
    }

    @Test
    void whatStandsTooFarUpOrDownIsToldByHowManyPlaces() {
        Shuffled drill = atMoments(0, 1, 2, 3);
        List<Entry> order = new ArrayList<>(drill.inOrder());
        order.addLast(order.removeFirst());
        assertThat(answered(drill, order).off()).isEqualTo(Map.of(1L, 3, 2L, -1, 3L, -1, 4L, -1));
    }

    @Test
    void theSameSeedShufflesTheSameAndAnotherOneOtherwise() {
        assertThat(Shuffled.of(DEMO, 7)).isEqualTo(Optional.of(DRILL));
        assertThat(Shuffled.of(DEMO, 8).orElseThrow().entries())
                .isNotEqualTo(DRILL.entries())
                .containsExactlyInAnyOrderElementsOf(DRILL.entries());
    }

    @Test
    void ofTheShippedDrillWhatTellsItsStoryIsAskedFor() {
        assertThat(DRILL.inOrder())
                .hasSizeBetween(Shuffled.LEAST, Shuffled.MOST)
                .isSubsetOf(DEMO);
        assertThat(DRILL.inOrder()).anyMatch(one -> one.fact() instanceof Declared);
        Answered none = DRILL.answered(
                DRILL.entries(), Map.of(Question.FIRST_SIGN, 0L, Question.HELPED, 0L, Question.TELL_OTHERS, 0L));
        assertThat(none.rightAnswers()).isZero();
        for (Question question : Question.values()) {
            List<Long> right = none.right().getOrDefault(question, List.of());
            assertThat(right).as(question.words()).isNotEmpty();
            assertThat(DRILL.answered(DRILL.entries(), Map.of(question, right.getFirst()))
                            .isRight(question))
                    .isTrue();
        }
        assertThat(none.toldAfter()).isPresent();
    }

    @Test
    void whereNoActHelpedNoneOfThemIsRight() {
        Shuffled drill = atMoments(0, 1, 2, 3);
        assertThat(drill.answered(drill.entries(), Map.of(Question.HELPED, 0L)).isRight(Question.HELPED))
                .isTrue();
        assertThat(drill.answered(drill.entries(), Map.of(Question.HELPED, 2L)).isRight(Question.HELPED))
                .isFalse();
        assertThat(answered(drill, drill.entries()).isRight(Question.HELPED))
                .as("not answered")
                .isFalse();
    }

    @Test
    void anAlertOfTheMomentOfTheDeclarationIsAFirstSignAsWell() {
        List<Entry> entries = List.of(
                entry(1, 0, new Observed("all is well", Source.LOG)),
                entry(2, 60, new AlertFired("Slow", "cart", "page", "it is slow", "", 0, Optional.empty())),
                entry(3, 90, new Observed("slow", Source.METRIC)));
        assertThat(new Story(entries, entries).right(Question.FIRST_SIGN)).containsExactly(2L);
    }

    @Test
    void aTimelineInWhichHardlyAnythingHappenedIsNotTaken() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            entries.add(entry(i, i, new HypothesisPinned(1)));
        }
        assertThat(Shuffled.of(entries, 1)).isEmpty();
        assertThat(Shuffled.of(List.of(), 1)).isEmpty();
    }

    @Test
    void anOrderThatLacksSomethingOrHasItTwiceIsRefused() {
        assertThatThrownBy(() -> answered(
                        DRILL, DRILL.entries().subList(1, DRILL.entries().size())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("once");
        List<Entry> twice = new ArrayList<>(DRILL.entries());
        twice.set(0, twice.get(1));
        assertThatThrownBy(() -> answered(DRILL, twice)).isInstanceOf(IllegalArgumentException.class);
    }
}
